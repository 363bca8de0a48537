/** Schemas of the statistics of a campaign. */
import { Schema } from "effect"

const Counts = Schema.Record(Schema.String, Schema.Natural)

const Spread = Schema.Struct({
  schedules: Schema.Natural,
  least: Schema.Int,
  median: Schema.Int,
  most: Schema.Int,
  sum: Schema.Int,
}).annotate({ identifier: "Spread" })

export const Statistics = Schema.Struct({
  schedules: Schema.Natural,
  strategies: Counts,
  asked: Counts,
  effective: Counts,
  faultsIn: Counts,
  faults: Counts,
  families: Counts,
  fates: Counts,
  conflicts: Counts,
  perSchedule: Schema.Struct({
    faults: Spread,
    writes: Spread,
    conflicts: Spread,
    concurrent: Spread,
    inFlight: Spread,
    stranded: Spread,
  }),
  witnesses: Schema.Record(Schema.String, Spread),
}).annotate({ identifier: "Statistics" })
