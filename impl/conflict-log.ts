/**
 * The conflict log lists the pairs of versions of rows and records that were written without knowledge of each
 * other, and which of the two a leader kept: what an operator reads to learn whose write was overruled.
 *
 * A leader logs a conflict when it applies the second change of the pair, so each leader lists what it saw,
 * in its own order; the winners agree. Of a record that merges by columns, a change can be in several pairs. Registers and
 * maps keep both versions, and counters and sets merge them, so they are not in it.
 */
import { Schema } from "effect"
import { Dot, showDot } from "./change.ts"

export const Conflict = Schema.Struct({
  name: Schema.Literal("concurrent_writes"),
  family: Schema.Literals(["row", "record"]),
  key: Schema.String,
  /** The change that wrote the version which was there. */
  local: Dot,
  /** The change that arrived. */
  remote: Dot,
  kept: Schema.Literals(["local", "remote"]),
})
export type Conflict = typeof Conflict.Type

/** `row "k": 0:3 and 1:2 were written concurrently; kept 1:2`. */
export const showConflict = (conflict: Conflict): string => {
  const [local, remote] = [showDot(conflict.local), showDot(conflict.remote)]
  return `${conflict.family} "${conflict.key}": ${local} and ${remote} were written concurrently; kept ${
    conflict.kept === "local" ? local : remote
  }`
}
