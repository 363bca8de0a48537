/** Schema of the report of a campaign: `polyarchy/report`. */
import { Schema } from "effect"
import { Explained } from "./explained.ts"
import { Statistics } from "./statistics.ts"
import { FamilyName, FaultName } from "./vocabulary.ts"

export const Made = Schema.Struct({ polyarchy: Schema.String, node: Schema.String })

export const ReportedSubject = Schema.Struct({
  name: Schema.String,
  title: Schema.String,
  source: Schema.String,
  kind: Schema.Literals(["reference", "implementation", "library", "system", "baseline"]),
  families: Schema.Array(FamilyName),
  faults: Schema.Array(FaultName),
  runs: Schema.Natural,
  moves: Schema.Natural,
  effective: Schema.Natural,
}).annotate({ identifier: "ReportedSubject" })

export const ReportedProperty = Schema.Struct({
  id: Schema.String,
  group: Schema.Literals([
    "convergence",
    "causality",
    "conflict-resolution",
    "database-features",
    "durability",
    "availability",
    "refinement",
  ]),
  title: Schema.String,
  law: Schema.String,
  source: Schema.String,
  expectation: Schema.Literals(["always", "eventually"]),
  assumes: Schema.String,
  witness: Schema.String,
}).annotate({ identifier: "ReportedProperty" })

const Expected = Schema.Struct({
  verdict: Schema.Literals(["holds", "violated", "not-claimed"]),
  because: Schema.String,
}).annotate({ identifier: "Expected" })

const cell = {
  subject: Schema.String,
  property: Schema.String,
  verdict: Schema.Literals(["holds", "violated", "vacuous", "unknown", "not-claimed"]),
  runs: Schema.Natural,
  witnesses: Schema.Natural,
  because: Schema.String,
  expected: Expected,
  asRecorded: Schema.Boolean,
  counterexample: Schema.NullOr(Schema.String),
}

const Cell = Schema.Struct(cell).annotate({ identifier: "Cell" })

export const HazardCell = Schema.Struct({ ...cell, under: Schema.NullOr(Schema.String) }).annotate({
  identifier: "HazardCell",
})

export const Report = Schema.Struct({
  format: Schema.Literal("polyarchy/report"),
  version: Schema.Literal(2),
  made: Made,
  run: Schema.Struct({
    seed: Schema.Int,
    leaders: Schema.Natural,
    moves: Schema.Natural,
    strategy: Schema.String,
    faults: Schema.Array(FaultName),
    mode: Schema.Literals(["healing", "core", "safety"]),
    command: Schema.String,
    interrupted: Schema.Boolean,
    absent: Schema.Array(Schema.Struct({ name: Schema.String, because: Schema.String })),
  }),
  subjects: Schema.Array(ReportedSubject),
  properties: Schema.Array(ReportedProperty),
  cells: Schema.Array(Cell),
  counterexamples: Schema.Array(Explained),
  statistics: Schema.Struct({ all: Statistics, bySubject: Schema.Record(Schema.String, Statistics) }),
}).annotate({
  identifier: "Report",
  description: "What a campaign found: `polyarchy verify` writes it as report.json.",
})
