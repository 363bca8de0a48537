import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { tungsten } from "./tungsten.ts"

it("the last arrival wins and a missing row is skipped, in silence; an insert that finds a row stops", () => {
  expect(rulings(tungsten, ["absent", "row"])).toEqual({
    "insert on absent": "apply",
    "insert on row": "stop (duplicate_entry_1062)",
    "update on absent": "skip",
    "update on row": "apply",
    "delete on absent": "skip",
    "delete on row": "apply",
  })
})
