import { describe, expect, it } from "vitest"
import { A, B, C, crash, deliver, put } from "../../model/testing/moves.ts"
import { doomedAt } from "./doomed.ts"
import { explain } from "./explanation.ts"
import {
  acknowledgesTooEarly,
  appliesBeforeCauses,
  firstStays,
  goesRound,
  lastArrivalWinsTies,
  shown,
  takesWhatArrives,
} from "./testing/cases.ts"

const plays = 2000

describe("the moment of doom", () => {
  it("of a lost update is the second write, made without having seen the first", () => {
    const lost = shown(takesWhatArrives, "conflict-resolution/nothing-is-lost-silently", 2, [
      put(A, "x", "v1"),
      put(B, "x", "v2"),
    ])
    const { after, first, fates } = doomedAt(lost, plays)
    expect({ after, first }).toEqual({ after: 2, first: true })
    // From the start and after A's write, B may write before or after A's write has arrived.
    expect(fates.map(({ after: steps, failing, of, by }) => [steps, failing, of, by])).toEqual([
      [0, 2, 3, "all"],
      [1, 2, 3, "all"],
      [2, 2, 2, "all"],
    ])
  })

  it("of an effect shown before its cause is the delivery that overtakes, and no step before", () => {
    const early = shown(appliesBeforeCauses, "causality/effect-never-precedes-its-cause", 3, [
      put(A, "x", "v1"),
      deliver(A, B),
      put(B, "y", "v2"),
      deliver(B, C),
    ])
    const { doomed, wrong, seen } = explain(early)
    expect({
      after: doomed.after,
      first: doomed.first,
      wrong: wrong.kind === "left" && wrong.step,
      seen,
    }).toEqual({
      after: 4,
      first: true,
      wrong: 3,
      seen: 3,
    })
    expect(doomed.fates.at(-2)).toMatchObject({ after: 3, by: "all" })
    expect(doomed.fates.at(-2)?.failing).toBeLessThan(doomed.fates.at(-2)?.of ?? 0)
  })

  it("of what only a fault can break is the fault", () => {
    const forgotten = shown(acknowledgesTooEarly, "durability/acknowledged-write-survives-crash", 2, [
      put(A, "x", "v1"),
      crash(A),
    ])
    const { after, first, fates } = doomedAt(forgotten, plays)
    expect({ after, first }).toEqual({ after: 2, first: true })
    expect(fates.map(({ failing }) => failing)).toEqual([0, 0, 1])
  })

  it("of a change that goes round for ever is the write, though a reconnection would stop it", () => {
    const round = shown(goesRound, "convergence/replication-stops", 3, [put(A, "x", "v1")])
    const { after, first, fates } = doomedAt(round, plays)
    expect({ after, first }).toEqual({ after: 0, first: true })
    expect(fates.map(({ by, failing, of }) => [by, failing, of])).toEqual([
      ["all", 1, 1],
      ["all", 1, 1],
    ])
  })

  it("of what fails in every order of arrival is the start", () => {
    const never = shown(firstStays, "convergence/quiet-cluster-agrees", 2, [
      put(A, "x", "v1"),
      put(B, "x", "v2"),
    ])
    expect(doomedAt(never, plays)).toMatchObject({ after: 0, first: true })
  })

  it("comes before the first wrong step, and that before it is seen, where two writes tie", () => {
    const { doomed, wrong, seen } = explain(
      shown(lastArrivalWinsTies, "convergence/quiet-cluster-agrees", 2, [
        put(A, "x", "v1"),
        put(B, "x", "v2", 0),
      ]),
    )
    expect(doomed).toMatchObject({ after: 2, first: true })
    expect(wrong).toMatchObject({ kind: "left", left: "convergence/same-changes-same-state" })
    const step = wrong.kind === "left" ? wrong.step : -1
    expect(step).toBeGreaterThan(1)
    expect(seen).toBeGreaterThan(step)
  })

  it("is found by a sample, and said to be, for a subject that is not the model", () => {
    const lost = shown(takesWhatArrives, "conflict-resolution/nothing-is-lost-silently", 2, [
      put(A, "x", "v1"),
      put(B, "x", "v2"),
    ])
    const { subject } = lost
    const wrapped = { ...subject, open: (leaders: number) => ({ ...subject.open(leaders) }) }
    const { after, first, fates } = doomedAt({ ...lost, subject: wrapped }, plays)
    expect({ after, first }).toEqual({ after: 2, first: true })
    expect(fates.map(({ by, of }) => [by, of])).toEqual([
      ["sample", 100],
      ["sample", 100],
      ["sample", 100],
    ])
  })

  it("is not claimed to be the first where the plays did not reach back", () => {
    const lost = shown(takesWhatArrives, "conflict-resolution/nothing-is-lost-silently", 2, [
      put(A, "x", "v1"),
      put(B, "x", "v2"),
    ])
    expect(doomedAt(lost, 4)).toMatchObject({ after: 2, first: false })
    expect(doomedAt(lost, 0)).toEqual({ after: null, first: false, fates: [] })
  })
})
