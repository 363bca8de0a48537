import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Report } from "../report.ts"
import { anyText, sample } from "../sample.harness.ts"
import { harmful, reportWith, unexpected } from "./corpus.harness.ts"
import { githubAnnotations, githubSummary, mostAnnotations } from "./github.ts"

const bytes = (text: string): number => Buffer.byteLength(text)

/** The report with its unexpected verdict so many times. */
const manyUnexpected = (count: number): Report => {
  const report = sample()
  const unexpected = report.cells.filter(({ asRecorded }) => !asRecorded)
  return { ...report, cells: Array.from({ length: count }, () => unexpected).flat() }
}

describe("annotations", () => {
  it("are lines that GitHub reads as annotations, each of its own, whatever is written", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...harmful)), (text) => {
        const report = reportWith(text)
        const broken = { ...report, cells: report.cells.map((cell) => ({ ...cell, asRecorded: false })) }
        for (const line of githubAnnotations.write(broken).trimEnd().split("\n"))
          expect(line).toMatch(
            /^::(?:error|warning|notice) title=(?:[^%:,\r]|%(?:25|0A|3A|2C))+::(?:[^%\r]|%(?:25|0A))+$/,
          )
      }),
      { seed: 23, numRuns: 80 },
    )
  })

  it("are as many of a type as GitHub shows, and the last one counts the rest", () => {
    const errors = (count: number): ReadonlyArray<string> =>
      githubAnnotations
        .write(manyUnexpected(count))
        .split("\n")
        .filter((line) => line.startsWith("::error"))
    expect(errors(mostAnnotations)).toHaveLength(mostAnnotations)
    expect(errors(mostAnnotations).at(-1)).toContain("reference%3A availability/")
    expect(errors(50)).toHaveLength(mostAnnotations)
    expect(errors(50).at(-1)).toBe(
      "::error title=Polyarchy::41 more verdicts not as recorded: see the summary",
    )
  })

  it("tell what was not played, and sum up", () => {
    expect(githubAnnotations.write(sample())).toMatch(
      /^::warning title=Polyarchy::yjs was not played: it is not installed\n::notice title=Polyarchy::9 verdicts: .* 1 not as recorded\.\n$/m,
    )
  })
})

describe("a summary", () => {
  it("stays within its room, and says how much it left out", () => {
    const whole = githubSummary.write(sample())
    for (let room = 0; room < bytes(whole) + 10; room += 97) {
      const part = githubSummary.write(sample(), room)
      expect(bytes(part)).toBeLessThanOrEqual(room)
      if (part !== "" && part !== whole) expect(part).toMatch(/\d parts? of this report had no room here/)
    }
    expect(githubSummary.write(sample(), bytes(whole) + 200)).toBe(whole)
  })

  it("lists what is not as recorded up to a hundred, and counts the rest", () => {
    const summary = githubSummary.write(manyUnexpected(130))
    expect(summary.match(/^\| reference \|/gm)).toHaveLength(100)
    expect(summary).toContain("\nAnd 30 more verdicts not as recorded.\n")
  })

  it("folds what was known, and shows what is not as recorded with its diagram", () => {
    expect(githubSummary.write(sample())).toContain(
      "<details><summary>tungsten breaks convergence/quiet-cluster-agrees, as recorded</summary>",
    )
    const report = sample()
    const shown = githubSummary.write(unexpected(report))
    expect(shown).not.toContain("<details>")
    expect(shown).toContain("```mermaid\nsequenceDiagram\n")
    expect(shown).toMatch(/^## Polyarchy: 2 verdicts not as recorded\n/)
  })

  it("has no tag but its own, whatever is written", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...harmful)), (text) => {
        const summary = githubSummary.write(reportWith(text)).replaceAll(/```mermaid[^]*?```/g, "")
        const tags = [
          ...summary.replaceAll(/^(?:Play it|This report) again: .*$/gm, "").matchAll(/<[^>\n]*>?/g),
        ].map(([tag]) => tag)
        expect(tags).toEqual(["<details>", "<summary>", "</summary>", "</details>"])
      }),
      { seed: 24, numRuns: 80 },
    )
  })
})
