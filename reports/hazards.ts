/**
 * The hazard matrix in words: for people in a terminal, as a Markdown document that is committed, and as JSON.
 *
 * A cell says the mildest circumstance under which a design breaks a property and the length of a minimal schedule, or
 * that it holds in the whole scope.
 */
import { type Counterexample, counterexampleName } from "../properties/counterexample.ts"
import { anomalies } from "../properties/expectations.ts"
import { type HazardModel, hazardModels } from "../properties/hazard-models.ts"
import type { Hazard, HazardReport } from "../properties/hazards.ts"
import type { Property } from "../properties/property.ts"
import { encodeSchedule } from "../properties/schedule/codec.ts"
import { asExpected } from "../properties/verdict.ts"
import { moveInWords } from "../properties/words.ts"
import { code, literal, table } from "./markdown.ts"
import { hang } from "./text/columns.ts"
import { verdictSigns } from "./verdicts.ts"
import { countOf } from "./words.ts"

interface Broken {
  readonly hazard: Hazard
  readonly under: string
  readonly counterexample: Counterexample
}

const brokenIn = (reports: ReadonlyArray<HazardReport>, property: string): ReadonlyArray<Broken> =>
  reports.flatMap(({ hazards }) =>
    hazards.flatMap((hazard) =>
      hazard.property === property && hazard.verdict.kind === "violated"
        ? [{ hazard, under: hazard.under ?? "", counterexample: hazard.verdict.counterexample }]
        : [],
    ),
  )

/** Designs that break what is not recorded as broken. A recorded violation that needs a larger scope is no difference. */
export const surprises = (reports: ReadonlyArray<HazardReport>): ReadonlyArray<Hazard> =>
  reports.flatMap(({ hazards }) =>
    hazards.filter((hazard) => hazard.verdict.kind === "violated" && !asExpected(hazard)),
  )

const scopeOf = ({ leaders, writes }: HazardModel): string =>
  `${countOf(leaders, "leader")}, ${countOf(writes, "write")}`

/** What was searched, in sentences: the models of one size and one kind together. */
export const hazardScopeInWords = (): string => {
  const rows = hazardModels.filter(({ family }) => family === "row")
  const groups = [
    {
      what: "one row without faults, with one tie, with one clock that is off, with one that steps back",
      models: rows.filter(({ search }) => search.by === "runs"),
    },
    ...[...new Set(rows.filter(({ search }) => search.by === "states").map(scopeOf))].map((scope) => {
      const models = rows.filter((model) => model.search.by === "states" && scopeOf(model) === scope)
      return { what: `one row with one fault (${models.map(({ name }) => name).join(", ")})`, models }
    }),
    {
      what: "one record or two, for each feature of tables, and one object of each other family",
      models: hazardModels.filter(({ family }) => family !== "row"),
    },
  ]
  return `Every behaviour of ${groups.map(({ what, models: [first] }) => `${what} (${first === undefined ? "" : scopeOf(first)})`).join("; ")}.`
}

/** One paragraph for each property: who breaks it, under what, how soon. */
export const hazardsInLines = (
  reports: ReadonlyArray<HazardReport>,
  properties: ReadonlyArray<Property>,
  width: number,
): ReadonlyArray<string> =>
  properties.flatMap(({ id }) => {
    const broken = brokenIn(reports, id)
    const count = (kind: Hazard["verdict"]["kind"]): number =>
      reports.filter(({ hazards }) => hazards.some((one) => one.property === id && one.verdict.kind === kind))
        .length
    const rest = `holds in scope ${count("holds")}, not claimed ${count("not-claimed")}, no chance to fail ${count("vacuous")}, unknown ${count("unknown")}`
    const names = broken.map(
      ({ hazard, under, counterexample }) =>
        `${hazard.subject} (${under}, ${countOf(counterexample.schedule.moves.length, "move")})`,
    )
    return [
      id,
      ...(names.length === 0 ? [] : hang(`  ${verdictSigns.violated} `, names.join(", "), width)),
      `  ${rest}`,
    ]
  })

/** How many designs stand side by side in a table. */
const columns = 6

const cellInMarkdown = (hazard: Hazard | undefined): string => {
  if (hazard === undefined) return ""
  const { verdict, under } = hazard
  if (verdict.kind !== "violated") return verdictSigns[verdict.kind]
  const { counterexample } = verdict
  return `[${verdictSigns.violated} ${under}, ${counterexample.schedule.moves.length}](#${counterexampleName(counterexample)})`
}

/** The models whose runs are counted together. */
const kindsOfModels: ReadonlyArray<(model: HazardModel) => boolean> = [
  ({ name }) => name === "no fault",
  ({ search, faults }) => search.by === "runs" && faults.length > 0,
  ({ search }) => search.by === "states",
  ({ family }) => family === "record",
  ({ family }) => family !== "row" && family !== "record",
]

