import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { BadSchedule, decodeSchedule, mostMoves } from "./codec.ts"

/** What the error says that reading ends in. */
const refusal = (json: unknown): string => {
  try {
    decodeSchedule(json)
  } catch (error) {
    if (error instanceof BadSchedule) return error.message
    throw error
  }
  return "it was read"
}

const written = (key: string, value: string) => ({
  move: "write",
  at: "A",
  write: { kind: "put", key, value },
})
const cut = { move: "cut", link: "A>B" }
const moves = [cut, cut, cut]
const file = { format: "polyarchy/schedule", version: 1, leaders: 3, moves }

const withMove = (move: unknown) => ({ ...file, moves: [...moves, move] })
const withWrite = (write: unknown) => withMove({ move: "write", at: "A", write })
const put = { kind: "put", key: "x", value: "v1" }

describe("what is not a schedule is refused with its place, what is there, and how to mend it", () => {
  it.each<readonly [what: string, json: unknown, message: string]>([
    ["null", null, "the file: it is null. A schedule is an object with leaders and moves."],
    ["a list", [], "the file: it is a list. A schedule is an object with leaders and moves."],
    ["a text", "moves", 'the file: it is "moves". A schedule is an object with leaders and moves.'],
    ["another format", { ...file, format: "itf" }, 'format: it is "itf". Write "polyarchy/schedule".'],
    ["no format", { version: 1 }, 'format: it is missing. Write "polyarchy/schedule".'],
    ["a later version", { ...file, version: 2 }, "version: it is 2. This Polyarchy reads version 1."],
    ["a version in quotes", { ...file, version: "1" }, 'version: it is "1". This Polyarchy reads version 1.'],
    [
      "no version",
      { ...file, version: undefined },
      "version: it is missing. This Polyarchy reads version 1.",
    ],
    ["no leaders", { ...file, leaders: 0 }, "leaders: it is 0. Use a whole number from 2 to 26."],
    ["one leader", { ...file, leaders: 1 }, "leaders: it is 1. Use a whole number from 2 to 26."],
    [
      "more leaders than letters",
      { ...file, leaders: 27 },
      "leaders: it is 27. Use a whole number from 2 to 26.",
    ],
    ["a core of none", { ...file, core: ["D"] }, 'core[0]: it is "D". The leaders are A, B, C.'],
    ["a core by number", { ...file, core: [0] }, "core[0]: it is 0. The leaders are A, B, C."],
    ["a core that is no list", { ...file, core: "A" }, 'core: it is "A". Name each leader that heals once.'],
    [
      "a core with a leader twice",
      { ...file, core: ["A", "A"] },
      "core: a leader is named twice. Name each leader that heals once.",
    ],
    ["leaders in quotes", { ...file, leaders: "3" }, 'leaders: it is "3". Use a whole number from 2 to 26.'],
    ["moves that are an object", { ...file, moves: {} }, "moves: it is an object. List the moves in order."],
    ["no moves", { ...file, moves: undefined }, "moves: it is missing. List the moves in order."],
    [
      "too many moves",
      { ...file, moves: Array.from({ length: mostMoves + 1 }, () => cut) },
      "moves: there are 100001. Use 100000 at most.",
    ],
    [
      "a move that is null",
      withMove(null),
      'moves[3]: it is null. A move looks like { "move": "deliver", "link": "A>B" }.',
    ],
    [
      "a move that is a list",
      withMove(["crash", "A"]),
      'moves[3]: it is a list. A move looks like { "move": "deliver", "link": "A>B" }.',
    ],
    [
      "a misspelt move",
      withMove({ move: "delivr", link: "A>B" }),
      'moves[3].move: it is "delivr". Perhaps "deliver" was meant.',
    ],
    [
      "a move that is like none",
      withMove({ move: "explode and burn" }),
      'moves[3].move: it is "explode and burn". Use one of write, deliver, duplicate, lose, cut, mend, reconnect, crash, restart, clock, vacuum, leave, join.',
    ],
    [
      "a move without a name",
      withMove({ link: "A>B" }),
      "moves[3].move: it is missing. Use one of write, deliver, duplicate, lose, cut, mend, reconnect, crash, restart, clock, vacuum, leave, join.",
    ],
    [
      "a misspelt write",
      withWrite({ ...put, kind: "pt" }),
      'moves[3].write.kind: it is "pt". Perhaps "put" was meant.',
    ],
    [
      "a move without its write",
      withMove({ move: "write", at: "A" }),
      'moves[3].write: it is missing. A write looks like { "kind": "put", "key": "x", "value": "v1" }.',
    ],
    [
      "a put without a value",
      withWrite({ kind: "put", key: "x" }),
      "moves[3].write.value: it is missing. Write 1 to 200 characters in quotes.",
    ],
    [
      "an empty key",
      withWrite({ ...put, key: "" }),
      'moves[3].write.key: it is "". Write 1 to 200 characters in quotes.',
    ],
    [
      "a huge key",
      withWrite({ ...put, key: "k".repeat(100_000) }),
      "moves[3].write.key: it has 100000 characters. Write 1 to 200 characters in quotes.",
    ],
    [
      "half an increment",
      withWrite({ kind: "increment", key: "x", by: 0.5 }),
      "moves[3].write.by: it is 0.5. Use a whole number from -1000000 to 1000000.",
    ],
    [
      "a number too large for JSON",
      withWrite({ kind: "increment", key: "x", by: JSON.parse("1e999") }),
      "moves[3].write.by: it is Infinity. Use a whole number from -1000000 to 1000000.",
    ],
    [
      "a column that no table has",
      withWrite({ kind: "set", key: "x", column: "emial", value: "e" }),
      'moves[3].write.column: it is "emial". Perhaps "email" was meant.',
    ],
    [
      "a set of what only the trigger sets",
      withWrite({ kind: "set", key: "x", column: "firings", value: "7" }),
      'moves[3].write.column: it is "firings". Use one of a, b, amount, email, parent, low, high, audited.',
    ],
    [
      "a set without its column",
      withWrite({ kind: "set", key: "x", value: "e" }),
      "moves[3].write.column: it is missing. Use one of a, b, amount, email, parent, low, high, audited.",
    ],
    [
      "half an adjustment",
      withWrite({ kind: "adjust", key: "x", times: 1.5, plus: 1 }),
      "moves[3].write.times: it is 1.5. Use a whole number from -1000000 to 1000000.",
    ],
    [
      "an adjustment by a text",
      withWrite({ kind: "adjust", key: "x", plus: "1" }),
      'moves[3].write.plus: it is "1". Use a whole number from -1000000 to 1000000.',
    ],
    [
      "a transaction over one record",
      withWrite({ kind: "set-both", key: "x", value: "v1" }),
      "moves[3].write.other: it is missing. Write 1 to 200 characters in quotes.",
    ],
    [
      "an insert under a generated key that sets nothing",
      withWrite({ kind: "generate", key: "#" }),
      "moves[3].write.value: it is missing. Write 1 to 200 characters in quotes.",
    ],
    [
      "an erasure with a value",
      withWrite({ kind: "erase", key: "x", value: "v1" }),
      "moves[3].write.value: there is no such field. The fields are kind, key.",
    ],
    [
      "a truncation of one record by a misspelt field",
      withWrite({ kind: "truncate", kye: "x", key: "*" }),
      'moves[3].write.kye: there is no such field. Perhaps "key" was meant.',
    ],
    [
      "a field of another write",
      withWrite({ kind: "delete", key: "x", value: "v1" }),
      "moves[3].write.value: there is no such field. The fields are kind, key.",
    ],
    [
      "no leader for a crash",
      withMove({ move: "crash" }),
      "moves[3].at: it is missing. The leaders are A, B, C.",
    ],
    [
      "a leader that is not there",
      withMove({ move: "crash", at: "D" }),
      'moves[3].at: it is "D". The leaders are A, B, C.',
    ],
    [
      "a leader in small letters",
      withMove({ move: "crash", at: "a" }),
      'moves[3].at: it is "a". The leaders are A, B, C.',
    ],
    [
      "a leader by number",
      withMove({ move: "crash", at: 0 }),
      "moves[3].at: it is 0. The leaders are A, B, C.",
    ],
    [
      "a link from a leader to itself",
      withMove({ move: "cut", link: "A>A" }),
      'moves[3].link: it is "A>A". Name two different leaders.',
    ],
    [
      "a link written otherwise",
      withMove({ move: "cut", link: "A-B" }),
      'moves[3].link: it is "A-B". Write it as "A>B".',
    ],
    [
      "a link over three leaders",
      withMove({ move: "cut", link: "A>B>C" }),
      'moves[3].link: it is "A>B>C". Write it as "A>B".',
    ],
    [
      "a link to a leader that is not there",
      withMove({ move: "cut", link: "A>D" }),
      'moves[3].link: it is "A>D". The leaders are A, B, C.',
    ],
    [
      "a link that ends nowhere",
      withMove({ move: "cut", link: "A>" }),
      'moves[3].link: it is "A>". The leaders are A, B, C.',
    ],
    ["no link", withMove({ move: "deliver" }), 'moves[3].link: it is missing. Write it as "A>B".'],
    [
      "a delivery ahead of fewer than none",
      withMove({ move: "deliver", link: "A>B", ahead: -1 }),
      "moves[3].ahead: it is -1. Use a whole number from 0 to 1000000.",
    ],
    [
      "half a tick",
      withMove({ ...written("x", "v1"), after: 0.5 }),
      "moves[3].after: it is 0.5. Use a whole number from 0 to 1000000.",
    ],
    [
      "a jump beyond all time",
      withMove({ move: "clock", at: "A", by: 1e9 }),
      "moves[3].by: it is 1000000000. Use a whole number from -1000000 to 1000000.",
    ],
    [
      "a misspelt field",
      withMove({ move: "deliver", link: "A>B", ahed: 1 }),
      'moves[3].ahed: there is no such field. Perhaps "ahead" was meant.',
    ],
    [
      "a field with an odd name",
      withMove({ move: "cut", link: "A>B", "\u001b[31m": 1 }),
      'moves[3]."\\u001b[31m": there is no such field. The fields are move, link.',
    ],
    [
      "a long text",
      withMove({ move: "m".repeat(500) }),
      `moves[3].move: it is "${"m".repeat(60)}…". Use one of write, deliver, duplicate, lose, cut, mend, reconnect, crash, restart, clock, vacuum, leave, join.`,
    ],
  ])("%s", (_what, json, message) => {
    expect(refusal(json)).toBe(message)
  })

  it("a file nested deeper than the stack is refused too", () => {
    const deep = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`)
    for (const json of [
      deep,
      { ...file, format: deep },
      { ...file, moves: [deep] },
      withMove({ move: deep }),
    ])
      expect(() => decodeSchedule(json)).toThrow(BadSchedule)
  })

  it("whatever JSON it is, it is read or refused, and nothing else", () => {
    const part = fc.jsonValue()
    const odd = fc.oneof(
      part,
      part.map(withMove),
      part.map(withWrite),
      fc.record({ format: fc.constant(file.format), version: fc.constant(1), leaders: part, moves: part }),
    )
    const law = fc.property(odd, (json) => {
      try {
        expect(decodeSchedule(json).leaders).toBe(3)
      } catch (error) {
        expect(error).toBeInstanceOf(BadSchedule)
      }
    })
    fc.assert(law, { seed: 22, numRuns: 500 })
  })
})
