import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { play } from "../../../properties/play.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import type { Event } from "../../events.ts"
import { toldOf } from "../../explained.ts"
import { sample, subjectCalled, twoInserts, write } from "../../sample.harness.ts"
import type { Shown } from "../view/shown.ts"
import { alignedInWords, alignedRows, arranged } from "./aligning.ts"

const [model] = sample().counterexamples[0]?.events ?? []
if (model === undefined) throw new Error("the sample has no event")

/** Events of the given texts. */
const eventsOf = (texts: ReadonlyArray<string>): ReadonlyArray<Event> =>
  texts.map((text, index) => ({ ...model, text, number: index + 1 }))

const told = (schedule: Schedule): Shown => ({
  name: "a run",
  ...toldOf(play(subjectCalled("tungsten"), schedule), null),
})

const texts = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 })

describe("alignedRows", () => {
  it("shows every event of both runs once, in its order", () => {
    fc.assert(
      fc.property(texts, texts, (ones, others) => {
        const rows = alignedRows(eventsOf(ones), eventsOf(others))
        expect(rows.flatMap(({ one }) => one?.text ?? [])).toEqual(ones)
        expect(rows.flatMap(({ other }) => other?.text ?? [])).toEqual(others)
      }),
    )
  })

  it("puts as many events side by side as can be, and only equal ones", () => {
    fc.assert(
      fc.property(texts, texts, (ones, others) => {
        const rows = alignedRows(eventsOf(ones), eventsOf(others))
        const pairs = rows.filter(({ one, other }) => one !== null && other !== null)
        for (const { one, other } of pairs) expect(one?.text).toBe(other?.text)
        expect(pairs.length).toBe(longestBySearch(ones, others))
      }),
    )
  })

  it("says of the same run with itself that nothing differs", () => {
    const { events } = told(twoInserts("x", "v1", "v2"))
    const rows = alignedRows(events, events)
    expect(rows.every(({ kind }) => kind === "same")).toBe(true)
    expect(alignedInWords(rows)).toBe(`Of ${events.length} rows, ${events.length} the same.`)
  })

  it("tells an event that leads to something else from one that is in one run alone", () => {
    const [one] = eventsOf(["a"])
    const other = { ...model, text: "a", leaders: [{ up: false, holds: [] }] }
    expect(alignedRows(one === undefined ? [] : [one], [other]).map(({ kind }) => kind)).toEqual(["shows"])
    expect(alignedRows(eventsOf(["a", "b"]), eventsOf(["a", "c"])).map(({ kind }) => kind)).toEqual([
      "same",
      "one",
      "other",
    ])
  })

  it("aligns runs that are too long for a search at their beginning and their end", () => {
    const long = (mark: string): ReadonlyArray<Event> =>
      eventsOf(["first", ...Array.from({ length: 1200 }, (_, index) => `${mark}${index}`), "last"])
    const rows = alignedRows(long("x"), long("y"))
    expect(rows).toHaveLength(2402)
    expect([rows[0]?.one?.text, rows[0]?.other?.text]).toEqual(["first", "first"])
    expect([rows.at(-1)?.one?.text, rows.at(-1)?.other?.text]).toEqual(["last", "last"])
  })
})

/** The length of a longest common sequence, by trying everything. */
const longestBySearch = (ones: ReadonlyArray<string>, others: ReadonlyArray<string>): number => {
  const known = new Map<string, number>()
  const from = (left: number, right: number): number => {
    if (left === ones.length || right === others.length) return 0
    const name = `${left} ${right}`
    const before = known.get(name)
    if (before !== undefined) return before
    const found = Math.max(
      from(left + 1, right),
      from(left, right + 1),
      ones[left] === others[right] ? 1 + from(left + 1, right + 1) : 0,
    )
    known.set(name, found)
    return found
  }
  return from(0, 0)
}

describe("arranged", () => {
  it("moves what leaders show to the order of the objects that are asked for", () => {
    const run = told({
      leaders: 2,
      moves: [
        write(0, { kind: "put", key: "x", value: "v1" }),
        write(0, { kind: "put", key: "y", value: "v2" }),
      ],
    })
    const turned = arranged(run, run.objects.toReversed())
    expect(turned.end[0]?.holds).toEqual(run.end[0]?.holds.toReversed())
    expect(turned.events.at(-1)?.leaders[1]?.holds).toEqual(run.events.at(-1)?.leaders[1]?.holds.toReversed())
  })

  it("says of an object that the run never wrote that nobody heard of it", () => {
    const turned = arranged(told(twoInserts("x", "v1", "v2")), [{ family: "counter", key: "n" }])
    expect(turned.end.map(({ holds }) => holds)).toEqual([["unheard"], ["unheard"]])
  })
})
