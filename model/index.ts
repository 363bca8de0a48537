/**
 * The pure executable specification of multi-leader replication.
 *
 * Start with `reference` and `start`, then `step` a move at a time; `view` says what a client reads. Everything is
 * immutable plain data, total and deterministic: no package, no I/O, no clock, no randomness.
 */
export * as Dot from "./vocabulary/dot.ts"
export * as Stamp from "./vocabulary/stamp.ts"
export * as VersionVector from "./vocabulary/version-vector.ts"
export * as Meaning from "./objects/meaning.ts"
export { type Change, concurrent, happensBefore, type Operation } from "./vocabulary/change.ts"
export { leaderName, leadersOf, type LeaderId } from "./vocabulary/leader.ts"
export { type Family, families, familyOf, type Shown, type View, type Write } from "./vocabulary/write.ts"
export type { ClockRule, Time } from "./clocks/clock.ts"
export { hybridClock } from "./clocks/hybrid.ts"
export { lamportClock } from "./clocks/lamport.ts"
export { wallClock } from "./clocks/wall.ts"
export { allToAll, type Link, ring, star, type Topology, topologies } from "./topology.ts"
export { type Cluster, type LeaderState, start } from "./replication/cluster.ts"
export { causal, type Delivery, fifo } from "./replication/delivery.ts"
export type { Design, RowRules } from "./replication/design.ts"
export { enabled } from "./replication/enabled.ts"
export type { Conflict, Happening, Outcome, Refusal } from "./replication/happening.ts"
export type { Move } from "./replication/move.ts"
export { step, type Stepped } from "./replication/step.ts"
export { view } from "./replication/view.ts"
export { designs } from "./systems/designs.ts"
export { bdr1 } from "./systems/bdr-1.ts"
export { goldengateAcdr } from "./systems/goldengate-acdr.ts"
export { goldengateCdr } from "./systems/goldengate.ts"
export { pgd, pgdOlderDeleteSkipped } from "./systems/pgd.ts"
export { reference, referenceRing, referenceStar } from "./systems/reference.ts"
export { singleLeader } from "./systems/single-leader.ts"
export { tungsten } from "./systems/tungsten.ts"
