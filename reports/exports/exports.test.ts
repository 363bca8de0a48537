/** What holds for every exporter, whatever is in the report: its own tests say what its format asks for. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText } from "../sample.harness.ts"
import { anyTold, counterexampleWith, harmful, reportWith } from "./corpus.harness.ts"
import { exporters, reportExporters } from "./index.ts"

/** A newline and a tab are of the format; nothing else may be that is not seen or turns the line. */
const unseen = /(?![\n\t])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u

describe.each(exporters)("$name", ({ write }) => {
  it("holds nothing that is not seen, and ends with its last line, whatever the text", () => {
    const law = fc.property(fc.oneof(anyText, fc.constantFrom(...harmful)), (text) => {
      const written = write(counterexampleWith(text))
      expect(written).not.toMatch(unseen)
      expect(written).toMatch(/[^\n]\n$/)
      expect(Buffer.from(written).toString()).toBe(written)
    })
    fc.assert(law, { seed: 4, numRuns: 60 })
  })

  it("takes every run of every design, and gives the same text for it", () => {
    const law = fc.property(anyTold, ({ one }) => {
      expect(write(one)).toBe(write(structuredClone(one)))
    })
    fc.assert(law, { seed: 8, numRuns: 30 })
  })
})

describe.each(reportExporters)("$name", ({ write }) => {
  it("holds nothing that is not seen, and ends with its last line, whatever the text", () => {
    const law = fc.property(fc.oneof(anyText, fc.constantFrom(...harmful)), (text) => {
      const written = write(reportWith(text))
      expect(written).not.toMatch(unseen)
      expect(written).toMatch(/[^\n]\n$/)
    })
    fc.assert(law, { seed: 4, numRuns: 60 })
  })

  it("takes a report of nothing", () => {
    const empty = { ...reportWith("v1"), subjects: [], properties: [], cells: [], counterexamples: [] }
    expect(() => write(empty)).not.toThrow()
  })
})

it("no two formats have the same name or the same ending", () => {
  const all = [...exporters, ...reportExporters]
  for (const names of [all.map(({ name }) => name), all.map(({ extension }) => extension)])
    expect(new Set(names).size).toBe(all.length)
})
