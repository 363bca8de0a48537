/** The claims in every form that they are read in: the same figures, accessible, and to the byte the same. */
import { describe, expect, it } from "vitest"
import { multiLeader } from "../properties/claims/deployment.ts"
import { measuredWith } from "../properties/claims/testing/measured.ts"
import { claimsAsJson, claimsReport, type ClaimsReport, figuresInWords, valueInWords } from "./claims.ts"
import { claimsAsMarkdown } from "./claims-markdown.ts"
import { tablesOf } from "./claims-tables.ts"
import { claimsPage } from "./html/claims.ts"
import { claimsInLines } from "./terminal/claims.ts"
import { plainStyle } from "./terminal/style.ts"
import { widthOf } from "./text/columns.ts"

const store = (): ClaimsReport => claimsReport(measuredWith(multiLeader), "polyarchy claims --seed 5")

/** A report in which two claims do not hold. */
const broken = (): ClaimsReport => ({
  ...store(),
  claims: store().claims.map((claim, index) => ({ ...claim, holds: index > 1 && claim.holds })),
})

describe("values", () => {
  it("have as many digits as they are worth", () => {
    expect([1.5261, 147.071, 19_632.787, 0, 100, null].map(valueInWords)).toEqual([
      "1.53",
      "147",
      "19,633",
      "0",
      "100",
      "–",
    ])
  })

  it("of a claim say what they are, in the singular where there is one", () => {
    const [claim] = store().claims
    if (claim === undefined) throw new Error("there is no claim")
    const figures = [
      { name: "lost", value: 1, unit: "writes" },
      { name: "stale", value: 0.5, unit: "%" },
      { name: "p99", value: null, unit: "ms" },
    ] as const
    expect(figuresInWords({ ...claim, figures })).toBe("lost: 1 write; stale: 0.5 %; p99: nothing measured")
  })
})

describe("the report as JSON", () => {
  it("is read back as it is, with a line for each claim and trial", () => {
    const text = claimsAsJson(store())
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(store())))
    expect(text.split("\n").filter((line) => line.startsWith('    {"id"'))).toHaveLength(
      store().claims.length,
    )
  })
})

describe("the report in Markdown", () => {
  it("has every claim with its figures, every table, and says how many hold", () => {
    const text = claimsAsMarkdown(store())
    expect(text).toContain(`All ${store().claims.length} claims hold.`)
    expect(text.match(/^\| ✓ \| /gm)).toHaveLength(store().claims.length)
    for (const { title } of tablesOf(store())) expect(text).toContain(`## ${title}`)
  })

  it("says which claims fail", () => {
    const failed = broken().claims.filter(({ holds }) => !holds).length
    expect(failed).toBe(2)
    expect(claimsAsMarkdown(broken()).match(/^\| \*\*✗\*\* \| /gm)).toHaveLength(failed)
    expect(claimsAsMarkdown(broken())).toContain(
      `${broken().claims.length - failed} of ${broken().claims.length} claims hold.`,
    )
  })
})

describe("the report in a terminal", () => {
  it("fits into 80 columns", () => {
    const lines = claimsInLines(store(), plainStyle)
    expect(lines.filter((line) => widthOf(line) > 80)).toEqual([])
    expect(lines.at(-1)).toBe(`All ${store().claims.length} claims hold.`)
  })

  it("marks claims that fail by another sign", () => {
    const lines = claimsInLines(broken(), plainStyle)
    const failed = broken().claims.filter(({ holds }) => !holds).length
    expect(lines.filter((line) => line.startsWith("✗ "))).toHaveLength(failed)
  })
})

describe("the page", () => {
  it("names and describes every drawing, and has each table's numbers as text", () => {
    const page = claimsPage(store())
    const drawings = [...page.matchAll(/<svg class="plot" role="img" aria-labelledby="(\S+) (\S+)"/g)]
    expect(drawings).toHaveLength(6)
    for (const [, title = "", description = ""] of drawings) {
      expect(page).toMatch(new RegExp(`<title id="${title}">[^<]{10,}</title>`))
      expect(page).toMatch(new RegExp(`<desc id="${description}">[^<]{20,}</desc>`))
    }
    for (const { title, rows } of tablesOf(store())) {
      expect(page).toContain(`<caption class="vh">${title}</caption>`)
      expect(page).toContain(`<th scope="row">${rows[0]?.[0] ?? ""}</th>`)
    }
  })

  it("needs no script and no network, and every link within it leads somewhere", () => {
    const page = claimsPage(store())
    expect(page).not.toMatch(/<script|<link|<img|\son\w+=|javascript:|style="/i)
    expect(page).not.toMatch(/NaN|Infinity|undefined/)
    for (const [, target = ""] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`)
  })

  it("says which claims fail in words, not in colour alone", () => {
    expect(claimsPage(broken())).toContain("✗ fails")
    expect(claimsPage(store())).not.toContain("✗ fails")
  })
})
