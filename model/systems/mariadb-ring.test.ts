import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { mariadbRingIdempotent, mariadbRingStrict } from "./mariadb-ring.ts"

it("STRICT stops on a row that is there and on one that is not; else the last arrival wins, in silence", () => {
  expect(rulings(mariadbRingStrict, ["absent", "row"])).toEqual({
    "insert on absent": "apply",
    "insert on row": "stop (duplicate_key_1062)",
    "update on absent": "stop (key_not_found_1032)",
    "update on row": "apply",
    "delete on absent": "stop (key_not_found_1032)",
    "delete on row": "apply",
  })
})

it("IDEMPOTENT replaces the row that is there and passes over the one that is not, in silence", () => {
  expect(rulings(mariadbRingIdempotent, ["absent", "row"])).toEqual({
    "insert on absent": "apply",
    "insert on row": "apply",
    "update on absent": "skip",
    "update on row": "apply",
    "delete on absent": "skip",
    "delete on row": "apply",
  })
})
