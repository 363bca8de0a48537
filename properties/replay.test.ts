import { describe, expect, it } from "vitest"
import { A, B, C, deliver, put } from "../model/testing/moves.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { modelMutants } from "./mutants/model-mutants.ts"
import { evidenceOf } from "./evidence.ts"
import type { Property } from "./property.ts"
import { replay } from "./replay.ts"
import { designSubjects } from "./subjects/designs.ts"
import type { Subject } from "./subjects/subject.ts"

const subjects: ReadonlyArray<Subject> = [...designSubjects, ...modelMutants.map(({ subject }) => subject)]

const subjectCalled = (name: string): Subject => {
  const subject = subjects.find((one) => one.name === name)
  if (subject === undefined) throw new Error(`there is no ${name}`)
  return subject
}

const propertyCalled = (id: string): Property => {
  const property = catalogue.find((one) => one.id === id)
  if (property === undefined) throw new Error(`there is no ${id}`)
  return property
}

const agrees = propertyCalled("convergence/quiet-cluster-agrees")
const winner = propertyCalled("conflict-resolution/winner-depends-only-on-the-writes")
const tie = { leaders: 2, moves: [put(A, "x", "v1"), put(B, "x", "v2", 0)] }
const older = { leaders: 2, moves: [put(B, "x", "v1"), put(A, "x", "v2")] }
const swapped = { harm: "row x is v2 at A and v1 at B, for ever." }
const buggy = subjectCalled("ties-go-to-the-last-arrival")

describe("a saved schedule that is replayed", () => {
  it("still fails where the property is broken with the same harm", () => {
    const { verdict, violation, broken, history } = replay(buggy, agrees, tie, swapped)
    expect(verdict).toBe("still fails")
    expect(violation).toEqual(agrees.check(evidenceOf(history)).violation)
    expect(violation?.harm).toBe(swapped.harm)
    expect(broken.map(({ property }) => property.id)).toEqual([
      "convergence/same-changes-same-state",
      "convergence/quiet-cluster-agrees",
      "conflict-resolution/winner-depends-only-on-the-writes",
    ])
  })

  it("still fails where no harm was saved with it", () => {
    expect(replay(buggy, agrees, tie, null).verdict).toBe("still fails")
    expect(replay(buggy, null, tie, null)).toMatchObject({ verdict: "still fails", violation: { step: 5 } })
  })

  it("is fixed where nothing that the subject claims is broken", () => {
    const fixed = replay(subjectCalled("reference"), agrees, tie, swapped)
    expect(fixed).toMatchObject({ verdict: "fixed", violation: null, broken: [] })
    expect(replay(subjectCalled("reference"), null, tie, null).verdict).toBe("fixed")
  })

  it("fails differently where the same property is broken with another harm", () => {
    const before = { harm: "row x is v9 at A and v1 at B, for ever." }
    const { verdict, violation } = replay(buggy, agrees, tie, before)
    expect(verdict).toBe("different failure")
    expect(violation?.harm).toBe(swapped.harm)
  })

  it("fails differently where that property holds and another claimed one is broken", () => {
    const { verdict, violation, broken } = replay(subjectCalled("the-higher-leader-wins"), winner, older, {
      harm: "",
    })
    expect(verdict).toBe("different failure")
    expect(broken.map(({ property }) => property.id)).toEqual(["conflict-resolution/last-writer-wins"])
    expect(violation).toBe(broken[0]?.violation)
  })

  it("is judged by its own property also where the subject does not claim it, and by no other such", () => {
    const unordered = propertyCalled("causality/effect-never-precedes-its-cause")
    const moves = [put(A, "x", "v1"), deliver(A, B), put(B, "y", "v2"), deliver(B, C)]
    const bdr = subjectCalled("bdr-1")
    expect(
      replay(bdr, unordered, { leaders: 3, moves }, null).broken.map(({ property }) => property.id),
    ).toEqual([unordered.id])
    expect(replay(bdr, null, { leaders: 3, moves }, null)).toMatchObject({ verdict: "fixed", broken: [] })
  })
})
