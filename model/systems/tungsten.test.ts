import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { tungsten, tungstenWithoutPkey } from "./tungsten.ts"

const table = {
  "insert on absent": "apply",
  "insert on row": "stop (duplicate_entry_1062)",
  "update on absent": "skip",
  "update on row": "apply",
  "delete on absent": "skip",
  "delete on row": "apply",
}

it("the last arrival wins and a missing row is skipped, in silence; an insert that finds a row stops", () => {
  expect(rulings(tungsten, ["absent", "row"])).toEqual(table)
})

it("without the pkey filter, a row that is not the one its origin saw is not found", () => {
  const { "update on row": update, "delete on row": remove, ...others } = table
  expect(rulings(tungstenWithoutPkey, ["absent", "row"])).toEqual({
    ...others,
    "update on row, image matches": update,
    "update on row, image differs": "skip",
    "delete on row, image matches": remove,
    "delete on row, image differs": "skip",
  })
})
