import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { singleLeader } from "./single-leader.ts"

it("a follower applies whatever the leader has decided", () => {
  expect(rulings(singleLeader, ["absent", "row"])).toEqual({
    "insert on absent": "apply",
    "insert on row": "apply",
    "update on absent": "apply",
    "update on row": "apply",
    "delete on absent": "apply",
    "delete on row": "apply",
  })
})
