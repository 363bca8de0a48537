import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { bdr1 } from "./bdr-1.ts"

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
