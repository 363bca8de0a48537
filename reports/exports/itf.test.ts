import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { BadSchedule, encodeSchedule } from "../../properties/schedule/codec.ts"
import { importItf } from "../imports/itf.ts"
import { anyText, sample } from "../sample.harness.ts"
import { anyTold, counterexampleWith, harmful } from "./corpus.harness.ts"
import { itf } from "./itf.ts"

type Json = Readonly<Record<string, unknown>>

const traceOf = (text: string) =>
  JSON.parse(text) as { readonly vars: ReadonlyArray<string>; readonly states: ReadonlyArray<Json> }

/** An expression of the format: no number, and a sign of the format only where it means what it says. */
const isExpression = (value: unknown): boolean => {
  if (typeof value === "string" || typeof value === "boolean") return true
  if (Array.isArray(value)) return value.every(isExpression)
  if (typeof value !== "object" || value === null) return false
  const entries = Object.entries(value)
  const [[name, held] = ["", null]] = entries
  if (entries.length === 1 && name === "#bigint") return typeof held === "string" && /^-?\d+$/.test(held)
  if (entries.length === 1 && name === "#map")
    return (
      Array.isArray(held) &&
      held.every((pair) => Array.isArray(pair) && pair.length === 2 && isExpression(pair))
    )
  if (entries.length === 1 && ["#tup", "#set"].includes(name))
    return Array.isArray(held) && isExpression(held)
  return entries.every(([field, inside]) => !field.startsWith("#") && isExpression(inside))
}

const refusal = (json: unknown): string => {
  try {
    importItf(json)
  } catch (error) {
    if (error instanceof BadSchedule) return error.message
    throw error
  }
  return "it was read"
}

describe("a trace", () => {
  it("is read back to the schedule that it came from, whatever the moves", () => {
    const law = fc.property(anyTold, ({ schedule, one }) => {
      const back = importItf(JSON.parse(itf.write(one)))
      expect(encodeSchedule(back.schedule)).toEqual(encodeSchedule(schedule))
      expect([back.subject, back.property, back.before]).toEqual([one.subject, one.property, null])
    })
    fc.assert(law, { seed: 3, numRuns: 150 })
  })

  it("is read back with the harm that it shows, whatever is written", () => {
    const law = fc.property(fc.oneof(anyText, fc.constantFrom(...harmful)), (text) => {
      fc.pre(text !== "" && text.length <= 200)
      const one = counterexampleWith(text)
      const back = importItf(JSON.parse(itf.write(one)))
      expect(encodeSchedule(back.schedule)).toEqual(one.schedule)
      expect(back.before).toEqual({ harm: one.harm })
    })
    fc.assert(law, { seed: 3, numRuns: 100 })
  })

  it("has every variable in every state, and no number", () => {
    const law = fc.property(anyTold, ({ one }) => {
      const { vars, states } = traceOf(itf.write(one))
      expect(states).toHaveLength(one.events.length + 2)
      for (const { "#meta": meta, ...state } of states) {
        expect(Object.keys(state)).toEqual(vars)
        expect(isExpression(state), JSON.stringify(state)).toBe(true)
        expect(meta).toHaveProperty("index")
      }
    })
    fc.assert(law, { seed: 6, numRuns: 40 })
  })

  it("tells what each leader shows beside what is specified", () => {
    const [one] = sample().counterexamples
    if (one === undefined) throw new Error("the sample has no counterexample")
    const { states } = traceOf(itf.write(one))
    const shown = (value: string) => ({ "#map": [["row x", { tag: "Text", value }]] })
    expect(states.at(-1)).toMatchObject({
      "mbt::actionTaken": "end",
      shown: {
        "#map": [
          ["A", shown("v1")],
          ["B", shown("v2")],
        ],
      },
      spec: {
        "#map": [
          ["A", shown("v2")],
          ["B", shown("v2")],
        ],
      },
    })
    expect(states[1]).toMatchObject({
      "mbt::actionTaken": "wrote",
      moves: [{ move: "write", at: "A", write: { kind: "put", key: "x", value: "v1" } }],
    })
  })
})

describe("reading a trace", () => {
  const state = { leaders: { "#bigint": "2" }, core: { tag: "None", value: { "#tup": [] } }, moves: [] }
  const crash = { move: "crash", at: "A" }

  it("takes plain numbers too, and says what it did not use", () => {
    const { schedule, unused, subject } = importItf({
      vars: ["leaders", "core", "moves", "clock"],
      states: [
        { ...state, leaders: 3, core: { tag: "Some", value: { "#set": ["A", "B"] } } },
        { moves: [crash] },
      ],
    })
    expect(schedule).toEqual({ leaders: 3, core: [0, 1], moves: [{ kind: "crash", at: 0 }] })
    expect(subject).toBeNull()
    expect(unused).toContain("Not used: clock;")
  })

  it("says of another tool's trace, a newer one and one cut short what is wrong", () => {
    expect(refusal({ vars: ["x"], states: [{ x: { "#bigint": "1" } }] })).toMatch(
      /^states\[0\]\.leaders: there is no such variable\. Give a trace that `polyarchy export --as itf` wrote/,
    )
    expect(refusal({ "#meta": { polyarchy: { version: 2 } }, vars: [], states: [state] })).toBe(
      '"#meta".polyarchy.version: it is 2. This Polyarchy reads version 1.',
    )
    expect(refusal({ vars: ["moves"], states: [] })).toBe(
      "states: there are none. It was cut short: export it again.",
    )
    expect(refusal({ vars: [], states: [state, {}] })).toMatch(/^states\[1\]\.moves: it is missing/)
    expect(refusal({ vars: [], states: [{ ...state, moves: [{ move: "crsh", at: "A" }] }] })).toContain(
      'moves[0].move: it is "crsh". Perhaps "crash" was meant.',
    )
  })
})
