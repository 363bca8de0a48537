/**
 * What a team sees in its own vitest: the example of `reports/examples/`, run in a project of its own, once with a design that
 * breaks what it promises.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { reference } from "../../model/systems/reference.ts"
import { decodeSaved } from "../../properties/schedule/codec.ts"
import { modelSubject } from "../../properties/subjects/model.ts"
import type { Report } from "../report.ts"
import { expectToKeep } from "./expect-to-keep.ts"
import { type Project, project, vitestIn } from "./spawned.harness.ts"

const example = (name: string): string => readFileSync(join(import.meta.dirname, "../examples", name), "utf8")

const broken = example("design.json").replace('"triggers": "origin"', '"triggers": "everywhere"')

let made: Project
let run: Awaited<ReturnType<typeof vitestIn>>

beforeAll(async () => {
  made = project(
    { "shop.test.ts": example("shop.test.ts"), "design.json": broken },
    '["default", polyarchyReporter()]',
  )
  run = await vitestIn(made.folder)
}, 120_000)

afterAll(() => made.remove())

const reports = () => join(made.folder, "polyarchy-report/tests")
const failing = () => {
  const name = readdirSync(reports()).find((one) => one.includes("fires-each-trigger-once"))
  return join(reports(), name ?? "")
}

describe("a design that breaks what it promises", () => {
  it("fails its test alone, with the report of the counterexample as its message", () => {
    expect(run.code).toBe(1)
    expect(run.said).toContain("1 failed | 1 passed")
    for (const said of [
      "AssertionError: ✗ Record x was audited once, and its trigger has fired 2 times at B.",
      "shop · database-features/trigger-fires-once · 1 move",
      "⚑ first wrong step",
      "However, the trigger has fired 2 times there.",
      "take any one move away and it",
    ])
      expect(run.said).toContain(said)
  })

  it("is shown at the line of the test that expected it", () => {
    expect(run.said).toMatch(/❯ shop\.test\.ts:13:\d+/)
    expect(run.said).not.toContain("expect-to-keep.ts")
  })

  it("leaves the page, the data and a counterexample that can be played again", () => {
    const report = JSON.parse(readFileSync(join(failing(), "report.json"), "utf8")) as Report
    expect(report).toMatchObject({
      format: "polyarchy/report",
      cells: [{ subject: "shop", property: "database-features/trigger-fires-once", verdict: "violated" }],
      run: { command: "vitest run shop.test.ts -t 'fires each trigger once'" },
    })
    const saved = readFileSync(join(failing(), "counterexamples/shop--trigger-fires-once.json"), "utf8")
    expect(decodeSaved(JSON.parse(saved))).toMatchObject({
      subject: "shop",
      schedule: { moves: [{ kind: "write" }] },
    })
    expect(readFileSync(join(failing(), "index.html"), "utf8")).toContain("trigger has fired 2 times")
  })

  it("attaches the page and the data to the test", () => {
    const attached = readdirSync(join(made.folder, ".vitest/attachments"))
    expect(attached.filter((name) => name.endsWith(".html"))).toHaveLength(1)
    const data = attached.find((name) => name.endsWith(".json")) ?? ""
    expect(JSON.parse(readFileSync(join(made.folder, ".vitest/attachments", data), "utf8"))).toMatchObject({
      format: "polyarchy/report",
    })
    expect(run.said).toMatch(/↳ Page: polyarchy-report\/tests\/.*index\.html/)
  })

  it("is named in the end by the reporter, with one page of the whole run", () => {
    const told = run.said.slice(
      run.said.indexOf("✗ The shop's database, two sites > fires each trigger once"),
    )
    expect(told).toContain("    Record x was audited once")
    expect(told).toContain("Page of 2 tests: polyarchy-report/tests/index.html")
    expect(existsSync(join(reports(), "index.html"))).toBe(true)
  })
})

describe("a search that says nothing", () => {
  const reached = (search: Parameters<typeof expectToKeep>[2], promised: string) =>
    expectToKeep(modelSubject({ ...reference, name: "mine" }, "system"), promised, {
      directory: join(made.folder, "silent"),
      ...search,
    })

  it("fails where no schedule could have broken it", async () => {
    await expect(reached({ schedules: 2, moves: 1 }, "quiet-cluster-agrees")).rejects.toThrow(
      "was hardly put to the test",
    )
  })

  it("fails where it is not claimed, or ends before it is judged", async () => {
    await expect(reached({}, "refinement/every-step-refines-the-model")).rejects.toThrow("does not claim")
    await expect(reached({ mode: "safety", schedules: 5 }, "quiet-cluster-agrees")).rejects.toThrow(
      "is not known",
    )
  })

  it("is refused where a name is not known, with the nearest", async () => {
    await expect(reached({}, "quiet-cluster-agres")).rejects.toThrow(
      'Did you mean "convergence/quiet-cluster-agrees"',
    )
    await expect(reached({ strategy: "ptc" }, "quiet-cluster-agrees")).rejects.toThrow('Did you mean "pct"')
  })
})
