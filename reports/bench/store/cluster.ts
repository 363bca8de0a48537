/** Leaders with journals in files, linked within this process, for the benchmarks of the store. */
import { join } from "node:path"
import { Context, Effect, Exit, Layer, Schedule, Scope } from "effect"
import { allToAll, JournalSqlite, Leader, LinksLocal, Replication, type Write } from "../../../impl/index.ts"

export type Member = Leader["Service"] & { readonly stop: Effect.Effect<void> }

/** Starts leaders of a cluster of `leaders` in a folder; their journals outlive them. */
export const makeCluster = Effect.fnUntraced(function* (folder: string, leaders: number) {
  const scope = yield* Effect.scope
  const network = yield* Layer.buildWithScope(LinksLocal.LocalNetwork.layer(leaders), scope)
  return Effect.fnUntraced(function* (id: number) {
    const life = yield* Scope.fork(scope)
    const layer = Replication.layer.pipe(
      Layer.provideMerge(Leader.layer({ id, leaders, topology: allToAll })),
      Layer.provide([
        JournalSqlite.layer(join(folder, `leader-${id}.db`)),
        Layer.provide(LinksLocal.layer(id), Layer.succeedContext(network)),
      ]),
    )
    const leader = Context.get(yield* Layer.buildWithScope(layer, life), Leader)
    const upkeep = Effect.repeat(leader.upkeep, Schedule.spaced("50 millis"))
    yield* Effect.forkIn(Effect.ignore(upkeep), life)
    const member: Member = { ...leader, stop: Scope.close(life, Exit.void) }
    return member
  })
})

/** A write of a value of about a hundred bytes to one of a thousand keys. */
export const write = (index: number): Write => ({
  _tag: "Put",
  key: `key-${index % 1000}`,
  value: `${index} `.padEnd(100, "x"),
})

/** Waits until all have durably applied so many changes of leader 0. */
export const durable = (members: ReadonlyArray<Member>, count: number): Effect.Effect<void> =>
  Effect.forEach(members, ({ status }) => status).pipe(
    Effect.repeat({
      schedule: Schedule.spaced("2 millis"),
      until: (statuses) => statuses.every((status) => (status.durable[0] ?? 0) >= count),
    }),
    Effect.asVoid,
  )

/** The milliseconds that a program takes. */
export const timed = <A, E, R>(program: Effect.Effect<A, E, R>): Effect.Effect<number, E, R> =>
  Effect.suspend(() => {
    const begin = performance.now()
    return Effect.map(program, () => performance.now() - begin)
  })

export const run = <A, E>(program: Effect.Effect<A, E, Scope.Scope>): Promise<A> =>
  Effect.runPromise(Effect.scoped(program))

export const perSecond = (count: number, milliseconds: number): string =>
  `${Math.round((count / milliseconds) * 1000).toLocaleString("en")}/s`
