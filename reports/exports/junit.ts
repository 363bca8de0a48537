/**
 * A report as JUnit XML, which CI servers read: a suite for each system, a test case for each promise.
 *
 * It keeps to what the schema of Jenkins' xUnit plugin allows: properties of a suite and none of a test case, no file and no
 * line. There are no times, for a report has none. What XML 1.0 cannot hold at all is spelled out, as `\u{0}`.
 */
import type { Cell, Report } from "../report.ts"
import { visible } from "../text/visible.ts"
import { cellInWords, counterexampleOf, countOutcomes, outcomeOf } from "./outcomes.ts"
import type { ReportExporter } from "./exporter.ts"
import { counterexampleInPlain } from "./plain.ts"

/** Text of XML: the newline stays, all else that is not seen is spelled out. */
const text = (plain: string): string =>
  plain
    .split("\n")
    .map(visible)
    .join("\n")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    // The two that are in no plane of characters, and so in no XML.
    .replaceAll(/[\ufffe\uffff]/g, "\ufffd")

const attribute = (name: string, plain: string | number): string =>
  ` ${name}="${text(String(plain)).replaceAll('"', "&quot;").replaceAll("\n", "&#10;")}"`

const counted = (cells: ReadonlyArray<Cell>): string => {
  const { failed, skipped } = countOutcomes(cells)
  return [
    attribute("tests", cells.length),
    attribute("failures", failed),
    attribute("errors", 0),
    attribute("skipped", skipped),
  ].join("")
}

export const junit: ReportExporter = {
  name: "junit",
  title: "JUnit XML for a CI server",
  extension: "junit.xml",
  mediaType: "application/xml",
  write: (report) => {
    const { run, made } = report
    const { failed } = countOutcomes(report.cells)
    const properties = Object.entries({
      seed: run.seed,
      command: run.command,
      polyarchy: made.polyarchy,
      node: made.node,
      interrupted: String(run.interrupted),
    }).map(([name, value]) => `      <property${attribute("name", name)}${attribute("value", value)}/>`)
    const suites = report.subjects.flatMap(({ name }) => {
      const cells = report.cells.filter(({ subject }) => subject === name)
      return [
        `  <testsuite${attribute("name", name)}${counted(cells)}>`,
        "    <properties>",
        ...properties,
        "    </properties>",
        ...cells.flatMap((cell) => testCase(report, cell)),
        "  </testsuite>",
      ]
    })
    return `${[
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="polyarchy"${attribute("tests", report.cells.length)}${attribute("failures", failed)} errors="0">`,
      ...suites,
      "</testsuites>",
    ].join("\n")}\n`
  },
}

const testCase = (report: Report, cell: Cell): ReadonlyArray<string> => {
  const one = counterexampleOf(report, cell)
  const outcome = outcomeOf(cell)
  const message = attribute("message", cellInWords(cell, one))
  const told = one === null ? "" : text(counterexampleInPlain(one))
  const inside =
    outcome === "failed"
      ? [`      <failure${message}${attribute("type", cell.verdict)}>${told}</failure>`]
      : outcome === "skipped"
        ? [`      <skipped${message}/>`]
        : one === null
          ? []
          : [`      <system-out>${text(cellInWords(cell, one))}\n\n${told}</system-out>`]
  const head = `    <testcase${attribute("classname", `polyarchy.${cell.subject}`)}${attribute("name", cell.property)}`
  return inside.length === 0 ? [`${head}/>`] : [`${head}>`, ...inside, "    </testcase>"]
}
