/** A store of counterexamples: `verify --keep` adds to it, `replay` plays all that is in it. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect, Exit } from "effect"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import type { Counterexample } from "../../properties/counterexample.ts"
import { decodeSaved, encodeCounterexample, encodeSchedule } from "../../properties/schedule/codec.ts"
import type { Schedule } from "../../properties/schedule/schedule.ts"
import { agrees, broken, propertyCalled, subjectCalled, twoInserts } from "../sample.harness.ts"
import { plainStyle } from "../terminal/style.ts"
import { runCli } from "./cli.ts"
import { keep, tallyInWords } from "./keep.ts"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-store-"))
const store = join(folder, "store")
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(store, { recursive: true, force: true })
  mkdirSync(store)
})

const run = async (...args: ReadonlyArray<string>) => {
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

const tungsten = subjectCalled("tungsten")
const found = broken(tungsten, propertyCalled(agrees), twoInserts("x", "v1", "v2"))
const { leaders, moves } = found.schedule
const larger: Schedule = { leaders, moves: [...moves, { kind: "clock", at: 0, by: 3 }] }
const [name] = ["tungsten--quiet-cluster-agrees--stopped--all-to-all.json"]

const keeping = (counterexample: Counterexample) =>
  Effect.runPromiseExit(keep(store, [{ counterexample, subject: tungsten }]))

const put = (file: string, content: unknown): void =>
  writeFileSync(join(store, file), typeof content === "string" ? content : JSON.stringify(content))

const movesKept = (): number => {
  const text = readFileSync(join(store, name), "utf8")
  return decodeSaved(JSON.parse(text)).schedule.moves.length
}

describe("keeping", () => {
  it("adds one file for a cause, which says what the cause is", async () => {
    expect(await keeping(found)).toMatchObject(Exit.succeed({ new: 1 }))
    expect(readdirSync(store)).toEqual([name])
    expect(JSON.parse(readFileSync(join(store, name), "utf8"))).toMatchObject({
      format: "polyarchy/counterexample",
      cause: { subject: "tungsten", decided: "stopped" },
    })
  })

  it("replaces a larger one of the same cause, and leaves one that is no larger", async () => {
    await keeping(broken(tungsten, found.property, larger))
    expect(movesKept()).toBe(3)
    expect(await keeping(found)).toMatchObject(Exit.succeed({ smaller: 1 }))
    expect(movesKept()).toBe(2)
    expect(await keeping(broken(tungsten, found.property, larger))).toMatchObject(Exit.succeed({ known: 1 }))
    expect(await keeping(found)).toMatchObject(Exit.succeed({ known: 1 }))
    expect(movesKept()).toBe(2)
  })

  it("replaces one that no longer shows the cause, however small", async () => {
    put(name, encodeCounterexample({ ...found, schedule: { leaders, moves: moves.slice(1) } }))
    expect(await keeping(found)).toMatchObject(Exit.succeed({ instead: 1 }))
    expect(movesKept()).toBe(2)
  })

  it("touches no other file, and none that is not ours", async () => {
    put("mine.json", "{}")
    put(name, "{}")
    const exit = await keeping(found)
    expect(JSON.stringify(exit)).toContain("bad-schedule")
    expect(readdirSync(store).toSorted()).toEqual(["mine.json", name])
    expect(readFileSync(join(store, name), "utf8")).toBe("{}")
  })

  it("keeps the smaller of two that are found at once", async () => {
    const two = [broken(tungsten, found.property, larger), found]
    await Effect.runPromise(
      keep(
        store,
        two.map((counterexample) => ({ counterexample, subject: tungsten })),
      ),
    )
    expect(movesKept()).toBe(2)
  })

  it("is told in one line", () => {
    expect(tallyInWords({ new: 2, smaller: 1, instead: 0, known: 3 }, "kept")).toBe(
      "Kept in kept: 6 causes, 2 new, 1 smaller than before, 3 known.",
    )
  })
})

describe("verify --keep", () => {
  it("adds what it found, and again finds it known", async () => {
    const out = join(folder, "report")
    const args = ["--subject", "tungsten", "--property", agrees, "--schedules", "40", "--out", out]
    const first = await run("verify", ...args, "--keep", join(folder, "kept"))
    expect(first.out).toMatch(/Kept in .*kept: 1 cause, 1 new\./)
    const again = await run("verify", ...args, "--keep", join(folder, "kept"))
    expect(again.out).toMatch(/Kept in .*kept: 1 cause, 1 known\./)
    expect((await run("replay", join(folder, "kept"))).code).toBe(1)
  })

  it("is refused where runs are no schedules, and where there is a file", async () => {
    expect((await run("verify", "--subject", "processes", "--keep", store)).err).toContain("bad-usage")
    put("file", "")
    const { code, err } = await run("verify", "--schedules", "1", "--keep", join(store, "file"))
    expect([code, err]).toEqual([2, expect.stringContaining("Name another directory with --keep")])
  })
})

describe("replay of a directory", () => {
  const fixed = encodeCounterexample({ ...found, subject: "reference" })
  const otherwise = encodeCounterexample({
    ...found,
    violation: { ...found.violation, harm: "another harm" },
  })

  it("says of each what came of it, and of all how many", async () => {
    put("a.json", encodeCounterexample(found))
    put("b.json", fixed)
    put("c.json", otherwise)
    const { code, out } = await run("replay", store)
    expect(code).toBe(1)
    const [first, second, third, blank, sum] = out.split("\n")
    expect(first).toMatch(/^✗ still fails {8}a\.json {2}row x is v1 at A/)
    expect(second).toBe("✓ fixed              b.json")
    expect(third).toMatch(/^! different failure {2}c\.json {2}row x/)
    expect([blank, sum]).toEqual(["", "3 counterexamples: 1 still fails, 1 fails differently, 1 is fixed."])
  })

  it("passes where all is fixed", async () => {
    put("b.json", fixed)
    put("README.md", "What is kept here.")
    mkdirSync(join(store, "deeper.json"))
    const { code, out } = await run("replay", store)
    expect([code, out]).toEqual([0, "✓ fixed              b.json\n\n1 counterexample: 1 is fixed.\n"])
  })

  it("names files that are not ours, and plays the rest", async () => {
    put("a.json", fixed)
    put("b.json", "{")
    put("c.json", {})
    put("d.json", encodeCounterexample({ ...found, subject: "tungstn" }))
    put("e.json", encodeSchedule(found.schedule))
    const { code, out } = await run("replay", store)
    expect(code).toBe(2)
    const said = out.replaceAll(/\s+/g, " ")
    for (const mistake of ["(file-not-json)", "(bad-schedule)", "(unknown-subject)", "(subject-needed)"])
      expect(said).toContain(mistake)
    expect(said).toContain("1 counterexample: 1 is fixed. NOT PLAYED: 4 files, named above.")
  })

  it("removes what is fixed where that is asked for, and says so", async () => {
    put("a.json", encodeCounterexample(found))
    put("b.json", fixed)
    put("c.json", "{")
    const { out } = await run("replay", store, "--prune")
    expect(out).toContain("✓ fixed              b.json (removed)")
    expect(out).toContain("1 still fails, 1 is fixed; 1 file removed.")
    expect(readdirSync(store)).toEqual(["a.json", "c.json"])
  })

  it("is one JSON value for a machine, with everything else on standard error", async () => {
    put("a.json", encodeCounterexample(found))
    put("b.json", "{")
    const { out, err } = await run("replay", store, "--json")
    expect(JSON.parse(out)).toMatchObject({
      format: "polyarchy/replays",
      replays: [
        { file: "a.json", verdict: "still fails", subject: "tungsten", property: agrees, pruned: false },
      ],
      mistakes: [{ file: "b.json", code: "file-not-json" }],
      sum: { files: 1, "still fails": 1, fixed: 0, mistakes: 1 },
      interrupted: false,
    })
    expect(err).toContain("✗ still fails")
  })

  it("plays all on another subject where one is named", async () => {
    put("a.json", encodeCounterexample(found))
    expect((await run("replay", store, "--subject", "reference")).code).toBe(0)
  })

  it("is refused where nothing is in it", async () => {
    const { code, err } = await run("replay", store)
    expect([code, err]).toEqual([2, expect.stringContaining("file-missing")])
  })
})

describe("replay --as-test", () => {
  it("prints a test, and nothing else", async () => {
    put("a.json", encodeCounterexample(found))
    const { code, out } = await run("replay", join(store, "a.json"), "--as-test")
    expect(code).toBe(0)
    expect(out).toContain('import { expect, it } from "vitest"')
    expect(out).toContain('await subjectCalled("tungsten")')
    expect(out).toContain("(found broken: row x is v1 at A and v2 at B, for ever.)")
  })

  it("takes the design of one's own from its file", async () => {
    put("a.json", encodeCounterexample(found))
    const design = join(import.meta.dirname, "../examples/design.json")
    const { out } = await run("replay", join(store, "a.json"), "--as-test", "--subject", design)
    expect(out).toContain(`decodeDesign(JSON.parse(readFileSync(${JSON.stringify(design)}, "utf8")))`)
  })

  it("is refused for a directory, and for a schedule that breaks nothing and names nothing", async () => {
    put("a.json", encodeSchedule({ leaders: 2, moves: [] }))
    const refused = [
      await run("replay", store, "--as-test"),
      await run("replay", join(store, "a.json"), "--as-test", "--subject", "reference"),
      await run("replay", join(store, "a.json"), "--prune"),
    ]
    expect(refused.map(({ code }) => code)).toEqual([2, 2, 2])
    expect(refused[1]?.err).toContain("Add --property ID")
    expect(existsSync(join(store, "a.json"))).toBe(true)
  })
})
