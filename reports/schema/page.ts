/** Schema of the data in a page: `polyarchy/page`. */
import { Schema } from "effect"
import { Explained } from "./explained.ts"
import { ReplayReport } from "./replay.ts"
import { HazardCell, Made, Report, ReportedProperty, ReportedSubject } from "./report.ts"

const Figure = Schema.NullOr(Schema.Finite)
const Figures = Schema.Array(Figure)
const Naturals = Schema.Array(Schema.Natural)

const KillRow = Schema.Struct({
  mutant: Schema.String,
  strategy: Schema.String,
  played: Naturals,
  reached: Naturals,
  differed: Naturals,
  first: Figures,
  cpu: Figure,
  smallest: Schema.NullOr(
    Schema.Struct({
      property: Schema.String,
      from: Schema.Natural,
      to: Schema.Natural,
      minimal: Schema.Boolean,
    }).annotate({ identifier: "Smallest" }),
  ),
  killers: Schema.Array(
    Schema.Struct({ property: Schema.String, schedules: Figures }).annotate({ identifier: "Killer" }),
  ),
}).annotate({ identifier: "KillRow" })

const LeagueRow = Schema.Struct({
  strategy: Schema.String,
  mutant: Schema.String,
  group: Schema.String,
  schedules: Figures,
  cpu: Schema.Finite,
}).annotate({ identifier: "LeagueRow" })

const TestsOfTests = Schema.Struct({
  kills: Schema.Struct({
    seeds: Schema.Natural,
    schedules: Schema.Natural,
    rows: Schema.Array(KillRow),
  }),
  league: Schema.Struct({
    seeds: Schema.Natural,
    schedules: Schema.Natural,
    rows: Schema.Array(LeagueRow),
  }),
}).annotate({ identifier: "TestsOfTests" })

const HazardMatrix = Schema.Struct({
  made: Made,
  command: Schema.String,
  subjects: Schema.Array(ReportedSubject),
  properties: Schema.Array(ReportedProperty),
  cells: Schema.Array(HazardCell),
  counterexamples: Schema.Array(Explained),
}).annotate({ identifier: "HazardMatrix" })

const head = { format: Schema.Literal("polyarchy/page"), version: Schema.Literal(1), made: Made }

export const PageData = Schema.Union([
  Schema.Struct({ ...head, view: Schema.Literal("run"), report: Report, tests: TestsOfTests }),
  Schema.Struct({
    ...head,
    view: Schema.Literal("hazards"),
    hazards: HazardMatrix,
    scope: Schema.String,
    tests: TestsOfTests,
  }),
  Schema.Struct({ ...head, view: Schema.Literal("counterexample"), replay: ReplayReport }),
  Schema.Struct({ ...head, view: Schema.Literal("playground"), start: Schema.NullOr(Schema.String) }),
]).annotate({
  identifier: "PageData",
  description: "What a page is given: one of four views with its data. It stands in the page itself.",
})
