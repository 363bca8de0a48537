import { describe, expect, it } from "vitest"
import type { Design } from "../../model/replication/design.ts"
import type { Move } from "../../model/replication/move.ts"
import { bdr1 } from "../../model/systems/bdr-1.ts"
import { goldengateCdr } from "../../model/systems/goldengate.ts"
import { reference } from "../../model/systems/reference.ts"
import { singleLeader } from "../../model/systems/single-leader.ts"
import { tungsten } from "../../model/systems/tungsten.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { evidenceOf } from "../evidence.ts"
import { notClaimed } from "../not-claimed.ts"
import { play } from "../play.ts"
import { modelSubject } from "../subjects/model.ts"
import { faults } from "../subjects/subject.ts"
import { moveInWords } from "../words.ts"
import { wholeScope, explore, type ExploreHooks } from "./explore.ts"
import { type Explored, type ExploreScope, replicationMachine } from "./replication.ts"

const rows: ExploreScope = {
  leaders: 2,
  writes: 2,
  keys: 1,
  families: ["row"],
  features: [],
  faults: [],
  faultMoves: 0,
}
const silent: ExploreHooks = { progress: () => undefined, stopped: () => false }

const explored = (design: Design, scope: ExploreScope, states = 1e6, hooks = silent) =>
  explore(
    design,
    modelSubject(design, "system"),
    { ...wholeScope, scope, states, properties: catalogue },
    hooks,
  )

/** What exploring says of each property: holds, vacuous, or how short a counterexample is. */
const verdicts = async (design: Design, scope: ExploreScope) => {
  const { judged } = await explored(design, scope)
  return Object.fromEntries(
    judged.map(({ property, verdict }) => [
      property,
      verdict.kind === "violated" ? verdict.counterexample.schedule.moves.length : verdict.kind,
    ]),
  )
}

/** The same by trying every sequence of moves there is, without taking any two states for one. */
const verdictsByBruteForce = (design: Design, scope: ExploreScope) => {
  const machine = replicationMachine(design, scope)
  const subject = modelSubject(design, "system")
  const shortest = new Map<string, number>()
  const witnessed = new Set<string>()
  const from = (state: Explored, moves: ReadonlyArray<Move>): void => {
    const evidence = evidenceOf(play(subject, { leaders: scope.leaders, moves }))
    for (const { id, check } of catalogue) {
      const { violation, witnesses } = check(evidence)
      if (witnesses > 0) witnessed.add(id)
      if (violation !== null) shortest.set(id, Math.min(shortest.get(id) ?? moves.length, moves.length))
    }
    for (const move of machine.moves(state)) {
      const next = machine.step(state, move)
      if (next !== null) from(next, [...moves, move])
    }
  }
  for (const state of machine.initial) from(state, [])
  return Object.fromEntries(
    catalogue.map((property) => [
      property.id,
      notClaimed(subject, property) !== null
        ? "not-claimed"
        : (shortest.get(property.id) ?? (witnessed.has(property.id) ? "holds" : "vacuous")),
    ]),
  )
}

const forgetful: Design = {
  ...reference,
  name: "acknowledged-before-durable",
  durable: { local: false, remote: false },
}
const anyOrder: Design = {
  ...reference,
  name: "any-order",
  delivery: { ...reference.delivery, judge: (_change, _vector) => "now" },
}

describe("taking equal states for one loses no violation and no witness, and finds a shortest path", () => {
  const tried = [reference, tungsten, goldengateCdr, singleLeader, forgetful, anyOrder]
  it.each(tried.flatMap((design) => faults.map((fault) => [design.name, fault, design] as const)))(
    "%s with %s",
    async (_name, fault, design) => {
      const scope: ExploreScope = { ...rows, faults: [fault], faultMoves: 1 }
      expect(await verdicts(design, scope)).toEqual(verdictsByBruteForce(design, scope))
    },
  )

  it.each([singleLeader, forgetful])("$name with a crash and a cut link at once", async (design) => {
    const scope: ExploreScope = { ...rows, writes: 1, faults: ["crash", "partition"], faultMoves: 2 }
    expect(await verdicts(design, scope)).toEqual(verdictsByBruteForce(design, scope))
  })

  it("three leaders that write twice", async () => {
    const scope = { ...rows, leaders: 3 }
    const found = await verdicts(bdr1, scope)
    expect(found).toEqual(verdictsByBruteForce(bdr1, scope))
    const broken = Object.entries(found).flatMap(([id, length]) =>
      typeof length === "number" ? [`${id} ${length}`] : [],
    )
    expect(broken).toEqual([
      "convergence/same-changes-same-state 3",
      "convergence/quiet-cluster-agrees 3",
      "convergence/deleted-stays-deleted 3",
      "causality/effect-never-precedes-its-cause 3",
      "causality/arbitration-respects-causality 3",
      "conflict-resolution/conflict-iff-concurrent 3",
      "conflict-resolution/last-writer-wins 3",
    ])
  })
})

