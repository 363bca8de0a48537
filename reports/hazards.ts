/**
 * The hazard matrix in words: for people in a terminal, as a Markdown document that is committed, and as JSON.
 *
 * A cell says the mildest circumstance under which a design breaks a property and the length of a shortest schedule, or
 * that it holds in the whole scope.
 */
import type { Counterexample } from "../properties/counterexample.ts"
import { type FaultModel, faultModels, type Hazard, type HazardReport } from "../properties/hazards.ts"
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

const modelInWords = ({ name, leaders, writes }: FaultModel): string =>
  `${name === "no fault" ? name : `one fault: ${name}`} (${countOf(leaders, "leader")}, ${countOf(writes, "write")})`

/** What was searched, in one sentence. */
export const hazardScopeInWords = (): string =>
  `Every behaviour with one row under each of: ${faultModels.map(modelInWords).join("; ")}.`

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
  return `${verdictSigns.violated} ${under}, ${verdict.counterexample.schedule.moves.length}`
}

/** The document that is committed: the scope, the matrix, and a shortest schedule for every violation. */
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
    `${verdictSigns.violated} breaks: the mildest circumstance, and the moves of a shortest schedule. ${verdictSigns.holds} holds in the whole scope. ${verdictSigns["not-claimed"]} not claimed. ${verdictSigns.vacuous} could not fail in this scope.`,
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
    "## Distinct states",
    "",
    ...table(
      ["design", ...faultModels.map(({ name }) => name)],
      reports.map(({ design, explored }) => [
        code(design),
        ...faultModels.map(({ name }) => {
          const done = explored.find(({ model }) => model === name)
          return done === undefined
            ? ""
            : `${done.states.toLocaleString("en-US")}${done.complete ? "" : " and more"}`
        }),
      ]),
    ),
    "",
    "## Shortest schedules",
    ...properties.flatMap(({ id }) => {
      const broken = brokenIn(reports, id)
      if (broken.length === 0) return []
      return [
        "",
        `### ${code(id)}`,
        "",
        ...broken.map(({ hazard, under, counterexample }) => {
          const moves = counterexample.schedule.moves.map(moveInWords).map(literal).join(" · ")
          return `- ${code(hazard.subject)} (${under}): ${moves}. ${literal(counterexample.violation.harm)}`
        }),
      ]
    }),
  ].join("\n")}\n`
}

/** The matrix as plain JSON, with every shortest schedule. */
export const hazardsAsJson = (reports: ReadonlyArray<HazardReport>): unknown => ({
  format: "polyarchy/hazards",
  version: 1,
  faultModels,
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
