/** The program as a whole, in this process: what it prints, what it writes, and the code it exits with. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { encodeCounterexample, encodeSchedule } from "../../properties/schedule/codec.ts"
import { agrees, broken, propertyCalled, subjectCalled, twoInserts } from "../sample.harness.ts"
import { plainStyle } from "../terminal/style.ts"
import { version } from "../version.ts"
import { runCli } from "./cli.ts"
import type { mistakeCodes } from "./mistake.ts"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-cli-"))
const inFolder = (name: string): string => join(folder, name)

const saved = encodeCounterexample(
  broken(subjectCalled("tungsten"), propertyCalled(agrees), twoInserts("x", "v1", "v2")),
) as Record<string, unknown>

const save = (name: string, content: unknown): string => {
  writeFileSync(inFolder(name), typeof content === "string" ? content : JSON.stringify(content, null, 2))
  return inFolder(name)
}

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

const everything = (): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted()

beforeAll(() => {
  save("good.json", saved)
  save("schedule.json", encodeSchedule(twoInserts("x", "v1", "v2")))
  save("empty.json", "")
  save("words.json", '{\n  "format": hello\n}')
  save("cut.json", JSON.stringify(saved).slice(0, 300))
  save("list.json", "[]")
  save("format.json", { ...saved, format: "polyarchy/counterexampel" })
  save("version.json", { ...saved, version: 2 })
  save("subject.json", { ...saved, subject: "tungstn" })
  save("property.json", { ...saved, property: "convergence/quiet-cluster-agres" })
  save("leader.json", JSON.stringify(saved).replace('"at":"B"', '"at":"F"'))
  save("deep.json", "[".repeat(100_000))
  writeFileSync(inFolder("bytes.json"), Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))
  writeFileSync(inFolder("big.json"), "")
  truncateSync(inFolder("big.json"), 17 * 1024 * 1024)
  mkdirSync(inFolder("folder"))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe("a user's mistake", () => {
  const mistakes: ReadonlyArray<
    readonly [args: ReadonlyArray<string>, code: keyof typeof mistakeCodes, says: string]
  > = [
    [["verfy"], "bad-usage", "did you mean verify"],
    [["verify", "--subjct", "x"], "bad-usage", "did you mean --subject"],
    [["verify", "--schedules", "many"], "bad-usage", "--schedules"],
    [["verify", "--schedules", "0"], "bad-usage", "from 1 to"],
    [["verify", "--moves", "1.5"], "bad-usage", "--moves"],
    [["verify", "--leaders", "27"], "bad-usage", "from 2 to 26"],
    [["verify", "--seed", "-1"], "bad-usage", ""],
    [["verify", "--seed", "4294967296"], "bad-usage", "0 to 4294967295"],
    [["verify", "--seed", "dice"], "bad-usage", '"random"'],
    [["verify", "extra"], "bad-usage", "extra"],
    [["replay"], "bad-usage", "file"],
    [["explore"], "bad-usage", "design"],
    [["list", "nonsense"], "bad-usage", "nonsense"],
    [
      ["verify", "--subject", "bdr1"],
      "unknown-subject",
      '--subject: there is no subject "bdr1".\n  Did you mean "bdr-1"?',
    ],
    [
      ["verify", "--property", "quiet-cluster-agree"],
      "unknown-property",
      'Did you mean "convergence/quiet-cluster-agrees"?',
    ],
    [["explore", "pdg"], "unknown-design", 'Did you mean "pgd"?'],
    [["explore", "pgd", "--faults", "crash,los"], "unknown-fault", 'Did you mean "loss"?'],
    [["explore", "pgd", "--property", "x"], "unknown-property", '--property: there is no property "x"'],
    [["verify", "--out", inFolder("good.json"), "--schedules", "1"], "cannot-write", "it is a file"],
    [["replay", inFolder("nowhere.json")], "file-missing", "there is no such file"],
    [["replay", inFolder("folder")], "file-missing", "there is no file in it that ends in .json"],
    [["replay", "/dev/zero"], "file-not-regular", "not a regular file"],
    [["replay", inFolder("big.json")], "file-too-large", "16 MiB"],
    [["replay", inFolder("empty.json")], "file-not-json", "it is empty"],
    [["replay", inFolder("words.json")], "file-not-json", "words.json, line 2, column 13"],
    [["replay", inFolder("cut.json")], "file-not-json", "line 1, column 301: the file ends in the middle"],
    [["replay", inFolder("bytes.json")], "file-not-json", "UTF-8"],
    [["replay", inFolder("deep.json")], "file-not-json", "ends in the middle"],
    [["replay", inFolder("list.json")], "bad-schedule", "list.json"],
    [["replay", inFolder("format.json")], "bad-schedule", "polyarchy/counterexample"],
    [["replay", inFolder("version.json")], "bad-schedule", "version"],
    [["replay", inFolder("leader.json")], "bad-schedule", "schedule.moves[1].at"],
    [["replay", inFolder("schedule.json")], "subject-needed", "Add --subject NAME"],
    [["replay", inFolder("subject.json")], "unknown-subject", 'Did you mean "tungsten"?'],
    [
      ["replay", inFolder("property.json")],
      "unknown-property",
      'Did you mean "convergence/quiet-cluster-agrees"?',
    ],
    [["replay", inFolder("good.json"), "--subject", "yjjs"], "unknown-subject", 'Did you mean "yjs"?'],
  ]

  it.each(mistakes)(
    "%j is %s: it exits with 2 and one clear message, and writes nothing",
    async (args, name, says) => {
      const before = everything()
      const { code, out, err } = await run(args)
      expect({ code, out }).toEqual({ code: 2, out: "" })
      expect(err).toContain(`(${name})`)
      expect(err).toContain(says)
      expect(err).toMatch(/^polyarchy: [^\n]+\n {2}[^\n]+\n$/)
      expect(err).not.toMatch(/\n\s+at |Error:|\p{Cc}(?<!\n)/u)
      expect(everything()).toEqual(before)
    },
  )

  it("is JSON on standard output where JSON was asked for", async () => {
    const { code, out } = await run(["explore", "pdg", "--json"])
    expect(code).toBe(2)
    expect(JSON.parse(out)).toEqual({
      format: "polyarchy/error",
      version: 1,
      code: "unknown-design",
      place: "design",
      problem: 'there is no design "pdg"',
      mend: 'Did you mean "pgd"? `polyarchy list designs` has them all',
    })
  })

  it("shows a hostile name without doing what it says", async () => {
    const { err } = await run(["explore", "\u001b[2J\u202e<script>"])
    expect(err).toContain("\\u{202e}<script>")
    expect(err).not.toMatch(/[\p{Bidi_Control}]|\p{Cc}(?<!\n)/u)
  })
})

describe("help", () => {
  it.each([[], ["verify"], ["explore"], ["replay"], ["list"]])(
    "of %j has a description, flags and examples",
    async (...command) => {
      const { code, out, err } = await run([...command, "--help"])
      expect({ code, err }).toEqual({ code: 0, err: "" })
      for (const part of ["DESCRIPTION", "USAGE", "EXAMPLES", "polyarchy"]) expect(out).toContain(part)
      if (command.length > 0) expect(out).toContain("--json")
    },
  )

  it("is what comes without a command, and the version is the package's", async () => {
    expect((await run([])).out).toContain("SUBCOMMANDS")
    expect((await run(["--version"])).out).toBe(`polyarchy ${version}\n`)
    expect(JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))).toMatchObject({
      version,
    })
  })
})

describe("verify", () => {
  const small = [
    "verify",
    "--schedules",
    "60",
    "--subject",
    "tungsten",
    "--subject",
    "reference",
    "--property",
    "quiet-cluster-agrees",
  ]

  it("prints every parameter before anything else, reports, and says where", async () => {
    const out = inFolder("first")
    const { code, out: text, err } = await run([...small, "--out", out])
    expect(code).toBe(0)
    const lines = text.split("\n")
    expect(lines[0]).toBe(`polyarchy ${version}`)
    expect(lines[1]).toBe("seed 24301 · 60 schedules of 60 moves · 3 leaders")
    expect(text).toContain("again: polyarchy verify --seed 24301 --schedules 60 --moves 60 --leaders 3")
    expect(text).toMatch(/quiet-cluster-agrees +✓ ✗/)
    expect(text).toContain("Every verdict is as recorded.")
    expect(text).toContain(`Page ${out}/index.html`)
    expect(err.trim().split("\n")).toEqual([
      "[1/2] reference: 60 schedules",
      "[2/2] tungsten: 60 schedules, 1 violated",
    ])
    expect(readdirSync(out, { recursive: true, encoding: "utf8" }).toSorted()).toEqual([
      "counterexamples",
      "counterexamples/tungsten--quiet-cluster-agrees.json",
      "index.html",
      "report.json",
      "report.md",
    ])
  })

  it("gives the same bytes again, in every file", async () => {
    const out = inFolder("again")
    const files = [
      "index.html",
      "report.json",
      "report.md",
      "counterexamples/tungsten--quiet-cluster-agrees.json",
    ]
    const read = () => files.map((file) => readFileSync(join(out, file), "utf8"))
    await run([...small, "--out", out])
    const once = read()
    await run([...small, "--out", out])
    expect(read()).toEqual(once)
  })

  it("removes counterexamples of the report that was there, and nothing else", async () => {
    const out = inFolder("stale")
    await run([...small, "--out", out])
    writeFileSync(join(out, "counterexamples/mine.json"), "{}")
    await run([
      "verify",
      "--schedules",
      "5",
      "--subject",
      "reference",
      "--property",
      "quiet-cluster-agrees",
      "--out",
      out,
    ])
    expect(readdirSync(join(out, "counterexamples"))).toEqual(["mine.json"])
  })

  it("exits with 1 when a verdict is not as recorded, and lists it", async () => {
    const { code, out } = await run([
      "verify",
      "--schedules",
      "1",
      "--moves",
      "1",
      "--subject",
      "reference",
      "--property",
      "quiet-cluster-agrees",
      "--out",
      inFolder("one"),
    ])
    expect(code).toBe(1)
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "! reference, convergence/quiet-cluster-agrees: vacuous (it could have failed 0 times in 1 run; 1 needed), recorded as holds",
    )
  })

  it("prints JSON alone on standard output where that was asked for", async () => {
    const { code, out, err } = await run([...small, "--json", "--out", inFolder("json")])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      format: "polyarchy/report",
      version: 2,
      run: { seed: 24301, interrupted: false },
    })
    expect(out).toBe(readFileSync(inFolder("json/report.json"), "utf8"))
    expect(err).toContain("seed 24301")
  })

  it("draws and prints a seed where it is random, which gives the same again", async () => {
    const { out } = await run([...small, "--seed", "random", "--json", "--out", inFolder("random")])
    const { run: found, cells } = JSON.parse(out) as {
      run: { seed: number; command: string }
      cells: unknown
    }
    const again = await run([...found.command.split(" ").slice(1), "--json"])
    expect(JSON.parse(again.out)).toMatchObject({ run: { seed: found.seed }, cells })
  })

  it("stops when asked, reports what it has, and exits with 130", async () => {
    let asked = 0
    const { code, out } = await run([...small, "--out", inFolder("stopped")], () => ++asked > 30)
    expect(code).toBe(130)
    expect(out).toContain("Stopped by Ctrl-C")
    const report = JSON.parse(readFileSync(inFolder("stopped/report.json"), "utf8")) as {
      run: unknown
      cells: ReadonlyArray<{ verdict: string }>
    }
    expect(report.run).toMatchObject({ interrupted: true })
    expect(report.cells.map(({ verdict }) => verdict)).toEqual(["unknown", "unknown"])
  })

  it("shows what it found also where it cannot be written", async () => {
    const out = inFolder("blocked")
    mkdirSync(join(out, "report.md"), { recursive: true })
    writeFileSync(join(out, "report.md/in-the-way"), "")
    const { code, out: text, err } = await run([...small, "--out", out])
    expect(code).toBe(2)
    expect(err).toContain("(cannot-write)")
    expect(text).toContain("Every verdict is as recorded.")
    expect(
      readdirSync(out, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tmp")),
    ).toEqual([])
  })
})

describe("replay", () => {
  it("says that a counterexample still fails, and exits with 1", async () => {
    const { code, out } = await run(["replay", inFolder("good.json")])
    expect(code).toBe(1)
    expect(out).toMatch(
      /^✗ still fails: it breaks what it broke\n {2}tungsten · convergence\/quiet-cluster-agrees\n/,
    )
    expect(out).toContain("4  B ← A put x = v1 (A1) · cannot be applied, the stream")
  })

  it("says that it is fixed where nothing is broken, and exits with 0", async () => {
    const { code, out } = await run(["replay", inFolder("good.json"), "--subject", "reference"])
    expect(code).toBe(0)
    expect(out).toMatch(/^✓ fixed: /)
    expect(out).not.toContain("✗")
  })

  it("says that it fails differently where the harm is not the one that was saved", async () => {
    const violation = { ...(saved["violation"] as object), harm: "row x is something else" }
    const { code, out } = await run(["replay", save("other.json", { ...saved, violation })])
    expect(code).toBe(1)
    expect(out).toMatch(/^✗ different failure: /)
    expect(out).toContain("saved as: row x is something else")
  })

  it("plays a bare schedule on a subject that is named", async () => {
    const { code, out } = await run(["replay", inFolder("schedule.json"), "--subject", "tungsten", "--json"])
    expect(code).toBe(1)
    const report = JSON.parse(out) as { broken: ReadonlyArray<{ property: string }> }
    expect(report).toMatchObject({
      format: "polyarchy/replay",
      version: 2,
      verdict: "still fails",
      subject: "tungsten",
      property: null,
      before: null,
    })
    expect(report.broken.map(({ property }) => property)).toContain(agrees)
  })

  it("plays what verify saved", async () => {
    await run([
      "verify",
      "--schedules",
      "60",
      "--subject",
      "bdr-1",
      "--property",
      "quiet-cluster-agrees",
      "--out",
      inFolder("bdr"),
    ])
    const { code, out } = await run([
      "replay",
      inFolder("bdr/counterexamples/bdr-1--quiet-cluster-agrees.json"),
    ])
    expect(code).toBe(1)
    expect(out).toMatch(/^✗ still fails/)
  })
})

describe("explore", () => {
  it("prints the scope, the size and the verdicts, with shortest counterexamples", async () => {
    const { code, out } = await run(["explore", "tungsten", "--leaders", "2", "--out", inFolder("explored")])
    expect(code).toBe(0)
    expect(out).toContain("Every behaviour of tungsten: 2 leaders, 2 writes, 1 object of each family (row),")
    expect(out).toContain("Nothing is broken but what is recorded.")
    expect(out).toMatch(/\d+ states, \d+ transitions, depth \d+; complete/)
    expect(out).toMatch(/✗ convergence\/quiet-cluster-agrees +2 moves/)
    expect(readdirSync(inFolder("explored/counterexamples"))).toContain("tungsten--quiet-cluster-agrees.json")
  })

  it("says what is unknown when it may not see every state", async () => {
    const { code, out } = await run(["explore", "reference", "--states", "10", "--json"])
    expect(code).toBe(0)
    const report = JSON.parse(out) as { found: unknown; cells: ReadonlyArray<{ verdict: string }> }
    expect(report).toMatchObject({ format: "polyarchy/exploration", found: { states: 10, complete: false } })
    expect(new Set(report.cells.map(({ verdict }) => verdict))).toEqual(new Set(["unknown", "not-claimed"]))
  })

  it("says what it covered, and which smaller scope fits", async () => {
    const { code, out } = await run(["explore", "reference", "--writes", "3", "--states", "3000"])
    expect(code).toBe(0)
    expect(out).toMatch(/not complete: every behaviour of up to\s+\d+ moves was seen/)
    const [, states, command] = /fits has ([\d,]+) states:\n {2}(polyarchy explore .*)\n/.exec(out) ?? []
    expect(Number(states?.replace(",", ""))).toBeLessThanOrEqual(3000)
    const again = await run([...(command ?? "").split(" ").slice(1), "--json"])
    const { found } = JSON.parse(again.out) as { found: { complete: boolean; states: number } }
    expect(found).toMatchObject({ complete: true, states: Number(states?.replace(",", "")) })
  })

  it("goes depth-first where it is told to, with the same verdicts", async () => {
    const [broad, deep] = [
      await run(["explore", "tungsten", "--leaders", "2", "--json"]),
      await run(["explore", "tungsten", "--leaders", "2", "--order", "depth-first", "--json"]),
    ]
    const verdicts = (out: string) =>
      (JSON.parse(out) as { cells: ReadonlyArray<{ verdict: string }> }).cells.map(({ verdict }) => verdict)
    expect(verdicts(deep.out)).toEqual(verdicts(broad.out))
    expect(verdicts(deep.out)).toContain("violated")
  })

  it("stops when asked, and exits with 130", async () => {
    const { code, out } = await run(["explore", "reference", "--writes", "3"], () => true)
    expect(code).toBe(130)
    expect(out).toContain("Stopped early")
  })
})

describe("list", () => {
  it("has everything, or one part", async () => {
    const { code, out } = await run(["list"])
    expect(code).toBe(0)
    for (const line of [
      "properties (",
      "designs (",
      "subjects (",
      "faults (9)",
      "features (11)",
      "  bdr-1",
      `  ${agrees}`,
      "  vacuum",
    ])
      expect(out).toContain(line)
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80)
    expect((await run(["list", "faults"])).out).not.toContain("bdr-1")
  })

  it("is JSON where that was asked for", async () => {
    const { out } = await run(["list", "subjects", "--json"])
    const { subjects } = JSON.parse(out) as { subjects: { present: ReadonlyArray<{ name: string }> } }
    expect(subjects.present.map(({ name }) => name)).toContain("tungsten")
  })
})
