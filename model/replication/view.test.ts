import { expect, it } from "vitest"
import { rowOperation } from "../testing/changes.ts"
import { noObjects, type Objects } from "./cluster.ts"
import { shows, view } from "./view.ts"

const dot = { leader: 0, sequence: 1 }
const stamp = { wall: 1, logical: 0, leader: 0 }

const objects: Objects = {
  row: {
    k: { kind: "row", value: "a", dot, stamp, revision: 1 },
    deleted: { kind: "tombstone", dot, stamp, revision: 1 },
    gone: { kind: "absent" },
  },
  register: {
    k: [
      { dot, value: "b" },
      { dot, value: "a" },
    ],
  },
  counter: { k: 7 },
  set: {
    k: [
      { element: "f", dot },
      { element: "e", dot },
      { element: "f", dot },
    ],
  },
  record: {
    k: {
      kind: "row",
      value: { b: { value: "2", stamp }, a: { value: "1", stamp } },
      dot,
      stamp,
      revision: 1,
    },
    deleted: { kind: "tombstone", dot, stamp, revision: 1 },
  },
}

it("a view shows every object that the leader has heard of, the lists sorted", () => {
  expect(view(objects)).toEqual({
    row: { k: "a", deleted: null, gone: null },
    register: { k: ["a", "b"] },
    counter: { k: 7 },
    set: { k: ["e", "f"] },
    record: { k: { a: "1", b: "2" }, deleted: null },
  })
})

it("the keys are in order, so that views of equal objects are equal as text", () => {
  expect(Object.keys(view(objects).row)).toEqual(["deleted", "gone", "k"])
})

it("what a change shows is what the view shows of its object, or the blank of its family", () => {
  const add = { kind: "add", key: "k", element: "e", observed: [] } as const
  expect(shows(objects, add)).toEqual(["e", "f"])
  expect(shows(noObjects, add)).toEqual([])
  for (const kind of ["insert", "update", "delete"] as const)
    expect(shows(objects, rowOperation(kind, "k", ""))).toBe("a")
  expect(shows(objects, { kind: "assign", key: "k", value: "c" })).toEqual(["a", "b"])
  expect(shows(objects, { kind: "increment", key: "k", by: 1 })).toBe(7)
})
