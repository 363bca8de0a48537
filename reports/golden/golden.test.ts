import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { goldenFiles, goldenNames } from "./golden.ts"

describe.each(goldenNames)("the golden report %s", (name) => {
  it("is what a replay shows now, byte for byte (`npm run golden` writes it anew)", async () => {
    for (const { path, text } of await goldenFiles(name))
      expect(text, path).toBe(readFileSync(`${import.meta.dirname}/${path}`, "utf8"))
  })

  it("has a file for every form, and no other", async () => {
    const files = await goldenFiles(name)
    expect(readdirSync(`${import.meta.dirname}/${name}`).toSorted()).toEqual(
      ["counterexample.json", ...files.map(({ path }) => path.slice(name.length + 1))].toSorted(),
    )
  })
})
