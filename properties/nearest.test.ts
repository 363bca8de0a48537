import { expect, test } from "vitest"
import { nearest } from "./nearest.ts"

const moves = [
  "write",
  "deliver",
  "duplicate",
  "lose",
  "cut",
  "mend",
  "reconnect",
  "crash",
  "restart",
  "clock",
  "vacuum",
]
const ids = [
  "convergence/quiet-cluster-agrees",
  "convergence/replication-stops",
  "causality/stamps-grow-with-causality",
]

test.each<readonly [name: string, candidates: ReadonlyArray<string>, found: string | null]>([
  ["deliver", moves, "deliver"],
  ["delivr", moves, "deliver"],
  ["DELIVER", moves, "deliver"],
  ["crsah", moves, "crash"],
  ["mend ", moves, "mend"],
  ["dup", moves, "duplicate"],
  ["quiet-cluster-agrees", ids, "convergence/quiet-cluster-agrees"],
  ["stamps", ids, "causality/stamps-grow-with-causality"],
  ["explode", moves, null],
  ["something else entirely", moves, null],
  ["", moves, null],
  ["cut", [], null],
])("of %j in %j: %j", (name, candidates, found) => {
  expect(nearest(name, candidates)).toBe(found)
})

test("the first is taken of two that are as near", () => {
  expect(nearest("cat", ["cut", "cap"])).toBe("cut")
  expect(nearest("cat", ["cap", "cut"])).toBe("cap")
})

test("a name of a megabyte takes no longer than another", () => {
  expect(nearest("x".repeat(1_000_000), moves)).toBeNull()
})
