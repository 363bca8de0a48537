import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { C } from "../testing/moves.ts"
import { pgactive } from "./pgactive.ts"

const table = (againstOthers: string) => ({
  "insert on absent": "apply",
  "insert on row": `apply apply apply | ${againstOthers} (insert_insert)`,
  "update on absent": "skip (update_delete)",
  "update on row": `apply apply apply | ${againstOthers} (update_update)`,
  "delete on absent": "skip (delete_delete)",
  "delete on row": "apply",
})

it("at A, the lesser node, the row stays on a tie, whoever wrote it; only what is kept is reported", () => {
  expect(rulings(pgactive, ["absent", "row"])).toEqual(table("keep keep keep apply"))
})

it("at C a tied change of the lesser A is applied, though the row is of the lesser B", () => {
  expect(rulings(pgactive, ["absent", "row"], C)).toEqual(table("keep apply keep apply"))
})
