/** What the systems of the PostgreSQL family do not promise, by their own documentation. */
import { arrivalDecides, detects, fifoOnly, undetected, wallClock } from "./disclaimers.ts"
import type { Disclaimer } from "./subject.ts"

const feature = (name: string, because: string): Disclaimer => ({
  property: `database-features/${name}`,
  because,
})

/** Where of two versions of a row one is kept, and the documentation says so. */
const wholeRows = (because: string): ReadonlyArray<Disclaimer> => [
  feature("columns-merge-apart", because),
  feature("adjustments-all-count", because),
]

const unchecked = (because: string): Disclaimer => feature("references-stay-valid", because)

const perPublisher = fifoOnly("PostgreSQL: a subscription follows the commits of its publisher")

const postgresql18 = [
  wallClock,
  perPublisher,
  detects("origin"),
  ...arrivalDecides("an update is applied whatever the row's origin (PostgreSQL 18 docs, Conflicts)"),
  ...wholeRows("the update is always applied, and with it the whole row (PostgreSQL 18 docs, Conflicts)"),
]

const pglogical = [
  wallClock,
  fifoOnly("pglogical 2: a subscription follows the commits of its provider"),
  detects("origin"),
  unchecked("foreign keys are not enforced for the replication process (pglogical 2, docs/README.md)"),
  ...wholeRows("one version of the data is kept (pglogical 2, docs/README.md, Configuration options)"),
]

const bdr = [
  wallClock,
  fifoOnly("BDR 1.0.7, manual-conflicts: no order between two nodes' transactions"),
  detects("origin"),
  ...wholeRows("there is no data merging done (BDR 1.0.7, manual-conflicts)"),
]

const spock = [
  wallClock,
  fifoOnly("pgEdge Spock: a subscription follows the commits of its provider"),
  detects("comparing times"),
  unchecked("foreign keys are not enforced for the replication process (pgEdge Spock docs, limitations)"),
]

const kept = "the version with the newest commit timestamp is kept (pgEdge Spock docs, conflicts)"

const spockByRow = [
  ...spock,
  feature("columns-merge-apart", kept),
  feature("adjustments-all-count", "a running sum takes a delta-apply column (pgEdge Spock docs, conflicts)"),
]

const pgd = [
  wallClock,
  fifoOnly("EDB docs, PGD: FIFO per origin"),
  unchecked("foreign keys are not rechecked when applying changes (EDB docs, PGD 4.4, Conflicts)"),
  feature(
    "transaction-applies-whole",
    "conflicts are resolved at the row level: one tuple is picked, the other discarded (EDB docs, PGD 4.4, Conflicts)",
  ),
]

const mergesNothing = feature(
  "columns-merge-apart",
  "update_if_newer discards the change to the other column (EDB docs, PGD, Column-level conflicts)",
)

const losesIncrements = feature(
  "adjustments-all-count",
  "update_if_newer loses one of two increments (EDB docs, PGD 4.4, Conflict-free replicated data types)",
)

const pgdByRow = [...pgd, detects("origin"), mergesNothing, losesIncrements]
const pgdByColumn = [...pgd, detects("the times of columns")]

export const postgresqlContracts: Readonly<Record<string, ReadonlyArray<Disclaimer>>> = {
  "postgresql-16": [
    wallClock,
    perPublisher,
    ...undetected("data is updated even if it was changed locally (PostgreSQL 16 docs, Conflicts)"),
    ...wholeRows("data is updated even if it was changed locally (PostgreSQL 16 docs, Conflicts)"),
  ],
  "postgresql-18": postgresql18,
  "postgresql-19": postgresql18,
  "pglogical-apply-remote": [
    ...pglogical,
    ...arrivalDecides("the setting is to apply what arrives (pglogical 2, docs/README.md, Conflicts)"),
  ],
  "pglogical-keep-local": [
    ...pglogical,
    ...arrivalDecides("the setting is to keep the local row (pglogical 2, docs/README.md, Conflicts)"),
  ],
  "pglogical-last-update-wins": pglogical,
  "bdr-1": bdr,
  "bdr-1-unchecked-references": bdr,
  "bdr-1-restarted": bdr,
  pgactive: [
    wallClock,
    fifoOnly("as in BDR 1.0, of which it descends; pgactive_apply.c"),
    detects("origin"),
    unchecked("foreign keys are not checked when applying changes (pgactive, docs/referenceguide.md)"),
    ...wholeRows("there is no data merging done (pgactive, docs/referenceguide.md)"),
  ],
  "spock-5.0.9": spockByRow,
  "spock-5.0.10": spockByRow,
  "spock-6": spockByRow,
  "spock-6-delta": [...spock, feature("columns-merge-apart", kept)],
  pgd: pgdByRow,
  "pgd-older-delete-skipped": pgdByRow,
  "pgd-missing-update-skipped": pgdByRow,
  "pgd-row-version": [...pgd, detects("the version of the row"), mergesNothing, losesIncrements],
  "pgd-column-level": [...pgdByColumn, losesIncrements],
  "pgd-crdt-columns": pgdByColumn,
  "pgd-crdt-columns-inserts-add": pgdByColumn,
  "pgd-unlike-resolvers": pgdByRow,
}
