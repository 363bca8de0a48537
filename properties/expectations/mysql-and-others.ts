/** What Tungsten, MySQL, GoldenGate, SQL Server, SymmetricDS, and those that are no relational databases are known to break. */
import { type Known, stops, takenAway } from "./known.ts"

/** How rows that cross end, at any two moments and when all is delivered. */
const apart = (because: string): Known => ({
  "convergence/same-changes-same-state": because,
  "convergence/quiet-cluster-agrees": because,
})

/** What follows where a row is overwritten, or kept, as a whole. */
const wholeRows: Known = {
  "database-features/transaction-applies-whole":
    "A26: each row is overwritten, or kept, by itself, so one part of a transaction can stay without the other",
  "database-features/columns-merge-apart": "a row is overwritten, or kept, as a whole",
  "database-features/adjustments-all-count": "A27: a row is overwritten, or kept, as a whole",
}

const forgets = "A10: a delete that overtakes its insert finds no row and is forgotten"
const stopped = "the delete is behind a change that has stopped its stream"
const stoppedTruncation = "the truncation is behind a change that has stopped its stream"
const constraints = "a broken constraint stops the stream"
const firesAgain = "the changes are executed by an ordinary client, so triggers fire everywhere"
const countSetBack = "A36: a truncation that arrives sets the count back, and a key is given again"
const dropped = "A9: an update that overtakes its insert finds no row and is dropped"
const secondWave =
  "A7: deletes that cross remove what was inserted after, and what comes then finds no row to conflict with"

const mysql: Known = {
  ...wholeRows,
  "database-features/generated-keys-never-collide": countSetBack,
  "database-features/truncated-stays-away": stoppedTruncation,
}

const tungsten: Known = {
  ...mysql,
  ...apart("A1: the last arrival wins, so two leaders swap values"),
  ...stops("an insert of an existing key, or a broken constraint, stops the service"),
  "convergence/deleted-stays-deleted": forgets,
  "causality/arbitration-respects-causality": dropped,
  "database-features/trigger-fires-once": firesAgain,
}

const ring: Known = {
  ...mysql,
  "convergence/same-changes-same-state": "A1: the last arrival wins, so two leaders swap values",
  "convergence/quiet-cluster-agrees":
    "A1: the last arrival wins; a stream that has stopped leaves the leaders apart",
  ...stops("an insert of an existing key, or a change of a missing row, stops the stream"),
  "convergence/deleted-stays-deleted": stopped,
}

const goldengate: Known = {
  ...wholeRows,
  ...stops(constraints),
  "convergence/deleted-stays-deleted":
    "A5, A10: deletes are forgotten, and an update that finds no row inserts it",
  "causality/arbitration-respects-causality": "A9, A10: deletes are forgotten; order is per trail",
  "conflict-resolution/nothing-is-lost-silently": "A5: a delete that finds no row is discarded in silence",
  "database-features/double-booking-is-reported": secondWave,
}

const goldengateByTime = (tie: string): Known => ({
  ...goldengate,
  ...apart(`A3, A5: ${tie}; deletes are forgotten`),
  "conflict-resolution/winner-depends-only-on-the-writes": `A3: ${tie}`,
  "conflict-resolution/last-writer-wins": "A5: a delete is applied whatever its time, and forgotten",
})

const keepsOnTie = "on a tie each side keeps its own row"

const acdr: Known = {
  ...wholeRows,
  ...stops(constraints),
  ...apart("A3, A8: ties keep the local row; tombstones are purged"),
  "convergence/deleted-stays-deleted": "A8: a tombstone is purged before a late change arrives",
  "causality/arbitration-respects-causality": "a clock that lags; a purged tombstone",
  "conflict-resolution/winner-depends-only-on-the-writes": `A3: ${keepsOnTie}`,
  "conflict-resolution/nothing-is-lost-silently": "A8: a tombstone is purged before a late change arrives",
}

const overtaken = "A9: where an update overtakes its insert, the insert then wins over it"
const purged = "A8: a tombstone is purged before a late change arrives"
const statements =
  "the differences are added where the update conflicts and nowhere else, so the sums differ where the order does"

const peerToPeer: Known = {
  ...wholeRows,
  ...stops(constraints),
  "convergence/deleted-stays-deleted": forgets,
  "causality/arbitration-respects-causality": dropped,
  "conflict-resolution/nothing-is-lost-silently":
    "A7: a delete that finds no row to conflict with is forgotten",
  "database-features/trigger-fires-once": firesAgain,
  "database-features/double-booking-is-reported": secondWave,
  "database-features/truncated-stays-away": forgets,
}

