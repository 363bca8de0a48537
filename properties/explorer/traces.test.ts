import { describe, expect, it } from "vitest"
import type { Design } from "../../model/replication/design.ts"
import { bdr1 } from "../../model/systems/bdr-1.ts"
import { designs } from "../../model/systems/designs.ts"
import { goldengateAcdr } from "../../model/systems/goldengate-acdr.ts"
import { reference } from "../../model/systems/reference.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { evidenceOf } from "../evidence.ts"
import { modelSubject } from "../subjects/model.ts"
import type { Judged } from "../verdict.ts"
import { moveInWords } from "../words.ts"
import { explore, wholeScope } from "./explore.ts"
import type { Timing } from "./naming.ts"
import { oneRow } from "./scope.ts"
import { exploreTraces, type TraceHooks, type TraceProgress } from "./traces.ts"

const silent = { progress: () => undefined, stopped: () => false }

interface Wanted {
  readonly leaders?: number
  readonly writes?: number
  readonly timing?: Timing
  readonly upToNames?: boolean
  readonly runs?: number
}

const traced = (design: Design, wanted: Wanted = {}, hooks: TraceHooks = silent) => {
  const { leaders = 3, writes = 2, timing = "alike", upToNames = true, runs = 1e6 } = wanted
  return exploreTraces(
    design,
    modelSubject(design, "system"),
    { scope: { leaders, writes, timing, offered: oneRow }, upToNames, runs, properties: catalogue },
    hooks,
  )
}

const kinds = (judged: ReadonlyArray<Judged>) =>
  Object.fromEntries(judged.map(({ property, verdict }) => [property, verdict.kind]))

/** What is broken, and by how many moves, before shrinking and after. */
const broken = (judged: ReadonlyArray<Judged>, size: "from" | "to") =>
  Object.fromEntries(
    judged.flatMap(({ property, verdict }) =>
      verdict.kind === "violated" ? [[property, verdict.counterexample.shrinking[size]]] : [],
    ),
  )

const nearestFirst = (design: Design, leaders: number, writes: number, ties: boolean) =>
  explore(
    design,
    modelSubject(design, "system"),
    {
      ...wholeScope,
      scope: {
        leaders,
        writes,
        keys: 1,
        families: ["row"],
        features: [],
        faults: ties ? ["ties"] : [],
        faultMoves: ties ? 1 : 0,
      },
      states: 1e6,
      properties: catalogue,
    },
    silent,
  )

/** The last phase starts every connection anew, which sends once more what waits for its causes. A finished run has none. */
const comparable = ({ property }: Judged): boolean => property !== "convergence/redelivery-changes-nothing"

/** Where a rule looks at values, shrinking may find ones that do with less: a scope has but one value for each write. */
const looksAtValues = new Set(["reference-custom", "reference-siblings"])

describe("the breadth-first explorer, which judges every state, gives the same verdicts and no shorter counterexamples", () => {
  it.each(designs)("$name, three writes at two leaders and two at three", async (design) => {
    for (const [leaders, writes] of [
      [2, 3],
      [3, 2],
    ] as const) {
      const { judged } = await traced(design, { leaders, writes })
      const other = await nearestFirst(design, leaders, writes, false)
      expect(kinds(judged.filter(comparable))).toEqual(kinds(other.judged.filter(comparable)))
      const [sizes, least] = [broken(judged, "to"), broken(other.judged, "to")]
      if (looksAtValues.has(design.name))
        for (const [property, size] of Object.entries(sizes))
          expect(size).toBeLessThanOrEqual(least[property] ?? 0)
      else expect(sizes).toEqual(least)
    }
  })

  it.each(designs)("$name, two writes in one instant", async (design) => {
    const alike = await traced(design, { leaders: 2, writes: 3 })
    const ties = await traced(design, { leaders: 2, writes: 3, timing: "ties" })
    const other = await nearestFirst(design, 2, 3, true)
    const either = { ...broken(alike.judged, "to"), ...broken(ties.judged, "to") }
    expect(Object.keys(either).toSorted()).toEqual(Object.keys(broken(other.judged, "to")).toSorted())
  })
})

describe("searching up to names gives the same verdicts", () => {
  it.each(designs)("$name", async (design) => {
    for (const timing of ["alike", "skew", "step back"] as const) {
      const writes = timing === "skew" ? 2 : 3
      const some = await traced(design, { writes, timing })
      const all = await traced(design, { writes, timing, upToNames: false })
      expect(kinds(some.judged)).toEqual(kinds(all.judged))
      expect(broken(some.judged, "from")).toEqual(broken(all.judged, "from"))
      expect(some.runs).toBeLessThanOrEqual(all.runs)
    }
  })
})

describe("exploring run by run", () => {
  const found = async (design: Design, timing: Timing, property: string) => {
    const { judged } = await traced(design, { writes: 3, timing })
    const verdict = judged.find((one) => one.property.endsWith(property))?.verdict
    if (verdict?.kind !== "violated") throw new Error("it is not broken")
    return verdict.counterexample
  }

  it("finds a counterexample with the fewest writes and moves, as it would be written by hand", async () => {
    const { schedule, shrinking, history, property, violation } = await found(
      bdr1,
      "alike",
      "quiet-cluster-agrees",
    )
    expect(schedule.moves.map(moveInWords)).toEqual(["B: put x = v1", "B>A: deliver next", "A: put x = v2"])
    expect(shrinking).toMatchObject({ from: 3, to: 3, minimal: true })
    expect(property.check(evidenceOf(history)).violation).toEqual(violation)
  })

  it("finds what a clock that is off breaks, and what one that steps back breaks, where none is broken without", async () => {
    const moves = async (timing: Timing) =>
      (await found(goldengateAcdr, timing, "last-writer-wins")).schedule.moves.map(moveInWords)
    await expect(moves("alike")).rejects.toThrow("it is not broken")
    // What is found with a clock that is off from the start is shrunk to one that steps back: a move less.
    for (const timing of ["skew", "step back"] as const)
      expect(await moves(timing)).toEqual(["A: put x = v1", "A: clock back 2 ticks", "A: put x = v2"])
  })

  it("says of what it has not refuted when the budget of runs is reached that it is unknown, and how far it came", async () => {
    const report = await traced(reference, { writes: 3, runs: 100 })
    expect(report).toMatchObject({ runs: 100, writes: 3, complete: false })
    const verdicts = report.judged.map(({ verdict }) => verdict)
    expect(new Set(verdicts.map(({ kind }) => kind))).toEqual(new Set(["unknown", "not-claimed"]))
    expect(verdicts[0]).toEqual({ kind: "unknown", runs: 100, because: "100 runs, the last with 3 writes" })
  })

  it("keeps what it had found when it is stopped, and calls the rest unknown", async () => {
    let asked = 0
    const { judged, complete } = await traced(
      bdr1,
      { writes: 3 },
      { ...silent, stopped: () => ++asked === 100 },
    )
    expect(complete).toBe(false)
    expect(new Set(Object.values(kinds(judged)))).toEqual(new Set(["violated", "unknown", "not-claimed"]))
  })

  it("tells how far it has got while it goes on", async () => {
    const told: Array<TraceProgress> = []
    await traced(reference, { writes: 3, timing: "ties" }, { ...silent, progress: (one) => told.push(one) })
    expect(told.map(({ runs }) => runs)).toEqual([512, 1024, 1536])
  })

  it("is the same twice", async () => {
    const [one, two] = [await traced(bdr1), await traced(bdr1)]
    expect(JSON.stringify(one)).toBe(JSON.stringify(two))
  })
})
