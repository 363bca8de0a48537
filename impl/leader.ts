/**
 * A leader accepts writes on its own, makes them durable, and applies what other leaders made, each change
 * once and never before what it depends on.
 *
 * A write is acknowledged when the journal has synced it, without asking anyone; whoever follows this leader
 * receives it after that. Writes that wait together share one sync. A change that arrives is appended without a sync
 * of its own: if a crash loses it, it comes again by catch-up. Commits and arrivals are taken one at a time, and no
 * read sees a write before it is durable.
 *
 * A leader whose journal fails stops for good: its memory may then be ahead of its journal, and only a restart,
 * which reads the journal back, makes them agree.
 */
import { Context, type Duration, Effect, Layer, type Scope } from "effect"
import { accept, commits } from "./accepting.ts"
import type { Change, Dot, LeaderId, Stamp } from "./change.ts"
import type { Conflict } from "./conflict-log.ts"
import type { Journal, JournalError } from "./journal.ts"
import type { LeaderStopped, NotReceived } from "./leader-errors.ts"
import { type Config, makeState, onceSettled, orStopped, whenSettled } from "./leader-state.ts"
import type { Diverged } from "./links.ts"
import * as Memory from "./memory.ts"
import type { Hello, Transfer } from "./message.ts"
import * as Objects from "./objects.ts"
import { merge, receive } from "./receiving.ts"
import type { Sibling } from "./register.ts"
import { subscribe } from "./serving.ts"
import * as Session from "./session.ts"
import { type Known, learn } from "./stability.ts"
import type * as Subscription from "./subscription.ts"
import { sourcesOf } from "./topology.ts"
import { acknowledgements, tidy, upkeep } from "./upkeep.ts"
import type { VersionVector } from "./version-vector.ts"
import type { Absent, Family, Shown, View, Write } from "./write.ts"

/** What a client holds when its write was acknowledged. */
export interface Receipt {
  readonly dot: Dot
  readonly stamp: Stamp
}

/** What a client reads, and what the leader had applied at that moment: the token of a session that has read it. */
export interface Reading<F extends Family> {
  readonly shows: Shown[F]
  readonly at: VersionVector
}

/** `siblings` are the versions that no later write has seen, in the order of their dots. */
export interface RegisterReading extends Reading<"register"> {
  readonly siblings: ReadonlyArray<Sibling>
}

/** Where a leader stands, for an operator. */
export interface Status {
  readonly id: LeaderId
  readonly members: ReadonlyArray<LeaderId>
  /** What it has applied, and what of that a crash would leave. */
  readonly vector: VersionVector
  readonly durable: VersionVector
  /** Positions in its log: the oldest change that is kept, the latest, and that of the checkpoint. */
  readonly log: { readonly first: number; readonly last: number; readonly saved: number }
  /** Who is being served now; one that connected twice is listed twice. */
  readonly followers: ReadonlyArray<LeaderId>
  /** What each leader is known to have made durable, by leader. */
  readonly known: Known
  /** How many changes wait for another. */
  readonly waiting: number
  /** How often a resolver gave two answers, threw, or answered with something else than text; see `resolver.ts`. */
  readonly impurities: number
  readonly stopped: boolean
}

