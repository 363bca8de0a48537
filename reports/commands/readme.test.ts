/** The README's commands about the suite itself, run as they stand there. */
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
const [, chapter = ""] = readme.split("## How much a green run is worth\n")
const [, block = ""] = chapter.split("```sh\n")
const [commands = ""] = block.split("```")

/** What each command is there to show. */
const shows: Readonly<Record<string, string>> = {
  verify: "per 1,000  quota",
  mutants: "1 of 1 mutant killed.",
  league: "all (1 mutant): fewest schedules",
}

describe("the README's command", () => {
  const lines = commands.trim().split("\n")

  it("is one for each of verify, mutants and league", () => {
    expect(lines.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual(
      Object.keys(shows).map((name) => `npx polyarchy ${name}`),
    )
  })

  it.each(lines)("%s", { timeout: 120_000 }, async (line) => {
    const [, , ...args] = line.replace(/ +#.*/, "").split(" ")
    let out = ""
    const code = await runCli([...args, "--out", folder], {
      out: (text) => void (out += text),
      err: () => undefined,
      style: plainStyle,
      redraw: null,
      stopped: () => false,
    })
    expect(code).toBe(0)
    expect(out).toContain(shows[args[0] ?? ""])
  })
})
