/**
 * The conflict log lists the pairs of row versions that were written without knowledge of each other, and
 * which of the two a leader kept: what an operator reads to learn whose write was overruled.
 *
 * A leader logs a conflict when it applies the second change of the pair, so each leader lists what it saw,
 * in its own order; the winners agree. Only rows are in it: registers keep both versions, counters and sets
 * merge them.
 */
import { type Dot, showDot } from "./change.ts"

export interface Conflict {
  readonly name: "concurrent_writes"
  readonly key: string
  /** The change that wrote the version which was there. */
  readonly local: Dot
  /** The change that arrived. */
  readonly remote: Dot
  readonly kept: "local" | "remote"
}

/** `row "k": 0:3 and 1:2 were written concurrently; kept 1:2`. */
export const showConflict = (conflict: Conflict): string => {
  const [local, remote] = [showDot(conflict.local), showDot(conflict.remote)]
  return `row "${conflict.key}": ${local} and ${remote} were written concurrently; kept ${
    conflict.kept === "local" ? local : remote
  }`
}
