/**
 * A multi-leader store: every leader accepts writes on its own, keeps them in a durable journal, and sends
 * them to the others; all of them end up showing the same.
 *
 * It holds six families of objects: rows and records with columns (the later write wins, conflicts are logged),
 * multi-value registers, whose siblings a resolver can make one value of, counters, add-wins sets, and maps of
 * multi-value fields. Changes are applied in causal order. A leader is three layers: a
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
 * Limits: the objects are held in memory; see README.md for the rest. `server/program.ts` makes a process of a leader.
 */
export type { Arrival } from "./causal-buffer.ts"
export { Change, ChangeText, type Dot, type LeaderId, type Operation, showDot, type Stamp } from "./change.ts"
export { Conflict, showConflict } from "./conflict-log.ts"
export type { Totals } from "./counter.ts"
export type { HybridTime } from "./hybrid-clock.ts"
export {
  type Checkpoint,
  Journal,
  JournalCorrupt,
  type JournalError,
  JournalUnavailable,
  Mark,
  mostConflicts,
  type Recovered,
  type StoredObject,
  unmarked,
} from "./journal.ts"
export * as JournalMemory from "./journal-memory.ts"
export * as JournalSqlite from "./journal-sqlite.ts"
export { Audit, type AuditEvent } from "./audit.ts"
export { type Config, Leader, type Reading, type Receipt, type Status } from "./leader.ts"
export { BufferFull, LeaderStopped, type NotReceived, TransferUnreadable } from "./leader-errors.ts"
export { Diverged, type Follower, type Host, LinkClosed, Links } from "./links.ts"
export * as LinksLocal from "./links-local.ts"
export type { Inspection, Report } from "./memory.ts"
export type { FieldValue } from "./map.ts"
export {
  kindOf,
  mergeOf,
  noTables,
  type Policy,
  policyOf,
  resolverOf,
  type Table,
  TableMisnamed,
  tableNameOf,
} from "./policy.ts"
export type { Column, Fields, Merge } from "./record.ts"
export type { Sibling } from "./register.ts"
export * as Replication from "./replication.ts"
export { type Resolver, ResolverImpure } from "./resolver.ts"
export type { Cell } from "./row.ts"
export { Rules, standardRules } from "./rules.ts"
export type { Entry } from "./set.ts"
export { Behind } from "./session.ts"
export type { Known } from "./stability.ts"
export type { Subscription } from "./subscription.ts"
export type { Changes, Hello, Message, Transfer } from "./message.ts"
export { isDamage, seal, unseal } from "./record-text.ts"
export { allToAll, graph, type Link, ring, star, type Topology } from "./topology.ts"
export type { VersionVector } from "./version-vector.ts"
export {
  Absent,
  type Columns,
  families,
  type Family,
  familyOf,
  isFamily,
  type Shown,
  type View,
  type Write,
} from "./write.ts"
