import { describe, expect, it } from "vitest"
import type { History } from "../properties/history.ts"
import { play } from "../properties/play.ts"
import type { Schedule } from "../properties/schedule/schedule.ts"
import { eventsOf } from "./events.ts"
import { momentsOf } from "./moments.ts"
import { subjectCalled, twoInserts, write } from "./sample.harness.ts"

const eventsFor = (history: History, seenAt: number | null) => eventsOf(history, momentsOf(history), seenAt)

const many = (count: number): Schedule => ({
  leaders: 2,
  moves: Array.from({ length: count }, (_, index) =>
    write(0, { kind: "increment", key: "n", by: index + 1 }),
  ),
})

describe("the events of a history", () => {
  it("are numbered from 1, and tell every move of the schedule on its own", () => {
    const history = play(subjectCalled("reference"), twoInserts("x", "v1", "v2"))
    const events = eventsFor(history, null)
    expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1))
    expect(events.filter(({ phase }) => phase === "schedule").map(({ text }) => text)).toEqual([
      "A: put x = v1",
      "B: put x = v2",
    ])
  })

  it("tell all healing of the last phase at once", () => {
    const history = play(subjectCalled("reference"), {
      leaders: 2,
      moves: [
        { kind: "crash", at: 1 },
        { kind: "cut", from: 0, to: 1 },
      ],
    })
    const events = eventsFor(history, null)
    expect(events.map(({ kind }) => kind)).toEqual(["crashed", "cut", "healed"])
    expect(events.at(-1)?.detail).toBe("B restarted; A>B mended; 2 links reconnected")
  })

  it("tell a stream that stays stopped once for each link", () => {
    const history = play(subjectCalled("tungsten"), twoInserts("x", "v1", "v2"))
    const stops = history.steps.flatMap(({ happened }) => happened).filter(({ kind }) => kind === "stopped")
    const told = eventsFor(history, history.steps.length - 1)
    expect(stops.length).toBeGreaterThanOrEqual(2)
    expect(told.filter(({ kind }) => kind === "stopped")).toHaveLength(2)
    expect(told.filter(({ seenHere }) => seenHere)).toHaveLength(1)
  })

  it("mark the violation's step and no other, wherever it is", () => {
    const history = play(subjectCalled("reference"), many(400))
    for (const step of [0, 5, 250, 399, 420, history.steps.length - 1])
      expect(eventsFor(history, step).filter(({ seenHere }) => seenHere)).toHaveLength(1)
    expect(eventsFor(history, history.steps.length).filter(({ seenHere }) => seenHere)).toHaveLength(0)
    expect(eventsFor(history, null).filter(({ seenHere }) => seenHere)).toHaveLength(0)
  })

  it("say of a change that waited that it waited", () => {
    const history = play(subjectCalled("reference"), {
      leaders: 2,
      moves: [
        write(0, { kind: "put", key: "x", value: "v1" }),
        write(0, { kind: "put", key: "x", value: "v2" }),
        { kind: "deliver", from: 0, to: 1, ahead: 1 },
        { kind: "deliver", from: 0, to: 1, ahead: 0 },
      ],
    })
    const told = eventsFor(history, null).map(({ text, detail }) => `${text} · ${detail}`)
    expect(told.slice(2, 5)).toEqual([
      "B ← A put x = v2 (A2) · waits for what came before it",
      "B ← A put x = v1 (A1) · ",
      "B applies put x = v2 (A2) · it had waited",
    ])
  })
})
