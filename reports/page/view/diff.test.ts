import { describe, expect, it } from "vitest"
import { diffOf } from "./diff.ts"
import { shows } from "./sample.harness.ts"

describe("the difference of two values", () => {
  it("is none where both show the same, or one of them is not known", () => {
    expect(diffOf(shows("v1"), shows("v1"))).toEqual([])
    expect(diffOf(shows(["p", "q"]), shows(["p", "q"]))).toEqual([])
    expect(diffOf("unknown", shows("v1"))).toEqual([])
  })

  it("is the whole value of a row or a counter", () => {
    expect(diffOf(shows("v1"), shows("v2"))).toEqual([
      { part: "", kind: "other", expected: "v1", actual: "v2" },
    ])
    expect(diffOf(shows(3), shows(0))).toEqual([{ part: "", kind: "other", expected: "3", actual: "0" }])
  })

  it("takes a row that was never heard of to show nothing", () => {
    expect(diffOf(shows(null), "unheard")).toEqual([])
    expect(diffOf(shows("v1"), "unheard")).toEqual([
      { part: "", kind: "other", expected: "v1", actual: "nothing" },
    ])
  })

  it("names the elements of a set that are missing and those that are too much", () => {
    expect(diffOf(shows(["p", "q"]), shows(["q", "r"]))).toEqual([
      { part: "p", kind: "missing", expected: "p", actual: "" },
      { part: "r", kind: "extra", expected: "", actual: "r" },
    ])
  })

  it("counts siblings that are the same", () => {
    expect(diffOf(shows(["v1"]), shows(["v1", "v1", "v1"]))).toEqual([
      { part: "v1", kind: "extra", expected: "", actual: "v1 (2 times)" },
    ])
  })

  it("sees another order of the same elements", () => {
    expect(diffOf(shows(["p", "q"]), shows(["q", "p"]))).toEqual([
      { part: "", kind: "other", expected: "{p, q}", actual: "{q, p}" },
    ])
  })

  it("names the columns of a record that differ, whatever they are called", () => {
    expect(
      diffOf(shows({ a: "v1", constructor: "x", b: "v2" }), shows({ a: "v3", b: "v2", toString: "y" })),
    ).toEqual([
      { part: "a", kind: "other", expected: "v1", actual: "v3" },
      { part: "constructor", kind: "missing", expected: "x", actual: "" },
      { part: "toString", kind: "extra", expected: "", actual: "y" },
    ])
  })

  it("is the whole where a record is gone", () => {
    expect(diffOf(shows({ a: "v1" }), shows(null))).toEqual([
      { part: "", kind: "other", expected: "(a: v1)", actual: "nothing" },
    ])
  })
})
