/**
 * The log of a leader: what it has applied, in order, as far back as someone may need it. The latest changes are at
 * hand, the older ones in the journal.
 *
 * Memory: at most twice `atHand` changes, however long the log is.
 */
import { Effect } from "effect"
import type { Change } from "./change.ts"
import type { Journal, JournalError, Mark } from "./journal.ts"
import type { VersionVector } from "./version-vector.ts"

export interface Log {
  /** The position of the oldest change that is kept; one more than `last` where none is. */
  first: number
  /** The version vector just before `first`. */
  start: VersionVector
  /** The position of the latest change; 0 for none. */
  last: number
  /** The position up to which it may be read: behind it lie writes that are not durable yet. */
  settled: number
  /** The latest changes, oldest first. */
  readonly tail: Array<Change>
  readonly atHand: number
}

/** How many of its latest changes a leader has at hand. */
const atHand = 4096

/** The log behind a mark, with nothing applied since. */
export const behind = ({ position, first, start }: Mark, most: number = atHand): Log => ({
  first,
  start,
  last: position,
  settled: position,
  tail: [],
  atHand: most,
})

/** Adds a change at the end. */
export const push = (log: Log, change: Change): void => {
  log.last++
  log.tail.push(change)
  if (log.tail.length >= 2 * log.atHand) log.tail.splice(0, log.tail.length - log.atHand)
}

/** Lets all that there is be read. */
export const settle = (log: Log): void => {
  log.settled = log.last
}

/** Forgets what lies before a position. */
export const cut = (log: Log, first: number, start: VersionVector): void => {
  log.first = first
  log.start = start
}

/**
 * The changes from a position on, which must not be before `first`: those at hand, or a stretch of at most `limit` from
 * the journal. Empty only behind what is settled.
 */
export const from = (
  log: Log,
  journal: Journal["Service"],
  position: number,
  limit: number,
): Effect.Effect<ReadonlyArray<Change>, JournalError> => {
  const index = position - (log.last - log.tail.length + 1)
  return index >= 0
    ? Effect.succeed(log.tail.slice(index, index + Math.min(limit, Math.max(0, log.settled + 1 - position))))
    : journal.read(position, Math.min(limit, -index))
}
