import { describe, expect, it } from "vitest"
import { loadMutants } from "../../properties/mutants/mutants.ts"
import { plainStyle } from "../terminal/style.ts"
import { runCli } from "./cli.ts"

const listed = async (...args: ReadonlyArray<string>) => {
  let out = ""
  const code = await runCli(["list", ...args], {
    out: (text) => void (out += text),
    err: () => undefined,
    style: plainStyle,
    redraw: null,
    stopped: () => false,
  })
  return { code, out }
}

describe("polyarchy list mutants", () => {
  it("says of each mutant what is wrong, what it is a change of, and what must break", async () => {
    const { code, out } = await listed("mutants")
    expect(code).toBe(0)
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "impl-clock-counts-by-two The logical part of the clock grows by two where the wall clock stands still: stamps differ, and their order does not. A change of implementation; must break refinement/every-step-refines-the-model",
    )
  })

  it("has as data every mutant that the other commands know", async () => {
    const { out } = await listed("mutants", "--json")
    const data: { readonly mutants: ReadonlyArray<{ readonly id: string }> } = JSON.parse(out)
    expect(data.mutants.map(({ id }) => id)).toEqual((await loadMutants()).map(({ id }) => id))
  })
})
