import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { plainStyle } from "../terminal/style.ts"
import { runCli } from "./cli.ts"

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "polyarchy-"))))
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs `polyarchy leader` on a configuration until it is stopped, which it is from the beginning. */
const lead = async (config: unknown, id: string) => {
  const file = join(folder, "cluster.json")
  writeFileSync(file, typeof config === "string" ? config : JSON.stringify(config))
  let err = ""
  const code = await runCli(["leader", "--config", file, "--id", id, "--data", join(folder, "data")], {
    out: () => undefined,
    err: (text) => void (err += text),
    style: plainStyle,
    redraw: null,
    stopped: () => true,
  })
  return { code, err: err.replaceAll(folder, "").replaceAll(/\s+/g, " ").trim() }
}

const config = {
  cluster: "test",
  leaders: [
    { id: 0, name: "A", address: "127.0.0.1:0" },
    { id: 1, name: "B", address: "127.0.0.1:0" },
  ],
  topology: "all-to-all",
}

describe("polyarchy leader", () => {
  test("that is asked to stop ends in order", async () => {
    expect(await lead(config, "A")).toEqual({ code: 0, err: "" })
  })

  test("names the leader that the configuration does not have, and those that it has", async () => {
    const { code, err } = await lead(config, "C")
    expect(code).toBe(2)
    expect(err).toBe(
      'polyarchy: --id C: the configuration has no leader "C", or it has left: name one of A, B. See `leaders` in /cluster.json. (unknown-leader)',
    )
  })

  test("names the place of what is wrong in a configuration", async () => {
    const { code, err } = await lead({ ...config, topology: "circle" }, "A")
    expect(code).toBe(2)
    expect(err).toMatch(/^polyarchy: \/cluster\.json, topology: .*\(bad-config\)$/)
  })

  test("needs a secret or TLS files before it listens beyond this machine", async () => {
    const leaders = [{ id: 0, name: "A", address: "0.0.0.0:0" }, ...config.leaders.slice(1)]
    const { code, err } = await lead({ ...config, leaders }, "A")
    expect(code).toBe(2)
    expect(err).toMatch(/leaders\[0\]\.address.*secret/)
  })
})

test("a leader whose data folder cannot be made says so, and does not try for ever", async () => {
  const file = join(folder, "cluster.json")
  writeFileSync(file, JSON.stringify(config))
  let err = ""
  const code = await runCli(["leader", "--config", file, "--id", "A", "--data", join(folder, "no", "such")], {
    out: () => undefined,
    err: (text) => void (err += text),
    style: plainStyle,
    redraw: null,
    stopped: () => false,
  })
  expect(code).toBe(2)
  expect(err.replaceAll(/\s+/g, " ")).toContain("The folder that it is in must be there and writable.")
})
