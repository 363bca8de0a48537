import { expect, it } from "vitest"
import { apply, forgetting } from "../conflicts/ruling.ts"
import type { Cell } from "../objects/row.ts"
import { A, C } from "../testing/moves.ts"
import { rulings } from "../testing/rulings.ts"
import { at } from "../testing/stamps.ts"
import { local, update } from "../testing/updates.ts"
import { spock509, spock510, spock6, spock6Delta } from "./spock.ts"

const table = (insert: string, update: string) => ({
  "insert on absent": "apply",
  "insert on row": `keep take take | ${insert} (insert_exists)`,
  "update on absent": "fail (update_missing)",
  "update on row": `stay apply apply | ${update} (update_origin_differs)`,
  "delete on absent": "skip (delete_missing)",
  "delete on row": "apply",
})

it("until 5.0.9 a tie goes to the lower of the row's origin and the change's; an update that wins is not reported", () => {
  const lower = table("keep take keep take", "keep apply keep apply")
  expect(rulings(spock509, ["absent", "row"])).toEqual(lower)
  expect(rulings(spock509, ["absent", "row"], C)).toEqual(lower)
})

it("from 5.0.10 a tie goes to the lower of the applying node and the change's, whoever wrote the row", () => {
  expect(rulings(spock510, ["absent", "row"])).toEqual(table("keep keep keep take", "keep keep keep apply"))
  expect(rulings(spock510, ["absent", "row"], C)).toEqual(
    table("keep take keep take", "keep apply keep apply"),
  )
})

it("in 6 a delete must be newer than the row, too", () => {
  expect(rulings(spock6, ["absent", "row"])).toEqual({
    ...rulings(spock510, ["absent", "row"]),
    "delete on row": "keep apply apply | keep keep keep apply (delete_exists)",
  })
})

it("a delta-apply column leaves the rules for rows as they are", () => {
  expect(rulings(spock6Delta, ["absent", "row"])).toEqual(rulings(spock6, ["absent", "row"]))
})

it("a frozen row has no time, so whatever arrives is newer, and nothing is reported", () => {
  const frozen: Cell = { kind: "row", ...local, stamp: at(9, 0), forgotten: true }
  for (const { rows } of [spock509, spock510, spock6])
    expect(rows.remote(frozen, update(local), A)).toEqual(apply(update(local), forgetting))
})
