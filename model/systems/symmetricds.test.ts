import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { symmetricds } from "./symmetricds.ts"

it("the row of the time its origin saw is overwritten; else the greater time wins, and a delete whatever its time", () => {
  expect(rulings(symmetricds, ["absent", "row"])).toEqual({
    "insert on absent": "apply",
    "insert on row": "keep keep take | keep keep keep take (insert_exists)",
    "update on absent": "take (update_missing)",
    "update on row, image matches": "apply",
    "update on row, image differs": "keep keep take | keep keep keep take (update_differs)",
    "delete on absent": "skip (delete_missing)",
    "delete on row, image matches": "apply",
    "delete on row, image differs": "take (delete_differs)",
  })
})
