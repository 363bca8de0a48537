/**
 * What an adversary may write to records, by the feature of a table that it puts to the test. Each feature is a small
 * vocabulary of its own, in which writes meet: few keys, and values that collide.
 */
import { everyKey, generatedKey, type RecordWrite } from "../../model/vocabulary/write.ts"

export const features = [
  "columns",
  "erasure",
  "amounts",
  "statements",
  "generated-keys",
  "unique-keys",
  "references",
  "checks",
  "triggers",
  "transactions",
  "truncation",
] as const

export type Feature = (typeof features)[number]

/** The writes of a feature to a record, or to it and another; plain values are told apart by the number of the write. */
export const recordWrites = (
  feature: Feature,
  key: string,
  other: string,
  ordinal: number,
): ReadonlyArray<RecordWrite> => {
  const set = (column: string, value: string, of = key): RecordWrite => ({
    kind: "set",
    key: of,
    column,
    value,
  })
  const value = `v${ordinal}`
  switch (feature) {
    case "columns":
      return [set("a", value), set("b", value)]
    case "erasure":
      return [set("a", value), { kind: "erase", key }]
    case "amounts":
      return [
        set("amount", "10"),
        { kind: "adjust", key, times: 1, plus: 1 },
        { kind: "adjust", key, times: 1, plus: 2 },
      ]
    case "statements":
      return [
        set("amount", "10"),
        { kind: "adjust", key, times: 1, plus: 1 },
        { kind: "adjust", key, times: 2, plus: 0 },
      ]
    case "generated-keys":
      return [{ kind: "generate", key: generatedKey, value }]
    case "unique-keys":
      return [set("email", "e"), set("email", "f")]
    case "references":
      return [
        set("a", value),
        { kind: "set", key: other, column: "parent", value: key },
        { kind: "erase", key },
      ]
    case "checks":
      return [set("a", value), set("low", "5"), set("high", "3")]
    case "triggers":
      return [set("audited", value)]
    case "transactions":
      return [set("a", value), { kind: "set-both", key, other, value }]
    case "truncation":
      return [set("a", value), { kind: "truncate", key: everyKey }]
  }
}

/** More of the same, to draw from at random: what makes it likelier that writes meet, and would only repeat itself in a search. */
const besides = (feature: Feature, key: string, ordinal: number): ReadonlyArray<RecordWrite> => {
  const value = `v${ordinal}`
  const plain: RecordWrite = { kind: "set", key, column: "a", value }
  switch (feature) {
    case "erasure":
    case "references":
    case "transactions":
      return [plain]
    case "truncation":
      return [plain, { kind: "generate", key: generatedKey, value }]
    case "checks":
      return [{ kind: "set", key, column: "low", value: "1" }]
    case "columns":
    case "amounts":
    case "statements":
    case "generated-keys":
    case "unique-keys":
    case "triggers":
      return []
  }
}

/** The writes of a feature to draw from at random. */
export const drawnWrites = (
  feature: Feature,
  key: string,
  other: string,
  ordinal: number,
): ReadonlyArray<RecordWrite> => [
  ...recordWrites(feature, key, other, ordinal),
  ...besides(feature, key, ordinal),
]
