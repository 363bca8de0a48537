import { describe, expect, it } from "vitest"
import { referenceRing } from "../../model/systems/reference.ts"
import { replicationStops } from "../catalogue/convergence/replication-stops.ts"
import { evidenceOf } from "../evidence.ts"
import { modelMutants } from "../mutants/model-mutants.ts"
import type { Mutant } from "../mutants/mutant.ts"
import { play } from "../play.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { modelSubject } from "./model.ts"
import type { Subject } from "./subject.ts"

const looping = modelMutants.find(({ id }) => id === "the-loop-rule-is-dropped")

const subjectOf = (mutant: Mutant | undefined): Subject => {
  if (mutant === undefined) throw new Error("there is no mutant in which a change goes round")
  return mutant.subject
}

const oneWrite: Schedule = {
  leaders: 3,
  moves: [{ kind: "write", at: 0, after: 1, write: { kind: "put", key: "x", value: "v1" } }],
}

describe("the situation of a cluster", () => {
  it("comes back where a change goes round for ever, which ends the run and is told", () => {
    const subject = subjectOf(looping)
    const history = play(subject, oneWrite)
    expect(history.quiet).toBe(false)
    const { from, to } = history.repeats ?? { from: 0, to: 0 }
    expect(to).toBeGreaterThan(from)
    // What is between the two moments really is done again: the same moves with the same happenings.
    const round = history.steps.slice(from, to)
    const moves = [...history.steps.map(({ move }) => move), ...round.map(({ move }) => move)]
    const run = subject.open(3)
    const again = moves.map((move) => run.play(move)).slice(history.steps.length)
    expect(again).toEqual(round.map(({ happened }) => happened))
  })

  it("does not come back in any run that ends", () => {
    const subject = modelSubject(referenceRing, "reference")
    for (const moves of [oneWrite.moves, []])
      expect(play(subject, { leaders: 3, moves })).not.toHaveProperty("repeats")
  })

  it("is what the property names as its reason", () => {
    const history = play(subjectOf(looping), oneWrite)
    const { violation } = replicationStops.check(evidenceOf(history))
    expect(violation?.because.join(" ")).toContain("as it was")
  })
})
