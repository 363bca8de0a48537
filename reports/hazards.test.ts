import { beforeAll, describe, expect, it } from "vitest"
import { catalogue } from "../properties/catalogue/catalogue.ts"
import { type HazardReport, hazardsOf } from "../properties/hazards.ts"
import { designSubjects } from "../properties/subjects/designs.ts"
import { designs } from "../model/systems/designs.ts"
import { hazardsAsJson, hazardsAsMarkdown, hazardsInLines, surprises } from "./hazards.ts"
import { widthOf } from "./text/columns.ts"

const reports: Array<HazardReport> = []
const properties = catalogue.filter(({ group }) => group === "convergence" || group === "availability")

beforeAll(async () => {
  for (const name of ["tungsten", "single-leader"]) {
    const index = designs.findIndex((design) => design.name === name)
    const [design, subject] = [designs[index], designSubjects[index]]
    if (design === undefined || subject === undefined) throw new Error(`there is no design ${name}`)
    reports.push(
      await hazardsOf(design, subject, properties, 400, { progress: () => undefined, stopped: () => false }),
    )
  }
})

describe("the hazard matrix", () => {
  it("names who breaks a property, under what, and how soon", () => {
    const lines = hazardsInLines(reports, properties, 80)
    expect(lines.join("\n")).toContain("✗ tungsten (no fault, 2 moves)")
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80)
  })

  it("as Markdown has a cell for every design and property, and a schedule for every violation", () => {
    const text = hazardsAsMarkdown(reports, properties)
    const rows = text.split("\n").filter((line) => /^\| `[a-z-]+` \| .* \|$/.test(line))
    expect(rows.length).toBeGreaterThanOrEqual(properties.length)
    expect(text).toContain(
      "| `streams-keep-flowing` | [✗ no fault, 2](#tungsten--streams-keep-flowing) | · |",
    )
    expect(text).toContain(
      '- <a id="single-leader--local-write-succeeds-during-partition"></a>`single-leader` (partition): A\\>B: cut · B: put x = v1.',
    )
  })

  it("as JSON is plain data with a schedule that can be replayed for every violation", () => {
    const json = hazardsAsJson(reports)
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
    expect(JSON.stringify(json)).toContain('"format":"polyarchy/schedule"')
  })

  it("is the same twice", () => {
    expect(hazardsAsMarkdown(reports, properties)).toBe(hazardsAsMarkdown(reports, properties))
  })

  it("is surprised by what is broken and not recorded, and by nothing else", () => {
    expect(surprises(reports)).toEqual([])
    const unrecorded = reports.map((report) => ({
      ...report,
      hazards: report.hazards.map((hazard) => ({
        ...hazard,
        expected: { verdict: "holds" as const, because: "" },
      })),
    }))
    expect(surprises(unrecorded).map(({ property }) => property)).toContain(
      "convergence/streams-keep-flowing",
    )
  })
})
