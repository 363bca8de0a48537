/** `polyarchy claims` as a user meets it: what it prints and writes, and the code it exits with. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { plainStyle } from "../terminal/style.ts"
import { runCli } from "./cli.ts"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-claims-"))

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

describe("polyarchy claims", () => {
  it("measures, prints JSON alone, and writes the page, the data and the document", async () => {
    const out = join(folder, "report")
    const { code, out: text, err } = await run(["claims", "--quick", "--json", "--out", out])
    expect(code).toBe(0)
    expect(JSON.parse(text)).toMatchObject({ format: "polyarchy/claims", version: 1, seed: 24301 })
    expect(err).toContain(join(out, "claims.html"))
    expect(readdirSync(out)).toEqual(["CLAIMS.md", "claims.html", "claims.json"])
    expect(readFileSync(join(out, "claims.json"), "utf8")).toBe(text)
  })

  it("says nothing of claims when it is stopped, and exits with 130", async () => {
    const out = join(folder, "stopped")
    const { code, out: text } = await run(["claims", "--out", out], () => true)
    expect(code).toBe(130)
    expect(text).toContain("Stopped by Ctrl-C")
    expect(readdirSync(folder)).not.toContain("stopped")
  })

  it("refuses a form that is none", async () => {
    const { code, err } = await run(["claims", "--forms", "text,picture"])
    expect(code).toBe(2)
    expect(err).toContain("Expected some of text, data, page")
  })

  it("refuses a seed that is none", async () => {
    const { code, err } = await run(["claims", "--seed", "many"])
    expect(code).toBe(2)
    expect(err).toContain("Expected a whole number from 0 to")
  })
})
