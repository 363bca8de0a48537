/**
 * A report for GitHub Actions: annotations on standard output, and the job's summary.
 *
 * GitHub shows 10 annotations of a type for each step and drops the rest, and it refuses a summary of more than 1024 kB as a
 * whole. So both are kept within: what is not as recorded comes first, and what has no room is counted.
 */
import { counterexampleInLines, code, literal, table } from "../markdown.ts"
import { type Cell, countVerdicts, differences, type Explained, type Report } from "../report.ts"
import { visible } from "../text/visible.ts"
import { verdictKinds, verdictNames } from "../verdicts.ts"
import { countOf } from "../words.ts"
import type { ReportExporter } from "./exporter.ts"
import { mermaid } from "./mermaid.ts"
import { cellInWords, counterexampleOf } from "./outcomes.ts"
import { counterexampleInPlain } from "./plain.ts"

/** What GitHub shows of one type in one step. */
export const mostAnnotations = 10

/** The most bytes of a summary: 1024 kB, with a little to spare for what GitHub adds. */
export const mostSummary = 1024 * 1000

/** An annotation's text is cut by GitHub at 64 kB, and nobody reads that much beside a line. */
const mostMessage = 4000

/** The most rows of what is not as recorded. */
const mostRows = 100

const data = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A")

const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C")

/** Lone surrogates and controls are spelled out; the newlines of the text stay. */
const shown = (text: string): string => text.split("\n").map(visible).join("\n")

const annotation = (type: "error" | "warning" | "notice", title: string, message: string): string =>
  `::${type} title=${property(shown(title))}::${data(shown(message.slice(0, mostMessage)))}\n`

/** As many as GitHub shows; the last one counts the others. */
const within = <One>(all: ReadonlyArray<One>, told: (one: One) => string, rest: (left: number) => string) =>
  all.length <= mostAnnotations
    ? all.map(told)
    : [...all.slice(0, mostAnnotations - 1).map(told), rest(all.length - mostAnnotations + 1)]

const sumInWords = (report: Report): string => {
  const counts = countVerdicts(report.cells)
  const parts = verdictKinds.flatMap((kind) =>
    counts[kind] === 0 ? [] : [`${counts[kind]} ${verdictNames[kind]}`],
  )
  const surprising = differences(report).length
  return `${countOf(report.cells.length, "verdict")}: ${parts.join(", ")}. ${surprising === 0 ? "All are as recorded." : `${surprising} not as recorded.`}`
}

export const githubAnnotations: ReportExporter = {
  name: "github",
  title: "Annotations of GitHub Actions, for standard output",
  extension: "annotations.txt",
  mediaType: "text/plain",
  write: (report) => {
    const { run } = report
    const warnings = [
      ...(run.interrupted ? ["The run was stopped early: what it had not found until then is unknown."] : []),
      ...run.absent.map(({ name, because }) => `${name} was not played: ${because}`),
    ]
    return [
      ...within(
        differences(report),
        (cell) => error(report, cell),
        (left) =>
          annotation(
            "error",
            "Polyarchy",
            `${countOf(left, "more verdict")} not as recorded: see the summary`,
          ),
      ),
      ...within(
        warnings,
        (warning) => annotation("warning", "Polyarchy", warning),
        (left) => annotation("warning", "Polyarchy", `${countOf(left, "more system")} not played`),
      ),
      annotation("notice", "Polyarchy", sumInWords(report)),
    ].join("")
  },
}

const error = (report: Report, cell: Cell): string => {
  const one = counterexampleOf(report, cell)
  const words = cellInWords(cell, one)
  const { subject, property: promise } = cell
  return annotation(
    "error",
    `${subject}: ${promise}`,
    one === null ? words : `${words}\n\n${counterexampleInPlain(one)}`,
  )
}

export const githubSummary: ReportExporter = {
  name: "github-summary",
  title: "Summary of a job of GitHub Actions",
  extension: "summary.md",
  mediaType: "text/markdown",
  write: (report, room = mostSummary) => {
    const surprising = differences(report)
    const names = new Set(surprising.map(({ counterexample }) => counterexample))
    const first = report.counterexamples.filter(({ name }) => names.has(name))
    const known = report.counterexamples.filter(({ name }) => !names.has(name))
    const head = [
      `## Polyarchy: ${surprising.length === 0 ? "all verdicts as recorded" : `${countOf(surprising.length, "verdict")} not as recorded`}`,
      "",
      literal(sumInWords(report)),
      "",
      ...(report.run.interrupted ? ["**Stopped early: the rest is unknown.**", ""] : []),
      `This report again: ${code(report.run.command)}`,
      "",
      "",
    ].join("\n")
    const rows = surprising
      .slice(0, mostRows)
      .map((cell) => [
        literal(cell.subject),
        literal(cell.property),
        literal(cellInWords(cell, counterexampleOf(report, cell))),
      ])
    const more = surprising.length - rows.length
    const found = [
      ...table(["system", "promise", "found"], rows),
      ...(more === 0 ? [] : ["", `And ${countOf(more, "more verdict")} not as recorded.`]),
    ]
    return filled(head, room, [
      ...(rows.length === 0 ? [] : [`${found.join("\n")}\n\n`]),
      ...first.map((one) => sectionOf(one)),
      ...known.map((one) => folded(one)),
    ])
  },
}

const diagram = (one: Explained): ReadonlyArray<string> => ["```mermaid", `${mermaid.write(one)}\`\`\``, ""]

const sectionOf = (one: Explained): string =>
  `${[...counterexampleInLines(one), ...diagram(one)].join("\n")}\n`

/** Text within a tag of its own line, where Markdown means nothing. */
const inTag = (text: string): string => visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;")

/** One that was known, to be opened. */
const folded = (one: Explained): string =>
  `${[
    `<details><summary>${inTag(`${one.subject} breaks ${one.property}, as recorded`)}</summary>`,
    "",
    ...counterexampleInLines(one),
    "</details>",
  ].join("\n")}\n`

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

const leftInWords = (left: number): string =>
  `${countOf(left, "part")} of this report had no room here: report.md and index.html have them.\n`

/**
 * The head and as many parts as there is room for, in order, without the ones that are too large; the rest is counted.
 * Nothing where not even the head has room, for then GitHub would refuse what other steps wrote too.
 */
const filled = (head: string, room: number, parts: ReadonlyArray<string>): string => {
  const kept = [head]
  let left = parts.length
  let spare = room - bytesOf(head) - bytesOf(leftInWords(left))
  if (spare < 0) return ""
  for (const part of parts) {
    const size = bytesOf(part)
    if (size > spare) continue
    kept.push(part)
    spare -= size
    left--
  }
  return [...kept, ...(left === 0 ? [] : [leftInWords(left)])].join("").replace(/\n+$/, "\n")
}
