/** `polyarchy mutants` and `polyarchy league` as a user meets them: what they print and write, and the code they exit with. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { strategies } from "../../properties/adversary/strategies.ts"
import { plainStyle } from "../terminal/style.ts"
import { runCli } from "./cli.ts"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-mutants-"))

afterAll(() => rmSync(folder, { recursive: true }))

const run = async (args: ReadonlyArray<string>, stopped: () => boolean = () => false) => {
  let out = ""
  let err = ""
  const code = await runCli(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    style: plainStyle,
    redraw: null,
    stopped,
  })
  return { code, out, err }
}

/** A directory with what a whole run wrote. */
const withWhole = (name: string, files: ReadonlyArray<string>): string => {
  const out = join(folder, name)
  mkdirSync(out)
  for (const file of files) writeFileSync(join(out, file), "whole")
  return out
}

const one = ["--mutant", "a-decrement-counts-as-an-increment", "--strategy", "uniform", "--seeds", "2"]

describe("polyarchy mutants", () => {
  it("prints who kills the mutant and how soon, and writes a part beside the whole", async () => {
    const whole = ["KILL-MATRIX.md", "kill-matrix.json"]
    const out = withWhole("matrix", whole)
    const result = await run(["mutants", ...one, "--out", out])
    expect(result.code).toBe(0)
    expect(result.out).toContain("concurrent-increments-all-count")
    expect(result.out).toContain("→ 1 moves")
    expect(result.out).toContain("1 of 1 mutant killed.")
    expect(result.out).toContain("Not the whole, because mutants were named")
    expect(result.err).toContain("[1/1] a-decrement-counts-as-an-increment: uniform")
    expect(readdirSync(out)).toEqual([...whole, "kill-matrix.partial.json"])
    for (const file of whole) expect(readFileSync(join(out, file), "utf8")).toBe("whole")
    expect(JSON.parse(readFileSync(join(out, "kill-matrix.partial.json"), "utf8"))).toMatchObject({
      format: "polyarchy/kill-matrix",
      version: 1,
      partBecause: "mutants were named",
      seeds: 2,
      rows: [{ mutant: "a-decrement-counts-as-an-increment", strategy: "uniform" }],
    })
  })

  it("exits with 1 when a mutant survives, and says whether its code ran and answered differently", async () => {
    const hard = ["mutants", "--mutant", "the-parent-is-not-looked-for", "--seeds", "1", "--schedules"]
    const noticed = await run([...hard, "2", "--strategy", "uniform"])
    expect(noticed.code).toBe(1)
    expect(noticed.out).toMatch(/! the-parent-is-not-looked-for survives: (its code|it answered)/)
    expect(noticed.out).toContain("0 of 1 mutant killed.")
  })

  it("prints JSON alone when it is asked for JSON, the same for the same seeds but for the time", async () => {
    const rows = async () => {
      const { out } = await run(["mutants", ...one, "--json"])
      const report: { readonly rows: ReadonlyArray<object> } = JSON.parse(out)
      return report.rows.map((row) => ({ ...row, cpu: 0 }))
    }
    expect(await rows()).toEqual(await rows())
  })

  it("keeps what was finished when it is stopped, and leaves the whole matrix that is there", async () => {
    const out = withWhole("stopped", ["kill-matrix.json"])
    let asked = 0
    const both = ["--mutant", "a-decrement-counts-as-an-increment", "--mutant", "a-remove-takes-nothing-away"]
    // Asked before each schedule: the first mutant takes fewer than a hundred, and the second one as many again.
    const { code, out: said } = await run(
      ["mutants", ...both, "--strategy", "uniform", "--seeds", "1", "--out", out],
      () => ++asked > 100,
    )
    expect(code).toBe(130)
    expect(said).not.toContain("a-remove-takes-nothing-away")
    expect(said).toContain("Not the whole, because it was stopped by Ctrl-C")
    expect(readFileSync(join(out, "kill-matrix.json"), "utf8")).toBe("whole")
    expect(JSON.parse(readFileSync(join(out, "kill-matrix.partial.json"), "utf8"))).toMatchObject({
      partBecause: "it was stopped by Ctrl-C",
      rows: [{ mutant: "a-decrement-counts-as-an-increment" }],
    })
  })

  it("writes nothing when it is stopped before anything is finished, and says so", async () => {
    const out = join(folder, "nothing")
    const { code, out: said } = await run(["mutants", ...one, "--out", out], () => true)
    expect(code).toBe(130)
    expect(said).toContain("Nothing was finished, so nothing is written.")
    expect(readdirSync(folder)).not.toContain("nothing")
  })

  it.each([
    [["mutants", "--mutant", "ties-go-to-the-last-arival"], 'Did you mean "ties-go-to-the-last-arrival"?'],
    [["mutants", "--strategy", "unifrom"], 'Did you mean "uniform"?'],
    [["league", "--mutant", "x"], '--mutant: there is no mutant "x"'],
    [["league", "--seeds", "0"], "from 1 to 1000"],
  ])("%j exits with 2 and one clear message", async (args, says) => {
    const { code, out, err } = await run(args)
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err).toContain(says)
    expect(err).toMatch(/^polyarchy: [^\n]+\n {2}[^\n]+\n$/)
  })
})

describe("polyarchy league", () => {
  it("prints the standings and what to use when, and writes a part beside the whole", async () => {
    const out = withWhole("league", ["league.json"])
    const args = ["--strategy", "pos", "--mutant", "stamp-is-not-raised-on-receive", "--quick", "--out", out]
    const result = await run(["league", ...one.slice(0, 4), ...args])
    expect(result.code).toBe(0)
    expect(result.out).toContain("killed 4 of 4")
    expect(result.out).toContain("all (2 mutants): fewest schedules")
    expect(readFileSync(join(out, "league.json"), "utf8")).toBe("whole")
    expect(JSON.parse(readFileSync(join(out, "league.partial.json"), "utf8"))).toMatchObject({
      format: "polyarchy/league",
      partBecause: "mutants were named",
      seeds: 2,
      schedules: 100,
    })
  })

  it("keeps what was finished when it is stopped", async () => {
    const out = join(folder, "stopped-league")
    let asked = 0
    const { code, out: said } = await run(
      ["league", "--mutant", "a-decrement-counts-as-an-increment", "--seeds", "1", "--out", out],
      () => ++asked > 40,
    )
    expect(code).toBe(130)
    expect(said).toContain(join(out, "league.partial.json"))
    const part: { readonly rows: ReadonlyArray<unknown> } = JSON.parse(
      readFileSync(join(out, "league.partial.json"), "utf8"),
    )
    expect(part.rows.length).toBeGreaterThan(0)
    expect(part.rows.length).toBeLessThan(strategies.length)
  })

  it("leaves out what only refinement kills", async () => {
    const { code, out } = await run(["league", "--mutant", "impl-clock-counts-by-two", "--quick", "--json"])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ rows: [] })
  })
})
