/** The documents run: what they generate is generated, what they show is executed, what they promise is there. */
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it, vi } from "vitest"
import { quietClusterAgrees } from "../properties/catalogue/convergence/quiet-cluster-agrees.ts"
import { replay } from "../properties/replay.ts"
import { decodeSchedule } from "../properties/schedule/codec.ts"
import { designSubjects } from "../properties/subjects/designs.ts"
import { documents } from "./docs.ts"

const text = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), "utf8")

describe("the documents", () => {
  it("are what `npm run docs` writes", async () => {
    for (const { file, text: generated } of await documents()) expect(text(file), file).toBe(generated)
  })

  it("link only to files that exist", () => {
    for (const file of ["README.md", "CONTRIBUTING.md"])
      for (const [, target = ""] of text(file).matchAll(/\]\(([^)#:]+)\)/g))
        expect(existsSync(fileURLToPath(new URL(`../${target}`, import.meta.url))), target).toBe(true)
  })
})

describe("the README's examples", () => {
  it("of the model prints what its comment says", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined)
    const { shown } = await import("./examples/model.ts")
    log.mockRestore()
    expect(shown).toEqual(["v2", "v2"])
    expect(text("README.md")).toContain("console.log(shown) // [ 'v2', 'v2' ]")
  })

  it("of a design of one's own breaks convergence by a tie of two writes", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined)
    const { broken } = await import("./examples/properties.ts")
    log.mockRestore()
    expect(broken.map(({ property }) => property)).toContain(quietClusterAgrees.id)
    for (const { counterexample } of broken) expect(counterexample.schedule.moves).toHaveLength(2)
  })

  it("of a schedule makes Tungsten's leaders swap values for ever", () => {
    const schedule = decodeSchedule(JSON.parse(text("reports/examples/swap.json")))
    const tungsten = designSubjects.find(({ name }) => name === "tungsten")
    const replayed = tungsten && replay(tungsten, quietClusterAgrees, schedule, null)
    expect(replayed?.verdict).toBe("still fails")
    expect(replayed?.violation?.harm).toBe("row x is v3 at A and v2 at B, for ever.")
  })
})
