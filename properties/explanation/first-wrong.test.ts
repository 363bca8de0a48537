import { describe, expect, it } from "vitest"
import { reference } from "../../model/systems/reference.ts"
import { tungsten } from "../../model/systems/tungsten.ts"
import { A, B, deliver, put } from "../../model/testing/moves.ts"
import { lockstep } from "../lockstep/lockstep.ts"
import { simulate } from "../simulation/cluster.ts"
import { modelSubject } from "../subjects/model.ts"
import { firstWrong } from "./first-wrong.ts"
import { firstStays, lastArrivalWinsTies, shown } from "./testing/cases.ts"

const agrees = "convergence/quiet-cluster-agrees"

describe("the first wrong step", () => {
  it("is where a subject that is played beside the model first differs from it", () => {
    const silent = lockstep(simulate({ rules: { isConflict: () => false } }), reference, "full")
    const moves = [put(A, "x", "v1"), put(B, "x", "v2", 0), deliver(A, B), deliver(B, A)]
    const found = shown(silent, "conflict-resolution/nothing-is-lost-silently", 2, moves)
    expect(firstWrong(found)).toEqual({
      kind: "left",
      step: 2,
      left: "the model of reference",
      says: 'what happened, 0.conflict is null, and the model says {"name":"concurrent_writes","local":{"leader":1,"sequence":1},"kept":"local"}.',
    })
  })

  it("is where a property that holds always breaks first, before the one that is asked about is seen to", () => {
    const found = shown(lastArrivalWinsTies, agrees, 2, [
      put(A, "x", "v1"),
      put(B, "x", "v2", 0),
      deliver(A, B),
      deliver(B, A),
    ])
    expect(firstWrong(found)).toEqual({
      kind: "left",
      step: 3,
      left: "convergence/same-changes-same-state",
      says: "After the same writes, row x is v1 at B and v2 at A.",
    })
  })

  it("is where a row first shows something else than the latest of its writes, if nothing else breaks before", () => {
    const found = shown(firstStays, agrees, 2, [
      put(A, "x", "v1"),
      put(B, "x", "v2"),
      deliver(B, A),
      deliver(A, B),
    ])
    expect(firstWrong(found)).toEqual({
      kind: "left",
      step: 2,
      left: "the meaning of its writes",
      says: "row x shows v1 at A, and the latest of its writes there says v2.",
    })
  })

  it("does not hold a subject to the last writer where it disclaims that, and says when there is nothing to compare with", () => {
    const disclaiming = {
      ...firstStays,
      disclaims: [
        { property: "conflict-resolution/last-writer-wins", because: "the first stays" },
        { property: "convergence/same-changes-same-state", because: "the first stays" },
        { property: "conflict-resolution/winner-depends-only-on-the-writes", because: "the first stays" },
        { property: "causality/arbitration-respects-causality", because: "the first stays" },
      ],
    }
    for (const subject of [disclaiming, modelSubject(tungsten, "system")]) {
      const found = shown(subject, agrees, 2, [put(A, "x", "v1"), put(B, "x", "v2")])
      expect(firstWrong(found)).toEqual({
        kind: "not known",
        because:
          "nothing to compare with: it is not played beside a model, and no step breaks what it claims to hold always",
      })
    }
  })
})
