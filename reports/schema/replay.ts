/** Schema of what a replay found: `polyarchy/replay`. */
import { Schema } from "effect"
import { Explained } from "./explained.ts"
import { Made } from "./report.ts"

export const ReplayReport = Schema.Struct({
  format: Schema.Literal("polyarchy/replay"),
  version: Schema.Literal(2),
  made: Made,
  verdict: Schema.Literals(["still fails", "fixed", "different failure"]),
  subject: Schema.String,
  property: Schema.NullOr(Schema.String),
  before: Schema.NullOr(Schema.String),
  broken: Schema.Array(Schema.Struct({ property: Schema.String, harm: Schema.String })),
  explained: Schema.NullOr(Explained),
}).annotate({ identifier: "ReplayReport" })
