/**
 * How to read this: `classesPlainly` below is the slow and literal count that the search is held against. It plays every
 * order of moves there is and tells two of them apart by what was done at each leader, in order, and by the order of the
 * writes; it knows nothing of normal forms. Every finished run of the search must be one of these classes, each once.
 */
import { describe, expect, it } from "vitest"
import { type Cluster, start } from "../../model/replication/cluster.ts"
import type { Design } from "../../model/replication/design.ts"
import type { Happening } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import { step } from "../../model/replication/step.ts"
import { bdr1 } from "../../model/systems/bdr-1.ts"
import { goldengateAcdr } from "../../model/systems/goldengate-acdr.ts"
import { mariadbRingIdempotent, mariadbRingStrict } from "../../model/systems/mariadb-ring.ts"
import { reference, referenceRing, referenceStar } from "../../model/systems/reference.ts"
import { singleLeader } from "../../model/systems/single-leader.ts"
import { tungsten } from "../../model/systems/tungsten.ts"
import { graph, tree } from "../../model/topology.ts"
import { type LeaderId, leadersOf } from "../../model/vocabulary/leader.ts"
import { recordWrites } from "../adversary/record-writes.ts"
import type { Write } from "../../model/vocabulary/write.ts"
import type { Step } from "../history.ts"
import { everyName, namingOf, type Timing } from "./naming.ts"
import { finishedRuns } from "./runs.ts"
import { oneRow, type RunScope } from "./scope.ts"

const timings: ReadonlyArray<Timing> = ["alike", "ties", "skew", "step back"]

const within = (leaders: number, writes: number, timing: Timing = "alike"): RunScope => ({
  leaders,
  writes,
  offered: oneRow,
  timing,
})

/** What a class of runs is told by: what was done at each leader, in order, and the order of the writes. */
interface Told {
  readonly leaders: ReadonlyArray<ReadonlyArray<string>>
  readonly writes: ReadonlyArray<string>
}

const untold = (leaders: number): Told => ({ leaders: leadersOf(leaders).map(() => []), writes: [] })

const letters = "ABC"
const name = (leader: LeaderId): string => letters[leader] ?? "?"

const told = (before: Told, { move, happened }: Step, rename: (leader: LeaderId) => LeaderId): Told => {
  const called = (leader: LeaderId): string => name(rename(leader))
  const [first] = happened
  if (first === undefined || !("at" in first)) return before
  const text =
    move.kind === "write"
      ? `wrote ${JSON.stringify(move.write)} after ${move.after}`
      : move.kind === "clock"
        ? `clock ${move.by}`
        : move.kind === "deliver" && "dot" in first
          ? `${called(first.dot.leader)}${first.dot.sequence} from ${called(move.from)}`
          : "?"
  const at = rename(first.at)
  return {
    leaders: before.leaders.with(at, [...(before.leaders[at] ?? []), text]),
    writes: move.kind === "write" ? [...before.writes, called(move.at)] : before.writes,
  }
}

const same = (leader: LeaderId): LeaderId => leader
const moved = (happened: ReadonlyArray<Happening>): boolean =>
  happened.some((one) => one.kind !== "stopped" && !(one.kind === "refused" && one.why === "absent"))

/** How many ties, jumps before the first write and jumps after a write of the same leader a run has. */
interface Odd {
  readonly ties: number
  readonly skews: number
  readonly stepsBack: number
}

const allowed: Readonly<Record<Timing, Odd>> = {
  alike: { ties: 0, skews: 0, stepsBack: 0 },
  ties: { ties: 1, skews: 0, stepsBack: 0 },
  skew: { ties: 0, skews: 1, stepsBack: 0 },
  "step back": { ties: 0, skews: 0, stepsBack: 1 },
}

