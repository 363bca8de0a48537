import { describe, expect, it } from "vitest"
import { type Mark, nextMark } from "./marks.ts"
import { movedBy } from "./moving.ts"

const mark = (kind: Mark["kind"], event: number): Mark => ({ kind, event, sign: "", name: kind })
const marks = [mark("doomed", 2), mark("wrong", 3), mark("seen", 6)]

describe("the next moment", () => {
  it("is the first one after the selected event, and after the last one the first of all", () => {
    expect([null, 2, 4, 6].map((event) => nextMark(marks, event)?.event)).toEqual([2, 3, 6, 2])
  })

  it("is none where nothing is broken", () => {
    expect(nextMark([], 3)).toBeNull()
  })
})

describe("the keys", () => {
  const to = (key: string, event: number | null) => movedBy(key, event, 6, marks)

  it("move by one and stay within the run", () => {
    expect([to("j", null), to("j", 5), to("j", 6), to("ArrowUp", 2), to("k", 1), to("k", null)]).toEqual([
      1, 6, 6, 1, 1, 6,
    ])
  })

  it("go to the ends, to the next moment and to nothing", () => {
    expect([to("Home", 4), to("End", 4), to("n", 3), to("Escape", 3)]).toEqual([1, 6, 6, null])
  })

  it("mean nothing where they have nothing to do", () => {
    expect([to("x", 1), to("Escape", null), movedBy("j", null, 0, []), movedBy("n", 1, 6, [])]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
