/** A design of one's own on the command line: from its file to its verdicts, and every mistake in it with its mend. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, it } from "vitest"
import { plainStyle } from "../terminal/style.ts"
import { runCli } from "./cli.ts"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-design-"))
const example = fileURLToPath(new URL("../examples/design.json", import.meta.url))
const text = readFileSync(example, "utf8")

afterAll(() => rmSync(folder, { recursive: true }))

const save = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const run = async (...args: ReadonlyArray<string>) => {
  let out = ""
  let err = ""
  const code = await runCli(args, {
    out: (said) => void (out += said),
    err: (said) => void (err += said),
    style: plainStyle,
    redraw: null,
    stopped: () => false,
  })
  return { code, out, err }
}

const agrees = ["--property", "quiet-cluster-agrees"]

describe("the file of a design", () => {
  it("is explored, and the command to do so again names the file", async () => {
    const { code, out } = await run("explore", example, ...agrees, "--writes", "3")
    expect(code).toBe(1)
    expect(out).toContain("Every behaviour of shop: 3 leaders, 3 writes")
    expect(out).toContain(`again: polyarchy explore ${example} --leaders 3`)
    expect(out).toContain("for ever.")
  })

  it("is verified like any subject, without a verdict that is recorded", async () => {
    const { code, out } = await run(
      "verify",
      "--subject",
      example,
      ...agrees,
      "--schedules",
      "200",
      "--out",
      join(folder, "report"),
    )
    expect(code).toBe(1)
    expect(out).toContain("shop · convergence/quiet-cluster-agrees")
    expect(out).toContain(`--subject ${example}`)
  })

  it("is what a schedule can be replayed on", async () => {
    const swap = fileURLToPath(new URL("../examples/swap.json", import.meta.url))
    const { code, out } = await run("replay", swap, "--subject", example, ...agrees)
    expect(code).toBe(0)
    expect(out).toContain("shop")
  })

  it("may be a module", async () => {
    const model = new URL("../../model/index.ts", import.meta.url).href
    const file = save(
      "mine.ts",
      `import { reference } from ${JSON.stringify(model)}\nexport const design = { ...reference, name: "mine" }\n`,
    )
    const { code, out } = await run("explore", file, "--leaders", "2", ...agrees)
    expect(out).toContain("Every behaviour of mine")
    expect(code).toBe(0)
  })
})

describe("a mistake in the file of a design is told with its place and its mend, and nothing is played", () => {
  it.each([
    [
      "a missing switch",
      text.replace(/ *"clock".*\n/, ""),
      "switches.clock: it is missing.\n  Use one of wall, lamport, hybrid. (bad-design)",
    ],
    [
      "a contradiction",
      text.replace('"origin"', '"none"'),
      'switches.detection: it is "none" while "insert-of-existing" is "resolve"',
    ],
    [
      "a name that is taken",
      text.replace('"shop"', '"bdr-1"'),
      'name: "bdr-1" is the name of a design of the model.\n  Give it another name. (bad-design)',
    ],
    [
      "a schedule instead",
      text.replace("polyarchy/design", "polyarchy/schedule"),
      'format: it is "polyarchy/schedule"',
    ],
    ["no JSON", "{", "the file ends in the middle"],
  ])("%s", async (what, content, says) => {
    const file = save(`${what.replaceAll(" ", "-")}.json`, content)
    const { code, out, err } = await run("explore", file)
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err).toContain(`polyarchy: ${file}`)
    expect(err).toContain(says)
  })

  it.each([
    ["one that is not there", "./nowhere.json", "there is no such file"],
    ["a module that is not there", "./nowhere.ts", "it cannot be run"],
  ])("%s", async (_what, file, says) => {
    const { code, err } = await run("verify", "--subject", file, "--schedules", "1")
    expect(code).toBe(2)
    expect(err).toContain(says)
  })

  it("a module without its design", async () => {
    const { code, err } = await run("explore", save("empty.ts", "export const x = 1\n"))
    expect(code).toBe(2)
    expect(err).toContain("design: it is missing")
  })
})
