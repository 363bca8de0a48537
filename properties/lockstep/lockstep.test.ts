import { describe, expect, it } from "vitest"
import { ring, type Rules } from "../../impl/index.ts"
import { reference, referenceRing } from "../../model/systems/reference.ts"
import { A, ask, B, C, cut, deliver, put } from "../../model/testing/moves.ts"
import { widest } from "../adversary/scope.ts"
import { seedOf } from "../adversary/random.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { play } from "../play.ts"
import { simulate } from "../simulation/cluster.ts"
import { implementations } from "../subjects/registry.ts"
import type { Subject } from "../subjects/subject.ts"
import { type Comparison, lockstep } from "./lockstep.ts"

/** Two writes at the same instant, and their exchange. */
const tie = [put(A, "x", "v1"), put(B, "x", "v2", 0), deliver(A, B), deliver(B, A)]

const withRules = (rules: Partial<Rules>, comparison: Comparison = "full"): Subject =>
  lockstep(simulate({ rules, name: "with a bug" }), reference, comparison)

const lowerLeaderWins: Partial<Rules> = {
  wins: (change, cell) =>
    change.stamp.wall > cell.stamp.wall ||
    (change.stamp.wall === cell.stamp.wall && change.stamp.leader < cell.stamp.leader),
}

describe("the implementation in lockstep with the model", () => {
  it.each(implementations)("$name is the same after every move of a hundred schedules", (subject) => {
    for (let run = 0; run < 100; run++) {
      const schedule = uniformSchedule(widest(subject, 3, 60), seedOf(9, run))
      expect(play(subject, schedule).divergence).toBeNull()
    }
  })

  it("is the same for keys that every object has", () => {
    for (const key of ["__proto__", "constructor", "toString"]) {
      const moves = [
        put(A, key, "v1"),
        ask(B, { kind: "add", key, element: key }, 0),
        ask(C, { kind: "increment", key, by: 1 }),
      ]
      for (const subject of implementations)
        expect(play(subject, { leaders: 3, moves }).divergence).toBeNull()
    }
  })

  it("names the leader and the place of the first difference inside it, and the move after which it is there", () => {
    const { divergence } = play(withRules({ raiseClock: (clock) => clock }), {
      leaders: 2,
      moves: [put(A, "x", "v1"), deliver(A, B)],
    })
    expect(divergence).toEqual({ step: 1, place: "leader B, clock.wall", expected: "1", actual: "0" })
  })

  it("names what happened where the two say different things of a move", () => {
    const { divergence } = play(withRules({ isConflict: () => false }), { leaders: 2, moves: tie })
    expect(divergence).toEqual({
      step: 2,
      place: "what happened, 0.conflict",
      expected: '{"name":"concurrent_writes","local":{"leader":1,"sequence":1},"kept":"local"}',
      actual: "null",
    })
  })

  it("names the link on which other messages are in flight", () => {
    const subject = lockstep(simulate({ topology: { ...ring, carries: () => true } }), referenceRing, "full")
    const { divergence } = play(subject, {
      leaders: 3,
      moves: [put(A, "x", "v1"), deliver(A, B), deliver(B, C)],
    })
    expect(divergence).toEqual({
      step: 2,
      place: "link C>A, inFlight.0",
      expected: "nothing",
      actual: '{"leader":0,"sequence":1}',
    })
  })

  it("says nothing more after the first difference, and plays on", () => {
    const history = play(withRules({ raiseClock: (clock) => clock }), {
      leaders: 2,
      moves: [put(A, "x", "v1"), deliver(A, B), put(B, "x", "v2"), put(A, "y", "v3", 0), cut(A, B)],
    })
    expect(history.divergence).toEqual({ step: 1, place: "leader B, clock.wall", expected: "1", actual: "0" })
    expect(history.final.map(({ row }) => row)).toEqual([
      { x: "v2", y: "v3" },
      { x: "v2", y: "v3" },
    ])
  })

  it("counts only moves that had an effect", () => {
    const moves = [deliver(A, B), cut(B, C), put(A, "x", "v1"), deliver(B, A), deliver(A, B)]
    const { divergence, steps } = play(withRules({ raiseClock: (clock) => clock }), { leaders: 2, moves })
    expect(steps[divergence?.step ?? -1]?.move).toEqual(deliver(A, B))
  })
})

describe("what clients can see, compared with the model", () => {
  it("does not tell of a clock that stands still", () => {
    const subject = withRules({ raiseClock: (clock) => clock }, "visible")
    expect(play(subject, { leaders: 2, moves: tie }).divergence).toBeNull()
  })

  it("names the read that shows something else", () => {
    const { divergence } = play(withRules(lowerLeaderWins, "visible"), { leaders: 2, moves: tie })
    expect(divergence).toEqual({ step: 2, place: "a read at B, row.x", expected: '"v2"', actual: '"v1"' })
  })
})