/** How many runs were judged in some models. */
const judgedInWords = ({ explored }: HazardReport, kind: (model: HazardModel) => boolean): string => {
  const names = new Set(hazardModels.filter(kind).map(({ name }) => name))
  const own = explored.filter(({ model }) => names.has(model))
  const runs = own.reduce((sum, one) => sum + one.runs, 0)
  return own.length === 0
    ? ""
    : `${runs.toLocaleString("en-US")}${own.every(({ complete }) => complete) ? "" : " and more"}`
}

/** Where the matrix shows a documented anomaly: the designs whose broken promises are put down to it. */
const anomaliesInLines = (reports: ReadonlyArray<HazardReport>): ReadonlyArray<string> =>
  table(
    ["anomaly", "what happens", "found in"],
    Object.entries(anomalies).map(([name, what]) => {
      const links = reports.flatMap(({ design, hazards }) => {
        const shown = hazards.find(
          ({ verdict, expected }) =>
            verdict.kind === "violated" && expected.because.split(/\W+/).includes(name),
        )
        return shown?.verdict.kind === "violated"
          ? [`[${code(design)}](#${counterexampleName(shown.verdict.counterexample)})`]
          : []
      })
      return [name, literal(what), links.length === 0 ? "not in this scope" : links.join(", ")]
    }),
  )

/** The document that is committed: the scope, the matrix, and a minimal schedule for every violation. */
export const hazardsAsMarkdown = (
  reports: ReadonlyArray<HazardReport>,
  properties: ReadonlyArray<Property>,
): string => {
  const blocks = Array.from({ length: Math.ceil(reports.length / columns) }, (_, index) =>
    reports.slice(index * columns, (index + 1) * columns),
  )
  return `${[
    "# The hazard matrix",
    "",
    "Written by `npm run hazards`; CI fails when it is not what that writes. It is about the designs in `model/systems/`,",
    "which are the documented rules of the systems, not the products.",
    "",
    literal(hazardScopeInWords()),
    "",
    `${verdictSigns.violated} breaks: the mildest circumstance, and the moves of a minimal schedule (take any move away and it passes). ${verdictSigns.holds} holds in the whole scope. ${verdictSigns["not-claimed"]} not claimed. ${verdictSigns.vacuous} could not fail in this scope. ${verdictSigns.unknown} unknown: a search was cut off, see the runs judged.`,
    ...blocks.flatMap((block) => [
      "",
      ...table(
        ["property", ...block.map(({ design }) => code(design))],
        properties.map(({ id }) => [
          code(id.slice(id.indexOf("/") + 1)),
          ...block.map(({ hazards }) => cellInMarkdown(hazards.find(({ property }) => property === id))),
        ]),
      ),
    ]),
    "",
    "## Documented anomalies",
    "",
    "Nothing here is scripted: the search broke these promises by itself, and the reason that is recorded for each names the anomaly.",
    "",
    ...anomaliesInLines(reports),
    "",
    "## Runs judged",
    "",
    "With rows, without faults or with one of time, and with every other kind of object: every run, once up to the order of moves that commute. With another fault: a run through every distinct state.",
    "",
    ...table(
      [
        "design",
        "rows, no fault",
        "rows, a fault of time",
        "rows, another fault",
        "records",
        "other objects",
      ],
      reports.map((report) => [
        code(report.design),
        ...kindsOfModels.map((kind) => judgedInWords(report, kind)),
      ]),
    ),
    "",
    "## Minimal schedules",
    ...properties.flatMap(({ id }) => {
      const broken = brokenIn(reports, id)
      if (broken.length === 0) return []
      return [
        "",
        `### ${code(id)}`,
        "",
        ...broken.map(({ hazard, under, counterexample }) => {
          const moves = counterexample.schedule.moves.map(moveInWords).map(literal).join(" · ")
          const anchor = `<a id="${counterexampleName(counterexample)}"></a>`
          return `- ${anchor}${code(hazard.subject)} (${under}): ${moves}. ${literal(counterexample.violation.harm)}`
        }),
      ]
    }),
  ].join("\n")}\n`
}

/** The matrix as plain JSON, with every minimal schedule. */
export const hazardsAsJson = (reports: ReadonlyArray<HazardReport>): unknown => ({
  format: "polyarchy/hazards",
  version: 1,
  models: hazardModels.map(({ name, leaders, writes, family, faults, search }) => ({
    name,
    leaders,
    writes,
    family,
    faults,
    search: search.by,
  })),
  designs: reports.map(({ design, explored, hazards }) => ({
    design,
    explored,
    hazards: hazards.map(({ property, under, verdict, expected }) => ({
      property,
      verdict: verdict.kind,
      expected: expected.verdict,
      because:
        verdict.kind === "not-claimed" || verdict.kind === "unknown" ? verdict.because : expected.because,
      under,
      harm: verdict.kind === "violated" ? verdict.counterexample.violation.harm : null,
      schedule: verdict.kind === "violated" ? encodeSchedule(verdict.counterexample.schedule) : null,
    })),
  })),
})
