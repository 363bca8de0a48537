/** The program as its own process: exit codes, signals and pipes, which no other test can see. */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, it } from "vitest"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-main-"))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const root = fileURLToPath(new URL("../", import.meta.url))

interface Watching {
  /** Told all that the program said so far on standard error. */
  readonly heard?: (err: string, child: ChildProcess) => void
  /** `true` to close the other end of its standard output at once. */
  readonly deaf?: boolean
}

/** Runs the program in an empty folder. */
const run = (args: ReadonlyArray<string>, { heard, deaf }: Watching = {}) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const loader = join(root, "node_modules/tsx/dist/loader.mjs")
    const command = ["--import", `file://${loader}`, join(root, "reports/main.ts"), ...args]
    const child = spawn(process.execPath, command, { cwd: folder })
    let out = ""
    let err = ""
    child.stdout.on("data", (part: Buffer) => void (out += part.toString()))
    if (deaf === true) child.stdout.destroy()
    child.stderr.on("data", (part: Buffer) => {
      err += part.toString()
      heard?.(err, child)
    })
    child.on("error", reject)
    child.on("close", (code) => resolve({ code, out, err }))
  })

describe("the program", () => {
  it("exits with 2 and no stack trace for a mistake", async () => {
    const { code, out, err } = await run(["verify", "--subject", "nobody"])
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err).toContain("(unknown-subject)")
    expect(err).not.toMatch(/\n\s+at /)
  })

  it("ends at Ctrl-C with what it has, and exits with 130", async () => {
    let asked = false
    const { code, out, err } = await run(
      ["verify", "--schedules", "800", "--property", "replication-stops"],
      {
        heard: (sofar, child) => {
          if (asked || !sofar.includes("[1/")) return
          asked = true
          child.kill("SIGINT")
        },
      },
    )
    expect(code).toBe(130)
    expect(err).toContain("press Ctrl-C again to end at once")
    expect(out).toContain("Stopped by Ctrl-C: this is what was found until then.")
    const report = JSON.parse(readFileSync(join(folder, "polyarchy-report/report.json"), "utf8")) as {
      cells: ReadonlyArray<{ verdict: string }>
    }
    expect(report.cells.map(({ verdict }) => verdict)).toContain("holds")
    expect(report.cells.map(({ verdict }) => verdict)).toContain("unknown")
  })

  it("ends in silence when the reader of its output goes away", async () => {
    expect(await run(["list", "--json"], { deaf: true })).toEqual({ code: 0, out: "", err: "" })
  })
})
