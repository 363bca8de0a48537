import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Cause, Clock, Console, Effect, Exit, Fiber, Schedule } from "effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import * as ClockOffset from "./clock-offset.ts"
import { main, teardown } from "./process.ts"
import { fileOf } from "./testing/leaders.ts"

let directory = ""
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "polyarchy-process-"))
  writeFileSync(join(directory, "config.json"), JSON.stringify(fileOf(2)))
  writeFileSync(join(directory, "text"), "no folder")
})
afterAll(() => {
  rmSync(directory, { recursive: true, force: true })
})

const inDirectory = (words: string): ReadonlyArray<string> =>
  words
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => word.replaceAll("@", `${directory}/`))

/** What a leader's process would print, and the code that it would exit with. */
const spoken = () => {
  const lines: Array<string> = []
  const say = (...words: ReadonlyArray<unknown>) => void lines.push(words.join(" "))
  return { lines, console: { ...console, log: say, error: say } }
}

const codeOf = (exit: Exit.Exit<unknown, unknown>): number => {
  let code = -1
  teardown(exit, (said) => {
    code = said
  })
  return code
}

const run = async (words: string) => {
  const { lines, console } = spoken()
  const exit = await Effect.runPromiseExit(
    Effect.provideService(main(inDirectory(words)), Console.Console, console),
  )
  return { code: codeOf(exit), said: lines.join("\n") }
}

describe("a command line that cannot be used ends with", () => {
  test.each([
    ["", 2, /--config is missing/],
    ["--config @config.json --data @d", 2, /--id is missing/],
    ["--config @config.json --id A", 2, /--data is missing/],
    ["--bogus", 2, /--bogus/],
    ["--config @none.json --id A --data @d", 2, /none\.json.*ENOENT/],
    ["--config @text --id A --data @d", 2, /text, line 1, column 2: it is not JSON/],
    ["--config @config.json --id Z --data @d", 2, /no leader "Z".*A, B/],
    ["--config @config.json --id A --data @d --dial B", 2, /--dial B does not say/],
    ["--config @config.json --id A --data @d --dial Z=127.0.0.1:1", 2, /no leader "Z"/],
    ["--config @config.json --id A --data @d --clock-offset soon", 2, /soon is no whole number/],
    ["--config @config.json --id A --data @d --clock-offset 1 --clock-file @c", 2, /together/],
    ["--config @config.json --id A --data @text/d", 1, /cannot make the data folder/],
    ["--config @config.json --id A --data @d --audit @none/trail", 1, /cannot write the audit trail/],
  ])("%s", async (words, code, said) => {
    const ended = await run(words)
    expect(ended.said).toMatch(said)
    expect(ended.said).not.toMatch(/\n\s+at /)
    expect(ended.code).toBe(code)
  })
})

test("--help says what there is", async () => {
  const ended = await run("--help")
  expect(ended.code).toBe(0)
  for (const flag of ["--config", "--id", "--data", "--audit", "--dial", "--clock-offset", "--clock-file"])
    expect(ended.said).toContain(flag)
})

test("a defect is told with all there is to know, and ends with 1", () => {
  expect(codeOf(Exit.failCause(Cause.die(new Error("a fault"))))).toBe(1)
})

test("a leader says where it listens, tells its trail what it does, and ends in order when it is interrupted", async () => {
  const { lines, console } = spoken()
  const words = "--config @config.json --id A --data @a --audit @trail.jsonl --clock-offset 3600000"
  const leader = Effect.runFork(Effect.provideService(main(inDirectory(words)), Console.Console, console))
  const listens = Effect.suspend(() => {
    const url = /^leader A listens on (http:\/\/127\.0\.0\.1:\d+)$/m.exec(lines.join("\n"))?.[1]
    return url === undefined ? Effect.fail(`it said ${lines.join("\n")}`) : Effect.succeed(url)
  })
  const url = await Effect.runPromise(
    Effect.retry(listens, Schedule.max([Schedule.spaced("10 millis"), Schedule.recurs(1000)])),
  )
  const response = await fetch(`${url}/v1/tables/rows/k`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: '{"value":"v"}',
  })
  const { stamp } = (await response.json()) as { stamp: { wall: number } }
  const ahead = stamp.wall - Effect.runSync(Clock.currentTimeMillis)
  const exit = await Effect.runPromiseExit(Fiber.interrupt(leader).pipe(Effect.andThen(Fiber.join(leader))))
  expect(codeOf(exit)).toBe(0)
  const trail = readFileSync(join(directory, "trail.jsonl"), "utf8").trim().split("\n")
  expect(trail.map((line) => (JSON.parse(line) as { _tag: string })._tag)).toEqual(["Started", "Wrote"])
  expect(ahead / 3_600_000).toBeCloseTo(1, 1)
})

describe("a clock that is wrong on purpose", () => {
  const now = (offset: () => number) =>
    Effect.runPromise(
      Effect.gen(function* () {
        const wall = yield* Clock.currentTimeMillis
        const nanos = yield* Clock.currentTimeNanos
        return [wall, Number(nanos / 1_000_000n)] as const
      }).pipe(Effect.provide(ClockOffset.layer(offset))),
    )

  test("shows what it is told to", async () => {
    const before = Effect.runSync(Clock.currentTimeMillis)
    const shown = await now(() => -10_000_000)
    for (const time of shown) expect((time - before) / 10_000_000).toBeCloseTo(-1, 2)
  })

  test("follows the file that says by how much, and keeps to the last that it could read", () => {
    const file = join(directory, "clock")
    const offset = ClockOffset.inFile(file)
    const said = [offset()]
    for (const text of ["500\n", "-20", "soon", "", "7"]) {
      writeFileSync(file, text)
      said.push(offset())
    }
    rmSync(file)
    expect([...said, offset()]).toEqual([0, 500, -20, -20, -20, 7, 7])
  })
})
