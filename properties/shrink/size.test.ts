import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Move } from "../../model/replication/move.ts"
import { A, ask, B, C, clock, crash, del, deliver, put } from "../../model/testing/moves.ts"
import { drawnFaults, widest } from "../adversary/scope.ts"
import { schedules } from "../schedule/arbitrary.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { designSubjects } from "../subjects/designs.ts"
import { renamed, simpler } from "./lower.ts"
import { compareSizes, switches } from "./size.ts"

const [subject] = designSubjects
if (subject === undefined) throw new Error("there is no design")
const anything = schedules({ ...widest(subject, 3, 20), keys: 3, faults: drawnFaults })

const of = (moves: ReadonlyArray<Move>, leaders = 2): Schedule => ({ leaders, moves })

describe("of two schedules the smaller one", () => {
  it.each<readonly [string, Schedule, Schedule]>([
    ["has fewer moves", of([crash(A)], 3), of([put(A, "x", "v1"), put(A, "x", "v2")])],
    ["has fewer leaders", of([crash(A)]), of([crash(A)], 3)],
    ["heals in the end", of([crash(A)]), { ...of([crash(A)]), core: [A, B] }],
    ["leaves fewer leaders failed", { ...of([crash(A)]), core: [A, B] }, { ...of([crash(A)]), core: [A] }],
    ["has fewer objects", of([put(A, "x", "v1"), del(A, "x")]), of([put(A, "x", "v1"), put(A, "y", "v2")])],
    [
      "deletes where the other crashes",
      of([put(A, "x", "v1"), del(A, "x")]),
      of([put(A, "x", "v1"), crash(A)]),
    ],
    ["waits for a tick", of([put(A, "x", "v1")]), of([put(A, "x", "v1", 0)])],
    ["puts where the other deletes", of([put(A, "x", "v1")]), of([del(A, "x")])],
    ["has a smaller skew", of([clock(A, -1)]), of([clock(A, 2)])],
    ["delivers in order", of([deliver(A, B)]), of([deliver(A, B, 1)])],
    [
      "increments by one",
      of([ask(A, { kind: "increment", key: "x", by: 1 })]),
      of([ask(A, { kind: "increment", key: "x", by: -1 })]),
    ],
    [
      "stays at a place",
      of([put(B, "x", "v1"), put(B, "x", "v2"), put(A, "x", "v3")]),
      of([put(B, "x", "v1"), put(A, "x", "v2"), put(B, "x", "v3")]),
    ],
    ["begins at an earlier leader", of([put(A, "x", "v1")]), of([put(B, "x", "v1")])],
    ["is named as a person would", of([put(A, "x", "v1")]), of([put(A, "z", "v9")])],
  ])("%s", (_name, small, large) => {
    expect(compareSizes(small, large)).toBeLessThan(0)
    expect(compareSizes(large, small)).toBeGreaterThan(0)
    expect(compareSizes(small, small)).toBe(0)
  })
})

it("a schedule with a simpler move is smaller, and so is one with better names", () => {
  const law = fc.property(anything, (schedule) => {
    for (const [index, move] of schedule.moves.entries())
      for (const candidate of simpler(move)) {
        const lowered = { ...schedule, moves: schedule.moves.with(index, candidate) }
        // Writing to an earlier key may make a schedule of more objects, and then it is not tried.
        if (candidate.kind === "write" && move.kind === "write" && candidate.write.key !== move.write.key)
          continue
        expect(compareSizes({ ...lowered, moves: renamed(lowered.moves) }, schedule)).toBeLessThan(0)
      }
    expect(compareSizes({ ...schedule, moves: renamed(schedule.moves) }, schedule)).toBeLessThanOrEqual(0)
  })
  fc.assert(law, { seed: 1, numRuns: 100 })
})

it("a story changes place when a move is somewhere else than the one before, a message being where it arrives", () => {
  expect(switches(of([]))).toBe(0)
  expect(switches(of([put(A, "x", "v1"), deliver(A, B), put(B, "x", "v2"), crash(C), crash(A)], 3))).toBe(3)
})
