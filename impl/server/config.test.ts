import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect, Exit, Redacted, Result } from "effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { loadConfig, parseConfig } from "./config.ts"
import { ConfigInvalid } from "./config-invalid.ts"

const leader = (id: number, name: string, port: number) => ({ id, name, address: `127.0.0.1:${port}` })
const three = [leader(0, "A", 7400), leader(1, "B", 7401), leader(2, "C", 7402)]
const sound = { cluster: "demo", leaders: three, topology: "all-to-all" }

const finding = (config: unknown) => {
  const parsed = parseConfig(typeof config === "string" ? config : JSON.stringify(config))
  return Result.isFailure(parsed) ? parsed.failure : undefined
}

describe("a configuration that can be used", () => {
  test.each([
    ["of one leader", { ...sound, leaders: three.slice(0, 1) }],
    ["in a ring", { ...sound, topology: "ring" }],
    ["in a star", { ...sound, topology: "star" }],
    [
      "with links that go round",
      {
        ...sound,
        topology: {
          links: [
            ["A", "B"],
            ["B", "C"],
            ["C", "A"],
          ],
        },
      },
    ],
    [
      "one of whose leaders has left",
      { ...sound, leaders: three.map((one) => ({ ...one, left: one.id === 1 })) },
    ],
    [
      "whose leaders listen on any free ports",
      { ...sound, leaders: three.map((one) => ({ ...one, address: "[::1]:0" })) },
    ],
    [
      "that other machines reach, with a secret",
      { ...sound, secret: { file: "s" }, leaders: [{ id: 0, name: "A", address: "0.0.0.0:1" }] },
    ],
    [
      "with every kind of table",
      {
        ...sound,
        tables: {
          a: { kind: "row" },
          b: { kind: "record", merge: "row" },
          c: { kind: "register" },
          d: { kind: "counter" },
          e: { kind: "set" },
          f: { kind: "map" },
        },
      },
    ],
  ])("%s", (_, config) => {
    expect(finding(config)).toBeUndefined()
  })
})

describe("what is wrong with a configuration is said with its place", () => {
  const cases: ReadonlyArray<readonly [string, unknown, string, RegExp]> = [
    ["not JSON", '{\n  "cluster": demo\n}', "line 2, column 14", /not JSON/],
    ["a comma at the end", '{ "cluster": "demo", }', "line 1, column 22", /not JSON/],
    ["cut off", '{\n "cluster"', "line 2, column 11", /not JSON/],
    ["empty", "", "line 1, column 1", /not JSON/],
    ["no object", [], "at the top", /object/i],
    ["a missing field", { ...sound, leaders: undefined }, "leaders", /missing/i],
    ["an unknown field", { ...sound, topolgy: "ring" }, "topolgy", /no such field/],
    [
      "an unknown field of a leader",
      { ...sound, leaders: [{ ...leader(0, "A", 1), port: 1 }] },
      "leaders[0].port",
      /no such field/,
    ],
    ["no leaders", { ...sound, leaders: [] }, "leaders[0]", /missing/i],
    ["a name with a space", { ...sound, cluster: "my cluster" }, "cluster", /letters, digits/],
    [
      "a number below 0",
      { ...sound, leaders: [leader(-1, "A", 1)] },
      "leaders[0].id",
      /greater than or equal to 0/,
    ],
    [
      "two leaders of one number",
      { ...sound, leaders: [leader(0, "A", 1), leader(0, "B", 2)] },
      "leaders[1].id",
      /"A" has the number 0/,
    ],
    [
      "numbers with a gap",
      { ...sound, leaders: [leader(0, "A", 1), leader(2, "B", 2)] },
      "leaders[1].id",
      /2 where 1/,
    ],
    [
      "two leaders of one name",
      { ...sound, leaders: [leader(0, "A", 1), leader(1, "A", 2)] },
      "leaders[1].name",
      /named "A"/,
    ],
    [
      "two leaders at one address",
      { ...sound, leaders: [leader(0, "A", 1), leader(1, "B", 1)] },
      "leaders[1].address",
      /127\.0\.0\.1:1/,
    ],
    [
      "no address",
      { ...sound, leaders: [{ id: 0, name: "A", address: "7400" }] },
      "leaders[0].address",
      /"7400" is no address/,
    ],
    [
      "a port that is none",
      { ...sound, leaders: [leader(0, "A", 65_536)] },
      "leaders[0].address",
      /no address/,
    ],
    [
      "an address of other machines without a secret",
      { ...sound, leaders: [...three.slice(0, 2), { id: 2, name: "C", address: "10.0.0.3:7400" }] },
      "leaders[2].address",
      /other machines/,
    ],
    [
      "the same with certificates that nobody checks",
      { ...sound, leaders: [{ id: 0, name: "A", address: "0.0.0.0:1" }], tls: { cert: "c", key: "k" } },
      "leaders[0].address",
      /other machines/,
    ],
    ["an unknown topology", { ...sound, topology: "mesh" }, "topology", /all-to-all/],
    ["a link of nobody", { ...sound, topology: { links: [["A", "D"]] } }, "topology.links[0]", /"D"/],
    ["a link to itself", { ...sound, topology: { links: [["A", "A"]] } }, "topology.links[0]", /itself/],
    [
      "a link twice",
      {
        ...sound,
        topology: {
          links: [
            ["A", "B"],
            ["A", "B"],
          ],
        },
      },
      "topology.links[1]",
      /twice/,
    ],
    [
      "a topology that does not connect",
      {
        ...sound,
        topology: {
          links: [
            ["A", "B"],
            ["B", "A"],
            ["C", "A"],
          ],
        },
      },
      "topology",
      /"A" writes cannot reach leader "C"/,
    ],
    [
      "a star whose hub has left",
      { ...sound, topology: "star", leaders: [{ ...three[0], left: true }, three[1], three[2]] },
      "topology",
      /cannot reach/,
    ],
    [
      "a table of unknown kind",
      { ...sound, tables: { users: { kind: "list" } } },
      "tables.users.kind",
      /"row"/,
    ],
    ["a table without a kind", { ...sound, tables: { users: {} } }, "tables.users.kind", /missing/i],
    [
      "a table with a slash",
      { ...sound, tables: { "a/b": { kind: "row" } } },
      "tables.a/b",
      /"a\/b" cannot be/,
    ],
    [
      "a set that merges columns",
      { ...sound, tables: { carts: { kind: "set", merge: "row" } } },
      "tables.carts.merge",
      /no columns/,
    ],
    [
      "a row with a resolver",
      { ...sound, tables: { rows: { kind: "row", resolve: { module: "m", export: "e" } } } },
      "tables.rows.resolve",
      /no siblings/,
    ],
    ["a checkpoint after nothing", { ...sound, checkpoint: 0 }, "checkpoint", /greater than or equal to 1/],
    ["too high a limit", { ...sound, bodyLimit: 1e9 }, "bodyLimit", /between/],
  ]
  test.each(cases)("%s", (_, config, place, problem) => {
    const found = finding(config)
    expect(found?.place).toBe(place)
    expect(found?.problem).toMatch(problem)
    expect(found?.mend).toMatch(/\w.*\.$/)
  })
})

