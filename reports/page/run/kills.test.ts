import { readFile } from "node:fs/promises"
import { describe, expect, it } from "vitest"
import type { KillRow } from "../../../properties/mutants/kill-row.ts"
import { catalogue } from "../../../properties/catalogue/catalogue.ts"
import { chancesOf } from "./chances.ts"
import { killedBy, killedOf, killersIn, killInWords } from "./kills.ts"

const row = (mutant: string, killers: KillRow["killers"]): KillRow => ({
  mutant,
  strategy: "uniform",
  played: [10, 20],
  reached: [5, 5],
  differed: [2, 3],
  first: [3, null],
  cpu: null,
  smallest: null,
  killers,
})

const rows = [
  row("one-alone", [
    { property: "convergence/a", schedules: [3, null] },
    { property: "refinement/every-step", schedules: [1, 1] },
  ]),
  row("two-of-them", [
    { property: "convergence/a", schedules: [4, 8] },
    { property: "convergence/b", schedules: [5, 6] },
  ]),
]

describe("the kill matrix of the page", () => {
  it("counts refinement apart when it says who kills alone", () => {
    const [alone, shared] = killedOf(rows, killersIn(rows, [])).rows
    expect(alone?.kills.get("convergence/a")).toEqual({ median: 3, seeds: 1, of: 2, sole: true })
    expect(alone?.kills.get("refinement/every-step")?.sole).toBe(false)
    expect(shared?.kills.get("convergence/a")).toEqual({ median: 4, seeds: 2, of: 2, sole: false })
    expect(alone).toMatchObject({ fate: "killed", first: 3, seeds: 1, of: 2, played: 30, differed: 5 })
  })

  it("has the order of the catalogue, and then what is not in it", () => {
    expect(killersIn(rows, ["convergence/b", "causality/c"])).toEqual([
      "convergence/b",
      "convergence/a",
      "refinement/every-step",
    ])
  })

  it("finds mutants by their words, by who kills them, and by whether another does", () => {
    const all = killedOf(rows, killersIn(rows, [])).rows
    const names = (filter: Partial<Parameters<typeof killedBy>[1]>) =>
      killedBy(all, { text: "", by: "", alone: false, ...filter }).map(({ mutant }) => mutant)
    expect(names({})).toHaveLength(2)
    expect(names({ text: "of them" })).toEqual(["two-of-them"])
    expect(names({ by: "convergence/b" })).toEqual(["two-of-them"])
    expect(names({ alone: true })).toEqual(["one-alone"])
  })

  it("says a kill in a sentence", () => {
    expect(killInWords({ median: 3, seeds: 1, of: 2, sole: true }, "convergence/a")).toBe(
      "This promise kills it after 3 schedules (median), in 1 of 2 seeds; no other does.",
    )
  })

  it("has the figures of the record", async () => {
    const path = new URL("../../../properties/mutants/kill-matrix.json", import.meta.url)
    const recorded = JSON.parse(await readFile(path, "utf8")) as { readonly rows: ReadonlyArray<KillRow> }
    const ids = catalogue.map(({ id }) => id)
    const { rows: all, sole } = killedOf(recorded.rows, ids)
    expect(all.length).toBe(recorded.rows.length)
    for (const { property, mutants } of sole)
      for (const mutant of mutants)
        expect(all.find((one) => one.mutant === mutant)?.kills.get(property)?.sole).toBe(true)
    const first = all.find(({ mutant }) => mutant === "conflicts-are-found-by-origin")
    expect(first).toMatchObject({ first: 9, seeds: 10, of: 10, played: 656, differed: 382 })
  })
})

describe("chances to fail", () => {
  it("are counted for each 1,000 schedules, beside what is needed", () => {
    const [property] = catalogue
    if (property === undefined) throw new Error("the catalogue is empty")
    const spread = { schedules: 500, least: 0, median: 1, most: 3, sum: 600 }
    const [chances] = chancesOf({ witnesses: { [property.id]: spread } }, [property], 60)
    expect(chances).toMatchObject({ perThousand: 1200, spread })
    expect(chances?.needed).toBeGreaterThan(0)
    expect(chancesOf({ witnesses: {} }, [property], 60)).toEqual([])
  })
})
