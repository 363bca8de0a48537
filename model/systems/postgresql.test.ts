import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { postgresql16, postgresql18, postgresql19 } from "./postgresql.ts"

it("an insert that finds a row stops; an update and a delete are applied whoever wrote the row; 18 logs it", () => {
  expect(rulings(postgresql18, ["absent", "row"])).toEqual({
    "insert on absent": "apply",
    "insert on row": "stop (insert_exists)",
    "update on absent": "skip (update_missing)",
    "update on row": "apply apply apply | take take take take (update_origin_differs)",
    "delete on absent": "skip (delete_missing)",
    "delete on row": "apply apply apply | take take take take (delete_origin_differs)",
  })
})

it("16 and 17 do the same in silence", () => {
  expect(rulings(postgresql16, ["absent", "row"])).toEqual({
    "insert on absent": "apply",
    "insert on row": "stop (unique_violation)",
    "update on absent": "skip",
    "update on row": "apply",
    "delete on absent": "skip",
    "delete on row": "apply",
  })
})

it("19 does what 18 does, and finds out that the row was deleted while the dead tuple is kept", () => {
  const { "update on tombstone": found, "insert on tombstone": inserted } = rulings(postgresql19, [
    "tombstone",
  ])
  expect([found, inserted]).toEqual(["skip (update_deleted)", "apply"])
  expect(rulings(postgresql19, ["absent", "row"])).toEqual(rulings(postgresql18, ["absent", "row"]))
})
