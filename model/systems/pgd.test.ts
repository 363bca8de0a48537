import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { pgd, pgdOlderDeleteSkipped } from "./pgd.ts"

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
