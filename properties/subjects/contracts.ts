/**
 * What each design does not promise, by its own documentation: a property listed here reads `not claimed` and is never
 * counted against it.
 */
import { arrivalDecides, detects, fifoOnly, undetected, wallClock } from "./disclaimers.ts"
import { postgresqlContracts } from "./postgresql-contracts.ts"
import { referenceContracts } from "./reference-contracts.ts"
import type { Disclaimer } from "./subject.ts"

const oneOrder = (property: string): Disclaimer => ({
  property,
  because: "one leader orders all writes, so no two of them conflict",
})

const doubleBooking = (because: string): Disclaimer => ({
  property: "database-features/double-booking-is-reported",
  because,
})

/** Where conflicts are not detected, and so no double booking is. */
const unreported = (because: string): ReadonlyArray<Disclaimer> => [
  ...undetected(because),
  doubleBooking(because),
]

const tungsten = [
  wallClock,
  fifoOnly("FIFO per service; docs.continuent.com, topologies"),
  ...unreported("there is no conflict detection; docs.continuent.com asks applications to avoid conflicts"),
]

const mariadb = [
  wallClock,
  ...unreported(
    "conflict resolution is not supported, it is up to the application (MariaDB docs, ring replication)",
  ),
]

/** Where another rule than the later time decides on purpose. */
const otherWinner = (because: string): Disclaimer => ({
  property: "conflict-resolution/last-writer-wins",
  because,
})

const goldengate = [
  wallClock,
  fifoOnly("FIFO per trail"),
  {
    property: "database-features/truncated-stays-away",
    because: "truncations must come from one database only (Oracle GoldenGate docs, TRUNCATE, bidirectional)",
  },
]
const goldengateCdr = [...goldengate, detects("before-image")]
const goldengateAcdr = [...goldengate, detects("row time and before-image")]

/** Where the writes are certified in one order, no two of them conflict: there is nothing to be seen of conflicts. */
const groupReplication = [
  wallClock,
  otherWinner("the first committer wins (MySQL manual, Group Replication)"),
  ...[
    "conflict-resolution/conflict-iff-concurrent",
    "conflict-resolution/winner-depends-only-on-the-writes",
    "conflict-resolution/nothing-is-lost-silently",
    "convergence/streams-keep-flowing",
    "database-features/double-booking-is-reported",
    "database-features/checks-stay-true",
    "database-features/columns-merge-apart",
    "database-features/adjustments-all-count",
    "database-features/statement-computes-the-same-everywhere",
  ].map((property) => ({
    property,
    because: "of two conflicting writes one is refused (MySQL manual, Group Replication), so none meet",
  })),
]

const peerToPeer = [
  wallClock,
  fifoOnly("SQL Server: a Distribution Agent follows the log of its publication"),
  detects("the write that was overwritten"),
]

const couchdb = [
  wallClock,
  fifoOnly("CouchDB: a revision comes with its ancestors; documents have no order between them"),
  detects("branches of a document, of which it keeps all"),
  otherWinner("the longest history wins (CouchDB docs, Replication and conflict model)"),
]

const unconstrained = (because: string): ReadonlyArray<Disclaimer> =>
  ["unique-stays-unique", "references-stay-valid", "checks-stay-true", "transaction-applies-whole"].map(
    (name) => ({ property: `database-features/${name}`, because }),
  )

/** Where no conflict is ever reported. */
const silent = (because: string): ReadonlyArray<Disclaimer> =>
  [
    "conflict-resolution/conflict-iff-concurrent",
    "conflict-resolution/winner-depends-only-on-the-writes",
  ].map((property) => ({ property, because }))

/** Where what loses is dropped, and the documentation says that nobody is told. */
const untold = (because: string): ReadonlyArray<Disclaimer> => [
  ...silent(because),
  { property: "conflict-resolution/nothing-is-lost-silently", because },
  doubleBooking(because),
]

const cassandra = [
  wallClock,
  fifoOnly("Cassandra: writes are unordered but for their timestamps"),
  ...untold("the last write wins, and conflicts are not detected (Apache Cassandra docs, Dynamo)"),
  ...unconstrained(
    "there are no constraints, and a batch has no isolation (Apache Cassandra docs, CQL, BATCH)",
  ),
  {
    property: "database-features/adjustments-all-count",
    because: "amounts that add up are counter columns (Apache Cassandra docs, CQL, counters)",
  },
]

const dynamodb = [
  wallClock,
  fifoOnly("DynamoDB: regions replicate independently"),
  ...silent(
    "conflicts are resolved inside the service (AWS docs, global tables), which says nothing of them",
  ),
]

