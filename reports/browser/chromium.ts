/**
 * The browser of the checks: a real Chromium, started once for a file of tests and closed after it.
 *
 * Where there is none, the checks are not made, and the output says so by name; where one was named, that is a failure.
 */
import { type Browser, chromium } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { chromiumIn } from "./program.ts"

/** Drawing without a graphics processor, real or emulated: it starts sooner, and the machine may be busy. */
const plainDrawing = ["--disable-gpu", "--disable-software-rasterizer"]

/** Milliseconds after which a check is given up: many times what it takes on a quiet machine. */
const patience = 120_000

const notFound =
  "no Chromium was found: install it (apt-get install chromium), or name one in POLYARCHY_CHROMIUM"

type Checks = (browser: () => Browser) => void

/** Checks in Chromium under a name; `checks` gets what returns the browser once the tests run. */
export const inChromium = (name: string, checks: Checks): void => {
  const program = chromiumIn(process.env)
  return program === null ? saidToBeMissing(name) : checked(name, program, checks)
}

const checked = (name: string, executablePath: string, checks: Checks): void => {
  describe(`in Chromium: ${name}`, { timeout: patience }, () => {
    let running: Browser | undefined
    beforeAll(async () => {
      running = await chromium.launch({ executablePath, args: plainDrawing })
    }, patience)
    afterAll(() => running?.close())
    checks(() => {
      if (running === undefined) throw new Error("the browser is there only while tests run")
      return running
    })
  })
}

const saidToBeMissing = (name: string): void => {
  describe(`NOT CHECKED in Chromium: ${name}`, () => {
    it("needs a Chromium that is named or on the path", () => {
      process.stderr.write(`NOT CHECKED: ${name}, because ${notFound}\n`)
      expect(process.env["POLYARCHY_CHROMIUM"] ?? "", notFound).toBe("")
    })
  })
}
