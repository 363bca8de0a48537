/** `polyarchy matrix` as a user meets it: what it prints, what it writes, and the code it exits with. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { gunzipSync } from "node:zlib"
import { afterAll, expect, it } from "vitest"
import type { HazardMatrix } from "../hazard-report.ts"
import { plainStyle } from "../terminal/style.ts"
import { runCli } from "./cli.ts"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-matrix-"))

afterAll(() => rmSync(folder, { recursive: true }))

const run = async (args: ReadonlyArray<string>, stopped: () => boolean = () => false) => {
  let out = ""
  let err = ""
  const code = await runCli(["matrix", ...args], {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    style: plainStyle,
    redraw: null,
    stopped,
  })
  return { code, out, err }
}

const small = ["--system", "tungsten", "--runs", "400"]

it("prints who breaks a property, under what, how soon, and writes both forms where it says", async () => {
  const { code, out } = await run([...small, "--out", join(folder, "saved")])
  expect(code).toBe(0)
  expect(out).toContain("✗ tungsten (no fault, 2 moves)")
  expect(out).toContain("Nothing is broken but what is recorded.")
  expect(readFileSync(join(folder, "saved", "HAZARDS.md"), "utf8")).toContain("# The hazard matrix")
  expect(JSON.parse(readFileSync(join(folder, "saved", "hazards.json"), "utf8"))).toMatchObject({
    version: 1,
  })
})

it("writes a page that needs nothing else, with a counterexample for every broken promise, and their files", async () => {
  const out = join(folder, "whole")
  await run([...small, "--out", out])
  const page = readFileSync(join(out, "index.html"), "utf8")
  const files = readdirSync(join(out, "counterexamples"))
  expect(files).toContain("tungsten--quiet-cluster-agrees.json")
  const packed = /id="data">([^<]*)</.exec(page)?.[1] ?? ""
  const data: { readonly hazards: HazardMatrix } = JSON.parse(
    gunzipSync(Buffer.from(packed, "base64")).toString(),
  )
  expect(new Set(data.hazards.counterexamples.map(({ file }) => file))).toEqual(
    new Set(files.map((file) => `counterexamples/${file}`)),
  )
  expect(page).toContain("default-src 'none'")
  expect(page).not.toMatch(/<(?:script|link|img|iframe)[^>]* (?:src|href)=/)
})

it("writes the forms that are named and no other, and refuses one that there is not", async () => {
  const out = join(folder, "text-alone")
  await run([...small, "--out", out, "--forms", "text"])
  expect(readdirSync(out)).toEqual(["HAZARDS.md"])
  const { code, err } = await run([...small, "--forms", "pdf"])
  expect(code).toBe(2)
  expect(err).toContain("text, data, page, counterexamples")
})

it("searches a design of one's own, and says how many promises it breaks", async () => {
  const file = fileURLToPath(new URL("../examples/design.json", import.meta.url))
  const { code, out } = await run(["--system", file, "--runs", "60"])
  expect(code).toBe(1)
  expect(out).toMatch(/! shop breaks \d+ promises that it does not disclaim/)
})

it("prints JSON alone when it is asked for JSON", async () => {
  const { code, out, err } = await run([...small, "--json"])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ format: "polyarchy/hazards", designs: [{ design: "tungsten" }] })
  expect(err).toContain("Nothing is broken but what is recorded.")
})

it("answers an unknown system with the nearest, exits with 2 and writes nothing", async () => {
  const { code, out, err } = await run(["--system", "tungstn", "--out", join(folder, "unknown")])
  expect(code).toBe(2)
  expect(out).toBe("")
  expect(err).toContain('Did you mean "tungsten"?')
  expect(existsSync(join(folder, "unknown"))).toBe(false)
})

it("refuses to write into a file before it explores anything", async () => {
  writeFileSync(join(folder, "file"), "mine")
  const { code, err } = await run([...small, "--out", join(folder, "file")])
  expect(code).toBe(2)
  expect(err).toContain("cannot-write")
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("mine")
})

it("stops when asked, exits with 130 and writes nothing", async () => {
  const { code, out } = await run([...small, "--out", join(folder, "stopped")], () => true)
  expect(code).toBe(130)
  expect(out).toContain("Stopped by Ctrl-C after 0 designs; nothing was written.")
  expect(out).not.toContain("Nothing is broken but what is recorded.")
  expect(existsSync(join(folder, "stopped"))).toBe(false)
})