export class Leader extends Context.Service<
  Leader,
  {
    readonly id: LeaderId
    /** The leaders that this one follows. */
    readonly sources: ReadonlyArray<LeaderId>
    /** Accepts a write; when this returns, the write survives a crash. */
    readonly write: (write: Write) => Effect.Effect<Receipt, Absent | LeaderStopped>
    readonly read: <F extends Family>(family: F, key: string) => Effect.Effect<Shown[F], LeaderStopped>
    /** A read with the token of the session that has read it. */
    readonly look: <F extends Family>(family: F, key: string) => Effect.Effect<Reading<F>, LeaderStopped>
    /** A read of a register with its siblings, also where a resolver makes one value of them. */
    readonly siblings: (key: string) => Effect.Effect<RegisterReading, LeaderStopped>
    /** Waits until all is applied that a session has seen; fails when that takes longer than `within`. */
    readonly reached: (
      token: VersionVector,
      within: Duration.Input,
    ) => Effect.Effect<void, Session.Behind | LeaderStopped>
    readonly view: Effect.Effect<View, LeaderStopped>
    /** Takes in changes that a peer sent, and what waited for them. Reports in the order of application. */
    readonly receive: (
      changes: ReadonlyArray<Change>,
      from: LeaderId,
    ) => Effect.Effect<ReadonlyArray<Memory.Report>, NotReceived>
    /** Takes in the state that a peer sent in place of changes that it no longer has. */
    readonly merge: (transfer: Transfer, from: LeaderId) => Effect.Effect<void, NotReceived>
    /** What has been applied here; the token of a session that has seen it all. */
    readonly vector: Effect.Effect<VersionVector>
    /** How this leader introduces itself to those whom it follows. */
    readonly hello: Effect.Effect<Hello>
    /** Serves a follower that has applied what its vector covers. */
    readonly subscribe: (hello: Hello) => Effect.Effect<Subscription.Subscription, Diverged, Scope.Scope>
    /** Takes in what others have made durable. */
    readonly acknowledge: (known: Known) => Effect.Effect<void>
    /** Gives, each time it is run, what this leader knows to be durable, when that is more than the time before. */
    readonly acknowledgements: Effect.Effect<Effect.Effect<Known>>
    /** Makes all durable, and tidies. To be run every now and then. */
    readonly upkeep: Effect.Effect<void, LeaderStopped>
    /** Acknowledges what is durable; saves the state when that is due and all is, and forgets the changes and tombstones that nobody needs. */
    readonly tidy: Effect.Effect<void, LeaderStopped>
    readonly status: Effect.Effect<Status>
    /** The latest conflicts, oldest first; see `mostConflicts`. */
    readonly conflicts: Effect.Effect<ReadonlyArray<Conflict>>
    /** What it knows, behind what clients see: for an operator who asks why two leaders differ. */
    readonly inspect: Effect.Effect<Memory.Inspection>
  }
>()("polyarchy/Leader") {
  /** A leader on the journal that is provided; building it recovers what the journal holds. */
  static readonly layer = (config: Config): Layer.Layer<Leader, JournalError, Journal> =>
    Layer.effect(Leader, make(config))
}

const make = Effect.fnUntraced(function* (config: Config) {
  const state = yield* makeState(config)
  const { id, memory, members, topology } = state
  yield* Effect.forkScoped(commits(state))
  return Leader.of({
    id,
    sources: sourcesOf(topology, id, members),
    write: (write) => accept(state, write),
    read: (family, key) => whenSettled(state, () => Objects.read(memory.objects, family, key)),
    look: (family, key) =>
      whenSettled(state, () => ({
        shows: Objects.read(memory.objects, family, key),
        at: memory.vector.slice(),
      })),
    siblings: (key) =>
      whenSettled(state, () => ({
        siblings: memory.objects.held.register.get(key) ?? [],
        shows: Objects.read(memory.objects, "register", key),
        at: memory.vector.slice(),
      })),
    reached: (token, within) =>
      Effect.andThen(
        orStopped(state),
        Effect.timeoutOrElse(Session.reached(state.sessions, memory.vector, token), {
          duration: within,
          orElse: () =>
            Effect.suspend(() =>
              Effect.fail(new Session.Behind({ leader: id, vector: memory.vector.slice(), token })),
            ),
        }),
      ),
    view: whenSettled(state, () => Objects.view(memory.objects)),
    receive: (changes, from) => receive(state, changes, from),
    merge: (transfer, from) => merge(state, transfer, from),
    vector: onceSettled(state, () => memory.vector.slice()),
    hello: onceSettled(state, () => ({
      follower: id,
      vector: memory.vector.slice(),
      heads: memory.heads.slice(),
      known: state.known.map((row) => row.slice()),
    })),
    subscribe: (hello) => subscribe(state, hello),
    acknowledge: (more) => Effect.sync(() => void learn(state.known, more)),
    acknowledgements: acknowledgements(state),
    upkeep: upkeep(state),
    tidy: tidy(state),
    status: Effect.sync(() => ({
      id,
      members,
      vector: memory.vector.slice(),
      durable: (state.known[id] ?? []).slice(),
      log: { first: memory.log.first, last: memory.log.last, saved: state.saved },
      followers: [...state.cursors.values()],
      known: state.known.map((row) => row.slice()),
      waiting: memory.waiting.length,
      impurities: memory.objects.impurities.count,
      stopped: state.stopped !== undefined,
    })),
    conflicts: Effect.sync(() => memory.conflicts.slice()),
    inspect: Effect.sync(() => Memory.inspect(memory)),
  })
})

export type { Config } from "./leader-state.ts"
