import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Move } from "../../model/replication/move.ts"
import { A, ask, B, C, crash, cut, deliver, put } from "../../model/testing/moves.ts"
import { drawnFaults, widest } from "../adversary/scope.ts"
import { play } from "../play.ts"
import { schedules } from "../schedule/arbitrary.ts"
import { designSubjects } from "../subjects/designs.ts"
import { moveInWords } from "../words.ts"
import { effective, slicesOf } from "./slice.ts"

const subject = designSubjects.find(({ name }) => name === "reference")
if (subject === undefined) throw new Error("there is no reference")
const anything = schedules({ ...widest(subject, 3, 40), faults: drawnFaults })

const inWords = (moves: ReadonlyArray<Move>): ReadonlyArray<string> => moves.map(moveInWords)

const increment = (at: number, key: string): Move => ask(at, { kind: "increment", key, by: 1 })

describe("the slices of a run", () => {
  it("keep the cone of what is seen, each object, each family, and those within the cone", () => {
    const moves = [
      put(A, "x", "v1"),
      put(A, "y", "v2"),
      increment(B, "x"),
      deliver(A, B),
      deliver(A, B),
      put(B, "x", "v3"),
      put(C, "x", "v4"),
    ]
    const slices = slicesOf(play(subject, { leaders: 3, moves }), { step: 5, leaders: [B] })
    const distinct = new Map(slices.map((slice) => [JSON.stringify(slice), inWords(slice.moves)]))
    expect([...distinct.values()]).toEqual([
      ["B: increment x by 1 (after 3 ticks)"],
      ["A: put y = v2 (after 2 ticks)", "A>B: deliver next"],
      ["A: put x = v1", "A>B: deliver next", "B: put x = v3 (after 3 ticks)"],
      ["A: put x = v1", "A>B: deliver next", "B: put x = v3 (after 3 ticks)", "C: put x = v4"],
      [
        "A: put x = v1",
        "A: put y = v2",
        "A>B: deliver next",
        "A>B: deliver next",
        "B: put x = v3 (after 2 ticks)",
      ],
      [
        "A: put x = v1",
        "A: put y = v2",
        "B: increment x by 1",
        "A>B: deliver next",
        "A>B: deliver next",
        "B: put x = v3",
      ],
      [
        "A: put x = v1",
        "A: put y = v2",
        "A>B: deliver next",
        "A>B: deliver next",
        "B: put x = v3 (after 2 ticks)",
        "C: put x = v4",
      ],
    ])
  })

  it("keep faults whatever the object, and of the cone those where it is seen", () => {
    const moves = [put(A, "x", "v1"), crash(A), cut(A, B), crash(C), put(B, "y", "v2")]
    const [least] = slicesOf(play(subject, { leaders: 3, moves }), { step: 4, leaders: [B] })
    expect(inWords(least?.moves ?? [])).toEqual(["A>B: cut"])
  })

  it("are parts of the run in its order, the smallest first, each smaller than the run, with the same core", () => {
    const step = fc.nat({ max: 60 })
    const law = fc.property(anything, step, fc.subarray([A, B, C]), (schedule, seen, leaders) => {
      const history = play(subject, { ...schedule, core: [A, B] })
      const moment = { step: Math.min(seen, history.steps.length), leaders }
      let least = 0
      for (const slice of slicesOf(history, moment)) {
        expect(slice.moves.length).toBeGreaterThanOrEqual(least)
        expect(slice.moves.length).toBeLessThan(history.settlesFrom)
        expect(slice.core).toEqual([A, B])
        least = slice.moves.length
        let next = 0
        for (const move of slice.moves) {
          while (next < history.settlesFrom && history.steps[next]?.move.kind !== move.kind) next++
          expect(next++).toBeLessThan(history.settlesFrom)
        }
      }
    })
    fc.assert(law, { seed: 1, numRuns: 60 })
  })

  it("happen when they did: the last write of each is as late as it was", () => {
    const law = fc.property(anything, (schedule) => {
      const history = play(subject, schedule)
      const played = history.steps.slice(0, history.settlesFrom).map(({ move }) => move)
      const time = (moves: ReadonlyArray<Move>): number =>
        moves.reduce((sum, move) => sum + (move.kind === "write" ? move.after : 0), 0)
      const last = played.findLast(({ kind }) => kind === "write")
      for (const slice of slicesOf(history, { step: history.steps.length, leaders: [A] })) {
        const kept = slice.moves.findLast(({ kind }) => kind === "write")
        if (kept?.kind !== "write" || last?.kind !== "write" || kept.write !== last.write) continue
        expect(time(slice.moves)).toBe(time(played))
      }
    })
    fc.assert(law, { seed: 2, numRuns: 60 })
  })
})

describe("the effective moves of a run", () => {
  it("are those that changed something, up to the moment that is meant", () => {
    const moves = [deliver(A, B), put(A, "x", "v1"), deliver(B, A), put(B, "x", "v2"), put(C, "x", "v3")]
    const history = play(subject, { leaders: 3, moves })
    expect(inWords(effective(history, { step: 1, leaders: [] }).moves)).toEqual([
      "A: put x = v1",
      "B: put x = v2",
    ])
    expect(effective(history, { step: history.steps.length, leaders: [] }).moves.length).toBe(3)
  })
})
