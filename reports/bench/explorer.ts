/**
 * How fast the explorer is, on the machine that explorers are compared on, beside one that is written by hand for it.
 *
 * Every search must find the counts that are known, or the benchmark fails. Processor time, and for threads time on the
 * clock, median of rounds that alternate. Run with `npm run bench:explorer`, or with `-- S M` for some scopes only.
 */
import { reference } from "../../model/systems/reference.ts"
import { searchLocally } from "../../properties/explorer/local/search.ts"
import { lwwActors } from "../../properties/explorer/machines/lww/actors.ts"
import { type LwwScope, lwwScopes } from "../../properties/explorer/machines/lww/leader.ts"
import { lww } from "../../properties/explorer/machines/lww/machine.ts"
import { lwwUpToNames } from "../../properties/explorer/machines/lww/names.ts"
import { packedReplication } from "../../properties/explorer/machines/replication.ts"
import { searched } from "../../properties/explorer/packed/search.ts"
import { searchInThreads } from "../../properties/explorer/packed/threads.ts"
import type { ExploreScope } from "../../properties/explorer/replication.ts"
import { searchByHand } from "./baselines/lww-by-hand.ts"
import { median, rounds } from "./figure.ts"

interface Counts {
  readonly states: number
  /** Moves taken; other explorers count the initial state among the states generated, which is one more. */
  readonly transitions: number
}

interface Search {
  readonly name: string
  readonly counts: Counts
  readonly run: () => Counts | Promise<Counts>
}

const known = {
  S: { full: [126_107, 569_586], names: [126_107, 569_586], actors: [638, 891] },
  M: { full: [1_941_579, 8_839_938], names: [970_790, 4_419_972], actors: [4724, 6648] },
  L: { full: [6_608_217, 29_443_662], names: [3_304_109, 14_721_834], actors: [89_828, 136_920] },
} as const

const counted = ([states, transitions]: readonly [number, number]): Counts => ({ states, transitions })

const searchesOf = (name: keyof typeof lwwScopes): ReadonlyArray<Search> => {
  const scope: LwwScope = lwwScopes[name]
  const { full, names, actors } = known[name]
  const inThreads = (threads: number): Search => ({
    name: `${threads === 1 ? "one thread" : `${threads} threads`}, shared table`,
    counts: counted(full),
    run: () => searchInThreads({ machine: "ml-lww", scope }, { threads, states: 10_000_000, paths: false }),
  })
  return [
    { name: "by hand", counts: counted(full), run: () => searchByHand(scope) },
    { name: "packed", counts: counted(full), run: () => searched(lww(scope)) },
    { name: "up to names", counts: counted(names), run: () => searched(lwwUpToNames(scope)) },
    { name: "by actors, up to names", counts: counted(actors), run: () => searchLocally(lwwActors(scope)) },
    inThreads(1),
    inThreads(2),
  ]
}

interface Timed {
  readonly cpu: number
  readonly wall: number
}

const time = async ({ name, counts, run }: Search): Promise<Timed> => {
  const [begin, began] = [process.cpuUsage(), performance.now()]
  const { states, transitions } = await run()
  const { user, system } = process.cpuUsage(begin)
  if (states !== counts.states || transitions !== counts.transitions)
    throw new Error(
      `${name}: ${states} states and ${transitions} transitions instead of ${counts.states} and ${counts.transitions}`,
    )
  return { cpu: (user + system) / 1e6, wall: (performance.now() - began) / 1e3 }
}

const write = (text: string) => process.stdout.write(`${text}\n`)
const row = (...cells: ReadonlyArray<string>) =>
  write(cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(12))).join(""))
const count = (amount: number) => amount.toLocaleString("en")

const measured = async (searches: ReadonlyArray<Search>, times: number) => {
  const all = new Map<Search, Array<Timed>>()
  for (let round = 0; round <= times; round++)
    for (const search of searches) {
      const timed = await time(search)
      // The first round warms up.
      if (round > 0 || times === 0) all.set(search, [...(all.get(search) ?? []), timed])
    }
  return searches.map((search) => ({
    ...search,
    cpu: median((all.get(search) ?? []).map(({ cpu }) => cpu)),
    wall: median((all.get(search) ?? []).map(({ wall }) => wall)),
  }))
}

const asked = process.argv.slice(2)
const names = (["S", "M", "L"] as const).filter((name) => asked.length === 0 || asked.includes(name))
for (const name of names) {
  const figures = await measured(searchesOf(name), name === "S" ? rounds : name === "M" ? 3 : 0)
  const byHand = figures[0]?.cpu ?? 0
  write(`ML-LWW, scope ${name}; 1.00 is the processor time of the search by hand.`)
  row("", "states", "transitions", "CPU s", "ratio", "wall s")
  for (const { name: what, counts, cpu, wall } of figures)
    row(
      what,
      count(counts.states),
      count(counts.transitions),
      cpu.toFixed(2),
      (cpu / byHand).toFixed(2),
      wall.toFixed(2),
    )
  write("")
}

const scopes: ReadonlyArray<readonly [string, ExploreScope, readonly [number, number]]> = [
  [
    "4 increments",
    {
      leaders: 3,
      writes: 4,
      keys: 1,
      families: ["counter"],
      features: [],
      faults: [],
      faultMoves: 0,
    },
    [1_183_453, 1_488_948],
  ],
  [
    "3 writes to a row",
    { leaders: 3, writes: 3, keys: 1, families: ["row"], features: [], faults: [], faultMoves: 0 },
    [39_821, 50_280],
  ],
]
write("The replication model, reference design, three leaders.")
row("", "states", "transitions", "CPU s", "states/s", "bytes/state")
for (const [name, scope, counts] of scopes) {
  let bytes = 0
  const run = (): Counts => {
    const found = searched(packedReplication(reference, scope))
    ;({ bytes } = found)
    return found
  }
  const [figure] = await measured([{ name, counts: counted(counts), run }], 3)
  const { states, transitions } = counted(counts)
  const cpu = figure?.cpu ?? 0
  row(
    name,
    count(states),
    count(transitions),
    cpu.toFixed(2),
    count(Math.round(states / cpu)),
    (bytes / states).toFixed(0),
  )
}
