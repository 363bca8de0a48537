/** The kill matrix as JSON, of which the committed file is the record, as Markdown, which is made of it, and for a terminal. */
import { chaseSize } from "../properties/mutants/chase.ts"
import { fatesInWords, fatesOf, type KillRow, patience } from "../properties/mutants/kill-row.ts"
import type { Mutant } from "../properties/mutants/mutant.ts"
import { type SoleKiller, soleKillers } from "../properties/mutants/sole-killers.ts"
import { medianOf } from "../properties/mutants/statistics.ts"
import type { Property } from "../properties/property.ts"
import { rowsAsJson, secondsInWords } from "./figures.ts"
import { code, literal, table } from "./markdown.ts"
import { hang, padEnd } from "./text/columns.ts"
import { countOf } from "./words.ts"

/** What was played, and what it showed. */
export interface KillReport {
  readonly seeds: number
  /** The most schedules of one seed until the first kill. */
  readonly schedules: number
  readonly rows: ReadonlyArray<KillRow>
}

/** The report as `polyarchy/kill-matrix`, a row a line; CPU seconds have three digits. A part says why it is one. */
export const killMatrixAsJson = (
  { seeds, schedules, rows }: KillReport,
  partBecause: string | null,
): string =>
  rowsAsJson(
    {
      format: "polyarchy/kill-matrix",
      version: 1,
      ...(partBecause === null ? {} : { partBecause }),
      seeds,
      schedules,
      patience,
      ...chaseSize,
    },
    rows,
  )

/** The mutants that nothing killed, each with what is known of it. */
export const survivorsInLines = ({ rows }: KillReport): ReadonlyArray<string> =>
  [...fatesOf(rows)].flatMap(([mutant, fate]) =>
    fate === "killed" ? [] : [`${mutant} ${fatesInWords[fate]}`],
  )

const sum = (counts: ReadonlyArray<number>): number => counts.reduce((total, count) => total + count, 0)

const killedIn = (figures: ReadonlyArray<number | null>): number =>
  figures.filter((figure) => figure !== null).length

/** The sentence of a property, without its group. */
const short = (property: string): string => property.slice(property.indexOf("/") + 1)

/** Who killed, and in how many seeds where not in all. */
const killersInWords = ({ killers }: KillRow): ReadonlyArray<string> =>
  killers.map(({ property, schedules }) => {
    const seeds = killedIn(schedules)
    return seeds === schedules.length ? short(property) : `${short(property)} (${seeds}/${schedules.length})`
  })

const firstInWords = ({ first }: KillRow): string => {
  const seeds = killedIn(first)
  const median = medianOf(first)
  return `${median ?? "–"}${seeds === first.length ? "" : ` (${seeds}/${first.length})`}`
}

const smallestInWords = ({ smallest }: KillRow): string =>
  smallest === null ? "–" : `${smallest.from} → ${smallest.to}${smallest.minimal ? "" : ", not minimal"}`

const soleInWords = ({ mutants, because }: SoleKiller): string =>
  mutants.length > 0
    ? mutants.map(code).join(", ")
    : because === null
      ? "**none, and nobody knows why**"
      : `none: ${literal(because)}`

/** The report as a document. */
export const killMatrixAsMarkdown = (
  report: KillReport,
  mutants: ReadonlyArray<Mutant>,
  properties: ReadonlyArray<Property>,
): string => {
  const { seeds, schedules, rows } = report
  const fate = fatesOf(rows)
  const killed = [...fate.values()].filter((one) => one === "killed").length
  const ids = new Set(rows.map(({ mutant }) => mutant))
  const strategies = [...new Set(rows.map(({ strategy }) => strategy))]
  const numbers = new Map(properties.map(({ id }, index) => [id, index + 1]))
  return `${[
    "# The kill matrix",
    "",
    `${killed} of ${countOf(fate.size, "mutant")} killed: each is a subject with one seeded bug, and a property kills it where it breaks on a schedule that the original survives.`,
    "",
    `Played: ${countOf(seeds, "seed")}, ${countOf(chaseSize.leaders, "leader")}, schedules of ${countOf(chaseSize.moves, "move")}, drawn by ${strategies.map(code).join(", ")}. A seed ends when ${patience} schedules have brought no further killer, or after ${schedules} without any. Every schedule is judged by every property that the original claims.`,
    "",
    "- **schedules**: until the first kill by another property than refinement; the median over the seeds, and in how many of them there was one where not in all.",
    "- **CPU**: seconds until then, the median; measured once on one machine, marks and the original's plays included. All other figures are the same in every run.",
    "- **moves**: of the first kill, as it was found and as it was shrunk.",
    "- **ran**, **differed**: in how many of the schedules played the mutated code ran, and answered differently from the original.",
    "- **killed by**: with the number of seeds where not in all.",
    "",
    ...survivorsInLines(report).flatMap((line) => [`> **${literal(line)}**`, ""]),
    "## Mutants",
    "",
    ...table(
      [
        "mutant",
        ...(strategies.length > 1 ? ["strategy"] : []),
        "schedules",
        "CPU",
        "moves",
        "ran",
        "differed",
        "played",
        "killed by",
      ],
      rows.map((row) => [
        code(row.mutant),
        ...(strategies.length > 1 ? [code(row.strategy)] : []),
        firstInWords(row),
        row.cpu === null ? "–" : secondsInWords(row.cpu),
        smallestInWords(row),
        String(sum(row.reached)),
        String(sum(row.differed)),
        String(sum(row.played)),
        killersInWords(row).map(literal).join(", "),
      ]),
    ),
    "",
    "## Who kills what",
    "",
    "The median of the schedules until the property kills, over the seeds in which it does. The columns are the properties:",
    "",
    ...properties.map(({ id }, index) => `${index + 1}. ${code(id)}`),
    "",
    ...table(
      ["mutant", ...[...numbers.values()].map(String)],
      rows.map((row) => [
        code(row.mutant),
        ...properties.map(({ id }) => {
          const killer = row.killers.find(({ property }) => property === id)
          return killer === undefined
            ? ""
            : String(medianOf(killer.schedules.filter((figure) => figure !== null)))
        }),
      ]),
    ),
    "",
    "## The only killer",
    "",
    "Refinement kills every mutant of the implementation, so it is not counted beside the others; its own are those that nothing else kills.",
    "",
    ...table(
      ["property", "mutants that it alone kills"],
      soleKillers(rows, properties).map((one) => [code(one.property), soleInWords(one)]),
    ),
    "",
    "## What is wrong with each",
    "",
    ...table(
      ["mutant", "change of", "what is wrong"],
      mutants
        .filter(({ id }) => ids.has(id))
        .map(({ id, original, difference }) => [code(id), code(original), literal(difference)]),
    ),
  ].join("\n")}\n`
}

/** Cells for the name of a mutant. */
const nameWidth = 52

/** The report for a terminal of this width: a line a row, and who kills below it. */
export const killMatrixInLines = (report: KillReport, width: number): ReadonlyArray<string> =>
  report.rows.flatMap((row) => [
    `${padEnd(row.mutant, nameWidth)} ${[
      row.strategy,
      `${firstInWords(row)} schedules`,
      ...(row.cpu === null ? [] : [`${secondsInWords(row.cpu)} s`]),
      `${smallestInWords(row)} moves`,
      `differed in ${sum(row.differed)} of ${sum(row.played)}`,
    ].join(" · ")}`,
    ...hang("    ", row.killers.length === 0 ? "nobody kills it" : killersInWords(row).join(", "), width),
  ])
