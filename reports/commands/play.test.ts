import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, describe, expect, it, vi } from "vitest"
import { plainStyle } from "../terminal/style.ts"
import { runCli } from "./cli.ts"

const folder = mkdtempSync(join(tmpdir(), "polyarchy-play-"))
const page = join(folder, "deep", "play.html")

afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => vi.unstubAllEnvs())

const run = async (...args: ReadonlyArray<string>) => {
  let [out, err] = ["", ""]
  const code = await runCli(["play", ...args], {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    style: plainStyle,
    redraw: null,
    stopped: () => false,
  })
  return { code, out, err }
}

describe("polyarchy play", () => {
  it("writes one page that begins with nothing, and says where", async () => {
    const { code, out, err } = await run("--out", page)
    expect({ code, err }).toEqual({ code: 0, err: "" })
    expect(out.split("\n")[0]).toBe(page)
    expect(readdirSync(join(folder, "deep"))).toEqual(["play.html"])
    expect(readFileSync(page, "utf8")).toContain('"view":"playground","start":null')
  })

  it("begins with the example that it is given", async () => {
    expect((await run("--out", page, "--example", "zombie")).code).toBe(0)
    expect(readFileSync(page, "utf8")).toContain('"view":"playground","start":"zombie"')
  })

  it("says that no browser was found where there is none, and has written the page", async () => {
    vi.stubEnv("PATH", join(folder, "nothing"))
    const { code, out } = await run("--out", page, "--open")
    expect(code).toBe(0)
    expect(out).toContain(`No browser was found to open it. Open ${page} yourself.`)
  })

  it("answers an unknown example with the nearest, and writes nothing", async () => {
    const other = join(folder, "other.html")
    const { code, err } = await run("--out", other, "--example", "zombi")
    expect(code).toBe(2)
    expect(err).toContain('--example: there is no example "zombi".\n  Did you mean "zombie"?')
    expect(existsSync(other)).toBe(false)
  })

  it.each([
    [folder, "it is a directory, and a file is needed"],
    ["", "it is empty"],
    [join("/dev/null", "play.html"), "cannot be written there"],
  ])("cannot write to %j: %s", async (out, why) => {
    const { code, err } = await run("--out", out)
    expect(code).toBe(2)
    expect(err).toContain(why)
  })

  it("names every example in its help", async () => {
    const { code, out } = await run("--help")
    expect(code).toBe(0)
    expect(out).toContain("goes-round-for-ever")
    expect(out).toContain("polyarchy play --open")
  })
})