const classesPlainly = (
  design: Design,
  { leaders, writes, timing, offered }: RunScope,
): ReadonlySet<string> => {
  const finished = new Set<string>()
  const known = new Set<string>()
  const most = allowed[timing]
  const after = timing === "skew" || timing === "step back" ? 2 : 1
  const from = (cluster: Cluster, so: Told, odd: Odd, pending: LeaderId | null): void => {
    const text = JSON.stringify([so, pending])
    if (known.has(text)) return
    known.add(text)
    const play = (move: Move, next: Odd, jumped: LeaderId | null): boolean => {
      const { cluster: then, happened } = step(design, cluster, move)
      if (!moved(happened)) return false
      from(then, told(so, { move, happened }, same), next, jumped)
      return true
    }
    const written = so.writes.length
    for (const at of leadersOf(leaders)) {
      const decides = design.accepts === "first" ? 0 : at
      if (written === writes || (pending !== null && decides !== pending)) continue
      for (const write of offered(written + 1)) {
        play({ kind: "write", at, after, write }, odd, null)
        if (odd.ties < most.ties && written > 0)
          play({ kind: "write", at, after: 0, write }, { ...odd, ties: odd.ties + 1 }, null)
      }
      if (odd.skews < most.skews && written === 0)
        for (const by of [-5, 5]) play({ kind: "clock", at, by }, { ...odd, skews: odd.skews + 1 }, null)
      const wrote = so.leaders[at]?.some((one) => one.startsWith("wrote"))
      if (odd.stepsBack < most.stepsBack && wrote === true)
        play({ kind: "clock", at, by: -5 }, { ...odd, stepsBack: odd.stepsBack + 1 }, at)
    }
    if (pending !== null) return
    let quiet = true
    for (const link of design.topology.links(leaders))
      if (play({ kind: "deliver", ...link, ahead: 0 }, odd, null)) quiet = false
    const asWanted = odd.ties === most.ties && odd.skews === most.skews && odd.stepsBack === most.stepsBack
    if (quiet && written === writes && asWanted) finished.add(JSON.stringify(so))
  }
  from(start(design, leaders), untold(leaders), { ties: 0, skews: 0, stepsBack: 0 }, null)
  return finished
}

/** The classes of the search's runs, each as often as it was found. */
const classes = (
  design: Design,
  scope: RunScope,
  naming = everyName(scope.leaders),
  rename = same,
): ReadonlyArray<string> => {
  const found: Array<string> = []
  for (const { steps, moves } of finishedRuns(design, scope, naming))
    found.push(
      JSON.stringify(
        steps.slice(0, moves).reduce((so, step) => told(so, step, rename), untold(scope.leaders)),
      ),
    )
  return found
}

const counted = (design: Design, scope: RunScope, naming = everyName(scope.leaders)): number => {
  let count = 0
  for (const run of finishedRuns(design, scope, naming)) if (run.quiet) count++
  return count
}

const some = [
  reference,
  referenceRing,
  referenceStar,
  tungsten,
  mariadbRingStrict,
  goldengateAcdr,
  singleLeader,
]

