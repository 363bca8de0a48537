/**
 * For the tests of this folder, and no part of the specification: a row that leader A wrote, and an update of it.
 */
import type { RowChange } from "../objects/row.ts"
import { alone, type Version } from "../vocabulary/change.ts"
import { at } from "./stamps.ts"

export const local: Version = { value: "a", dot: { leader: 0, sequence: 1 }, stamp: at(1, 0), revision: 1 }

/** An update by a leader that saw `before` under the key; by default it had seen the row. */
export const update = (
  before: RowChange["operation"]["before"],
  dependencies: ReadonlyArray<number> = [1, 0],
  leader = 1,
): RowChange => ({
  dot: { leader, sequence: leader === 1 ? 1 : 2 },
  dependencies,
  stamp: at(2, leader),
  part: alone,
  operation: {
    kind: "update",
    table: "row",
    key: "k",
    value: "b",
    before,
    revision: 2,
    changed: [],
    statement: null,
  },
})
