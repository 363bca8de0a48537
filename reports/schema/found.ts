/** Schemas of where a counterexample comes from: what drew it, and how it was made small. */
import { Schema } from "effect"
import { features } from "../../properties/adversary/record-writes.ts"
import { FamilyName, FaultName } from "./vocabulary.ts"

const Budget = Schema.optionalKey(Schema.Natural)

const Draw = Schema.Struct({
  families: Schema.Array(FamilyName),
  faults: Schema.Array(FaultName),
  features: Schema.Array(Schema.Literals(features)),
  budgets: Schema.Struct({
    loss: Budget,
    duplication: Budget,
    reordering: Budget,
    partition: Budget,
    crash: Budget,
    skew: Budget,
    ties: Budget,
    vacuum: Budget,
    leaving: Budget,
  }),
  by: Schema.String,
}).annotate({ identifier: "Draw" })

export const Discovery = Schema.Struct({
  seed: Schema.Int,
  run: Schema.Natural,
  draw: Schema.optionalKey(Draw),
}).annotate({ identifier: "Discovery" })

const ShrinkPass = Schema.Struct({
  by: Schema.String,
  from: Schema.Natural,
  to: Schema.Natural,
  plays: Schema.Natural,
}).annotate({ identifier: "ShrinkPass" })

const Certificate = Schema.Struct({
  plays: Schema.Natural,
  moves: Schema.Natural,
  leaders: Schema.Natural,
  objects: Schema.Natural,
}).annotate({ identifier: "Certificate" })

export const Shrinking = Schema.Struct({
  from: Schema.Natural,
  to: Schema.Natural,
  plays: Schema.Natural,
  minimal: Schema.Boolean,
  passes: Schema.optionalKey(Schema.Array(ShrinkPass)),
  certificate: Schema.optionalKey(Certificate),
}).annotate({ identifier: "Shrinking" })
