/** What is written of a chase: the whole under its own name with its document, and no part of it in that place. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect } from "effect"
import { afterAll, expect, it } from "vitest"
import { save } from "./chasing.ts"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-chasing-"))

afterAll(() => rmSync(folder, { recursive: true }))

const found = { name: "league", rows: 1, json: "{}", markdown: () => "# The league" }

it("a whole is written with its document, in the place of the one before, and a part after it changes neither", async () => {
  await Effect.runPromise(save(folder, { ...found, json: "[]", partBecause: null }))
  const said = await Effect.runPromise(save(folder, { ...found, partBecause: null }))
  expect(said).toEqual([`${folder}/league.json`, `${folder}/LEAGUE.md`])
  await Effect.runPromise(save(folder, { ...found, json: "part", partBecause: "mutants were named" }))
  expect(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")])).toEqual([
    ["LEAGUE.md", "# The league"],
    ["league.json", "{}"],
    ["league.partial.json", "part"],
  ])
})