const lastWriter: Known = {
  ...peerToPeer,
  ...apart("A7, A9: a delete wins whatever its time, and is forgotten; order is per publication"),
  "conflict-resolution/last-writer-wins":
    "A7, A9: a delete wins whatever its time; a missed update is dropped",
}

const dynamodb: Known = {
  ...takenAway,
  ...apart("A13: a client's write by a clock that lags stays where it was made, and loses elsewhere"),
  "convergence/deleted-stays-deleted": "A13: a delete by a clock that lags loses elsewhere",
  "causality/arbitration-respects-causality": "A13: a clock that lags",
  "conflict-resolution/last-writer-wins":
    "A13: a client's write by a clock that lags stays where it was made; a region's own order comes first",
  "conflict-resolution/nothing-is-lost-silently": "what loses is dropped, and nobody is told",
  "database-features/double-booking-is-reported":
    "A34: the earlier of two inserts is dropped, and nobody is told",
}

const undone = "the event of a server that has left comes round again, and undoes what was written after it"

const goesRound: Known = {
  "causality/arbitration-respects-causality": undone,
  "convergence/replication-stops":
    "bugs 25998, 27808: an event whose server has left is filtered out by nobody, and goes round for ever",
}

export const mysqlAndOthers: Readonly<Record<string, Known>> = {
  tungsten,
  "tungsten-without-pkey": {
    ...tungsten,
    ...apart("A2: a change of a row that is not as its origin saw it finds no row"),
  },
  "tungsten-shard-home": {
    ...tungsten,
    ...apart("A18: what was written at another leader than the home of its key stays there alone"),
    "convergence/deleted-stays-deleted": "A18: a delete at another leader than the home is dropped",
    "causality/arbitration-respects-causality": "A18: a change at another leader than the home is dropped",
  },
  "tungsten-star": Object.fromEntries(
    Object.entries({ ...tungsten, "convergence/deleted-stays-deleted": stopped }).filter(
      ([property]) => property !== "causality/arbitration-respects-causality",
    ),
  ),
  "mariadb-ring-strict": { ...ring, ...goesRound },
  "mariadb-ring-gtid": ring,
  "mariadb-ring-default-keys": {
    ...ring,
    ...goesRound,
    "database-features/generated-keys-never-collide":
      "A36: two servers take one more than the same highest key",
  },
  "mariadb-ring-idempotent": {
    ...wholeRows,
    ...goesRound,
    "convergence/deleted-stays-deleted": undone,
    ...apart("A1, A7: the last arrival wins; deletes are forgotten"),
    "database-features/generated-keys-never-collide": countSetBack,
  },
  "mariadb-ring-statements": {
    ...goesRound,
    ...apart("A1, A35: the last arrival wins, and a statement computes anew"),
    ...stops("an insert of an existing key, or a broken constraint, stops the stream"),
    "convergence/deleted-stays-deleted": stopped,
    "database-features/generated-keys-never-collide": countSetBack,
    "database-features/transaction-applies-whole":
      "A26: the statements of a transaction are executed anew, each on the row that is there",
    "database-features/statement-computes-the-same-everywhere":
      "A35: statements that cross compute differently",
    "database-features/truncated-stays-away": stoppedTruncation,
  },
  "mysql-group-replication": {
    "availability/local-write-succeeds-during-partition": "a write needs a majority",
    "availability/datacenter-outage-stops-no-one-else":
      "a write needs a majority, which may be out with one more",
  },
  "goldengate-cdr": goldengateByTime(keepsOnTie),
  "goldengate-cdr-usedelta": {
    ...goldengateByTime(keepsOnTie),
    "database-features/adjustments-all-count":
      "A5: an update that finds no row inserts it; of two inserts one is dropped",
    "database-features/statement-computes-the-same-everywhere": statements,
  },
  "goldengate-cdr-usemaxeq": goldengateByTime("on a tie each side takes the other's row"),
  "goldengate-cdr-usemin": {
    ...goldengate,
    ...apart(
      "A3, A5: ties keep the local row; deletes are forgotten; of three writes the first can come last",
    ),
    "causality/arbitration-respects-causality": overtaken,
    "conflict-resolution/winner-depends-only-on-the-writes": `A3: ${keepsOnTie}`,
  },
  "goldengate-cdr-overwrite": {
    ...goldengate,
    ...apart("A1: the last arrival wins, so two leaders swap values"),
  },
  "goldengate-cdr-ignore": Object.fromEntries(
    Object.entries({
      ...goldengate,
      ...apart("A2, A6: each leader keeps its own row, or none"),
      "convergence/deleted-stays-deleted": forgets,
      "causality/arbitration-respects-causality": dropped,
    }).filter(([property]) => property !== "database-features/double-booking-is-reported"),
  ),
  "goldengate-acdr": { ...acdr, "conflict-resolution/last-writer-wins": purged },
  "goldengate-acdr-delta": {
    ...acdr,
    "conflict-resolution/last-writer-wins": purged,
    "database-features/adjustments-all-count":
      "of two inserts one is dropped, and what was added to it adds to the other",
    "database-features/statement-computes-the-same-everywhere": statements,
  },
  "goldengate-acdr-earliest": {
    ...acdr,
    ...apart("A3, A7, A9: ties keep the local row; what overtakes the insert that it follows is discarded"),
    "causality/arbitration-respects-causality": overtaken,
  },
  "goldengate-acdr-delete-always-wins": acdr,
  "goldengate-acdr-site-priority": {
    ...acdr,
    ...apart("a third site, below two others, takes whichever of their writes arrives last"),
    "causality/arbitration-respects-causality": overtaken,
    "conflict-resolution/winner-depends-only-on-the-writes":
      "a third site, below two others, takes whichever of their writes arrives last",
  },
  symmetricds: {
    ...wholeRows,
    ...stops(constraints),
    ...apart("A3, A5: ties keep the local row; deletes are forgotten"),
    "convergence/deleted-stays-deleted": "A5, A10: an update that finds no row inserts it",
    "causality/arbitration-respects-causality": "A10: deletes are forgotten",
    "conflict-resolution/winner-depends-only-on-the-writes": `A3: ${keepsOnTie}`,
    "conflict-resolution/last-writer-wins": "A5: a delete is applied whatever its time, and forgotten",
    "conflict-resolution/nothing-is-lost-silently": "A5: a delete that finds no row is only counted",
    "database-features/double-booking-is-reported": secondWave,
    "database-features/generated-keys-never-collide":
      "A36: two nodes take one more than the same highest key",
    "database-features/trigger-fires-once": firesAgain,
    "database-features/truncated-stays-away": "A33: a truncation arrives before an insert that it had seen",
  },
  "sql-server-p2p": {
    "convergence/quiet-cluster-agrees": "A2: a conflict stops the agents, and each node keeps its own row",
    ...stops("a conflict, or a broken constraint, stops the Distribution Agent"),
    "convergence/deleted-stays-deleted": stopped,
    "causality/arbitration-respects-causality":
      "what was made later is behind a conflict that stopped its stream",
    "conflict-resolution/nothing-is-lost-silently": "a conflict stops the stream, and is reported as no loss",
    "database-features/trigger-fires-once": firesAgain,
    "database-features/truncated-stays-away": stoppedTruncation,
  },
  "sql-server-p2p-continue": peerToPeer,
  "sql-server-p2p-lastwriter": lastWriter,
  "sql-server-p2p-lastwriter-tie-keeps": {
    ...lastWriter,
    "conflict-resolution/winner-depends-only-on-the-writes": `A3: ${keepsOnTie}`,
  },
  "cosmos-db": {
    ...takenAway,
    "convergence/quiet-cluster-agrees": "what a region that leaves had sent to some, nobody sends on",
    "convergence/deleted-stays-deleted":
      "a delete that a region that leaves had sent to some, nobody sends on",
  },
  couchdb: {
    "convergence/deleted-stays-deleted":
      "a delete replaces the leaf that is shown, and another leaf is shown then",
    "causality/arbitration-respects-causality":
      "a delete replaces the leaf that is shown, and another leaf is shown then, that had been seen too",
    "conflict-resolution/nothing-is-lost-silently":
      "a delete replaces the leaf that is shown, and another leaf is shown then",
  },
  cassandra: {
    ...apart("A8: a tombstone is removed before a late write arrives"),
    "convergence/deleted-stays-deleted": "A13: a delete by a clock that lags has no effect",
    "causality/arbitration-respects-causality": "A13: a write by a clock that lags has no effect",
    "conflict-resolution/last-writer-wins": "A8: a tombstone is removed before a late write arrives",
    "database-features/truncated-stays-away": "A13: a truncation by a clock that lags has no effect",
  },
  "dynamodb-global-tables": dynamodb,
  "dynamodb-global-tables-tie-keeps": {
    ...dynamodb,
    ...apart(
      "A3, A13: a tie keeps what is there; a client's write by a clock that lags stays where it was made",
    ),
  },
  "active-directory": {
    ...apart("A8: a tombstone is removed before a late change arrives"),
    "causality/arbitration-respects-causality": "A8: a version begins anew once the tombstone is removed",
    "conflict-resolution/nothing-is-lost-silently": "what loses is dropped, and nobody is told",
    "database-features/double-booking-is-reported": "A34: one of two values is dropped, and nobody is told",
  },
}
