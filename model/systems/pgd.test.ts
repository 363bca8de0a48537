import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { apply, remembering } from "../conflicts/ruling.ts"
import type { Cell } from "../objects/row.ts"
import { A, B, C } from "../testing/moves.ts"
import { at } from "../testing/stamps.ts"
import { local, update } from "../testing/updates.ts"
import { pgdColumnLevel, pgdCrdtColumns, pgdCrdtColumnsInsertsAdd } from "./pgd-columns.ts"
import {
  pgd,
  pgdMissingUpdateSkipped,
  pgdOlderDeleteSkipped,
  pgdRowVersion,
  pgdUnlikeResolvers,
} from "./pgd.ts"

const common = {
  "insert on absent": "apply",
  "insert on row": "keep keep take | keep keep take take (insert_exists)",
  "insert on tombstone": "apply",
  "update on absent": "take (update_missing)",
  "update on row": "apply apply apply | keep keep take take (update_origin_change)",
  "update on tombstone": "skip (update_recently_deleted)",
  "delete on absent": "skip (delete_missing)",
  "delete on tombstone": "skip (delete_missing)",
}

it("against another origin the newer wins; an update of a missing row inserts, of a deleted one not", () => {
  expect(rulings(pgd, ["absent", "row", "tombstone"])).toEqual({ ...common, "delete on row": "apply" })
})

it("in the other reading a delete that is older than the row is skipped, of whatever origin", () => {
  expect(rulings(pgdOlderDeleteSkipped, ["absent", "row", "tombstone"])).toEqual({
    ...common,
    "delete on row": "keep apply apply | keep keep apply apply (delete_recently_updated)",
  })
})

const all = ["absent", "row", "tombstone"] as const

it("in the other reading of an update that finds no row, it is skipped", () => {
  expect(rulings(pgdMissingUpdateSkipped, all)).toEqual({
    ...rulings(pgd, all),
    "update on absent": "skip (update_missing)",
  })
})

it("with row_version the old row is compared, and a delete of another version is skipped whatever its time", () => {
  const { "update on row": _update, "delete on row": _delete, ...others } = rulings(pgd, all)
  expect(rulings(pgdRowVersion, all)).toEqual({
    ...others,
    "update on row, image matches": "apply",
    "update on row, image differs": "keep keep take | keep keep take take (update_differing)",
    "delete on row, image matches": "apply",
    "delete on row, image differs": "keep (delete_recently_updated)",
  })
})

it("a row of one column is resolved by its time, also against its own origin", () => {
  const table = {
    ...rulings(pgd, all),
    "update on row": "keep apply apply | keep keep take take (update_origin_change)",
  }
  for (const design of [pgdColumnLevel, pgdCrdtColumns, pgdCrdtColumnsInsertsAdd])
    expect(rulings(design, all)).toEqual(table)
})

it("where resolvers are unlike, B keeps its row against any update of another origin", () => {
  const row = (here: number) => rulings(pgdUnlikeResolvers, all, here)
  expect(row(A)).toEqual(rulings(pgd, all, A))
  expect(row(C)).toEqual(rulings(pgd, all, C))
  expect(row(B)).toEqual({
    ...rulings(pgd, all, B),
    "update on row": "apply apply apply | keep keep keep keep (update_origin_change)",
  })
})

it("an update of a frozen row is applied in all cases; an insert is resolved as ever", () => {
  const frozen: Cell = { kind: "row", ...local, stamp: at(9, 0), forgotten: true }
  expect(pgd.rows.remote(frozen, update(local), A)).toEqual(apply(update(local), remembering))
  const insert = { ...update(local), operation: { ...update(local).operation, kind: "insert" as const } }
  expect(pgd.rows.remote(frozen, insert, A)).toMatchObject({ outcome: "kept" })
})
