import { describe, expect, it } from "vitest"
import { A, ask, B, C, clock, deliver, put } from "../../model/testing/moves.ts"
import type { Move } from "../../model/replication/move.ts"
import { evidenceOf } from "../evidence.ts"
import { play } from "../play.ts"
import type { Shown } from "./explanation.ts"
import { type Relevance, relevanceOf, type Varied } from "./relevance.ts"
import { appliesBeforeCauses, clockIsNotRaised, lastArrivalWinsTies, shown } from "./testing/cases.ts"

const tie = shown(lastArrivalWinsTies, "convergence/quiet-cluster-agrees", 2, [
  put(A, "x", "v1"),
  put(B, "x", "v2", 0),
])

const skewed = shown(clockIsNotRaised, "causality/stamps-grow-with-causality", 2, [
  clock(B, -2),
  put(A, "x", "v1"),
  deliver(A, B),
  put(B, "x", "v2"),
])

const overtaken = shown(appliesBeforeCauses, "causality/effect-never-precedes-its-cause", 3, [
  put(A, "x", "v1"),
  deliver(A, B),
  put(B, "y", "v2"),
  deliver(B, C),
])

const relevance = (one: Shown, budget = 1000): Relevance => relevanceOf(one, one.schedule, budget)

const choice = ({ moves }: Relevance, move: number, name: Varied["name"]): Varied | undefined =>
  moves[move]?.choices.find((one) => one.name === name)

const fails = ({ subject, property, schedule }: Shown, moves: ReadonlyArray<Move>): boolean =>
  property.check(evidenceOf(play(subject, { leaders: schedule.leaders, moves }))).violation !== null

describe("what matters of two writes that tie", () => {
  const found = relevance(tie)

  it("is that exactly no time passes between them", () => {
    expect(choice(found, 1, "after")).toEqual({
      name: "after",
      now: 0,
      kind: "exactly",
      failing: [0],
      passing: [1, 2, 3, 4, 5, 6],
    })
    expect(choice(found, 0, "after")?.kind).toBe("any")
  })

  it("is that their values differ, and not what they are", () => {
    expect(choice(found, 0, "value")).toMatchObject({ kind: "some", failing: ["v1", "v0"], passing: ["v2"] })
  })

  it("is that they are made to one row at two leaders, of which there may be more", () => {
    expect(choice(found, 1, "key")).toMatchObject({ kind: "exactly", passing: ["y"] })
    expect(choice(found, 1, "leader")).toMatchObject({ kind: "exactly", passing: ["A"] })
    expect(found.size).toMatchObject({ kind: "any", now: 2, failing: [2, 3, 4, 5] })
  })

  it("is not their order, once the second keeps its time", () => {
    expect(found.orders).toEqual([{ needed: true }])
    const together = shown(lastArrivalWinsTies, "convergence/quiet-cluster-agrees", 2, [
      put(A, "x", "v1", 0),
      put(B, "x", "v2", 0),
    ])
    expect(relevance(together).orders).toEqual([{ needed: false }])
  })
})

describe("what matters of a skewed clock", () => {
  const found = relevance(skewed)

  it("is a range: far enough back, and no more", () => {
    expect(choice(found, 0, "by")).toEqual({
      name: "by",
      now: -2,
      kind: "range",
      failing: [-6, -5, -4, -3, -2],
      passing: [-1, 0, 1, 2, 3, 4, 5, 6],
    })
  })

  it("is that the first write arrives before the second is made", () => {
    expect(found.orders.map(({ needed }) => needed)).toEqual([false, true, true])
    expect(found.moves.map(({ needed }) => needed)).toEqual([true, true, true, true])
  })
})

describe("every answer to what matters", () => {
  it("is what a replay of the changed schedule shows", () => {
    let replays = 0
    for (const one of [tie, skewed, overtaken]) {
      const { moves } = one.schedule
      const found = relevance(one)
      found.moves.forEach(({ needed, choices }, index) => {
        expect(fails(one, moves.toSpliced(index, 1))).toBe(!needed)
        const move = moves[index]
        for (const { name, failing, passing } of choices)
          for (const value of [...failing, ...passing]) {
            if (move?.kind === "write" && name === "after" && typeof value === "number")
              expect(fails(one, moves.with(index, { ...move, after: value }))).toBe(failing.includes(value))
            else if (move?.kind === "clock" && name === "by" && typeof value === "number")
              expect(fails(one, moves.with(index, { ...move, by: value }))).toBe(failing.includes(value))
            else if (move?.kind === "write" && name === "key" && typeof value === "string")
              expect(
                fails(one, moves.with(index, ask(move.at, { ...move.write, key: value }, move.after))),
              ).toBe(failing.includes(value))
            else continue
            replays++
          }
      })
    }
    expect(replays).toBeGreaterThan(60)
  })

  it("is left out where the plays ran out, and that is said", () => {
    const found = relevance(tie, 5)
    expect(found).toMatchObject({ plays: 5, complete: false, size: null })
    expect(found.moves.map(({ needed }) => needed)).toEqual([true, true])
    expect(relevance(tie)).toMatchObject({ complete: true })
  })

  it("names the step that each move left, and none for a move without effect", () => {
    const idle = shown(lastArrivalWinsTies, "convergence/quiet-cluster-agrees", 2, [
      deliver(A, B),
      put(A, "x", "v1"),
      put(B, "x", "v2", 0),
    ])
    expect(relevance(idle).moves.map(({ step, needed, text }) => [step, needed, text])).toEqual([
      [null, false, "A>B: deliver next"],
      [0, true, "A: put x = v1"],
      [1, true, "B: put x = v2 (same instant)"],
    ])
  })
})
