/**
 * What the tests of a leader share: a journal to look into, and one leader of three on the ordinary runtime.
 */
import { Effect, Layer } from "effect"
import type { Change, LeaderId } from "../change.ts"
import { Journal, type JournalUnavailable } from "../journal.ts"
import * as JournalMemory from "../journal-memory.ts"
import { Leader } from "../leader.ts"
import type { Hello, Message } from "../message.ts"
import { allToAll } from "../topology.ts"
import type { VersionVector } from "../version-vector.ts"
import type { Write } from "../write.ts"

/** A journal whose changes, syncs and order of doing can be looked at. */
export const openJournal = (sync: Effect.Effect<void, JournalUnavailable> = Effect.void) => {
  const held = JournalMemory.make()
  const entries: Array<Change> = []
  const done: Array<string> = []
  const layer = Layer.succeed(
    Journal,
    Journal.of({
      ...held,
      append: (changes) =>
        Effect.andThen(
          Effect.sync(() => void (entries.push(...changes), done.push("append"))),
          held.append(changes),
        ),
      sync: Effect.tap(sync, () => Effect.sync(() => done.push("sync"))),
    }),
  )
  return { entries, done, layer }
}

/** Runs a program against one leader of three, on the ordinary runtime. */
export const withLeader = <A, E>(
  id: LeaderId,
  use: (leader: Leader["Service"]) => Effect.Effect<A, E>,
  journal = openJournal(),
  topology = allToAll,
): Promise<A> =>
  Effect.runPromise(
    Effect.flatMap(Leader, use).pipe(
      Effect.provide(Leader.layer({ id, leaders: 3, topology }).pipe(Layer.provide(journal.layer))),
    ),
  )

export const put = (value: string): Write => ({ _tag: "Put", key: "k", value })

/** The changes that a leader makes of some writes, without anyone else. */
export const changesOf = async (
  id: LeaderId,
  ...writes: ReadonlyArray<Write>
): Promise<ReadonlyArray<Change>> => {
  const journal = openJournal()
  await withLeader(id, (leader) => Effect.forEach(writes, leader.write), journal)
  return journal.entries
}

/** How a follower introduces itself that has applied this and knows of nobody else. */
export const hello = (follower: LeaderId, vector: VersionVector): Hello => ({
  follower,
  vector,
  heads: [],
  known: [],
})

/** The first so many changes that a subscription gives, or a few more. */
export const take = <E>(
  next: Effect.Effect<Message, E>,
  count: number,
): Effect.Effect<ReadonlyArray<Change>, E> =>
  Effect.flatMap(next, (message) => {
    const changes = message._tag === "Changes" ? message.changes : []
    return changes.length >= count
      ? Effect.succeed(changes.slice(0, count))
      : Effect.map(take(next, count - changes.length), (rest) => [...changes, ...rest])
  })
