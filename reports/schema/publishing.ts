/**
 * The published JSON Schemas, one file for each format: JSON Schema 2020-12, with what the sources say of every field.
 *
 * `npm run docs` writes them, and a test holds them to it. Objects of a report are open, because new fields may come;
 * moves and writes are closed, because a misspelt field must not pass for one left out.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { type JsonSchema, Schema } from "effect"
import { type Docstrings, docstringsOf } from "./docstrings.ts"
import { PageData } from "./page.ts"
import { ReplayReport } from "./replay.ts"
import { Report } from "./report.ts"
import { CounterexampleFile, ScheduleFile } from "./schedule.ts"

/** What is published, by the name of its format behind `polyarchy/`. */
const formats = {
  report: Report,
  replay: ReplayReport,
  schedule: ScheduleFile,
  counterexample: CounterexampleFile,
  page: PageData,
} as const satisfies Readonly<Record<string, Schema.Constraint>>

/** The interface that says what a definition means, where one does. */
const sources: Readonly<Record<string, string>> = {
  Report: "reports/report.ts",
  ReportedSubject: "reports/report.ts",
  ReportedProperty: "reports/report.ts",
  Cell: "reports/report.ts",
  Reason: "reports/report.ts",
  Expectation: "reports/report.ts",
  Passing: "reports/report.ts",
  Explained: "reports/report.ts",
  Event: "reports/events.ts",
  LeaderMoment: "reports/moments.ts",
  TrackedObject: "reports/moments.ts",
  Message: "reports/messages.ts",
  ReplayReport: "reports/terminal/replay.ts",
  HazardCell: "reports/hazard-report.ts",
  HazardMatrix: "reports/hazard-report.ts",
  TestsOfTests: "reports/page/data.ts",
  Expected: "properties/verdict.ts",
  Violation: "properties/property.ts",
  Statistics: "properties/statistics.ts",
  Spread: "properties/statistics.ts",
  Draw: "properties/adversary/draw.ts",
  ShrinkPass: "properties/counterexample.ts",
  Certificate: "properties/counterexample.ts",
  Shrinking: "properties/counterexample.ts",
  Discovery: "properties/counterexample.ts",
  Explanation: "properties/explanation/explanation.ts",
  Doomed: "properties/explanation/doomed.ts",
  Fate: "properties/explanation/fate.ts",
  Varied: "properties/explanation/relevance.ts",
  RelevantMove: "properties/explanation/relevance.ts",
  Relevance: "properties/explanation/relevance.ts",
  Killer: "properties/mutants/kill-row.ts",
  Smallest: "properties/mutants/kill-row.ts",
  KillRow: "properties/mutants/kill-row.ts",
  LeagueRow: "properties/mutants/league.ts",
  Dot: "model/vocabulary/dot.ts",
}

/** Definitions whose objects hold nothing but what is listed. */
const closed: ReadonlySet<string> = new Set(["Move", "Write"])

const root = fileURLToPath(new URL("../../", import.meta.url))

const saidOf = (name: string): Docstrings | null => {
  const file = sources[name]
  return file === undefined ? null : docstringsOf(name, readFileSync(`${root}${file}`, "utf8"))
}

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** An object's schema with what is said of its fields; its own words go before those of the source. */
const described = (node: Node, said: Docstrings, path: string): Node => {
  const properties = node["properties"]
  if (!isNode(properties)) return node
  return {
    ...node,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => {
        const here = path === "" ? name : `${path}.${name}`
        const words = said.fields.get(here)
        if (!isNode(inner)) return [name, inner]
        return [
          name,
          { ...(words === undefined ? {} : { description: words }), ...described(inner, said, here) },
        ]
      }),
    ),
  }
}

const closing = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(closing)
  if (!isNode(node)) return node
  const inner = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, closing(value)]))
  return node["type"] === "object" ? { ...inner, additionalProperties: false } : inner
}

/** The same schema, with what stands in an `allOf` of one part beside the rest. */
const lifted = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(lifted)
  if (!isNode(node)) return node
  const { allOf, ...rest } = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, lifted(value)]),
  )
  const parts: ReadonlyArray<unknown> = Array.isArray(allOf) ? allOf : []
  const [only, ...others] = parts
  const alone = isNode(only) && others.length === 0
  if (alone && !Object.keys(only).some((name) => name in rest)) return { ...only, ...rest }
  return allOf === undefined ? rest : { ...rest, allOf }
}

const definition = (name: string, node: unknown): unknown => {
  if (!isNode(node)) throw new Error(`${name} is no schema`)
  const said = saidOf(name)
  const whole =
    said === null
      ? node
      : { ...(said.whole === "" ? {} : { description: said.whole }), ...described(node, said, "") }
  return closed.has(name) ? closing(whole) : whole
}

/** The schema of one format as a document. */
const documentOf = (format: string, schema: Schema.Constraint): Node => {
  const { definitions, schema: top }: JsonSchema.Document<"draft-2020-12"> =
    Schema.toJsonSchemaDocument(schema)
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `polyarchy/${format}`,
    ...top,
    $defs: Object.fromEntries(
      Object.keys(definitions)
        .toSorted()
        .map((name) => [name, definition(name, lifted(definitions[name]))]),
    ),
  }
}

/** Every published file as it should be, by its path in the repository. */
export const schemaDocuments = (): ReadonlyArray<{ readonly file: string; readonly text: string }> =>
  Object.entries(formats).map(([format, schema]) => ({
    file: `reports/schema/${format}.schema.json`,
    text: `${JSON.stringify(documentOf(format, schema), null, 2)}\n`,
  }))

if (import.meta.main) for (const { file, text } of schemaDocuments()) writeFileSync(`${root}${file}`, text)
