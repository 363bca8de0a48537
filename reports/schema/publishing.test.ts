import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { campaign, usually } from "../../properties/campaign.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { loadMutants } from "../../properties/mutants/mutants.ts"
import { schedules } from "../../properties/schedule/arbitrary.ts"
import { encodeCounterexample, encodeSchedule } from "../../properties/schedule/codec.ts"
import { faults, type Subject } from "../../properties/subjects/subject.ts"
import { families } from "../../model/vocabulary/write.ts"
import { loadSubjects } from "../../properties/subjects/registry.ts"
import { counterexamplesOf, reportOf } from "../report-of.ts"
import { hostile, sample, twoInserts } from "../sample.harness.ts"
import { testsOfTests } from "../tests-of-tests.ts"
import { docstringsOf } from "./docstrings.ts"
import { PageData } from "./page.ts"
import { schemaDocuments } from "./publishing.ts"
import { Report } from "./report.ts"
import { CounterexampleFile, ScheduleFile } from "./schedule.ts"

/** A value as another program gets it. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const committed = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), "utf8")

/** A schema that refuses what it does not know. */
const strictly = (schema: Schema.Codec<unknown, unknown>, value: unknown): unknown =>
  Schema.decodeUnknownSync(schema)(asJson(value), { onExcessProperty: "error" })

describe("the published schemas", () => {
  it("are what `npm run docs` writes", () => {
    for (const { file, text } of schemaDocuments()) expect(committed(file), file).toBe(text)
  })

  it("refer only to definitions that they hold, and leave none unused", () => {
    for (const { file, text } of schemaDocuments()) {
      const { $defs } = JSON.parse(text) as { readonly $defs: object }
      const named = [...text.matchAll(/"\$ref": "#\/\$defs\/(\w+)"/g)].map(([, name = ""]) => name)
      expect(new Set(named), file).toEqual(new Set(Object.keys($defs)))
    }
  })

  it("say in words what the sources say of a field", () => {
    const { $defs } = JSON.parse(committed("reports/schema/report.schema.json")) as {
      readonly $defs: Readonly<Record<string, { readonly description?: string; readonly properties: object }>>
    }
    expect($defs["Explained"]).toMatchObject({
      description: "A counterexample with its replay told in events.",
      properties: { size: { description: "How many leaders the cluster has." } },
    })
    expect($defs["Report"]?.properties).toMatchObject({
      run: { properties: { moves: { description: "Moves per schedule, at most." } } },
    })
  })
})

describe("docstrings", () => {
  it("of an interface that is not there are a mistake in the list of sources", () => {
    expect(() => docstringsOf("Nobody", "export interface Somebody {\n}\n")).toThrow("no interface Nobody")
  })
})

const figures = <Row>({ seeds, schedules: played, rows }: Figures<Row>): Figures<Row> => ({
  seeds,
  schedules: played,
  rows,
})

interface Figures<Row> {
  readonly seeds: number
  readonly schedules: number
  readonly rows: ReadonlyArray<Row>
}

const hooks = { progress: () => undefined, stopped: () => false }

const subjects = async (): Promise<ReadonlyArray<Subject>> => {
  const { subjects: all } = await loadSubjects()
  const kinds = [...new Set(all.map(({ kind }) => kind))]
  const named = new Set(["tungsten", "couchdb"])
  const mutant = (await loadMutants()).find(({ kills }) => kills.some((id) => id.startsWith("refinement/")))
  return [
    ...kinds.flatMap((kind) => all.filter((one) => one.kind === kind).slice(0, 2)),
    ...all.filter(({ name }) => named.has(name)),
    ...(mutant === undefined ? [] : [mutant.subject]),
  ]
}

describe("a campaign over every kind of subject", async () => {
  const played = await campaign(
    {
      ...usually,
      seed: 11,
      subjects: await subjects(),
      properties: catalogue,
      runs: () => 12,
      leaders: 3,
      moves: 30,
    },
    hooks,
  )
  const report = reportOf(played, {
    made: { polyarchy: "0.0.0", node: "0.0.0" },
    command: "polyarchy verify",
    absent: [{ name: "yjs", because: "it is not installed" }],
    saving: { directory: "out" },
  })

  it("gives a report that has every field of the schema and none besides", () => {
    expect(strictly(Report, report)).toEqual(report)
    expect(new Set(report.subjects.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(4)
    expect(report.counterexamples.length).toBeGreaterThan(5)
  })

  it("gives counterexamples that are saved as the schema says", () => {
    for (const one of counterexamplesOf(played.subjects)) {
      const saved = asJson(encodeCounterexample(one))
      expect(strictly(CounterexampleFile, saved)).toEqual(saved)
    }
  })

  it("gives a page that has every field of the schema and none besides", () => {
    // The files of the figures say more, of how they were made.
    const tests = { kills: figures(testsOfTests.kills), league: figures(testsOfTests.league) }
    const head = { format: "polyarchy/page", version: 1, made: report.made } as const
    const page = { ...head, view: "run", report, tests } as const
    expect(strictly(PageData, page)).toEqual(page)
    expect(strictly(PageData, { ...head, view: "playground", start: null })).toMatchObject({ start: null })
  })
})

describe("what the schemas say", () => {
  it("is true of every schedule that can be drawn", () => {
    const links = [0, 1, 2, 3, 4].map((at) => ({ from: at, to: (at + 1) % 5 }))
    const scope = { leaders: 5, moves: 40, keys: 3, families, faults, links }
    fc.assert(
      fc.property(schedules(scope), (schedule) => {
        const saved = asJson(encodeSchedule(schedule))
        expect(strictly(ScheduleFile, saved)).toEqual(saved)
      }),
    )
  })

  it("is true of reports with hostile values", () => {
    for (const value of hostile.filter(({ length }) => length <= 200)) {
      const report = sample(twoInserts(value, "v1", value))
      expect(strictly(Report, report)).toEqual(report)
    }
  })
})
