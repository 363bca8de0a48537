/**
 * How often a property must have been able to fail before a verdict says that it holds.
 *
 * The quotas were set from a campaign of 600 schedules of 60 moves on every subject: at most a fifth of what the subject with
 * the fewest witnesses had, rounded down. So a run of another seed meets them, and one in which an adversary no longer gets
 * where it got does not. Rare are the witnesses that take several rare writes to meet; of those one is asked.
 * `polyarchy verify --statistics` shows what a run has.
 */
import type { Property } from "./property.ts"

/** Witnesses for each 1,000 schedules, where it is more than one. */
const quotas: Readonly<Record<string, number>> = {
  "convergence/same-changes-same-state": 500,
  "convergence/quiet-cluster-agrees": 200,
  "convergence/every-acknowledged-write-reaches-every-leader": 2000,
  "convergence/redelivery-changes-nothing": 50,
  "convergence/replication-stops": 1000,
  "convergence/streams-keep-flowing": 50,
  "convergence/returning-leader-catches-up": 100,
  "convergence/deleted-stays-deleted": 5,
  "causality/effect-never-precedes-its-cause": 1000,
  "causality/arbitration-respects-causality": 200,
  "causality/stamps-grow-with-causality": 2000,
  "conflict-resolution/conflict-iff-concurrent": 200,
  "conflict-resolution/winner-depends-only-on-the-writes": 20,
  "conflict-resolution/last-writer-wins": 10,
  "conflict-resolution/nothing-is-lost-silently": 10,
  "conflict-resolution/concurrent-increments-all-count": 50,
  "conflict-resolution/add-wins": 20,
  "conflict-resolution/siblings-are-the-concurrent-maxima": 20,
  "database-features/generated-keys-never-collide": 5,
  "database-features/trigger-fires-once": 50,
  "database-features/double-booking-is-reported": 5,
  "database-features/statement-computes-the-same-everywhere": 2,
  "database-features/truncated-stays-away": 10,
  "durability/acknowledged-write-survives-crash": 20,
  "durability/recovered-leader-never-reuses-a-dot": 100,
  "availability/local-write-succeeds-during-partition": 200,
  "availability/datacenter-outage-stops-no-one-else": 200,
  "database-features/columns-merge-apart": 2,
  "database-features/adjustments-all-count": 5,
  "refinement/every-step-refines-the-model": 5000,
  "database-features/unique-stays-unique": 2,
  "database-features/references-stay-valid": 2,
  "database-features/transaction-applies-whole": 10,
}

/** The moves from which on a schedule has room for what the quotas count on. */
const roomy = 60

/** How many witnesses so many schedules must have: by the quota, and of short schedules one. Never none. */
export const needed = ({ id }: Pick<Property, "id">, schedules: number, moves: number): number =>
  moves < roomy ? 1 : Math.max(1, Math.floor(((quotas[id] ?? 1) * schedules) / 1000))
