/**
 * How fast the suite is, as figures of one run on one machine: compare ratios, not seconds.
 *
 * Rates are per second of processor time, so that other work on the machine counts less. Every figure is the median of
 * several rounds; the rounds of all figures alternate, so that a slow moment hits them alike. Run with `npm run bench`.
 */
import { bdr1 } from "../../model/systems/bdr-1.ts"
import { reference } from "../../model/systems/reference.ts"
import { seedOf } from "../../properties/adversary/random.ts"
import { widest } from "../../properties/adversary/scope.ts"
import { uniformSchedule } from "../../properties/adversary/uniform.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { evidenceOf } from "../../properties/evidence.ts"
import { breadthFirst } from "../../properties/explorer/breadth-first.ts"
import { replicationMachine } from "../../properties/explorer/replication.ts"
import { hunt } from "../../properties/mutants/hunt.ts"
import { loadMutants } from "../../properties/mutants/mutants.ts"
import { play } from "../../properties/play.ts"
import { simulated } from "../../properties/simulation/cluster.ts"
import { implementations } from "../../properties/subjects/registry.ts"
import { modelSubject } from "../../properties/subjects/model.ts"
import type { Subject } from "../../properties/subjects/subject.ts"

const rounds = 5
const moves = 60

interface Figure {
  readonly name: string
  readonly unit: string
  /** Does the work once and says how much of the unit it was. */
  readonly work: (round: number) => number
}

const playing =
  (subject: Subject, schedules: number, judge: boolean) =>
  (round: number): number => {
    const scope = widest(subject, 3, moves)
    for (let run = 0; run < schedules; run++) {
      const history = play(subject, uniformSchedule(scope, seedOf(round, run)))
      if (!judge) continue
      const evidence = evidenceOf(history)
      for (const property of catalogue) property.check(evidence)
    }
    return schedules
  }

const inMoves =
  (work: (round: number) => number) =>
  (round: number): number =>
    work(round) * moves

const exploring = (): number => {
  const scope = {
    leaders: 3,
    writes: 3,
    keys: 1,
    families: ["row"],
    features: [],
    faults: [],
    faultMoves: 0,
  } as const
  const search = breadthFirst(replicationMachine(bdr1, scope), 1_000_000, () => true)
  let sofar = search.next()
  while (sofar.done !== true) sofar = search.next()
  return sofar.value.states
}

const [lockstepped] = implementations
const model = modelSubject(reference, "reference")
const mutants = await loadMutants()

/** Finds and shrinks every mutant of the model by the first property that it names. */
const hunting = (round: number): number => {
  for (const mutant of mutants) {
    if (mutant.of !== "model") continue
    const property = catalogue.find(({ id }) => id === mutant.kills[0])
    if (property === undefined || hunt(mutant.subject, property, round, 5000) === null)
      throw new Error(`${mutant.id} survived`)
  }
  return mutants.filter(({ of }) => of === "model").length
}

const figures: ReadonlyArray<Figure> = [
  { name: "model, random play, no properties", unit: "moves", work: inMoves(playing(model, 600, false)) },
  { name: "model, random play, all properties", unit: "moves", work: inMoves(playing(model, 600, true)) },
  { name: "implementation alone, all properties", unit: "schedules", work: playing(simulated, 120, true) },
  ...(lockstepped === undefined
    ? []
    : [{ name: "lockstep, all properties", unit: "schedules", work: playing(lockstepped, 120, true) }]),
  { name: "breadth-first, BDR 1, 3 leaders, 3 writes", unit: "states", work: exploring },
  { name: "seeded bugs of the model, found and shrunk", unit: "bugs", work: hunting },
]

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const rates = new Map<Figure, Array<number>>()
for (let round = 0; round <= rounds; round++)
  for (const figure of figures) {
    const begin = process.cpuUsage()
    const amount = figure.work(round)
    const { user, system } = process.cpuUsage(begin)
    const rate = (amount / (user + system)) * 1_000_000
    // The first round warms up.
    if (round > 0) rates.set(figure, [...(rates.get(figure) ?? []), rate])
  }

const baseline = median([...(rates.values().next().value ?? [])])
const write = (text: string) => process.stdout.write(`${text}\n`)
write(
  `Median of ${rounds} rounds, ${moves} moves a schedule, 3 leaders; a rate of 1.00 is the model's bare random play.`,
)
for (const [{ name, unit }, values] of rates) {
  const rate = median(values)
  const asMoves = unit === "moves" ? rate : unit === "schedules" ? rate * moves : null
  const ratio = asMoves === null ? "" : `  ${(asMoves / baseline).toFixed(3)}`
  write(`${name.padEnd(46)} ${Math.round(rate).toLocaleString("en").padStart(12)} ${unit}/s${ratio}`)
}
