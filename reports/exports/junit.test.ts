import fc from "fast-check"
import { expect, it } from "vitest"
import type { Report } from "../report.ts"
import { anyText, sample } from "../sample.harness.ts"
import { harmful, reportWith } from "./corpus.harness.ts"
import { junit } from "./junit.ts"

/** What XML 1.0 takes as text, with every sign of its own put otherwise. */
const text = String.raw`(?:[^<>&\p{Cs}\p{Cc}\ufffe\uffff]|\n|&(?:amp|lt|gt|quot|#10);)*`
const token = new RegExp(`<(/?)([a-z-]+)((?: [a-z]+="${text}")*)(/?)>|${text}`, "uy")

/** The names of the elements in order; throws where it is not well-formed. */
const elementsIn = (document: string): ReadonlyArray<string> => {
  const [head, ...lines] = document.split("\n")
  expect(head).toBe('<?xml version="1.0" encoding="UTF-8"?>')
  const body = lines.join("\n")
  const open: Array<string> = []
  const names: Array<string> = []
  let at = 0
  while (at < body.length) {
    token.lastIndex = at
    const [whole = "", closes, name, attributes = "", empty] = token.exec(body) ?? []
    if (whole === "") throw new Error(`not well-formed: ${body.slice(at, at + 60)}`)
    at += whole.length
    if (name === undefined) continue
    const given = [...attributes.matchAll(/ ([a-z]+)="[^"]*"/g)].map(([, attribute]) => attribute)
    expect(new Set(given).size).toBe(given.length)
    if (closes === "/") expect(open.pop()).toBe(name)
    else {
      names.push(name)
      if (empty !== "/") open.push(name)
    }
  }
  expect(open).toEqual([])
  return names
}

const counts = (names: ReadonlyArray<string>, name: string): number =>
  names.filter((one) => one === name).length

const checkDocument = (report: Report): void => {
  const names = elementsIn(junit.write(report))
  expect(counts(names, "testcase")).toBe(report.cells.length)
  expect(counts(names, "testsuite")).toBe(report.subjects.length)
  expect(counts(names, "failure")).toBe(report.cells.filter(({ asRecorded }) => !asRecorded).length)
}

it("is well-formed and has a test case for each verdict, whatever is written", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constantFrom(...harmful)), (written) =>
      checkDocument(reportWith(written)),
    ),
    { seed: 21, numRuns: 80 },
  )
})

it("fails what is not as recorded, skips what says nothing, and passes what was known to be broken", () => {
  const document = junit.write(sample())
  expect(document).toContain('<testsuites name="polyarchy" tests="9" failures="1" errors="0">')
  expect(document).toContain('<testsuite name="reference" tests="3" failures="1" errors="0" skipped="1">')
  expect(document).toContain('<skipped message="unknown: stopped after 3 of 100 schedules"/>')
  expect(document).toMatch(/<failure message="vacuous, recorded as holds: [^"]+" type="vacuous"><\/failure>/)
  expect(document).toContain("<system-out>violated: row x is v1 at A and v2 at B, for ever.\n")
})

it("has no time, so that the same campaign gives the same bytes", () => {
  expect(junit.write(sample())).not.toMatch(/ time(?:stamp)?=/)
  expect(junit.write(sample())).toBe(junit.write(sample()))
})
