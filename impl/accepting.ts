/**
 * Accepting: how a client's write becomes a durable change.
 *
 * Writes that wait when a commit begins are part of it: each is prepared upon the one before, all are synced at once,
 * and only then is any of them acknowledged, sent on, or seen by a read.
 */
import { Clock, Deferred, Effect, Exit } from "effect"
import type { AuditEvent } from "./audit.ts"
import type { Change, Dot, Stamp } from "./change.ts"
import type { LeaderStopped } from "./leader-errors.ts"
import { altering, type Asked, grown, orStop, type State } from "./leader-state.ts"
import * as Log from "./log.ts"
import * as Memory from "./memory.ts"
import { Absent, type Write } from "./write.ts"

/** What a client holds when its write was acknowledged. */
export interface Receipt {
  readonly dot: Dot
  readonly stamp: Stamp
}

/** The most writes that share one sync. */
const mostTogether = 512

/** Accepts a write; when this returns, the write survives a crash. */
export const accept = (state: State, write: Write): Effect.Effect<Receipt, Absent | LeaderStopped> =>
  Effect.suspend(() => {
    const one: Asked = { write, answer: Deferred.makeUnsafe() }
    state.asked.push(one)
    state.asking.openUnsafe()
    return Effect.onInterrupt(Deferred.await(one.answer), () => Effect.sync(() => withdraw(state, one)))
  })

/** A client that gives up before its write was begun takes it back. */
const withdraw = ({ asked }: State, one: Asked): void => {
  const index = asked.indexOf(one)
  if (index !== -1) asked.splice(index, 1)
}

/** Commits what is asked, for ever. Those who are about to ask are let come along. */
export const commits = (state: State): Effect.Effect<never> =>
  state.asking.await.pipe(
    Effect.andThen(
      Effect.suspend(() => {
        state.asking.closeUnsafe()
        return Effect.ignore(commit(state))
      }),
    ),
    Effect.forever,
  )

const commit = (state: State): Effect.Effect<void, LeaderStopped> =>
  Effect.suspend(() => {
    const together = state.asked.splice(0, mostTogether)
    if (state.asked.length > 0) state.asking.openUnsafe()
    return together.length === 0
      ? Effect.void
      : Effect.onError(altering(state, commitAll(state, together)), (cause) =>
          Effect.sync(() => {
            for (const { answer } of together) Deferred.doneUnsafe(answer, Exit.failCause(cause))
          }),
        )
  })

const commitAll = Effect.fnUntraced(function* (state: State, together: ReadonlyArray<Asked>) {
  const { id, memory, rules, journal, audit } = state
  const physical = yield* Clock.currentTimeMillis
  const changes: Array<Change> = []
  const events: Array<AuditEvent> = []
  const answers = together.map(({ write, answer }) => {
    const change = Memory.prepare(memory, write, physical, rules)
    if (change === null) {
      events.push({ _tag: "Refused", write, why: "absent" })
      return () => Deferred.doneUnsafe(answer, Exit.fail(new Absent({ leader: id, write })))
    }
    changes.push(change)
    events.push({ _tag: "Wrote", change, shows: Memory.applyOwn(memory, change, rules) })
    return () => Deferred.doneUnsafe(answer, Exit.succeed({ dot: change.dot, stamp: change.stamp }))
  })
  if (changes.length > 0) {
    state.committing = true
    yield* orStop(state, Effect.andThen(journal.append(changes), journal.sync))
    state.committing = false
    synced(state)
  }
  for (const event of events) audit.record(event)
  for (const answer of answers) answer()
  if (changes.length > 0) grown(state, changes)
})

/** Notes that all that has been applied is durable. */
export const synced = (state: State): void => {
  state.synced = state.memory.log.last
  Log.settle(state.memory.log)
  state.known[state.id] = state.memory.vector.slice()
}
