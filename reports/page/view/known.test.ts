import { describe, expect, it } from "vitest"
import { inFlightAfter, isForwarded, madeAt } from "./flights.ts"
import { forgotBefore, knownAfter, rangesOf } from "./known.ts"
import { deliver, eventAt, put, toldRun } from "./sample.harness.ts"

const moves = [put(0, "v1"), put(0, "v2"), put(1, "v3"), deliver(0, 2), deliver(1, 2)]
const { events, size } = toldRun(moves)

/** The event of a number. */
const numbered = (number: number) => events[number - 1] ?? eventAt(number, null)

describe("the changes that a leader has", () => {
  it("are those that it made and those that arrived", () => {
    expect(knownAfter(events, numbered(5), size)?.map(({ sequences }) => sequences)).toEqual([[1], [1], []])
    expect(knownAfter(events, numbered(2), size)?.map(({ sequences }) => sequences)).toEqual([[1, 2], [], []])
  })

  it("are at no leader after what no leader does", () => {
    expect(knownAfter([eventAt(1, null)], eventAt(1, null), 2)).toBeNull()
  })

  it("are a copy of another's where a leader joined, without what that one got later", () => {
    const wrote = (number: number, sequence: number) =>
      eventAt(number, 0, { kind: "wrote", dot: { leader: 0, sequence } })
    const joined = eventAt(2, 1, { kind: "joined", link: { from: 0, to: 1 } })
    expect(
      knownAfter([wrote(1, 1), joined, wrote(3, 2)], { ...joined, number: 3 }, 2)?.[0]?.sequences,
    ).toEqual([1])
  })

  it("are less what a crash made it forget, which is pointed at", () => {
    const crash = eventAt(1, 0, { kind: "crashed", detail: "and forgets A1" })
    expect(forgotBefore([crash, eventAt(2, 0)], eventAt(2, 0))).toBe(1)
    expect(forgotBefore([crash, eventAt(2, 1)], eventAt(2, 1))).toBeNull()
  })

  it("are written as ranges", () => {
    expect(rangesOf([1, 2, 3, 5, 8, 9])).toBe("1–3, 5, 8–9")
  })
})

describe("messages under way", () => {
  it("have set out and have not arrived", () => {
    const flights = inFlightAfter(events, 2).map(({ message: { from, to, sentAt } }) => ({
      from,
      to,
      sentAt,
    }))
    expect(flights.toSorted((a, b) => (a.sentAt ?? 0) - (b.sentAt ?? 0) || a.to - b.to)).toEqual([
      { from: 0, to: 1, sentAt: 1 },
      { from: 0, to: 2, sentAt: 1 },
      { from: 0, to: 1, sentAt: 2 },
      { from: 0, to: 2, sentAt: 2 },
    ])
    expect(inFlightAfter(events, events.length)).toEqual([])
  })

  it("lead to where their change was made", () => {
    expect(madeAt(events, numbered(5))?.number).toBe(3)
    expect(isForwarded(numbered(5))).toBe(false)
  })

  it("are passed on in a ring by leaders that did not make their change", () => {
    const ring = toldRun([put(0, "v1"), put(1, "v2")], 3, "mariadb-ring-idempotent").events
    const passed = ring.filter(isForwarded)
    expect(passed.length).toBeGreaterThan(0)
    for (const event of passed) expect(madeAt(ring, event)?.at).toBe(event.dot?.leader)
  })
})
