import { describe, expect, it } from "vitest"
import { referenceMerging, referenceSiblings } from "../../systems/reference-rules.ts"
import { A, B, C, del, deliver, drained, played, put, rows } from "../../testing/moves.ts"
import { concatenated, greatest } from "./keep-siblings.ts"

const ends = (design: typeof referenceMerging, moves: Parameters<typeof played>[2]) =>
  rows(drained(design, played(design, 3, moves).cluster).cluster, "k")

const siblings = [put(A, "k", "a"), put(B, "k", "b"), put(C, "k", "a")]

it("what is shown depends on the values alone", () => {
  expect(concatenated(["b", "a", "b"])).toBe("a/b")
  expect(greatest(["b", "c", "a"])).toBe("c")
})

describe("of concurrent versions", () => {
  it("all are kept, and shown joined, or the greatest of them", () => {
    expect(ends(referenceMerging, siblings)).toEqual(["a/b", "a/b", "a/b"])
    expect(ends(referenceSiblings, siblings)).toEqual(["b", "b", "b"])
  })

  it("a write that had seen all of them replaces all", () => {
    const seen = [...siblings, deliver(B, A), deliver(C, A), put(A, "k", "z")]
    expect(ends(referenceMerging, seen)).toEqual(["z", "z", "z"])
  })

  it("one that had seen some replaces those: the others are shown again", () => {
    const some = [...siblings, deliver(B, A), put(A, "k", "c")]
    expect(ends(referenceMerging, some)).toEqual(["a/c", "a/c", "a/c"])
    expect(ends(referenceSiblings, [...siblings, deliver(B, A), del(A, "k")])).toEqual(["a", "a", "a"])
  })

  it("a delete is one like any other, and shows nothing where it is alone", () => {
    const met = [put(A, "k", "v"), deliver(A, B)]
    expect(ends(referenceMerging, [...met, del(A, "k"), put(B, "k", "b")])).toEqual(["b", "b", "b"])
    expect(ends(referenceMerging, [...met, del(A, "k"), del(B, "k")])).toEqual([null, null, null])
  })

  it("both are named where they meet, and neither has lost", () => {
    const { happened } = played(referenceMerging, 2, [...siblings.slice(0, 2), deliver(A, B)])
    expect(happened.at(-1)).toMatchObject({
      outcome: "applied",
      conflict: { name: "siblings", local: { leader: B, sequence: 1 }, kept: "both" },
      shows: "a/b",
    })
  })
})
