import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { pglogicalApplyRemote, pglogicalKeepLocal, pglogicalLastUpdateWins } from "./pglogical.ts"

const table = (onInsert: string, onUpdate: string) => ({
  "insert on absent": "apply",
  "insert on row": `${onInsert} (insert_insert)`,
  "update on absent": "skip (update_delete)",
  "update on row": `${onUpdate} (update_update)`,
  "delete on absent": "skip (delete_delete)",
  "delete on row": "apply",
})

it("the last update wins, and a tie applies the change; an insert is compared with a row of its own origin too", () => {
  const lastUpdateWins = table(
    "keep take take | keep take take take",
    "apply apply apply | keep take take take",
  )
  expect(rulings(pglogicalLastUpdateWins, ["absent", "row"])).toEqual(lastUpdateWins)
})

it("by default the change replaces the row whatever its time", () => {
  const applyRemote = table("take", "apply apply apply | take take take take")
  expect(rulings(pglogicalApplyRemote, ["absent", "row"])).toEqual(applyRemote)
})

it("under keep_local the row stays whatever its time, but for updates of its own origin and for deletes", () => {
  const keepLocal = table("keep", "apply apply apply | keep keep keep keep")
  expect(rulings(pglogicalKeepLocal, ["absent", "row"])).toEqual(keepLocal)
})
