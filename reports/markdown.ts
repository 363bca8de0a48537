/** The report as Markdown: for a pull request, a wiki, a summary of a job, or a person with an editor. */
import { leaderName } from "../model/vocabulary/leader.ts"
import { abridgedEvents } from "./abridged.ts"
import { expectedInWords, passingInWords } from "./beside.ts"
import type { Event } from "./events.ts"
import { continuationInWords, momentsInWords, relevanceInWords } from "./explanation.ts"
import type { LeaderMoment } from "./moments.ts"
import { cellOf, countVerdicts, differences, type Explained, type Report } from "./report.ts"
import { visible } from "./text/visible.ts"
import { verdictKinds, verdictMeanings, verdictNames, verdictSigns } from "./verdicts.ts"
import {
  countOf,
  eventsInWords,
  foundInWords,
  heldAllInWords,
  objectInWords,
  sentence,
  shrinkInWords,
} from "./words.ts"

/** Text that Markdown takes literally, within a line or a table cell: no tag, link, emphasis, heading, list or cell's end. */
export const literal = (text: string): string =>
  visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*[\]|~>]|(?<![a-zA-Z0-9])_|_(?![a-zA-Z0-9])/g, "\\$&")
    .replace(/^([#+=-]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`))

/** Text as code, outside tables. */
export const code = (text: string): string => {
  const shown = visible(text)
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = "`".repeat(longest + 1)
  const pad = shown.startsWith("`") || shown.endsWith("`") ? " " : ""
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** A table; the cells must be Markdown already. */
export const table = (
  heads: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
): ReadonlyArray<string> => [
  `| ${heads.join(" | ")} |`,
  `| ${heads.map(() => "---").join(" | ")} |`,
  ...rows.map((row) => `| ${row.join(" | ")} |`),
]

export const reportAsMarkdown = (report: Report): string =>
  `${[
    `# Polyarchy: ${countOf(report.subjects.length, "system")}, ${countOf(report.properties.length, "promise")}`,
    "",
    sumInWords(report),
    "",
    ...runInLines(report),
    "",
    "## Verdicts",
    "",
    ...matrixInLines(report),
    "",
    ...differencesInLines(report),
    ...counterexamplesInLines(report),
  ].join("\n")}\n`

const sumInWords = (report: Report): string => {
  const counts = countVerdicts(report.cells)
  const parts = verdictKinds.flatMap((kind) =>
    counts[kind] === 0 ? [] : [`${counts[kind]} ${verdictNames[kind]}`],
  )
  const surprising = differences(report).length
  const word =
    surprising > 0
      ? `**${countOf(surprising, "verdict")} not as recorded.**`
      : report.run.interrupted
        ? "**Stopped early: the rest is unknown.**"
        : "Every verdict is as recorded."
  return `${countOf(report.cells.length, "verdict")}: ${parts.join(", ")}. ${word}`
}

const runInLines = ({ run, subjects, made }: Report): ReadonlyArray<string> => {
  const schedules = subjects.reduce((sum, { runs }) => sum + runs, 0)
  return [
    `Seed ${run.seed}; ${countOf(schedules, "schedule")} of ${countOf(run.moves, "move")}; ${countOf(run.leaders, "leader")}; Polyarchy ${literal(made.polyarchy)}, Node.js ${literal(made.node)}.`,
    "",
    `This report again: ${code(run.command)}`,
    ...(run.absent.length === 0 ? [] : [""]),
    ...run.absent.map(({ name, because }) => `> **Not played:** ${literal(name)}: ${literal(because)}`),
  ]
}

const matrixInLines = (report: Report): ReadonlyArray<string> => {
  const heads = ["promise", ...report.subjects.map(({ name }) => literal(name))]
  const rows = report.properties.map(({ id }) => [
    literal(id),
    ...report.subjects.map(({ name }) => {
      const cell = cellOf(report, name, id)
      return cell === undefined ? "" : `${verdictSigns[cell.verdict]}${cell.asRecorded ? "" : " **!**"}`
    }),
  ])
  const shown = verdictKinds.filter((kind) => report.cells.some(({ verdict }) => verdict === kind))
  const legend = shown.map((kind) => `${verdictSigns[kind]} ${verdictNames[kind]}: ${verdictMeanings[kind]}`)
  return [
    ...table(heads, rows),
    "",
    `${legend.join("; ")}${differences(report).length > 0 ? "; **!** not as recorded" : ""}.`,
  ]
}

const differencesInLines = (report: Report): ReadonlyArray<string> => {
  const cells = differences(report)
  if (cells.length === 0) return []
  const lines = cells.map(({ subject, property, verdict, because, expected }) => {
    const found = because === "" ? "" : ` (${literal(because)})`
    const reason = expected.because === "" ? "" : ` (${literal(expected.because)})`
    return `- ${literal(subject)}, ${literal(property)}: ${verdictNames[verdict]}${found}, recorded as ${verdictNames[expected.verdict]}${reason}`
  })
  return ["## Not as recorded", "", ...lines, ""]
}

const counterexamplesInLines = (report: Report): ReadonlyArray<string> =>
  report.counterexamples.length === 0
    ? []
    : [
        "## Counterexamples",
        "",
        "Each was shrunk, then replayed from nothing; what follows is what that replay showed.",
        "",
        ...report.counterexamples.flatMap((one) => counterexampleInLines(one)),
      ]

/** One counterexample as a section. */
export const counterexampleInLines = (one: Explained): ReadonlyArray<string> => [
  `### ${literal(sentence(one.harm))}`,
  "",
  `${literal(one.subject)} breaks ${literal(one.property)}: ${literal(one.law)}`,
  "",
  ...eventsInLines(one),
  "",
  "Because:",
  "",
  ...one.because.map(
    ({ says, events }, index) => `${index + 1}. ${literal(says)}${literal(eventsInWords(events))}`,
  ),
  "",
  ...besideInLines(one),
  ...momentsInLines(one),
  ...relevanceInLines(one),
  `${literal(shrinkInWords(one))}${one.found === null ? "" : ` Found by ${literal(foundInWords(one.found))}.`}`,
  ...(one.replay === null ? [] : ["", `Play it again: ${code(one.replay)}`]),
  "",
]

const besideInLines = (one: Explained): ReadonlyArray<string> => {
  const part = (title: string, sentences: ReadonlyArray<string>): ReadonlyArray<string> =>
    sentences.length === 0 ? [] : [`${title}: ${sentences.map(literal).join(" ")}`, ""]
  return [
    ...part("Expected", expectedInWords(one)),
    ...part("The nearest run that passes", passingInWords(one)),
  ]
}

const momentsInLines = (one: Explained): ReadonlyArray<string> => {
  const told = momentsInWords(one)
  return told.length === 0
    ? []
    : [
        "Three moments:",
        "",
        ...told.map(
          ({ sign, name, where, says }) =>
            `- ${sign} **${literal(sentence(name))}** ${literal(where)}${says === "" ? "." : `: ${literal(says)}`}`,
        ),
        "",
        literal(continuationInWords),
        "",
      ]
}

const relevanceInLines = (one: Explained): ReadonlyArray<string> => {
  const told = relevanceInWords(one)
  return told === null
    ? []
    : [
        `What matters (${literal(told.plays)}):`,
        "",
        ...told.moves.map(
          ({ event, text, says }) =>
            `- ${event === null ? "" : `${event}: `}**${literal(text)}**${says === "" ? "" : `: ${literal(says)}`}`,
        ),
        ...told.whole.map((words) => `- ${literal(words)}`),
        "",
      ]
}

const eventsInLines = (one: Explained): ReadonlyArray<string> => {
  const state = ({ up, holds }: LeaderMoment): string =>
    up ? (one.objects.length === 0 ? "up" : heldAllInWords(holds, one.objects)) : "down"
  const states = (leaders: ReadonlyArray<LeaderMoment>, seen: boolean): ReadonlyArray<string> =>
    leaders.map(
      (moment, leader) => `${literal(state(moment))}${seen && one.leaders.includes(leader) ? " **✗**" : ""}`,
    )
  const told = momentsInWords(one)
  const words = ({ text, detail, number }: Event): string =>
    [
      `${literal(text)}${detail === "" ? "" : ` · ${literal(detail)}`}`,
      ...told
        .filter(({ event }) => event === number)
        .map(({ sign, name, kind }) => `**${sign} ${name}${kind === "seen" ? " here" : ""}**`),
    ].join(" ")
  const shown =
    one.objects.length === 0
      ? "event"
      : `event, and what is shown of ${one.objects.map(objectInWords).map(literal).join(", ")}`
  return table(
    ["#", shown, ...one.end.map((_, leader) => leaderName(leader))],
    [
      ...abridgedEvents(one).map((event) => [
        String(event.number),
        words(event),
        ...states(event.leaders, event.seenHere),
      ]),
      ["", `at the end${one.seenAtEnd ? " **✗ seen here**" : ""}`, ...states(one.end, one.seenAtEnd)],
    ],
  )
}
