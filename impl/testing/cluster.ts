/**
 * Leaders in one process, on the ordinary runtime: what the tests of replication share. Their journals outlive them.
 */
import { Context, Effect, Exit, Layer, Schedule, Scope } from "effect"
import {
  allToAll,
  type Config,
  Journal,
  JournalMemory,
  Leader,
  type LeaderId,
  LinksLocal,
  Replication,
  type VersionVector,
} from "../index.ts"

export type Member = Leader["Service"] & { readonly stop: Effect.Effect<void> }

/** A cluster of at most so many leaders, none of which runs yet; each starts with its own journal unless told another. */
export const makeCluster = Effect.fnUntraced(function* (leaders: number, usual: Partial<Config> = {}) {
  const scope = yield* Effect.scope
  const network = yield* Layer.buildWithScope(LinksLocal.LocalNetwork.layer(leaders), scope)
  const journals = new Map<LeaderId, Journal["Service"]>()
  const journalOf = (id: LeaderId): Journal["Service"] => {
    const journal = journals.get(id) ?? JournalMemory.make()
    journals.set(id, journal)
    return journal
  }
  return Effect.fnUntraced(function* (
    id: LeaderId,
    config: Partial<Config> = {},
    journal: Journal["Service"] = journalOf(id),
  ) {
    const life = yield* Scope.fork(scope)
    const layer = Replication.layer.pipe(
      Layer.provideMerge(Leader.layer({ id, leaders, topology: allToAll, ...usual, ...config })),
      Layer.provide([
        Layer.succeed(Journal, journal),
        Layer.provide(LinksLocal.layer(id), Layer.succeedContext(network)),
      ]),
    )
    const leader = Context.get(yield* Layer.buildWithScope(layer, life), Leader)
    const member: Member = { ...leader, stop: Scope.close(life, Exit.void) }
    return member
  })
})

/** Looks again every two milliseconds until this is so; fails after two seconds with what was seen last. */
const eventually = <A, E>(
  look: Effect.Effect<A, E>,
  isSo: (seen: A) => boolean,
  what: (seen: A) => string,
): Effect.Effect<A, E | string> =>
  Effect.filterOrFail(look, isSo, what).pipe(
    Effect.retry(Schedule.max([Schedule.spaced("2 millis"), Schedule.recurs(1000)])),
  )

/** Waits until all have applied exactly this. */
export const settled = (cluster: ReadonlyArray<Leader["Service"]>, vector: VersionVector) =>
  eventually(
    Effect.forEach(cluster, (leader) => leader.vector),
    (vectors) => vectors.every((each) => each.join() === vector.join()),
    (vectors) => `the leaders have applied ${vectors.join(" | ")}`,
  )

/** Upkeep at all of them, until each knows that each has made exactly this durable. */
export const kept = (cluster: ReadonlyArray<Leader["Service"]>, vector: VersionVector) =>
  eventually(
    Effect.gen(function* () {
      yield* Effect.forEach(cluster, (leader) => leader.upkeep)
      return yield* Effect.forEach(cluster, (leader) => leader.status)
    }),
    (statuses) => statuses.every(({ known }) => known.every((row) => row.join() === vector.join())),
    (statuses) => `what they know to be durable: ${JSON.stringify(statuses.map(({ known }) => known))}`,
  )
