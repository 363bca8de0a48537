import { describe, expect, it } from "vitest"
import { A, B, C, crash, deliver, put } from "../../model/testing/moves.ts"
import { evidenceOf } from "../evidence.ts"
import { play } from "../play.ts"
import { nearestPassing } from "./passing.ts"
import {
  acknowledgesTooEarly,
  appliesBeforeCauses,
  firstStays,
  lastArrivalWinsTies,
  shown,
  takesWhatArrives,
} from "./testing/cases.ts"

const lostUpdate = shown(takesWhatArrives, "conflict-resolution/nothing-is-lost-silently", 2, [
  put(A, "x", "v1"),
  put(B, "x", "v2"),
])

const tie = shown(lastArrivalWinsTies, "convergence/quiet-cluster-agrees", 2, [
  put(A, "x", "v1"),
  put(B, "x", "v2", 0),
])

const tooEarly = shown(appliesBeforeCauses, "causality/effect-never-precedes-its-cause", 3, [
  put(A, "x", "v1"),
  deliver(A, B),
  put(B, "y", "v2"),
  deliver(B, C),
])

const forgotten = shown(acknowledgesTooEarly, "durability/acknowledged-write-survives-crash", 2, [
  put(A, "x", "v1"),
  crash(A),
])

describe("the nearest run that passes", () => {
  it("of a tie has one tick between the two writes", () => {
    expect(nearestPassing(tie, tie.schedule)).toMatchObject({
      kind: "number",
      edit: "B: put x = v2 (same instant) becomes B: put x = v2",
      at: 1,
      breaks: [],
    })
  })

  it("of a lost update has the first write delivered before the second is made", () => {
    expect(nearestPassing(lostUpdate, lostUpdate.schedule)).toMatchObject({
      kind: "delivery",
      edit: "A>B delivers before B: put x = v2",
      at: 1,
    })
  })

  it("of what only a fault can break is without the fault, or with it elsewhere", () => {
    const found = nearestPassing(forgotten, forgotten.schedule)
    expect(found?.history.steps.some(({ happened }) => happened.some(({ kind }) => kind === "wrote"))).toBe(
      true,
    )
    expect(found?.breaks).toEqual([])
  })

  it.each([
    ["a tie", tie],
    ["a lost update", lostUpdate],
    ["an effect before its cause", tooEarly],
    ["a forgotten write", forgotten],
  ])("of %s keeps the property when it is played anew, and loses no write", (_, asked) => {
    const found = nearestPassing(asked, asked.schedule)
    expect(found).not.toBeNull()
    if (found === null) return
    const history = play(asked.subject, found.schedule)
    expect(asked.property.check(evidenceOf(history)).violation).toBeNull()
    const writes = (steps: typeof history.steps) =>
      steps.flatMap(({ happened }) => happened).filter(({ kind }) => kind === "wrote").length
    expect(writes(history.steps)).toBeGreaterThanOrEqual(writes(asked.history.steps))
  })

  it("is not there where no single change helps, nor where there are no plays for it", () => {
    const never = shown(firstStays, "convergence/quiet-cluster-agrees", 2, [
      put(A, "x", "v1"),
      put(B, "x", "v2"),
    ])
    expect(nearestPassing(never, never.schedule)).toBeNull()
    expect(nearestPassing(tie, tie.schedule, 0)).toBeNull()
  })
})
