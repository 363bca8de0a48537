/** The README's commands about the store, run as they stand there; `polyarchy cluster` is talked to in cluster.test.ts. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, it } from "vitest"
import { plainStyle } from "../terminal/style.ts"
import { runCli } from "./cli.ts"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-readme-"))

afterAll(() => rmSync(folder, { recursive: true }))

const readme = readFileSync(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8")
const [, chapter = ""] = readme.split("## The store\n")
const [, block = ""] = chapter.split("```sh\n")
const [commands = ""] = block.split("```")
const lines = commands
  .trim()
  .split("\n")
  .map((line) => line.replace(/ +#.*/, ""))

/** What each command is there to show; a leader is stopped as soon as it runs, and writes to a folder of the test's. */
const shows: Readonly<Record<string, { readonly says: string; readonly stopped: boolean }>> = {
  leader: { says: "", stopped: true },
  claims: { says: "claims hold", stopped: false },
  verify: { says: "acknowledged", stopped: false },
}

describe("the README's command", () => {
  it("is one for each of cluster, leader, claims and verify", () => {
    expect(lines.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual(
      ["cluster", ...Object.keys(shows)].map((name) => `npx polyarchy ${name}`),
    )
  })

  it.each(lines.slice(1))("%s", { timeout: 120_000 }, async (line) => {
    const [, , command = "", ...args] = line.split(" ")
    const expected = shows[command]
    const placed = args.map((word) => (word === "data" ? join(folder, "data") : word))
    const out = command === "leader" ? [] : ["--out", join(folder, command)]
    let said = ""
    const code = await runCli([command, ...placed, ...out], {
      out: (text) => void (said += text),
      err: () => undefined,
      style: plainStyle,
      redraw: null,
      stopped: () => expected?.stopped === true,
    })
    expect(code).toBe(0)
    expect(said).toContain(expected?.says)
  })
})
