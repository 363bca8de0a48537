import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { mostLeaders } from "../../model/vocabulary/leader.ts"
import type { Write } from "../../model/vocabulary/write.ts"
import { drawnFaults, widest } from "../adversary/scope.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { counterexampleOf } from "../shrink/shrink.ts"
import { modelMutants } from "../mutants/model-mutants.ts"
import { designSubjects } from "../subjects/designs.ts"
import { schedules } from "./arbitrary.ts"
import { BadSchedule, decodeSaved, decodeSchedule, encodeCounterexample, encodeSchedule } from "./codec.ts"
import type { Schedule } from "./schedule.ts"

const [subject] = designSubjects
if (subject === undefined) throw new Error("there is no design")
const everything = { ...widest(subject, 3, 60), faults: drawnFaults }

const throughText = (json: unknown): unknown => JSON.parse(JSON.stringify(json))

/** What the error says that reading ends in. */
const refusal = (read: () => unknown): string => {
  try {
    read()
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
const moves = [
  written("x", "v1"),
  { move: "deliver", link: "A>B" },
  { move: "duplicate", link: "A>B", back: 1 },
  { move: "clock", at: "C", by: -2 },
]
const file = { format: "polyarchy/schedule", version: 1, leaders: 3, moves }

describe("a schedule", () => {
  it("is the same after it was saved and read, whatever its moves", () => {
    const law = fc.property(schedules(everything), (schedule) => {
      expect(decodeSchedule(throughText(encodeSchedule(schedule)))).toStrictEqual(schedule)
    })
    fc.assert(law, { seed: 21, numRuns: 200 })
  })

  it("is saved with leaders and links by name, and without numbers at their usual value", () => {
    expect(encodeSchedule(decodeSchedule(file))).toEqual(file)
    expect(decodeSchedule(file)).toEqual({
      leaders: 3,
      moves: [
        { kind: "write", at: 0, after: 1, write: { kind: "put", key: "x", value: "v1" } },
        { kind: "deliver", from: 0, to: 1, ahead: 0 },
        { kind: "duplicate", from: 0, to: 1, back: 1 },
        { kind: "clock", at: 2, by: -2 },
      ],
    })
  })

  it("holds what a client can ask of a table, with numbers that change nothing left to be said or not", () => {
    const writes: ReadonlyArray<Write> = [
      { kind: "set", key: "x", column: "email", value: "e" },
      { kind: "erase", key: "x" },
      { kind: "adjust", key: "x", times: 2, plus: -3 },
      { kind: "generate", key: "#", value: "v1" },
      { kind: "set-both", key: "x", other: "y", value: "v2" },
      { kind: "truncate", key: "*" },
    ]
    const tables = { ...file, moves: writes.map((write) => ({ move: "write", at: "A", write })) }
    const read = decodeSchedule(throughText(tables))
    expect(read.moves).toEqual(writes.map((write) => ({ kind: "write", at: 0, after: 1, write })))
    expect(encodeSchedule(read)).toEqual(tables)
    const plain = { move: "write", at: "A", write: { kind: "adjust", key: "x" } }
    expect(decodeSchedule({ ...file, moves: [plain] }).moves).toEqual([
      { kind: "write", at: 0, after: 1, write: { kind: "adjust", key: "x", times: 1, plus: 0 } },
    ])
  })

  it("may name anything: keys that every object has, and leaders up to Z", () => {
    const odd = {
      ...file,
      leaders: mostLeaders,
      moves: [written("__proto__", "constructor"), { move: "crash", at: "Z" }],
    }
    const text = JSON.stringify(odd)
    expect(JSON.stringify(encodeSchedule(decodeSchedule(JSON.parse(text))))).toBe(text)
  })

  it("says which leaders heal where those are not all, and is as before where they are", () => {
    for (const core of [[], [0, 2]]) {
      const schedule: Schedule = { leaders: 3, core, moves: [] }
      expect(decodeSchedule(JSON.parse(JSON.stringify(encodeSchedule(schedule))))).toEqual(schedule)
    }
    expect(encodeSchedule({ leaders: 3, core: [0, 2], moves: [] })).toMatchObject({ core: ["A", "C"] })
    expect(encodeSchedule({ leaders: 3, moves: [] })).not.toHaveProperty("core")
    const file = { format: "polyarchy/schedule", version: 1, leaders: 3, moves: [] }
    expect(decodeSchedule({ ...file, core: ["C", "A"] })).toEqual({ leaders: 3, core: [0, 2], moves: [] })
  })

  it("may be empty, and its file may say more than is read", () => {
    expect(decodeSchedule({ ...file, moves: [], note: "found on Monday" })).toEqual({ leaders: 3, moves: [] })
  })
})

describe("a counterexample", () => {
  const mutant = modelMutants[0]
  const property = catalogue[0]
  if (mutant === undefined || property === undefined) throw new Error("there is nothing to find")
  const put = (at: number, value: string) =>
    ({ kind: "write", at, after: at === 0 ? 1 : 0, write: { kind: "put", key: "x", value } }) as const
  const schedule = { leaders: 2, moves: [put(0, "v1"), put(1, "v2")] }
  const counterexample = counterexampleOf(mutant.subject, property, schedule, { seed: 1, run: 2 })
  const saved = throughText(encodeCounterexample(counterexample)) as Record<string, unknown>

  it("is the same after it was saved and read, as far as a replay does not show it", () => {
    const { violation, schedule, shrinking, found } = counterexample
    expect(decodeSaved(saved)).toEqual({
      subject: mutant.id,
      property: property.id,
      schedule,
      violation,
      shrinking,
      found,
    })
  })

  it("is saved with how it was found and made small", () => {
    expect(saved["found"]).toEqual({ seed: 1, run: 2 })
    expect(saved["shrinking"]).toEqual({
      from: 2,
      to: 2,
      plays: expect.any(Number),
      minimal: true,
      passes: [],
      certificate: { plays: 3, moves: 2, leaders: 0, objects: 1 },
    })
  })

  it("may also be a bare schedule, of which nothing is known", () => {
    expect(decodeSaved(file)).toEqual({
      subject: null,
      property: null,
      violation: null,
      schedule: decodeSchedule(file),
      shrinking: null,
      found: null,
    })
  })

  it.each([
    [
      "with a bad move",
      { schedule: { ...file, moves: [{ move: "crash", at: "D" }] } },
      'schedule.moves[0].at: it is "D". The leaders are A, B, C.',
    ],
    [
      "without a schedule",
      { schedule: undefined },
      "schedule: it is missing. A schedule is an object with leaders and moves.",
    ],
    ["without a subject", { subject: "" }, 'subject: it is "". Write 1 to 200 characters in quotes.'],
    [
      "with a number for a property",
      { property: 7 },
      "property: it is 7. Write 1 to 200 characters in quotes.",
    ],
    [
      "without a violation",
      { violation: null },
      "violation: it is null. Say what broke as an object with harm, because, step and leaders.",
    ],
    [
      "whose reasons are no list",
      { violation: { harm: "Oh.", because: "so", step: 0, leaders: [] } },
      'violation.because: it is "so". List the reasons in order.',
    ],
    [
      "whose leaders are names",
      { violation: { harm: "Oh.", because: [], step: 0, leaders: ["A"] } },
      'violation.leaders[0]: it is "A". Use a whole number from 0 to 25.',
    ],
    ["of a later version", { version: 2 }, "version: it is 2. This Polyarchy reads version 1."],
    [
      "of another format",
      { format: "polyarchy/counterexamples" },
      'format: it is "polyarchy/counterexamples". Perhaps "polyarchy/counterexample" was meant.',
    ],
  ])("%s is refused", (_what, change, message) => {
    expect(refusal(() => decodeSaved({ ...saved, ...change }))).toBe(message)
  })
})
