import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { causesOf, type Relation, relationsTo, vectorClock } from "./causality.ts"
import { arrivalAt, deliver, eventAt, put, toldRun } from "./sample.harness.ts"
import type { Event } from "../../events.ts"

/** The definition, word for word: the closure of "right before". */
const literally = (events: ReadonlyArray<Event>, selected: number): ReadonlyArray<Relation> => {
  const before = (one: number, other: number): boolean => {
    const later = events[other - 1]
    if (later === undefined || one >= other) return false
    return events.some(({ number, at }) => {
      if (number >= other) return false
      const program = at !== null && at === later.at
      const { sentAt = null, from } = later.message ?? {}
      const sent = sentAt !== null && number <= sentAt && at === from
      return (program || sent) && (number === one || before(one, number))
    })
  }
  return events.map((event): Relation => {
    if (event.number === selected) return "self"
    if (event.at === null && event.message === null) return "apart"
    if (before(event.number, selected)) return "past"
    return before(selected, event.number) ? "future" : "concurrent"
  })
}

/** Any events of three leaders: their own, messages of earlier ones, lost ones, and some at no leader. */
const anyEvents = fc
  .array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(), fc.nat(9)), { minLength: 1, maxLength: 12 })
  .map((drawn) =>
    drawn.map(([from, to, sent, kind], index): Event => {
      const number = index + 1
      if (kind === 0) return eventAt(number, null, { kind: "cut" })
      if (kind < 4 || index === 0 || from === to) return eventAt(number, to)
      const sentAt = (sent % index) + 1
      return kind === 4
        ? arrivalAt(number, from, to, sentAt, { at: null, kind: "lost" })
        : arrivalAt(number, from, to, sentAt)
    }),
  )

describe("causality", () => {
  it("is the closure of the order at each leader and of arrivals after departures", () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(), (events, pick) => {
        const selected = (pick % events.length) + 1
        const chosen = events[selected - 1]
        if (chosen?.at === null && chosen.message === null) return
        expect(relationsTo(causesOf(events, 3), selected).slice(1)).toEqual(literally(events, selected))
      }),
    )
  })

  it("is the past of one event exactly where the other is its future", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const causes = causesOf(events, 3)
        const all = events.map(({ number }) => relationsTo(causes, number))
        for (const [one, relations] of all.entries())
          for (let other = 1; other <= events.length; other++)
            if (relations[other] === "past") expect(all[other - 1]?.[one + 1]).toBe("future")
      }),
    )
  })

  it("knows of what a message brings, and not of what happened meanwhile", () => {
    const { events, size } = toldRun([put(0, "v1"), put(1, "v2"), deliver(0, 2)])
    const causes = causesOf(events, size)
    expect(relationsTo(causes, 3).slice(1, 4)).toEqual(["past", "concurrent", "self"])
    expect(vectorClock(causes, relationsTo(causes, 3), size)).toEqual([1, 0, 1])
  })

  it("takes a message that sets out when a link opens to be sent by its leader's last event", () => {
    const events = [eventAt(1, 0), eventAt(2, 1), eventAt(3, null, { kind: "mended" }), arrivalAt(4, 0, 1, 3)]
    expect(relationsTo(causesOf(events, 2), 4).slice(1)).toEqual(["past", "past", "apart", "self"])
  })

  it("lets a leader that joins know of what the one knew whose copy it is", () => {
    const events = [eventAt(1, 0), eventAt(2, 1), eventAt(3, 2, { kind: "joined", link: { from: 0, to: 2 } })]
    expect(relationsTo(causesOf(events, 3), 3).slice(1)).toEqual(["past", "concurrent", "self"])
  })

  it("orders nothing with what no leader does", () => {
    const events = [eventAt(1, 0), eventAt(2, null, { kind: "cut" }), eventAt(3, 0)]
    expect(relationsTo(causesOf(events, 2), 2).slice(1)).toEqual(["apart", "self", "apart"])
  })
})
