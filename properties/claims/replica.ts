/**
 * A replica is one leader of the store on its own journal, started and stopped in virtual time.
 *
 * The journal outlives it. A sync takes a fixed time, as on a disk of its own; what was appended but not synced is not
 * lost when the replica stops, which makes no difference to what is measured: such changes come again from their origin.
 */
import { type Clock, Context, Effect, Exit, Layer, Scope } from "effect"
import {
  Audit,
  type AuditEvent,
  Journal,
  JournalMemory,
  Leader,
  type LeaderId,
  type Links,
  Replication,
  type Topology,
} from "../../impl/index.ts"
import type { Kernel } from "../simulation/kernel.ts"
import type { Place } from "./places.ts"

/** Milliseconds of one sync. */
export const syncTime = 1

/** Milliseconds between two rounds of upkeep, as in a process. */
const upkeepTime = 50

const upkeep = Layer.effectDiscard(
  Effect.flatMap(Leader, (leader) =>
    Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(upkeepTime), leader.upkeep))),
  ),
)

export interface Replica {
  readonly id: LeaderId
  readonly place: Place
  readonly running: () => Leader["Service"] | undefined
  /** How many times it was started: an answer from before does not count. */
  readonly starts: () => number
  readonly start: (topology: Topology) => void
  /** Stops at once. A sync that is under way still ends, when time passes, but nobody hears of it. */
  readonly stop: () => void
}

/** A wall clock of whole milliseconds, as the stamps of changes want it. */
export const wholeClock = (kernel: Kernel): Clock.Clock => {
  const clock = kernel.wallClock(() => Math.floor(kernel.now()) - kernel.now())
  const nanos = () => BigInt(Math.floor(kernel.now())) * 1_000_000n
  return { ...clock, monotonicTimeNanosUnsafe: nanos, monotonicTimeNanos: Effect.sync(nanos) }
}

interface Parts {
  readonly id: LeaderId
  readonly place: Place
  readonly leaders: number
  readonly links: Layer.Layer<Links>
  readonly record: (event: AuditEvent) => void
}

/** A replica that does not run yet. */
export const makeReplica = (kernel: Kernel, { id, place, leaders, links, record }: Parts): Replica => {
  const within = kernel.context(wholeClock(kernel))
  const kept = JournalMemory.make()
  const sync = Effect.andThen(Effect.sleep(syncTime), kept.sync)
  const journal = Layer.succeed(Journal, Journal.of({ ...kept, sync }))
  let running: { readonly leader: Leader["Service"]; readonly scope: Scope.Closeable } | undefined
  let starts = 0

  return {
    id,
    place,
    running: () => running?.leader,
    starts: () => starts,
    start: (topology) => {
      const leader = Leader.layer({ id, leaders, topology }).pipe(
        Layer.provide(Layer.merge(journal, Layer.succeed(Audit, { record }))),
      )
      const layer = Layer.merge(Replication.layer, upkeep).pipe(
        Layer.provide(links),
        Layer.provideMerge(leader),
      )
      const scope = Scope.makeUnsafe()
      running = {
        leader: Context.get(kernel.run(Layer.buildWithScope(layer, scope), within), Leader),
        scope,
      }
      starts++
    },
    stop: () => {
      if (running === undefined) return
      const { scope } = running
      running = undefined
      kernel.fork(Scope.close(scope, Exit.void), within)
      kernel.drain()
    },
  }
}
