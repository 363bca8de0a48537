import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { absent, type Cell } from "../objects/row.ts"
import { A, B } from "../testing/moves.ts"
import { local, update } from "../testing/updates.ts"
import { bdr1, bdr1Restarted, bdr1UncheckedReferences } from "./bdr-1.ts"

it("the last update wins against another origin; a delete always wins; what is missing is skipped", () => {
  expect(rulings(bdr1, ["absent", "row"])).toEqual({
    "insert on absent": "apply",
    "insert on row": "apply apply apply | keep keep take take (insert_insert)",
    "update on absent": "skip (update_delete)",
    "update on row": "apply apply apply | keep keep take take (update_update)",
    "delete on absent": "skip (delete_delete)",
    "delete on row": "apply",
  })
})

it("its variants have the same rules for rows", () => {
  const table = rulings(bdr1, ["absent", "row"])
  expect(rulings(bdr1Restarted, ["absent", "row"])).toEqual(table)
  expect(rulings(bdr1UncheckedReferences, ["absent", "row"])).toEqual(table)
})

it("what arrives for a row that the leader wrote and no longer remembers is applied in silence", () => {
  const forgotten: Cell = { kind: "row", ...local, stamp: { ...local.stamp, wall: 9 }, forgotten: true }
  const { outcome, conflict } = bdr1Restarted.rows.remote(forgotten, update(local), A)
  expect([outcome, conflict]).toEqual(["applied", null])
  // The rows of others are remembered.
  expect(bdr1Restarted.rows.remote(forgotten, update(local), B).outcome).toBe("kept")
  expect(bdr1Restarted.rows.remote(absent, update(local), A).outcome).toBe("skipped")
})
