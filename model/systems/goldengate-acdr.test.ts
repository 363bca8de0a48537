import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { goldengateAcdr, goldengateAcdrTieApplies } from "./goldengate-acdr.ts"

const table = (latest: string) => ({
  "insert on absent": "apply",
  "insert on row": `${latest} (insert_row_differs)`,
  "insert on tombstone": `${latest} (insert_of_deleted_row)`,
  "update on absent": "take (update_row_missing)",
  "update on row, image matches": "apply",
  "update on row, image differs": `${latest} (update_row_differs)`,
  "update on tombstone": `${latest} (update_of_deleted_row)`,
  "delete on absent": "take (delete_row_missing)",
  "delete on row, image matches": "apply",
  "delete on row, image differs": `${latest} (delete_row_differs)`,
  "delete on tombstone": `${latest} (delete_of_deleted_row)`,
})

it("what the origin saw is overwritten; else the later time wins, over a tombstone too; a tie keeps", () => {
  const strictlyLater = table("keep keep take | keep keep keep take")
  expect(rulings(goldengateAcdr, ["absent", "row", "tombstone"])).toEqual(strictlyLater)
})

it("in the other reading of a tie, which the manual leaves open, the change replaces the row", () => {
  const laterOrEqual = table("keep take take | keep take take take")
  expect(rulings(goldengateAcdrTieApplies, ["absent", "row", "tombstone"])).toEqual(laterOrEqual)
})
