import { describe, expect, it } from "vitest"
import type { Move } from "../../../model/replication/move.ts"
import { encodeSchedule } from "../../../properties/schedule/codec.ts"
import type { Explained } from "../../report.ts"
import { sample, twoInserts, write } from "../../sample.harness.ts"
import { factsOf, faultsInWords, leadInWords, movesOf } from "./facts.ts"

const [found] = sample().counterexamples
if (found === undefined) throw new Error("the sample has no counterexample")

const put = write(0, { kind: "put", key: "x", value: "v1" })

const withMoves = (moves: ReadonlyArray<Move>): Explained => ({
  ...found,
  schedule: encodeSchedule({ leaders: 2, moves }),
})

const factOf = (one: Explained, name: string) => factsOf(one).find((fact) => fact.name === name)

describe("the faults of a schedule", () => {
  it("are none for writes and deliveries", () => {
    expect(faultsInWords([put, { kind: "deliver", from: 0, to: 1, ahead: 0 }])).toEqual([])
  })

  it("are said once for each kind, with every place", () => {
    expect(
      faultsInWords([
        { kind: "crash", at: 1 },
        { kind: "cut", from: 0, to: 1 },
        { kind: "cut", from: 1, to: 0 },
        { kind: "crash", at: 1 },
      ]),
    ).toEqual(["a cut link (A>B, B>A)", "a crash (B)"])
  })
})

describe("the head of a counterexample", () => {
  it("says how small it is and that no fault is needed", () => {
    expect(movesOf(found)).toEqual(twoInserts("x", "v1", "v2").moves)
    expect(factOf(found, "Schedule")).toMatchObject({
      value: "2 moves",
      more: "shrunk from 40; no move can go",
    })
    expect(factOf(found, "Faults")).toMatchObject({ value: "None" })
    expect(leadInWords(found)).toContain("2 moves at 2 leaders are enough, and no message is lost")
  })

  it("names the faults that it takes", () => {
    const one = withMoves([put, { kind: "crash", at: 1 }])
    expect(factOf(one, "Faults")).toMatchObject({ value: "Crash", more: "a crash (B)" })
    expect(leadInWords(one)).toContain("it takes a crash (B)")
  })

  it("claims no need of what may be left out of a schedule that is not minimal", () => {
    const one = { ...withMoves([put, { kind: "crash", at: 1 }]), shrinking: null }
    expect(leadInWords(one)).toContain("2 moves at 2 leaders do it, and among them a crash (B)")
    expect(factOf(one, "Schedule")).toMatchObject({ more: "as it was given" })
  })

  it("says that writes in the same instant are needed only where others were played and pass", () => {
    const [one] = sample({
      leaders: 2,
      moves: [put, { kind: "write", at: 1, after: 0, write: { kind: "put", key: "x", value: "v2" } }],
    }).counterexamples
    if (one === undefined) throw new Error("the sample has no counterexample")
    expect(factOf(one, "Faults")).toMatchObject({ value: "Same instant" })
    expect(leadInWords(one)).toContain("and among them writes in the same instant (B)")
  })

  it("has the count of orders only where the start was looked at", () => {
    expect(factOf(found, "Fails in")?.value).toMatch(/^\d+ of \d+$/)
    const unknown = { ...found, explanation: null }
    expect(factOf(unknown, "Fails in")).toBeUndefined()
    expect(leadInWords(unknown)).not.toContain("orders")
  })

  it("points to the events of the moments", () => {
    const doomed = factOf(found, "No way back")
    expect(doomed?.event === null || found.events.some(({ number }) => number === doomed?.event)).toBe(true)
    expect(factsOf(found).filter(({ event }) => event !== null).length).toBeGreaterThan(0)
  })
})