describe("the search finds every class of runs, each once", () => {
  it.each(some.flatMap((design) => timings.map((timing) => [design.name, timing, design] as const)))(
    "%s, times %s, two writes at three leaders and three at two",
    (_name, timing, design) => {
      for (const scope of [within(3, 2, timing), within(2, 3, timing)]) {
        const found = classes(design, scope)
        expect(new Set(found)).toEqual(classesPlainly(design, scope))
        expect(new Set(found).size).toBe(found.length)
        expect(found.length).toBeGreaterThan(0)
      }
    },
  )

  const triangle = [
    { from: 0, to: 1 },
    { from: 1, to: 0 },
    { from: 1, to: 2 },
    { from: 2, to: 0 },
    { from: 0, to: 2 },
  ]
  it.each<Design>([
    { ...bdr1, name: "a home for each row", accepts: "home" },
    { ...reference, name: "a majority that certifies", accepts: "majority" },
    { ...reference, name: "a tree", topology: tree },
    { ...bdr1, name: "two ways for one change", topology: graph(triangle) },
  ])("$name, two writes at three leaders", (design) => {
    const found = classes(design, within(3, 2))
    expect(new Set(found)).toEqual(classesPlainly(design, within(3, 2)))
    expect(new Set(found).size).toBe(found.length)
  })

  const vocabularies: ReadonlyArray<readonly [string, ReadonlyArray<Write>]> = [
    ["two rows", ["x", "y"].map((key) => ({ kind: "put", key, value: "v" }))],
    ["transactions", recordWrites("transactions", "x", "y", 1)],
    ["references", recordWrites("references", "x", "y", 1)],
    ["unique keys", recordWrites("unique-keys", "x", "y", 1)],
    ["truncation", recordWrites("truncation", "x", "y", 1)],
  ]
  it.each(vocabularies)("of %s, two writes at three leaders", (_name, writes) => {
    const scope: RunScope = { ...within(3, 2), offered: () => writes }
    for (const design of [reference, referenceRing, bdr1]) {
      const found = classes(design, scope)
      expect(new Set(found)).toEqual(classesPlainly(design, scope))
      expect(new Set(found).size).toBe(found.length)
    }
  })

  it.each([bdr1, mariadbRingStrict, referenceStar])("$name, three writes at three leaders", (design) => {
    const found = classes(design, within(3, 3))
    expect(new Set(found)).toEqual(classesPlainly(design, within(3, 3)))
    expect(new Set(found).size).toBe(found.length)
  })
})

describe("the runs up to names are, renamed in every way, all runs", () => {
  const alike = [reference, referenceRing, referenceStar, bdr1, tungsten, mariadbRingIdempotent, singleLeader]
  it.each(alike.flatMap((design) => timings.map((timing) => [design.name, timing, design] as const)))(
    "%s, times %s",
    (_name, timing, design) => {
      for (const scope of [within(3, 2, timing), within(3, 3, timing)]) {
        const naming = namingOf(design, 3, timing)
        const renamed = naming.renamings.flatMap((renaming) =>
          classes(design, scope, naming, (leader) => renaming[leader] ?? leader),
        )
        expect(new Set(renamed)).toEqual(new Set(classes(design, scope)))
      }
    },
  )
})

describe("the number of runs is pinned", () => {
  const up = (design: Design, writes: number, timing: Timing): number =>
    counted(design, within(3, writes, timing), namingOf(design, 3, timing))

  it("reference, three leaders, three writes", () => {
    expect(timings.map((timing) => up(reference, 3, timing))).toEqual([156, 1854, 5562, 87])
  })

  it("reference, three leaders, four writes", () => {
    const some = ["alike", "ties", "step back"] as const
    expect(some.map((timing) => up(reference, 4, timing))).toEqual([4845, 87_126, 5901])
  })

  it("systems, three leaders, three writes", () => {
    expect(some.map((design) => up(design, 3, "alike"))).toEqual([156, 83, 168, 94, 71, 158, 42])
  })
})

describe("a finished run", () => {
  it("leaves nothing that could be delivered, and tries once more what is stopped", () => {
    let tried = 0
    for (const { steps, moves, cluster } of finishedRuns(tungsten, within(3, 2), everyName(3))) {
      for (const link of tungsten.topology.links(3)) {
        const { happened } = step(tungsten, cluster, { kind: "deliver", ...link, ahead: 0 })
        expect(moved(happened)).toBe(false)
      }
      for (const { happened } of steps.slice(moves)) {
        expect(happened.map(({ kind }) => kind)).toEqual(["stopped"])
        tried++
      }
    }
    expect(tried).toBeGreaterThan(0)
  })

  it("is told as not quiet where a change goes round for ever", () => {
    const forever: Design = {
      ...referenceRing,
      topology: { ...referenceRing.topology, carries: () => true },
      delivery: { ...referenceRing.delivery, judge: () => "now" },
    }
    const quiet = Array.from(finishedRuns(forever, within(2, 1), everyName(2)), (run) => run.quiet)
    expect(quiet.length).toBeGreaterThan(0)
    expect(quiet).not.toContain(true)
  })
})
