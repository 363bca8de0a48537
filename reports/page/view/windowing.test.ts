import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { arrivalAt, eventAt } from "./sample.harness.ts"
import { messagesIn, scrolledTo, spanOf } from "./windowing.ts"

const view = fc.record({
  count: fc.integer({ min: 1, max: 10_000 }),
  row: fc.integer({ min: 20, max: 60 }),
  height: fc.integer({ min: 100, max: 3000 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
})

describe("the rows that are drawn", () => {
  it("are all that are seen, wherever a list is scrolled to, and never more than the list has", () => {
    fc.assert(
      fc.property(view, ({ count, row, height, share }) => {
        const top = share * Math.max(0, count * row - height)
        const { first, last } = spanOf(count, row, { top, height })
        expect(first).toBeGreaterThanOrEqual(1)
        expect(last).toBeLessThanOrEqual(count)
        expect((first - 1) * row).toBeLessThanOrEqual(top)
        expect(last === count || last * row >= top + height).toBe(true)
      }),
    )
  })

  it("are as few for ten thousand events as for a thousand", () => {
    const drawn = (count: number): number => {
      const { first, last } = spanOf(count, 44, { top: 20_000, height: 900 })
      return last - first
    }
    expect(drawn(10_000)).toBe(drawn(1000))
    expect(drawn(10_000)).toBeLessThan(100)
  })

  it("stay the same while a list is scrolled a little", () => {
    const at = (top: number) => spanOf(10_000, 44, { top, height: 900 })
    expect(at(44 * 161)).toEqual(at(44 * 163))
    expect(at(44 * 161)).not.toEqual(at(44 * 200))
  })

  it("begin at the first one for a list that is pulled beyond its top", () => {
    expect(spanOf(5000, 44, { top: -80, height: 900 }).first).toBe(1)
  })
})

describe("the messages that are drawn", () => {
  const events = [
    ...Array.from({ length: 10 }, (_, index) => eventAt(index + 1, 0)),
    arrivalAt(11, 0, 1, 2),
    arrivalAt(12, 0, 1, 11),
    arrivalAt(13, 0, 1, 12),
    arrivalAt(14, 0, 1, null),
  ]
  const drawn = (first: number, last: number): ReadonlyArray<number> =>
    messagesIn(events, { first, last }).messages.map(({ number }) => number)

  it("are those that set out there, arrive there, or pass through", () => {
    expect(drawn(1, 3)).toEqual([11])
    expect(drawn(4, 6)).toEqual([11])
    expect(drawn(12, 12)).toEqual([12, 13])
    expect(drawn(14, 14)).toEqual([14])
  })

  it("are all of them where everything is drawn", () => {
    expect(drawn(1, 14)).toEqual([11, 12, 13, 14])
  })

  it("are counted where too many only pass through", () => {
    const many = [
      ...Array.from({ length: 500 }, (_, index) => eventAt(index + 1, 0)),
      ...Array.from({ length: 400 }, (_, index) => arrivalAt(501 + index, 0, 1, 1 + index)),
    ]
    const { messages, left } = messagesIn(many, { first: 450, last: 480 })
    expect(messages.length + left).toBe(400)
    expect(left).toBe(280)
  })
})

describe("scrolling to a row", () => {
  it("is not needed where the row is seen whole", () => {
    expect(scrolledTo({ top: 100, height: 44 }, { top: 80, height: 400 })).toBeNull()
  })

  it("brings a row to the middle that is above or below", () => {
    expect(scrolledTo({ top: 4400, height: 44 }, { top: 0, height: 444 })).toBe(4200)
    expect(scrolledTo({ top: 44, height: 44 }, { top: 900, height: 444 })).toBe(0)
  })
})