const cosmos = [
  fifoOnly("Cosmos DB: items have no order between them but in a session"),
  otherWinner("a delete wins, whatever its time (Azure Cosmos DB docs, conflict resolution)"),
  ...untold("conflicts resolved by last writer wins do not show in the feed (Azure Cosmos DB docs)"),
]

const activeDirectory = [
  wallClock,
  fifoOnly("Active Directory: objects replicate in the order of their own updates"),
  ...silent("the stamps of attributes are compared ([MS-DRSR] 5.11), which nobody is told"),
  otherWinner("the higher version wins ([MS-DRSR] 5.11)"),
]

const byName: Readonly<Record<string, ReadonlyArray<Disclaimer>>> = {
  ...referenceContracts,
  tungsten,
  "tungsten-without-pkey": tungsten,
  "tungsten-shard-home": tungsten,
  "tungsten-star": tungsten.filter(({ property }) => property !== fifoOnly("").property),
  "mariadb-ring-strict": mariadb,
  "mariadb-ring-idempotent": mariadb,
  "mariadb-ring-gtid": mariadb,
  "mariadb-ring-default-keys": mariadb,
  "mariadb-ring-statements": mariadb,
  "mysql-group-replication": groupReplication,
  ...postgresqlContracts,
  "goldengate-cdr": goldengateCdr,
  "goldengate-cdr-usemaxeq": goldengateCdr,
  "goldengate-cdr-usemin": [...goldengateCdr, otherWinner("the lesser time wins (USEMIN)")],
  "goldengate-cdr-overwrite": [
    ...goldengateCdr,
    ...arrivalDecides("the setting is to overwrite the row (Configuring CDR, OVERWRITE)"),
  ],
  "goldengate-cdr-ignore": [
    ...goldengateCdr,
    ...arrivalDecides("the setting is to ignore the change (Configuring CDR, IGNORE)"),
  ],
  "goldengate-cdr-usedelta": goldengateCdr,
  "goldengate-acdr": goldengateAcdr,
  "goldengate-acdr-delta": goldengateAcdr,
  "goldengate-acdr-earliest": [
    ...goldengateAcdr,
    otherWinner("the earliest time wins (Earliest Timestamp CDR)"),
  ],
  "goldengate-acdr-delete-always-wins": [
    ...goldengateAcdr,
    otherWinner("a delete wins, whatever its time (Delete Always Wins Timestamp CDR)"),
  ],
  "goldengate-acdr-site-priority": [
    ...goldengateAcdr,
    otherWinner("the site of the higher priority wins (Site Priority CDR)"),
  ],
  symmetricds: [
    wallClock,
    fifoOnly("SymmetricDS: batches of one node in order, those of two as they arrive"),
    detects("the row's timestamp column"),
  ],
  "sql-server-p2p": [
    ...peerToPeer,
    ...arrivalDecides("a conflict is an error, and nothing is resolved"),
    doubleBooking("a conflict stops the agent, so that nobody sees the second write"),
    {
      property: "database-features/adjustments-all-count",
      because: "a conflict stops the agent, so that nobody sees the second write",
    },
  ],
  "sql-server-p2p-continue": [
    ...peerToPeer,
    otherWinner("the higher originator wins (p2p_continue_onconflict)"),
    ...["convergence/same-changes-same-state", "convergence/quiet-cluster-agrees"].map((property) => ({
      property,
      because: "this method does not guarantee convergence (Microsoft docs, ContinueOnConflict)",
    })),
  ],
  "sql-server-p2p-lastwriter": peerToPeer,
  "sql-server-p2p-lastwriter-tie-keeps": peerToPeer,
  couchdb,
  cassandra,
  "dynamodb-global-tables": dynamodb,
  "dynamodb-global-tables-tie-keeps": dynamodb,
  "cosmos-db": cosmos,
  "active-directory": activeDirectory,
  "single-leader": [
    wallClock,
    oneOrder("conflict-resolution/conflict-iff-concurrent"),
    oneOrder("conflict-resolution/winner-depends-only-on-the-writes"),
    oneOrder("conflict-resolution/nothing-is-lost-silently"),
    oneOrder("convergence/streams-keep-flowing"),
    oneOrder("database-features/double-booking-is-reported"),
    {
      property: "conflict-resolution/last-writer-wins",
      because: "the leader's log orders the writes, times are not read",
    },
  ],
}

/** What the design of this name does not promise; nothing for a design that promises everything. */
export const disclaimersOf = (design: string): ReadonlyArray<Disclaimer> => byName[design] ?? []
