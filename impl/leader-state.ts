/**
 * The state of a running leader: its memory, and who waits for it to grow.
 *
 * What alters it (commits, arrivals, upkeep) is done in turn and to its end: a client that gives up must not leave a
 * change in the journal but not in memory.
 */
import { Cause, type Deferred, Effect, Latch, Semaphore } from "effect"
import { Audit } from "./audit.ts"
import type { Change, LeaderId } from "./change.ts"
import { Journal, JournalCorrupt, type JournalError } from "./journal.ts"
import { LeaderStopped } from "./leader-errors.ts"
import * as Log from "./log.ts"
import * as Memory from "./memory.ts"
import { Rules } from "./rules.ts"
import * as Session from "./session.ts"
import type { Known } from "./stability.ts"
import type * as Subscription from "./subscription.ts"
import { inheriting, type Topology } from "./topology.ts"
import { padded } from "./version-vector.ts"
import type { Absent, Write } from "./write.ts"
import type { Receipt } from "./accepting.ts"

export interface Config {
  readonly id: LeaderId
  /** How many leaders the cluster has ever had, this one included. The same at every leader. */
  readonly leaders: number
  /** The same at every leader. */
  readonly topology: Topology
  /** The leaders who have not left, in ascending order; all unless given. The same at every leader. */
  readonly members?: ReadonlyArray<LeaderId>
  /** After how many changes the state is saved, and the log cut where nobody needs it; 4096 unless given. */
  readonly checkpointEvery?: number
  /** How many changes the log keeps for a follower that is behind, before it is sent the state instead; all unless given. */
  readonly retain?: number
}

/** A write that waits for its commit. */
export interface Asked {
  readonly write: Write
  readonly answer: Deferred.Deferred<Receipt, Absent | LeaderStopped>
}

export interface State {
  readonly id: LeaderId
  readonly members: ReadonlyArray<LeaderId>
  readonly topology: Topology
  readonly checkpointEvery: number
  readonly retain: number
  readonly journal: Journal["Service"]
  readonly rules: Rules
  readonly audit: (typeof Audit)["Service"]
  readonly memory: Memory.Memory
  readonly cursors: Map<Subscription.Cursor, LeaderId>
  readonly sessions: Set<Session.Waiting>
  readonly turns: Semaphore.Semaphore
  readonly asked: Array<Asked>
  /** Open while somebody asks. */
  readonly asking: Latch.Latch
  /** What each leader is known to have made durable; this one's row is what it has synced. */
  readonly known: Array<Array<number>>
  /** Opened whenever there may be something to acknowledge. */
  readonly acknowledging: Set<Latch.Latch>
  /** The position of the latest checkpoint. */
  saved: number
  /** The position up to which the journal is synced. */
  synced: number
  /** What was known at an earlier time; see `stability.ts`. */
  candidate: Known
  /** `true` while memory holds writes that are not durable yet. */
  committing: boolean
  stopped: LeaderStopped | undefined
}

const numbersBelow = (leaders: number): ReadonlyArray<LeaderId> =>
  Array.from({ length: leaders }, (_, leader) => leader)

/** The state that the journal gives back. */
export const makeState = Effect.fnUntraced(function* (config: Config) {
  const { id, leaders, checkpointEvery = 4096, retain = Number.POSITIVE_INFINITY } = config
  const members = config.members ?? numbersBelow(leaders)
  const journal = yield* Journal
  const rules = yield* Rules
  const audit = yield* Audit
  const recovered = yield* journal.recover
  const memory = Memory.recover(id, leaders, recovered, rules)
  if ("unreadable" in memory)
    return yield* new JournalCorrupt({
      path: `of leader ${id}`,
      record: memory.unreadable,
      why: "its text is not an object of its family",
    })
  audit.record({ _tag: "Started", leader: id, vector: memory.vector.slice(), clock: memory.clock })
  const known = numbersBelow(leaders).map(() => padded([], leaders))
  known[id] = memory.vector.slice()
  const state: State = {
    id,
    members,
    topology: inheriting(config.topology, members),
    checkpointEvery,
    retain,
    journal,
    rules,
    audit,
    memory,
    cursors: new Map(),
    sessions: new Set(),
    turns: Semaphore.makeUnsafe(1),
    asked: [],
    asking: Latch.makeUnsafe(),
    known,
    acknowledging: new Set(),
    saved: recovered.mark.position,
    synced: memory.log.last,
    candidate: [],
    committing: false,
    stopped: undefined,
  }
  return state
})

/** Stops the leader for good, and fails with why; only the first reason counts. */
const stop = (state: State, cause: Cause.Cause<unknown>): Effect.Effect<never, LeaderStopped> =>
  Effect.suspend(() => {
    if (state.stopped === undefined) {
      state.stopped = new LeaderStopped({ leader: state.id, cause: Cause.squash(cause) })
      state.audit.record({ _tag: "Stopped" })
    }
    return Effect.fail(state.stopped)
  })

/** Work of the journal; whatever goes wrong in it, a defect too, leaves it unknown what it holds, and stops the leader. */
export const orStop = <A>(
  state: State,
  work: Effect.Effect<A, JournalError>,
): Effect.Effect<A, LeaderStopped> => Effect.catchCause(work, (cause) => stop(state, cause))

/** Fails when the leader has stopped. */
export const orStopped = (state: State): Effect.Effect<void, LeaderStopped> =>
  Effect.suspend(() => (state.stopped === undefined ? Effect.void : Effect.fail(state.stopped)))

/** One at a time, to its end, and not at all once the leader has stopped. */
const inTurn = <A, E>(state: State, work: Effect.Effect<A, E>): Effect.Effect<A, E | LeaderStopped> =>
  state.turns.withPermit(Effect.uninterruptible(Effect.andThen(orStopped(state), work)))

/** Work in turn that alters memory. A defect in the middle of it leaves memory half altered, and stops the leader. */
export const altering = <A, E>(
  state: State,
  work: Effect.Effect<A, E>,
): Effect.Effect<A, E | LeaderStopped> =>
  inTurn(
    state,
    Effect.catchCause(work, (cause): Effect.Effect<never, E | LeaderStopped> =>
      Cause.hasDies(cause) ? stop(state, cause) : Effect.failCause(cause),
    ),
  )

/** What memory says once nothing in it waits to become durable. */
export const whenSettled = <A>(state: State, read: () => A): Effect.Effect<A, LeaderStopped> =>
  Effect.suspend(() =>
    state.committing
      ? inTurn(state, Effect.sync(read))
      : state.stopped === undefined
        ? Effect.succeed(read())
        : Effect.fail(state.stopped),
  )

/** The same, also of a leader that has stopped. */
export const onceSettled = <A>(state: State, read: () => A): Effect.Effect<A> =>
  Effect.suspend(() =>
    state.committing && state.stopped === undefined
      ? state.turns.withPermit(Effect.sync(read))
      : Effect.succeed(read()),
  )

/** Tells followers and sessions that changes were applied. */
export const grown = (state: State, changes: ReadonlyArray<Change>): void => {
  Log.settle(state.memory.log)
  for (const cursor of state.cursors.keys()) cursor.grown(changes)
  Session.wake(state.sessions, state.memory.vector)
}