describe("exploring a design", () => {
  it("finds a shortest counterexample, with its violation, as it would be written by hand", async () => {
    const { judged } = await explored(goldengateCdr, { ...rows, faults: ["ties"], faultMoves: 1 })
    const found = judged.find(
      ({ property }) => property === "conflict-resolution/winner-depends-only-on-the-writes",
    )?.verdict
    if (found?.kind !== "violated") throw new Error("it holds")
    const { schedule, history, violation, shrinking, property } = found.counterexample
    expect(schedule.moves.map(moveInWords)).toEqual(["A: put x = v1", "B: put x = v2 (same instant)"])
    expect(shrinking).toEqual({ from: 2, to: 2, plays: 0, minimal: true })
    expect(property.check(evidenceOf(history)).violation).toEqual(violation)
  })

  it("says of what it has not refuted when the budget of states is reached that it is unknown, and how far it came", async () => {
    const report = await explored(reference, { ...rows, writes: 3 }, 100)
    expect(report).toMatchObject({ states: 100, complete: false })
    const kinds = new Set(report.judged.map(({ verdict }) => verdict.kind))
    expect(kinds).toEqual(new Set(["unknown", "not-claimed"]))
    const because = report.judged.flatMap(({ verdict }) =>
      verdict.kind === "unknown" ? [verdict.because] : [],
    )
    expect(because[0]).toBe(`frontier ${report.frontier}, depth ${report.depth}`)
    expect(report.frontier).toBeGreaterThan(0)
  })

  it("keeps what it had found when it is stopped, and calls the rest unknown", async () => {
    let asked = 0
    const report = await explored(tungsten, { ...rows, writes: 3 }, 1e6, {
      ...silent,
      stopped: () => ++asked >= 60,
    })
    expect(report).toMatchObject({ complete: false })
    expect(report.states).toBeLessThan(200)
    const kinds = report.judged.map(({ verdict }) => verdict.kind)
    expect(kinds).toContain("violated")
    expect(kinds).toContain("unknown")
    expect(kinds).not.toContain("holds")
  })

  it("tells how far it has got while it goes on", async () => {
    const states: Array<number> = []
    await explored(reference, { ...rows, writes: 2, faults: ["skew"], faultMoves: 2 }, 1e6, {
      ...silent,
      progress: (sofar) => states.push(sofar.states),
    })
    expect(states.length).toBeGreaterThan(3)
    expect(states).toEqual(states.toSorted((a, b) => a - b))
  })

  it("ends when its processor time is spent", async () => {
    const report = await explore(
      reference,
      modelSubject(reference, "system"),
      {
        ...wholeScope,
        seconds: 0,
        scope: { ...rows, leaders: 3, writes: 3 },
        properties: catalogue,
      },
      silent,
    )
    expect(report.complete).toBe(false)
    expect(report.frontier).toBeGreaterThan(0)
  })

  it("counts what could have failed, so that nothing passes by being empty", async () => {
    const { judged } = await explored(reference, { ...rows, writes: 1 })
    const kinds = Object.fromEntries(judged.map(({ property, verdict }) => [property, verdict.kind]))
    expect(kinds["convergence/same-changes-same-state"]).toBe("vacuous")
    expect(kinds["convergence/every-acknowledged-write-reaches-every-leader"]).toBe("holds")
    expect(kinds["refinement/every-step-refines-the-model"]).toBe("not-claimed")
  })
})
