/** The league of strategies as JSON, of which the committed file is the record, as Markdown, and for a terminal. */
import type { Strategy } from "../properties/adversary/strategy.ts"
import { chaseSize } from "../properties/mutants/chase.ts"
import type { LeagueRow } from "../properties/mutants/league.ts"
import {
  type Advice,
  advice,
  comparedIn,
  hard,
  type Standing,
  standings,
} from "../properties/mutants/standings.ts"
import { medianInterval, medianOf } from "../properties/mutants/statistics.ts"
import { figureInWords, rowsAsJson, secondsInWords } from "./figures.ts"
import { code, literal, table } from "./markdown.ts"
import { padEnd } from "./text/columns.ts"
import { countOf } from "./words.ts"

export interface LeagueReport {
  readonly seeds: number
  /** The most schedules of one seed. */
  readonly schedules: number
  readonly rows: ReadonlyArray<LeagueRow>
}

/** The report as `polyarchy/league`, a row a line; CPU seconds have three digits. A part says why it is one. */
export const leagueAsJson = ({ seeds, schedules, rows }: LeagueReport, partBecause: string | null): string =>
  rowsAsJson(
    {
      format: "polyarchy/league",
      version: 1,
      ...(partBecause === null ? {} : { partBecause }),
      seeds,
      schedules,
      ...chaseSize,
    },
    rows,
  )

const namesOf = (rows: ReadonlyArray<LeagueRow>): ReadonlyArray<string> => [
  ...new Set(rows.map(({ strategy }) => strategy)),
]

const ratioInWords = ({ fewer }: Standing): string =>
  fewer === null ? "–" : `${fewer.mean.toFixed(2)} (${fewer.from.toFixed(2)} to ${fewer.to.toFixed(2)})`

const medianInWords = ({ median, interval }: Standing): string =>
  `${figureInWords(median)}${interval === null ? "" : ` (${figureInWords(interval.from)} to ${figureInWords(interval.to)})`}`

const rowInWords = ({ schedules }: LeagueRow): string => {
  const interval = medianInterval(schedules)
  const vain = schedules.filter((figure) => figure === null).length
  return `${figureInWords(medianOf(schedules))}${interval === null ? "" : ` (${figureInWords(interval.from)} to ${figureInWords(interval.to)})`}${vain === 0 ? "" : `, ${vain} in vain`}`
}

const adviceInCells = ({ kind, mutants, schedules, cpu }: Advice): ReadonlyArray<string> => [
  literal(kind),
  String(mutants),
  `${code(schedules.strategy)}: ${schedules.figure.toFixed(1)} (${schedules.compared.toFixed(1)})`,
  `${code(cpu.strategy)}: ${secondsInWords(cpu.figure)} (${secondsInWords(cpu.compared)})`,
]

/** The report as a document; a mutant's row has a cell for each strategy. */
export const leagueAsMarkdown = (report: LeagueReport, strategies: ReadonlyArray<Strategy>): string => {
  const { seeds, schedules, rows } = report
  const names = namesOf(rows)
  const compared = comparedIn(rows)
  const mutants = [...new Set(rows.map(({ mutant }) => mutant))]
  const exact = medianInterval(rows[0]?.schedules ?? [])
  return `${[
    "# The league of strategies",
    "",
    `Strategies (${names.map(code).join(", ")}) against ${countOf(mutants.length, "mutant")}, each with ${countOf(seeds, "seed")}, ${countOf(chaseSize.leaders, "leader")} and schedules of ${countOf(chaseSize.moves, "move")}, until a property other than refinement kills, or after ${schedules} schedules.`,
    "",
    "Schedules are the same in every run. CPU seconds were measured once on one machine, the smallest at the limit of what can be measured.",
    "",
    "## What to use when",
    "",
    `By what the mutants break, and on those that take ${compared} ${hard} schedules or more. **Fewest schedules**: the geometric mean of the medians, a missing one counted as ${schedules}; **least CPU**: seconds, the sum of the medians. In parentheses what ${code(compared)} needs. Where the two are close, what stands here is chance: the intervals below say how close.`,
    "",
    ...table(
      ["mutants that break", "mutants", "fewest schedules", "least CPU"],
      advice(rows, compared, schedules, hard).map(adviceInCells),
    ),
    "",
    "## Standings",
    "",
    "A hunt is one mutant with one seed.",
    "",
    "- **schedules**: the median over all hunts, with its 95 % interval by order statistics; nine hunts of ten need no more than the **90th percentile**.",
    `- **times fewer**: than ${code(compared)}, by the medians of each mutant: the geometric mean over the mutants, with the 95 % interval of a seeded percentile bootstrap over them. Below 1 it needs more.`,
    "- **CPU**: seconds until the first kill, the sum over the mutants of their medians.",
    "",
    ...table(
      [
        "strategy",
        "hunts that killed",
        "mutants missed in some hunts",
        "schedules",
        "90th percentile",
        "times fewer",
        "CPU",
      ],
      standings(rows, compared, schedules).map((one) => [
        code(one.strategy),
        `${one.killed} of ${one.hunts}`,
        String(one.missed.length),
        medianInWords(one),
        figureInWords(one.ninetieth),
        ratioInWords(one),
        secondsInWords(one.cpu),
      ]),
    ),
    "",
    "The mutants were written while the uniform strategy was at hand to try them on, so what it cannot find is not among them: the league flatters it.",
    "",
    "## Strategies",
    "",
    ...table(
      ["strategy", "what it does", "source"],
      strategies
        .filter(({ name }) => names.includes(name))
        .map(({ name, title, source }) => [code(name), literal(title), literal(source)]),
    ),
    "",
    "## Mutants",
    "",
    `Schedules until the first kill: the median over the seeds${exact === null ? "" : `, with the interval that covers it with ${(exact.confidence * 100).toFixed(1)} % (by order statistics)`}; \`more\` is beyond the budget.`,
    "",
    ...table(
      ["mutant", ...names.map(code)],
      mutants.map((id) => [
        code(id),
        ...names.map((strategy) => {
          const row = rows.find((one) => one.mutant === id && one.strategy === strategy)
          return row === undefined ? "" : rowInWords(row)
        }),
      ]),
    ),
  ].join("\n")}\n`
}

/** The standings for a terminal, and what to use when. */
export const leagueInLines = ({ rows, schedules }: LeagueReport): ReadonlyArray<string> => {
  const compared = comparedIn(rows)
  return [
    ...standings(rows, compared, schedules).map(
      (one) =>
        `${padEnd(one.strategy, 15)} killed ${one.killed} of ${one.hunts} · ${medianInWords(one)} schedules · ${ratioInWords(one)} times fewer than ${compared} · ${secondsInWords(one.cpu)} s`,
    ),
    "",
    ...advice(rows, compared, schedules, hard).map(
      ({ kind, mutants, schedules: fewest, cpu }) =>
        `${kind} (${countOf(mutants, "mutant")}): fewest schedules ${fewest.strategy}, least CPU ${cpu.strategy}`,
    ),
  ]
}
