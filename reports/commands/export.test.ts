import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { json } from "../exports/json.ts"
import { sample } from "../sample.harness.ts"
import { plainStyle } from "../terminal/style.ts"
import { runCli } from "./cli.ts"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-export-"))
const inFolder = (name: string): string => join(folder, name)

const run = async (...args: ReadonlyArray<string>) => {
  const texts = { out: "", err: "" }
  const code = await runCli(args, {
    out: (text) => void (texts.out += text),
    err: (text) => void (texts.err += text),
    style: plainStyle,
    redraw: null,
    stopped: () => false,
  })
  return { code, ...texts }
}

const file = inFolder("found.json")

beforeAll(() => {
  const [one] = sample().counterexamples
  if (one === undefined) throw new Error("the sample has no counterexample")
  writeFileSync(file, json.write(one))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe("export", () => {
  it("writes one format to standard output, and nothing else", async () => {
    const { code, out, err } = await run("export", file, "--as", "mermaid")
    expect([code, err]).toEqual([0, ""])
    expect(out).toMatch(/^sequenceDiagram\n/)
  })

  it("writes several to a directory, beside what is there", async () => {
    const { code, out } = await run("export", file, "--as", "itf,dot,edn", "--out", inFolder("several"))
    const names = ["dot", "edn", "itf.json"].map((ending) => `tungsten--quiet-cluster-agrees.${ending}`)
    expect(code).toBe(0)
    expect(readdirSync(inFolder("several")).toSorted()).toEqual(names)
    expect(out.trimEnd().split("\n").toSorted()).toEqual(names.map((name) => inFolder(`several/${name}`)))
    await run("export", file, "--as", "shiviz", "--out", inFolder("several"))
    expect(readdirSync(inFolder("several"))).toHaveLength(4)
  })

  it("leaves the counterexamples of a report in the same directory as they are", async () => {
    const report = inFolder("report")
    await run("verify", "--subject", "tungsten", "--schedules", "50", "--forms", "data", "--out", report)
    const before = readdirSync(join(report, "counterexamples"))
    expect(before.length).toBeGreaterThan(0)
    await run("export", file, "--as", "dot", "--out", report)
    expect(readdirSync(join(report, "counterexamples"))).toEqual(before)
  })

  it("gives an ITF trace and a replay that `replay` plays as it was, and says what it did not use", async () => {
    const trace = inFolder("trace.itf.json")
    writeFileSync(trace, (await run("export", file, "--as", "itf")).out)
    const again = await run("replay", trace)
    expect(again.code).toBe(1)
    expect(again.out).toMatch(/^✗ still fails: it breaks what it broke\n/)
    expect(again.out).toContain("Not used: mbt::actionTaken, event, up, shown, spec;")
    const replayed = inFolder("replayed.json")
    writeFileSync(replayed, (await run("replay", file, "--json")).out)
    expect((await run("replay", replayed)).out).toMatch(/^✗ still fails: it breaks what it broke\n/)
  })

  it.each([
    [["--as", "edn,dot"], "several formats cannot share standard output"],
    [["--as", "pdf"], "Expected some of json, itf, shiviz, mermaid, dot, edn, perfetto, markdown"],
    [[], "Missing required flag: --as"],
  ])("says of %j what is wrong with it", async (flags, says) => {
    const { code, out, err } = await run("export", file, ...flags)
    expect([code, out]).toEqual([2, ""])
    expect(err).toContain(says)
  })

  it("says of a schedule that breaks nothing that a property must be named", async () => {
    const harmless = inFolder("harmless.json")
    const move = { move: "write", at: "A", write: { kind: "put", key: "x", value: "v1" } }
    writeFileSync(
      harmless,
      JSON.stringify({ format: "polyarchy/schedule", version: 1, leaders: 2, moves: [move] }),
    )
    const { code, err } = await run("export", harmless, "--as", "edn", "--subject", "reference")
    expect(code).toBe(2)
    expect(err).toContain("it breaks nothing, and no property is named of which to tell")
  })
})

describe("the forms of verify", () => {
  const small = ["verify", "--subject", "tungsten", "--schedules", "50"]

  it("are written as they are asked for, and tell GitHub on standard output and in its summary", async () => {
    const summary = inFolder("summary.md")
    writeFileSync(summary, "of another step\n")
    const before = process.env["GITHUB_STEP_SUMMARY"]
    process.env["GITHUB_STEP_SUMMARY"] = summary
    const out = inFolder("forms")
    const forms = "text,junit,ctrf,observations,github"
    const { code, out: said } = await run(...small, "--forms", forms, "--out", out)
    if (before === undefined) delete process.env["GITHUB_STEP_SUMMARY"]
    else process.env["GITHUB_STEP_SUMMARY"] = before
    expect(code).toBe(0)
    expect(readdirSync(out).toSorted()).toEqual([
      "counterexamples",
      "report.ctrf.json",
      "report.junit.xml",
      "report.md",
      "report.observations.jsonl",
    ])
    expect(said).toMatch(/^::notice title=Polyarchy::\d+ verdicts: /m)
    expect(said).toContain(` --forms ${forms} --out `)
    expect(readFileSync(summary, "utf8")).toMatch(
      /^of another step\n## Polyarchy: all verdicts as recorded\n/,
    )
  })

  it("are refused where one is not known", async () => {
    const { code, err } = await run(...small, "--forms", "text,pdf", "--out", inFolder("none"))
    expect(code).toBe(2)
    expect(err).toContain("Expected some of page, text, data, junit, ctrf, observations, github")
  })
})
