/**
 * A multi-leader store: every leader accepts writes on its own, keeps them in a durable journal, and sends
 * them to the others; all of them end up showing the same.
 *
 * It holds four families of objects: rows (the later write wins, conflicts are logged), multi-value
 * registers, counters and add-wins sets. Changes are applied in causal order. A leader is three layers: a
 * journal, the leader itself, and its replication over some links.
 *
 * ```ts
 * const leader = Replication.layer.pipe(
 *   Layer.provideMerge(Leader.layer({ id: 0, leaders: 3, topology: allToAll })),
 *   Layer.provide(JournalSqlite.layer("leader-0.journal")),
 *   Layer.provide(links),
 * )
 * ```
 *
 * Limits: the number of leaders is fixed; tombstones are never collected; every leader holds its whole
 * history in memory; the links to use over sockets are not part of it yet.
 */
export type { Arrival } from "./causal-buffer.ts"
export { Change, ChangeText, type Dot, type LeaderId, type Operation, showDot, type Stamp } from "./change.ts"
export { type Conflict, showConflict } from "./conflict-log.ts"
export type { HybridTime } from "./hybrid-clock.ts"
export { Journal, JournalCorrupt, type JournalError, JournalUnavailable } from "./journal.ts"
export * as JournalMemory from "./journal-memory.ts"
export * as JournalSqlite from "./journal-sqlite.ts"
export { type Config, Leader, LeaderStopped, type Receipt } from "./leader.ts"
export { LinkClosed, Links, type Serve } from "./links.ts"
export * as LinksLocal from "./links-local.ts"
export type { Inspection, Report } from "./memory.ts"
export type { Sibling } from "./register.ts"
export * as Replication from "./replication.ts"
export type { Cell } from "./row.ts"
export { Rules, standardRules } from "./rules.ts"
export type { Entry } from "./set.ts"
export type { Subscription } from "./subscription.ts"
export { allToAll, type Link, ring, star, type Topology } from "./topology.ts"
export type { VersionVector } from "./version-vector.ts"
export { Absent, type Family, familyOf, type Shown, type View, type Write } from "./write.ts"