describe("what a configuration names", () => {
  let directory = ""
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "polyarchy-config-"))
    writeFileSync(join(directory, "secret"), "0123456789abcdef0123456789abcdef\n")
    writeFileSync(join(directory, "short"), "short\n")
    writeFileSync(
      join(directory, "resolvers.mjs"),
      "export const longest = (siblings) => siblings.map(({ value }) => value).toSorted()[0]; export const five = 5\n",
    )
    writeFileSync(join(directory, "broken.mjs"), "export const longest = (\n")
  })
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true })
  })

  const load = (config: unknown) => {
    const path = join(directory, "config.json")
    writeFileSync(path, JSON.stringify(config))
    return Effect.runPromiseExit(loadConfig(path))
  }
  const failure = async (config: unknown) => {
    const exit = await load(config)
    const [reason] = Exit.isFailure(exit) ? exit.cause.reasons : []
    return reason?._tag === "Fail" ? reason.error : undefined
  }
  const notes = (module: string, name: string) => ({
    ...sound,
    tables: { notes: { kind: "register", resolve: { module, export: name } } },
  })

  test("is loaded with it: the secret without its line end, the resolver as a function", async () => {
    const exit = await load({ ...notes("./resolvers.mjs", "longest"), secret: { file: "secret" } })
    if (Exit.isFailure(exit)) throw new Error(String(exit.cause))
    const { secret, policy } = exit.value
    expect(secret === undefined ? undefined : Redacted.value(secret)).toBe("0123456789abcdef0123456789abcdef")
    const table = policy.tables.get("notes")
    expect(
      table?.kind === "register" ? table.resolve?.([{ value: "v", dot: { leader: 0, sequence: 1 } }]) : "",
    ).toBe("v")
  })

  test.each([
    ["a file that is not there", { ...sound, secret: { file: "none" } }, "secret.file", /ENOENT/],
    ["a secret that can be guessed", { ...sound, secret: { file: "short" } }, "secret.file", /16/],
    [
      "a certificate that is not there",
      { ...sound, tls: { cert: "none", key: "none" } },
      "tls.cert",
      /ENOENT/,
    ],
    [
      "a module that is not there",
      notes("./none.mjs", "x"),
      "tables.notes.resolve.module",
      /cannot be loaded/,
    ],
    [
      "a module that does not run",
      notes("./broken.mjs", "x"),
      "tables.notes.resolve.module",
      /cannot be loaded/,
    ],
    [
      "a name that is not exported",
      notes("./resolvers.mjs", "x"),
      "tables.notes.resolve.export",
      /only five, longest/,
    ],
    [
      "what is no function",
      notes("./resolvers.mjs", "five"),
      "tables.notes.resolve.export",
      /no function "five"/,
    ],
  ])("%s is an error that names its place", async (_, config, place, problem) => {
    const error = await failure(config)
    expect(error).toBeInstanceOf(ConfigInvalid)
    expect(error?.place).toBe(place)
    expect(error?.message).toMatch(problem)
    expect(error?.message).toContain("config.json")
  })

  test("the fingerprint is of what has to agree: not of addresses, and of everything else", async () => {
    const fingerprint = async (config: unknown) => {
      const exit = await load(config)
      return Exit.isSuccess(exit) ? exit.value.fingerprint : "none"
    }
    const one = await fingerprint(sound)
    expect(
      await fingerprint({ ...sound, leaders: three.map((each) => ({ ...each, address: "127.0.0.1:0" })) }),
    ).toBe(one)
    const others = [
      { ...sound, cluster: "other" },
      { ...sound, topology: "ring" },
      { ...sound, leaders: three.map((each) => ({ ...each, name: `L${each.id}` })) },
      { ...sound, leaders: three.slice(0, 2) },
      { ...sound, tables: { rows: { kind: "row" } } },
      { ...sound, tables: { rows: { kind: "set" } } },
      { ...sound, tables: { rows: { kind: "record" } } },
      { ...sound, tables: { rows: { kind: "record", merge: "row" } } },
    ]
    const fingerprints = new Set([one])
    for (const config of others) fingerprints.add(await fingerprint(config))
    expect(fingerprints.size).toBe(1 + others.length)
  })
})
