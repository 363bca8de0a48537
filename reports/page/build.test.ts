import { relative, sep } from "node:path"
import { describe, expect, it } from "vitest"
import { buildPage } from "./build.ts"
import { viewNames } from "./data.ts"

const root = `${import.meta.dirname}/../..`

/** Where a module comes from: `preact` for a package, `model`, `properties` or `reports` for a folder. */
const homeOf = (id: string): string => {
  if (id.startsWith("\0") || id.includes("vite/")) return "bundler"
  const [first = "", ...rest] = relative(root, id).split(sep)
  return first === "node_modules" ? (rest[0] ?? "") : first
}

describe.each(viewNames)("the program of the page %s", (view) => {
  it("is made of our own sources, Preact and what draws samples, and of nothing else", async () => {
    const { modules } = await buildPage(view)
    const homes = new Set(modules.map(homeOf))
    // Who has too many ways on to play them all draws some: the counterexample pages do, the playground does not.
    for (const allowed of ["bundler", "pure-rand"]) homes.delete(allowed)
    expect([...homes].toSorted()).toEqual(["model", "preact", "properties", "reports"])
  })

  it("is the same bytes whenever it is built of the same sources", async () => {
    const [one, other] = [await buildPage(view), await buildPage(view)]
    expect(other.script).toBe(one.script)
    expect(other.style).toBe(one.style)
  })

  it("ends no element that it stands in", async () => {
    const { script, style } = await buildPage(view)
    expect(script).not.toMatch(/<\/script|<!--/i)
    expect(style).not.toMatch(/<\/style/i)
  })
})
