import { expect, it } from "vitest"
import { amend, begin, edit, redo, undo } from "./undoing.ts"

const two = edit(edit(begin("a"), "b"), "c")

it("goes back and forward again", () => {
  expect(undo(two).now).toBe("b")
  expect(undo(undo(two)).now).toBe("a")
  expect(redo(undo(two))).toEqual(two)
  expect(redo(redo(undo(undo(two))))).toEqual(two)
})

it("stays at the first and at the last", () => {
  const first = undo(undo(two))
  expect(undo(first)).toBe(first)
  expect(redo(two)).toBe(two)
})

it("forgets what was undone when something else is done", () => {
  expect(redo(edit(undo(two), "d")).now).toBe("d")
})

it("takes the same state again for no edit", () => {
  expect(edit(two, "c")).toBe(two)
})

it("goes back 500 steps, and no farther", () => {
  let edits = begin(0)
  for (let state = 1; state <= 600; state++) edits = edit(edits, state)
  expect(edits.past).toHaveLength(500)
  for (let step = 0; step < 600; step++) edits = undo(edits)
  expect(edits.now).toBe(100)
})

it("undoes what was amended in one step", () => {
  expect(undo(amend(amend(two, "d"), "e")).now).toBe("b")
  expect(redo(amend(undo(two), "d")).now).toBe("d")
})
