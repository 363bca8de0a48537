import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { A, B, C, clock, crash, cut, deliver, put } from "../../model/testing/moves.ts"
import { drawnFaults, widest } from "../adversary/scope.ts"
import { schedules } from "../schedule/arbitrary.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { designSubjects } from "../subjects/designs.ts"
import { moveInWords } from "../words.ts"
import { mergedLeader, swappedLeaders, withoutLeader } from "./leaders.ts"

const [subject] = designSubjects
if (subject === undefined) throw new Error("there is no design")
const anything = schedules({ ...widest(subject, 3, 40), keys: 3, faults: drawnFaults })

const inWords = ({ moves }: Schedule) => moves.map(moveInWords)

const three: Schedule = {
  leaders: 3,
  moves: [
    put(A, "x", "v1"),
    put(B, "x", "v2"),
    put(C, "x", "v3"),
    deliver(A, B),
    deliver(C, A, 1),
    crash(C),
    clock(B, 2),
    cut(B, C),
  ],
}

describe("a schedule without a leader", () => {
  it("has none of the moves that need it, and the leaders above moved down", () => {
    expect(inWords(withoutLeader(three, B))).toEqual([
      "A: put x = v1",
      "B: put x = v3",
      "B>A: deliver ahead of 1",
      "B: crash",
    ])
    expect(inWords(withoutLeader(three, A))).toEqual([
      "A: put x = v2",
      "B: put x = v3",
      "B: crash",
      "A: clock ahead 2 ticks",
      "A>B: cut",
    ])
  })

  it("heals as a whole, if anything heals", () => {
    for (const schedule of [three, { ...three, core: [A, C] }])
      for (const gone of [A, B]) expect(withoutLeader(schedule, gone)).not.toHaveProperty("core")
    expect(withoutLeader({ ...three, core: [] }, A).core).toEqual([])
  })
})

describe("a schedule with two leaders made one", () => {
  it("has the moves of both at one, and no message from it to itself", () => {
    expect(inWords(mergedLeader(three, C, B))).toEqual([
      "A: put x = v1",
      "B: put x = v2",
      "B: put x = v3",
      "A>B: deliver next",
      "B>A: deliver ahead of 1",
      "B: crash",
      "B: clock ahead 2 ticks",
    ])
    expect(inWords(mergedLeader(three, A, C))).toEqual([
      "B: put x = v1",
      "A: put x = v2",
      "B: put x = v3",
      "B>A: deliver next",
      "B: crash",
      "A: clock ahead 2 ticks",
      "A>B: cut",
    ])
    expect(mergedLeader({ ...three, core: [A, C] }, A, B)).not.toHaveProperty("core")
  })
})

describe("two leaders that change places", () => {
  it("are called by each other's name, and the same leaders heal", () => {
    expect(inWords(swappedLeaders(three, A, C)).slice(3)).toEqual([
      "C>B: deliver next",
      "A>C: deliver ahead of 1",
      "A: crash",
      "B: clock ahead 2 ticks",
      "B>A: cut",
    ])
    expect(swappedLeaders({ ...three, core: [A, B] }, A, C).core).toEqual([A, B])
  })

  it("are themselves again after another change", () => {
    const law = fc.property(anything, fc.nat({ max: 2 }), fc.nat({ max: 2 }), (schedule, one, other) => {
      expect(swappedLeaders(swappedLeaders(schedule, one, other), one, other)).toEqual(schedule)
    })
    fc.assert(law, { seed: 1, numRuns: 50 })
  })
})

it("no move names a leader beyond those that are left", () => {
  const leader = fc.nat({ max: 2 })
  const law = fc.property(anything, leader, leader, (schedule, gone, into) => {
    const merged = into === gone ? [] : [mergedLeader(schedule, gone, into)]
    for (const { leaders, moves } of [withoutLeader(schedule, gone), ...merged]) {
      expect(leaders).toBe(2)
      for (const move of moves)
        for (const named of "at" in move ? [move.at] : [move.from, move.to]) expect([0, 1]).toContain(named)
    }
  })
  fc.assert(law, { seed: 3, numRuns: 100 })
})
