/** What `polyarchy verify` draws from, how that is chosen, and when a run fails. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, it } from "vitest"
import { plainStyle } from "../terminal/style.ts"
import { runCli } from "./cli.ts"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-verify-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const verify = async (...args: ReadonlyArray<string>) => {
  let out = ""
  let err = ""
  const code = await runCli(["verify", "--out", folder, ...args], {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    style: plainStyle,
    redraw: null,
    stopped: () => false,
  })
  return { code, out, err }
}

const saved = () => JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as Record<string, unknown>

describe("a mistake", () => {
  it.each([
    ["--strategy", "ptc", "unknown-strategy", 'Did you mean "pct"?'],
    ["--mode", "saftey", "unknown-mode", 'Did you mean "safety"?'],
    ["--faults", "crash,los", "unknown-fault", 'Did you mean "loss"?'],
    ["--faults", "leaving", "unknown-fault", "leaving is not a fault of random schedules"],
  ])("in %s %s is answered with what is meant", async (flag, name, code, says) => {
    const { code: exit, err } = await verify(flag, name, "--schedules", "1")
    expect(exit).toBe(2)
    expect(err).toContain(code)
    expect(err).toContain(says)
  })
})

describe("strategy, faults and mode", () => {
  const args = ["--strategy", "pct", "--mode", "core", "--faults", "crash,partition", "--seed", "3"]
  const small = ["--schedules", "60", "--subject", "tungsten", "--property", "quiet-cluster-agrees"]

  it("are said before the first move, and the command that is printed gives the same again", async () => {
    const { code, out } = await verify(...args, ...small)
    expect(code).toBe(0)
    for (const said of [
      "strategy: pct. Random priorities",
      "drawn from faults: partition, crash",
      "mode core: a budget of 1, 2, 4 or 8",
      "a random connected core heals",
    ])
      expect(out.replaceAll(/\s+/g, " ")).toContain(said)
    const report = saved()
    expect(report["run"]).toMatchObject({ strategy: "pct", mode: "core", faults: ["partition", "crash"] })
    const again = / again: polyarchy verify (.*)/.exec(out.replaceAll("\n", "\n "))?.[1] ?? ""
    await verify(...again.split(" "))
    expect(saved()).toEqual(report)
  })

  it("are found with a counterexample: what it was drawn from, with its budgets", async () => {
    await verify(...args, ...small)
    const { counterexamples } = saved()
    expect(counterexamples).toMatchObject([
      {
        found: {
          seed: 3,
          draw: { by: expect.stringMatching(/^pct, depth [1-5]$/), budgets: expect.anything() },
        },
      },
    ])
    expect(readFileSync(join(folder, "report.md"), "utf8")).toMatch(
      /Found by seed 3, schedule \d+ \(pct, depth/,
    )
  })

  it("leave what they do not put to the test unknown, and say so", async () => {
    const { code, out } = await verify(
      "--mode",
      "safety",
      "--faults",
      "none",
      "--schedules",
      "40",
      "--subject",
      "reference",
    )
    expect(code).toBe(0)
    expect(out).toContain("each fault up to 60 times in a schedule; nothing heals")
    expect(out).toMatch(/not judged in this mode: .*quiet-cluster-agrees/s)
    const { cells } = saved() as {
      cells: ReadonlyArray<{ property: string; verdict: string; because: string }>
    }
    const of = (property: string) => cells.find((cell) => cell.property === property)
    expect(of("convergence/quiet-cluster-agrees")).toMatchObject({
      verdict: "unknown",
      because: "it speaks of a cluster that has healed, and nothing heals",
    })
    expect(of("convergence/redelivery-changes-nothing")).toMatchObject({
      verdict: "unknown",
      because: "it takes duplication, which is left out",
    })
  })
})

describe("a run fails", () => {
  it("when a property could not have failed often enough: vacuous is not holds", async () => {
    const { code, out } = await verify(
      "--schedules",
      "20",
      "--moves",
      "1",
      "--subject",
      "reference",
      "--property",
      "add-wins",
    )
    expect(code).toBe(1)
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "reference, conflict-resolution/add-wins: vacuous (it could have failed 0 times in 20 runs; 1 needed), recorded as holds",
    )
  })

  it("on a seeded bug, by name", async () => {
    const design = fileURLToPath(new URL("../canary/seeded-bug.ts", import.meta.url))
    const { code, out } = await verify(
      "--subject",
      design,
      "--schedules",
      "40",
      "--property",
      "quiet-cluster-agrees",
    )
    expect(code).toBe(1)
    expect(out).toContain("canary, convergence/quiet-cluster-agrees: violated, recorded as holds")
  })
})

describe("statistics", () => {
  it("are tables of no more than 80 columns, with a row for each property that was put to the test", async () => {
    const { out } = await verify("--schedules", "60", "--subject", "reference", "--statistics")
    const lines = out.slice(out.indexOf("Statistics of 60 schedules")).split("\n")
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
    for (const said of [
      /moves +asked +effective/,
      /faults +schedules with it +made/,
      /witnesses +least +median/,
    ])
      expect(out).toMatch(said)
    const { statistics, cells } = saved() as {
      statistics: { all: { witnesses: Record<string, unknown> }; bySubject: Record<string, unknown> }
      cells: ReadonlyArray<{ verdict: string }>
    }
    expect(Object.keys(statistics.bySubject)).toEqual(["reference"])
    expect(Object.keys(statistics.all.witnesses)).toHaveLength(
      cells.filter(({ verdict }) => verdict !== "not-claimed").length,
    )
  })
})
