/**
 * A leader accepts writes on its own, makes them durable, and applies what other leaders made, each change
 * once and never before what it depends on.
 *
 * A write is acknowledged when the journal has synced it, without asking anyone; whoever follows this leader
 * receives it after that. A change that arrives is appended without a sync of its own: if a crash loses it,
 * it comes again by catch-up. Writes and arrivals are taken one at a time.
 *
 * A leader whose journal fails stops for good: its memory may then be behind its journal, and only a restart,
 * which reads the journal back, makes them agree.
 */
import { Cause, Clock, Context, Data, Effect, Layer, type Scope, Semaphore } from "effect"
import type { Arrival } from "./causal-buffer.ts"
import type { Change, Dot, LeaderId, Stamp } from "./change.ts"
import type { Conflict } from "./conflict-log.ts"
import { Journal, type JournalError } from "./journal.ts"
import * as Memory from "./memory.ts"
import * as Objects from "./objects.ts"
import { Rules } from "./rules.ts"
import * as Subscription from "./subscription.ts"
import { sourcesOf, type Topology } from "./topology.ts"
import type { VersionVector } from "./version-vector.ts"
import { Absent, type Family, type Shown, type View, type Write } from "./write.ts"

export interface Config {
  readonly id: LeaderId
  /** How many leaders the cluster has, this one included. The same at every leader. */
  readonly leaders: number
  /** The same at every leader. */
  readonly topology: Topology
}

/** What a client holds when its write was acknowledged. */
export interface Receipt {
  readonly dot: Dot
  readonly stamp: Stamp
}

/** The journal failed earlier, and the leader no longer answers. Acknowledged writes are safe. */
export class LeaderStopped extends Data.TaggedError("LeaderStopped")<{
  readonly leader: LeaderId
  readonly cause: unknown
}> {
  override get message(): string {
    const reason = this.cause instanceof Error ? this.cause.message : String(this.cause)
    return (
      `leader ${this.leader} has stopped because of its journal: ${reason} A write that failed with this ` +
      `error may or may not be in the journal: read it back after the restart before writing it again.`
    )
  }
}

export class Leader extends Context.Service<
  Leader,
  {
    readonly id: LeaderId
    /** The leaders that this one follows. */
    readonly sources: ReadonlyArray<LeaderId>
    /** Accepts a write; when this returns, the write survives a crash. */
    readonly write: (write: Write) => Effect.Effect<Receipt, Absent | LeaderStopped>
    readonly read: <F extends Family>(family: F, key: string) => Effect.Effect<Shown[F]>
    readonly view: Effect.Effect<View>
    /** Takes in a change that a peer sent, and what waited for it. Reports in the order of application. */
    readonly receive: (
      change: Change,
      from: LeaderId,
    ) => Effect.Effect<ReadonlyArray<Memory.Report>, LeaderStopped>
    /** What has been applied here; what to state when following a peer. */
    readonly vector: Effect.Effect<VersionVector>
    /** Serves a follower that has applied what its vector covers. */
    readonly subscribe: (
      follower: LeaderId,
      vector: VersionVector,
    ) => Effect.Effect<Subscription.Subscription, never, Scope.Scope>
    /** Who is being served now; one that connected twice is listed twice. */
    readonly followers: Effect.Effect<ReadonlyArray<LeaderId>>
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
  const { id, leaders, topology } = config
  const journal = yield* Journal
  const rules = yield* Rules
  const memory = Memory.recover(id, leaders, yield* journal.entries, rules)
  const cursors = new Map<Subscription.Cursor, LeaderId>()
  const turns = Semaphore.makeUnsafe(1)
  let stopped: LeaderStopped | undefined

  /** Whatever goes wrong in the journal, a defect too, leaves it unknown what it holds. */
  const orStop = Effect.catchCause((cause: Cause.Cause<JournalError>) =>
    Effect.fail((stopped ??= new LeaderStopped({ leader: id, cause: Cause.squash(cause) }))),
  )
  const append = (change: Change) => orStop(journal.append(change))
  const sync = orStop(journal.sync)

  const accept = Effect.fnUntraced(function* (write: Write) {
    if (stopped !== undefined) return yield* stopped
    const change = Memory.prepare(memory, write, yield* Clock.currentTimeMillis, rules)
    if (change === null) return yield* new Absent({ leader: id, write })
    yield* append(change)
    yield* sync
    Memory.applyOwn(memory, change, rules)
    for (const cursor of cursors.keys()) yield* cursor.grown(change)
    return { dot: change.dot, stamp: change.stamp }
  })

  const admit = Effect.fnUntraced(function* (change: Change, from: LeaderId) {
    const { dot } = change
    if (stopped !== undefined) return yield* stopped
    if (rules.isDuplicate(change, memory.vector, memory.waiting)) {
      return [{ _tag: "Ignored", dot, from, why: "duplicate" } as const]
    }
    if (!rules.isReady(change, memory.vector)) {
      memory.waiting.push({ change, from })
      return [{ _tag: "Buffered", dot, from } as const]
    }
    const reports: Array<Memory.Report> = []
    let arrival: Arrival | undefined = { change, from }
    while (arrival !== undefined) {
      yield* append(arrival.change)
      reports.push(Memory.applyArrival(memory, arrival, rules))
      for (const cursor of cursors.keys()) yield* cursor.grown(arrival.change)
      arrival = Memory.release(memory, rules)
    }
    return reports
  })

  const subscribe = (follower: LeaderId, vector: VersionVector) =>
    Effect.acquireRelease(
      Effect.sync(() => {
        const link = { from: id, to: follower }
        const carries = (change: Change) => topology.carries(link, change.dot.leader)
        const cursor = Subscription.make(memory.log, rules.startsAt(memory.log, carries, vector), carries)
        cursors.set(cursor, follower)
        return cursor
      }),
      (cursor) => Effect.sync(() => cursors.delete(cursor)),
    )

  /**
   * One at a time and to its end: a client that gives up must not leave a change in the journal but not in
   * memory.
   */
  const inTurn = <A, E>(work: Effect.Effect<A, E>) => turns.withPermit(Effect.uninterruptible(work))

  return Leader.of({
    id,
    sources: sourcesOf(topology, id, leaders),
    write: (write) => inTurn(accept(write)),
    read: (family, key) => Effect.sync(() => Objects.read(memory.objects, family, key)),
    view: Effect.sync(() => Objects.view(memory.objects)),
    receive: (change, from) => inTurn(admit(change, from)),
    vector: Effect.sync(() => memory.vector.slice()),
    subscribe,
    followers: Effect.sync(() => [...cursors.values()]),
    conflicts: Effect.sync(() => memory.conflicts.slice()),
    inspect: Effect.sync(() => Memory.inspect(memory)),
  })
})
