/**
 * What each design does not promise, by its own documentation: a property listed here reads `not claimed` and is never
 * counted against it.
 */
import type { Disclaimer } from "./subject.ts"

const wallClock: Disclaimer = {
  property: "causality/stamps-grow-with-causality",
  because: "stamps are commit times of the wall clock, which may step back",
}

const fifoOnly = (manual: string): Disclaimer => ({
  property: "causality/effect-never-precedes-its-cause",
  because: `order is kept per origin only (${manual})`,
})

const detects = (how: string): Disclaimer => ({
  property: "conflict-resolution/conflict-iff-concurrent",
  because: `conflicts are detected by ${how}, not by concurrency`,
})

const oneOrder = (property: string): Disclaimer => ({
  property,
  because: "one leader orders all writes, so no two of them conflict",
})

/** Where the order of arrival, or where a row is first, decides: neither a rule on the writes nor on their times. */
const arrivalDecides = (because: string): ReadonlyArray<Disclaimer> => [
  { property: "conflict-resolution/winner-depends-only-on-the-writes", because },
  { property: "conflict-resolution/last-writer-wins", because: `${because}; times are not read` },
]

/** What is not promised where conflicts are not even detected. */
const undetected = (because: string): ReadonlyArray<Disclaimer> => [
  { property: "conflict-resolution/conflict-iff-concurrent", because },
  ...arrivalDecides(because),
  { property: "conflict-resolution/nothing-is-lost-silently", because },
]

const tungsten = [
  wallClock,
  fifoOnly("FIFO per service; docs.continuent.com, topologies"),
  ...undetected("there is no conflict detection; docs.continuent.com asks applications to avoid conflicts"),
]

const mariadb = [
  wallClock,
  ...undetected(
    "conflict resolution is not supported, it is up to the application (MariaDB docs, ring replication)",
  ),
]

const perPublisher = fifoOnly("PostgreSQL: a subscription follows the commits of its publisher")
const pglogical = [
  wallClock,
  fifoOnly("pglogical 2: a subscription follows the commits of its provider"),
  detects("origin"),
]
const spock = [
  wallClock,
  fifoOnly("pgEdge Spock: a subscription follows the commits of its provider"),
  detects("comparing times"),
]

const byName: Readonly<Record<string, ReadonlyArray<Disclaimer>>> = {
  tungsten,
  "tungsten-without-pkey": tungsten,
  "mariadb-ring-strict": mariadb,
  "mariadb-ring-idempotent": mariadb,
  "postgresql-16": [
    wallClock,
    perPublisher,
    ...undetected("data is updated even if it was changed locally (PostgreSQL 16 docs, Conflicts)"),
  ],
  "postgresql-18": [
    wallClock,
    perPublisher,
    detects("origin"),
    ...arrivalDecides("an update is applied whatever the row's origin (PostgreSQL 18 docs, Conflicts)"),
  ],
  "pglogical-apply-remote": [
    ...pglogical,
    ...arrivalDecides("the setting is to apply what arrives (pglogical 2, docs/README.md, Conflicts)"),
  ],
  "pglogical-keep-local": [
    ...pglogical,
    ...arrivalDecides("the setting is to keep the local row (pglogical 2, docs/README.md, Conflicts)"),
  ],
  "pglogical-last-update-wins": pglogical,
  "bdr-1": [
    wallClock,
    fifoOnly("BDR 1.0.7, manual-conflicts: no order between two nodes' transactions"),
    detects("origin"),
  ],
  pgactive: [wallClock, fifoOnly("as in BDR 1.0, of which it descends; pgactive_apply.c"), detects("origin")],
  "spock-5.0.9": spock,
  "spock-5.0.10": spock,
  "spock-6": spock,
  pgd: [wallClock, fifoOnly("EDB docs, PGD: FIFO per origin"), detects("origin")],
  "pgd-older-delete-skipped": [wallClock, fifoOnly("EDB docs, PGD: FIFO per origin"), detects("origin")],
  "goldengate-cdr": [wallClock, fifoOnly("FIFO per trail"), detects("before-image")],
  "goldengate-acdr": [wallClock, fifoOnly("FIFO per trail"), detects("row time and before-image")],
  "goldengate-acdr-tie-applies": [
    wallClock,
    fifoOnly("FIFO per trail"),
    detects("row time and before-image"),
  ],
  symmetricds: [
    wallClock,
    fifoOnly("SymmetricDS: batches of one node in order, those of two as they arrive"),
    detects("the row's timestamp column"),
  ],
  "single-leader": [
    wallClock,
    oneOrder("conflict-resolution/conflict-iff-concurrent"),
    oneOrder("conflict-resolution/winner-depends-only-on-the-writes"),
    oneOrder("conflict-resolution/nothing-is-lost-silently"),
    oneOrder("convergence/streams-keep-flowing"),
    {
      property: "conflict-resolution/last-writer-wins",
      because: "the leader's log orders the writes, times are not read",
    },
  ],
}

/** What the design of this name does not promise; nothing for a design that promises everything. */
export const disclaimersOf = (design: string): ReadonlyArray<Disclaimer> => byName[design] ?? []
