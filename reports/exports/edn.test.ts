import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { subjectCalled, write, anyText } from "../sample.harness.ts"
import { anyTold, counterexampleWith, harmful, told } from "./corpus.harness.ts"
import { edn } from "./edn.ts"

/** One operation; the value is EDN that is looked at on its own. */
const operation =
  /^\{:type :(invoke|ok|fail|info), :f :([a-z-]+), :value (.*), :process (\d+|:nemesis), :time (\d+), :index (\d+)\}$/

/** A text of EDN, and what else a value may be made of. */
const text = /"(?:[^"\\]|\\["\\nt]|\\u[0-9a-f]{4})*"/g
const rest = /^(?:T|nil|-?\d+|:[a-z]+|[\s,[\]{}]|#\{)*$/

const operationsIn = (history: string) =>
  history
    .trimEnd()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [, type = "", f = "", value = "", process = "", time, index] = operation.exec(line) ?? []
      expect(value.replaceAll(text, "T")).toMatch(rest)
      return { type, f, value, process, time: Number(time), index: Number(index) }
    })

/** The rules of a history: a client asks one thing at a time and is answered that; the nemesis only informs. */
const checkHistory = (history: string): void => {
  const asked = new Map<string, string>()
  for (const [index, { type, f, process, ...one }] of operationsIn(history).entries()) {
    expect([one.index, one.time]).toEqual([index, index * 1_000_000])
    if (process === ":nemesis") expect(type).toBe("info")
    else if (type === "invoke") {
      expect(asked.has(process)).toBe(false)
      asked.set(process, f)
    } else {
      expect(asked.get(process)).toBe(f)
      asked.delete(process)
    }
  }
  expect(asked.size).toBe(0)
}

describe("a history of clients", () => {
  it("keeps the rules of Jepsen, whatever was played", () => {
    fc.assert(
      fc.property(anyTold, ({ one }) => checkHistory(edn.write(one))),
      { seed: 14, numRuns: 80 },
    )
  })

  it("keeps the rules of Jepsen, whatever is written", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...harmful)), (key) =>
        checkHistory(edn.write(counterexampleWith(key))),
      ),
      { seed: 14, numRuns: 80 },
    )
  })

  it("knows of every write what was asked, and of whom", () => {
    fc.assert(
      fc.property(anyTold, ({ one }) => {
        const written = one.events.filter(({ kind }) => kind === "wrote" || kind === "refused")
        const writes = new Set(written.map(({ step }) => step)).size
        const invoked = operationsIn(edn.write(one)).filter(({ type }) => type === "invoke")
        const reads = invoked.filter(({ value }) => value.includes(":r ") || value.startsWith("[:"))
        expect(invoked.length - reads.length).toBe(writes)
        expect(invoked.filter(({ f }) => f === "write")).toEqual([])
      }),
      { seed: 15, numRuns: 80 },
    )
  })

  it("tells writes, faults and the reads at the end in order", () => {
    const one = told(subjectCalled("reference"), {
      leaders: 2,
      moves: [
        write(0, { kind: "put", key: "x", value: 'a"b' }),
        { kind: "crash", at: 1 },
        write(1, { kind: "put", key: "x", value: "c" }),
        write(0, { kind: "increment", key: "n", by: -2 }),
        write(0, { kind: "add", key: "s", element: "p" }),
      ],
    })
    const said = operationsIn(edn.write(one)).map(
      ({ type, f, value, process }) => `${process} ${type} ${f} ${value}`,
    )
    expect(said).toMatchInlineSnapshot(`
      [
        "0 invoke txn [[:w "x" "a\\"b"]]",
        "0 ok txn [[:w "x" "a\\"b"]]",
        ":nemesis info crash "B"",
        ":nemesis info crash "B"",
        "1 invoke txn [[:w "x" "c"]]",
        "1 fail txn [[:w "x" "c"]]",
        "0 invoke increment ["n" -2]",
        "0 ok increment ["n" -2]",
        "0 invoke add ["s" "p"]",
        "0 ok add ["s" "p"]",
        ":nemesis info heal :all",
        ":nemesis info heal :all",
        "0 invoke txn [[:r "x" nil]]",
        "0 ok txn [[:r "x" "a\\"b"]]",
        "0 invoke read [:counter "n" nil]",
        "0 ok read [:counter "n" -2]",
        "0 invoke read [:set "s" nil]",
        "0 ok read [:set "s" #{"p"}]",
        "1 invoke txn [[:r "x" nil]]",
        "1 ok txn [[:r "x" "a\\"b"]]",
        "1 invoke read [:counter "n" nil]",
        "1 ok read [:counter "n" -2]",
        "1 invoke read [:set "s" nil]",
        "1 ok read [:set "s" #{"p"}]",
      ]
    `)
  })
})
