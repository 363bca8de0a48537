import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import type { ProcessReport } from "../properties/processes/campaign.ts"
import { processFaults, usualSize } from "../properties/processes/plan.ts"
import { encodeRecording } from "../properties/processes/recording.ts"
import { nothingYet } from "../properties/processes/tally.ts"
import { runCli } from "./commands/cli.ts"
import { processesReportOf } from "./processes.ts"
import { processesInLines } from "./terminal/processes.ts"
import { plainStyle } from "./terminal/style.ts"
import { made } from "./version.ts"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-processes-report-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const polyarchy = async (...args: ReadonlyArray<string>) => {
  let out = ""
  let err = ""
  const code = await runCli(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    style: plainStyle,
    redraw: null,
    stopped: () => false,
  })
  return { code, out, err }
}

const found: ProcessReport = {
  plan: { seed: 7, runs: 10, seconds: null, size: usualSize, faults: processFaults, together: 2 },
  tally: { ...nothingYet, clusters: 2, runs: 10, acknowledged: 1_234, failed: 1 },
  properties: [
    { property: "durability/acknowledged-write-survives-crash", witnesses: 12, violations: 0 },
    { property: "convergence/redelivery-changes-nothing", witnesses: 0, violations: 0 },
  ],
  failed: [
    {
      number: 1,
      seed: 99,
      problems: [["event 4 of leader A: wrote A2", "  the next change of this leader is A3", "  legal: A3"]],
      folder: "kept-here",
      recording: { seed: 99, topology: "ring", records: [], trails: ["", "", ""], found: [] },
    },
  ],
  interrupted: false,
  took: 4_200,
}

const text = (report: ProcessReport) =>
  processesInLines(
    processesReportOf(report, { made, command: "polyarchy verify", leftOut: [] }),
    plainStyle,
  ).join("\n")

describe("the report of runs of processes", () => {
  it("says what failed, where it is kept, and how to look at it again", () => {
    const shown = text(found)
    expect(shown).toContain("✗ 1 of 10 runs failed, in 4 s")
    expect(shown).toContain("event 4 of leader A: wrote A2\n      the next change of this leader is A3")
    expect(shown).toContain("kept in kept-here")
    expect(shown).toContain("again: polyarchy replay recording-1.json")
    expect(shown).toContain("1,234 writes acknowledged, 0 lost")
  })

  it("says that all is explained where it is, and names what could not have failed", () => {
    const shown = text({ ...found, failed: [] })
    expect(shown).toContain("✓ 10 runs on 2 clusters in 4 s, all explained by the model")
    expect(shown).toContain("could not have failed here: convergence/redelivery-changes-nothing")
  })

  it("does not pass for a success where no run was made", () => {
    expect(text({ ...found, failed: [], tally: nothingYet })).toContain("? no run was made")
  })
})

describe("the command line", () => {
  it("does not play processes together with other subjects", async () => {
    const { code, err } = await polyarchy("verify", "--subject", "processes", "--subject", "reference")
    expect(code).toBe(2)
    expect(err).toContain("processes cannot be played together with other subjects")
  })

  it("validates a recording again, and refuses one that was changed", async () => {
    const file = join(folder, "recording.json")
    const started = (leader: number) =>
      `{"_tag":"Started","leader":${leader},"vector":[0,0],"clock":{"wall":0,"logical":0}}\n`
    const recording = { seed: 1, topology: "all-to-all", records: [], found: [] } as const
    writeFileSync(file, encodeRecording({ ...recording, trails: [started(0), started(1)] }))
    const good = await polyarchy("replay", file)
    expect(good.out).toContain("✓ explained: the model does all of the 2 events")
    expect(good.code).toBe(0)
    const wrong = started(1).replace("[0,0]", "[1,0]")
    writeFileSync(file, encodeRecording({ ...recording, trails: [started(0), wrong] }))
    const bad = await polyarchy("replay", file)
    expect(bad.out).toContain("it has A1, and no trail tells what that was")
    expect(bad.code).toBe(1)
    writeFileSync(file, encodeRecording({ ...recording, trails: ["hello", ""] }))
    const unreadable = await polyarchy("replay", file)
    expect(unreadable.err).toContain("trail A, line 1: it is not JSON")
    expect(unreadable.code).toBe(2)
  })
})
