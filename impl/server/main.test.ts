/** The program of a leader as others start it: what it says, and how it ends. */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, describe, expect, test } from "vitest"

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "polyarchy-"))))
afterEach(() => rmSync(folder, { recursive: true }))

const program = fileURLToPath(new URL("main.ts", import.meta.url))

/** Runs the program, does something to it once it listens, and tells what it said and its exit code. */
const ended = (
  words: ReadonlyArray<string>,
  whenListening: (child: ChildProcess, url: string) => Promise<void> | void,
) =>
  new Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>((resolve) => {
    const child = spawn(process.execPath, [program, ...words], { stdio: ["pipe", "pipe", "pipe"] })
    let out = ""
    let err = ""
    child.stderr.on("data", (text: Buffer) => void (err += text.toString()))
    child.stdout.on("data", (text: Buffer) => {
      out += text.toString()
      const [, url] = /listens on (\S+)/.exec(out) ?? []
      if (url !== undefined) void whenListening(child, url)
    })
    child.on("close", (code) => resolve({ code, out, err }))
  })

const words = (...more: ReadonlyArray<string>): ReadonlyArray<string> => {
  const config = {
    cluster: "test",
    leaders: [{ id: 0, name: "A", address: "127.0.0.1:0" }],
    topology: "all-to-all",
    tables: { rows: { kind: "row" } },
  }
  writeFileSync(join(folder, "config.json"), JSON.stringify(config))
  return ["--config", join(folder, "config.json"), "--id", "A", "--data", join(folder, "data"), ...more]
}

const put = (url: string, value: string) =>
  fetch(`${url}/v1/tables/rows/k`, {
    method: "PUT",
    body: JSON.stringify({ value }),
    headers: { "content-type": "application/json" },
  })

const read = async (url: string): Promise<unknown> => (await fetch(`${url}/v1/tables/rows/k`)).json()

/** A process is started, and on a busy machine that alone takes seconds. */
describe("a leader's process", { timeout: 120_000 }, () => {
  test("ends in order when it is told to, and has what it acknowledged when it starts again", async () => {
    const first = await ended(words(), async (child, url) => {
      await put(url, "kept")
      child.kill("SIGTERM")
    })
    expect(first).toMatchObject({ code: 0, err: "" })
    let shown: unknown
    const second = await ended(words(), async (child, url) => {
      shown = await read(url)
      child.kill("SIGTERM")
    })
    expect(second.code).toBe(0)
    expect(shown).toMatchObject({ value: "kept" })
  })

  test("that is attached ends when its standard input does", async () => {
    const { code, err } = await ended(words("--attached"), (child) => void child.stdin?.end())
    expect({ code, err }).toEqual({ code: 0, err: "" })
  })

  test("that is told nonsense says what is wrong, without a trace, and exits with 2", async () => {
    const { code, out, err } = await ended(["--id", "A"], () => undefined)
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err).toBe("--config is missing. --help shows what there is.\n")
  })
})
