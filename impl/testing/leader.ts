/**
 * What the tests of a leader share: a journal to look into, and one leader of three on the ordinary runtime.
 */
import { Effect, Layer } from "effect"
import type { Change, LeaderId } from "../change.ts"
import { Journal, type JournalUnavailable } from "../journal.ts"
import { Leader } from "../leader.ts"
import { allToAll } from "../topology.ts"
import type { Write } from "../write.ts"

/** A journal whose entries, syncs and order of doing can be looked at. */
export const openJournal = (sync: Effect.Effect<void, JournalUnavailable> = Effect.void) => {
  const entries: Array<Change> = []
  const done: Array<string> = []
  const layer = Layer.succeed(
    Journal,
    Journal.of({
      entries: Effect.sync(() => entries.slice()),
      append: (change) => Effect.sync(() => void (entries.push(change), done.push("append"))),
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
