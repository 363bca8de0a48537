/** For the tests of this folder, and no part of the page: settings that let leaders drift apart. */
import type { Settings } from "../../../model/systems/switches.ts"

/** Last arrival wins on a ring: two writes to one object end in the order in which they arrive. */
export const drifting: Settings = {
  topology: "ring",
  clock: "wall",
  delivery: "fifo",
  accepts: "every",
  detection: "origin",
  resolution: "remote",
  "insert-of-existing": "resolve",
  "update-of-missing": "insert",
  "delete-of-existing": "resolve",
  deletes: "remembered",
  "generated-keys": "snowflake",
  "unique-violation": "admit",
  "reference-violation": "admit",
  "check-violation": "admit",
  triggers: "origin",
  truncate: "wipes",
  replicates: "rows",
}
