import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { goldengateCdr } from "./goldengate.ts"

it("what the origin saw is overwritten; else the greater time wins; a missing row comes back", () => {
  expect(rulings(goldengateCdr, ["absent", "row"])).toEqual({
    "insert on absent": "apply",
    "insert on row": "keep keep take | keep keep keep take (INSERTROWEXISTS)",
    "update on absent": "take (UPDATEROWMISSING)",
    "update on row, image matches": "apply",
    "update on row, image differs": "keep keep take | keep keep keep take (UPDATEROWEXISTS)",
    "delete on absent": "skip (DELETEROWMISSING)",
    "delete on row, image matches": "apply",
    "delete on row, image differs": "take (DELETEROWEXISTS)",
  })
})
