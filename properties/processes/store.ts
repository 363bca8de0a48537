/**
 * What others need of the store as a program: `reports/` never reaches into `impl/`, and so it comes by here.
 */
import { Effect } from "effect"
import { type Change, Journal, JournalSqlite } from "../../impl/index.ts"

export { readArguments } from "../../impl/server/arguments.ts"
export { type Client, fetching, makeSession, type Session } from "../../impl/server/client.ts"
export { runLeader } from "../../impl/server/program.ts"

/**
 * The changes behind the checkpoint of a journal that no leader has open; none where it cannot be read, which its leader will say
 * better when it starts.
 */
export const journalTail = (path: string): Effect.Effect<ReadonlyArray<Change>> =>
  Effect.flatMap(Journal, ({ recover }) => recover).pipe(
    Effect.map(({ changes }) => changes),
    Effect.provide(JournalSqlite.layer(path)),
    Effect.orElseSucceed((): ReadonlyArray<Change> => []),
  )
