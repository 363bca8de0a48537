import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { catalogue } from "../properties/catalogue/catalogue.ts"
import { designSubjects } from "../properties/subjects/designs.ts"
import { propertyTable, subjectTable, withTable } from "./catalogue-table.ts"
import { code, literal, reportAsMarkdown } from "./markdown.ts"
import { anyText, hostile, sample, twoInserts } from "./sample.harness.ts"

/** The cells of a table's row: bars that are not escaped end them. */
const cellsIn = (line: string): number => line.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0

describe("literal", () => {
  it("leaves nothing that starts a tag, an entity, a link, emphasis or code, or ends a table's cell", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = literal(text)
        expect(written).not.toMatch(/\n|<|&(?!amp;|lt;)/)
        expect(written.replaceAll(/\\[\\`*_[\]|~>#+=.)-]/g, "")).not.toMatch(/[`*[\]|~>]|(?<![a-zA-Z0-9\\])_/)
      }),
    )
  })

  it("leaves plain words and names as they are", () => {
    expect(literal("convergence/quiet-cluster-agrees, row_differs, A1 (put x = v1)")).toBe(
      "convergence/quiet-cluster-agrees, row_differs, A1 (put x = v1)",
    )
    expect(literal("1. not a list")).toBe("1\\. not a list")
    expect(literal("- not a list")).toBe("\\- not a list")
  })
})

describe("code", () => {
  it("is fenced by more backticks than it holds", () => {
    expect(code("a")).toBe("`a`")
    expect(code("a``b`c")).toBe("```a``b`c```")
    expect(code("`")).toBe("`` ` ``")
  })
})

describe("the report as Markdown", () => {
  it("says what was run, what holds, what differs and what breaks", () => {
    const text = reportAsMarkdown(sample())
    expect(text).toContain(
      "9 verdicts: 5 holds, 1 violated, 1 not claimed, 1 vacuous, 1 unknown. **1 verdict not as recorded.**",
    )
    expect(text).toContain("This report again: `polyarchy verify --seed 7`")
    expect(text).toContain("> **Not played:** yjs: it is not installed")
    expect(text).toContain("| convergence/quiet-cluster-agrees | ✓ | ✗ | ✓ |")
    expect(text).toContain("### Row x is v1 at A and v2 at B, for ever.")
    expect(text).toContain(
      "Play it again: `polyarchy replay out/counterexamples/tungsten--quiet-cluster-agrees.json`",
    )
  })

  it("keeps every table whole, whatever the values are", () => {
    for (const value of hostile) {
      const lines = reportAsMarkdown(sample(twoInserts(value.slice(0, 200), value, `${value}2`))).split("\n")
      for (const [index, line] of lines.entries()) {
        const before = lines[index - 1] ?? ""
        if (line.startsWith("|") && before.startsWith("|")) expect(cellsIn(line)).toBe(cellsIn(before))
      }
      expect(lines.join("\n")).not.toMatch(/<(?!br)/)
      expect(lines.filter((line) => line.startsWith("#"))).toHaveLength(5)
    }
  })

  it("is the same for the same report", () => {
    expect(reportAsMarkdown(sample())).toBe(reportAsMarkdown(sample()))
  })
})

describe("the generated tables", () => {
  it("have a row for every property and every subject", () => {
    const properties = propertyTable(catalogue).trimEnd().split("\n")
    expect(properties).toHaveLength(catalogue.length + 2)
    for (const [index, { id }] of catalogue.entries()) expect(properties[index + 2]).toContain(`\`${id}\``)
    const subjects = subjectTable(designSubjects, catalogue).trimEnd().split("\n")
    expect(subjects).toHaveLength(designSubjects.length + 2)
    expect(new Set([...properties, ...subjects].map(cellsIn)).size).toBe(2)
  })

  it("replace what stands between their comments and nothing else", () => {
    const document = "a\n<!-- generated: t -->\nold\n<!-- end: t -->\nb\n"
    const once = withTable(document, "t", "| x |\n")
    expect(once).toBe("a\n<!-- generated: t -->\n\n| x |\n\n<!-- end: t -->\nb\n")
    expect(withTable(once, "t", "| x |\n")).toBe(once)
    expect(withTable(document, "other", "x")).toBe(document)
  })
})
