/**
 * A subscription is a follower's place in a leader's log: what was there when it connected comes first, then
 * what the log gains, each once and in the log's order.
 *
 * It is a position, not a queue: a follower that is slow or far behind costs its leader no memory. Where the log was
 * cut behind that place, the follower is sent the state instead, and then what comes after.
 */
import { Effect, Latch } from "effect"
import type { Change, LeaderId } from "./change.ts"
import type { Journal, JournalError } from "./journal.ts"
import type { LeaderStopped } from "./leader-errors.ts"
import * as Log from "./log.ts"
import type { Message, Transfer } from "./message.ts"
import type { CatchUpRules } from "./topology.ts"
import { raise, seen, type VersionVector } from "./version-vector.ts"

/** The most changes in one message. */
const mostTogether = 256

export interface Subscription {
  /** The next message to send; waits for it when there is none yet. */
  readonly next: Effect.Effect<Message, LeaderStopped>
}

/** A leader's own view of a subscription. */
export interface Cursor {
  /** The next message to send; waits for it when there is none yet. */
  readonly next: Effect.Effect<Message, JournalError>
  /** Says that the log has grown by these changes. */
  readonly grown: (changes: ReadonlyArray<Change>) => void
  /** Says that the log was cut, perhaps behind the follower's place. */
  readonly moved: () => void
}

/** The leader's side of a subscription. */
export interface Source {
  readonly log: Log.Log
  readonly journal: Journal["Service"]
  readonly rules: CatchUpRules
  readonly carries: (change: Change) => boolean
  /** The leaders whose changes the link carries. */
  readonly origins: ReadonlyArray<LeaderId>
  /** The state that a follower with this vector lacks. */
  readonly transfer: (vector: VersionVector) => Transfer
}

/**
 * A cursor over a growing log, for a follower that has applied what its vector covers.
 *
 * The latch is closed before the log is looked at, so growth between looking and waiting opens it and is not
 * missed.
 */
export const make = (
  { log, journal, rules, carries, origins, transfer }: Source,
  vector: VersionVector,
): Cursor => {
  const latch = Latch.makeUnsafe()
  const has = vector.slice()
  let position = log.first
  let searching = true

  /**
   * `true` when something that the link carries, and the follower has not been sent, lies before what is kept. A place
   * before what is kept does not say so: what the link does not carry moves no follower on.
   */
  const isCutOff = (): boolean => origins.some((origin) => seen(has, origin) < seen(log.start, origin))

  const state = (): Message => {
    const message = transfer(has)
    raise(has, message.vector)
    position = log.last + 1
    searching = false
    return message
  }

  /** `null` when the log was cut behind the place while the journal was about to be read. */
  const stretchOf = Effect.suspend(() =>
    Effect.catchCause(Log.from(log, journal, position, mostTogether), (cause) =>
      position < log.first ? Effect.succeed(null) : Effect.failCause(cause),
    ),
  )

  const next: Effect.Effect<Message, JournalError> = Effect.suspend(() => {
    latch.closeUnsafe()
    if (isCutOff())
      return log.settled < log.last ? Effect.andThen(latch.await, next) : Effect.succeed(state())
    position = Math.max(position, log.first)
    return Effect.flatMap(stretchOf, (stretch) => {
      if (stretch === null) return next
      if (stretch.length === 0) {
        searching = false
        return Effect.andThen(latch.await, next)
      }
      const begin = searching ? rules.startsAt(stretch, carries, has) : 0
      if (begin < stretch.length) searching = false
      position += stretch.length
      const changes = stretch.slice(begin).filter(carries)
      for (const { dot } of changes) {
        while (has.length <= dot.leader) has.push(0)
        has[dot.leader] = Math.max(seen(has, dot.leader), dot.sequence)
      }
      return changes.length === 0 ? next : Effect.succeed({ _tag: "Changes", changes })
    })
  })

  return {
    next,
    grown: (changes) => {
      if (changes.some(carries)) latch.openUnsafe()
    },
    moved: () => latch.openUnsafe(),
  }
}
