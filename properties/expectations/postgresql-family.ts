/** What the systems of the PostgreSQL family are known to break. */
import { type Known, stops, takenAway } from "./known.ts"

/** Leaders that end apart, by the same writes or for ever. */
const apart = (because: string): Known => ({
  "convergence/same-changes-same-state": because,
  "convergence/quiet-cluster-agrees": because,
})

/** What every system has that keeps order per origin only and forgets deletes that find nothing. */
const ghosts: Known = {
  "convergence/deleted-stays-deleted":
    "A10: a delete that overtakes its insert finds no row and is forgotten",
  "database-features/truncated-stays-away":
    "A33: a truncation that overtakes an insert finds nothing there, and leaves nothing behind",
}

const droppedUpdate: Known = {
  "causality/arbitration-respects-causality":
    "A9: an update that overtakes its insert finds no row and is dropped",
}

const rowByRow: Known = {
  "database-features/transaction-applies-whole":
    "A26: each row of a transaction meets others by itself, so one wins and another loses",
}

const sequences: Known = {
  "database-features/generated-keys-never-collide":
    "A36: each leader has a sequence of its own, and they count alike",
}

/** Where a delete is applied whatever its time. */
const olderDelete: Known = {
  "conflict-resolution/nothing-is-lost-silently": "A7: a delete removes a newer row and reports no conflict",
  "database-features/double-booking-is-reported":
    "A7: a delete removes the row that another client has inserted since, so the insert behind it finds none",
}

const timesDecide = "A7, A9, A13: deletes are forgotten, order is per origin, clocks decide"

const lagging: Known = {
  "causality/arbitration-respects-causality":
    "A9, A13: an update that overtakes its insert; a clock that lags",
}

const laggingOrTied: Known = {
  "causality/arbitration-respects-causality":
    "A9, A13: an update that overtakes its insert; a clock that lags, or stands still",
}

const olderDeleteWins: Known = {
  "conflict-resolution/last-writer-wins":
    "A7, A9: a delete is applied whatever its time; a missed update is dropped",
}

const thirdLeader: Known = {
  "conflict-resolution/winner-depends-only-on-the-writes":
    "A3: a third leader breaks a tie by its own number, not by who wrote the row",
}

const uniqueStops = stops("A21: a second unique violation, or that of an update, stops the apply worker")

const postgresql: Known = {
  ...apart("A1: the last arrival wins, so two leaders swap values"),
  ...stops("an insert of an existing key, or of a unique value, stops the apply worker"),
  ...ghosts,
  ...droppedUpdate,
  ...rowByRow,
  ...sequences,
  "database-features/references-stay-valid": "A32: foreign keys are not checked where a change arrives",
  "database-features/double-booking-is-reported":
    "A7: a delete removes the row that another client has inserted since, so the insert behind it finds none",
}

const postgresql18: Known = {
  ...postgresql,
  "conflict-resolution/nothing-is-lost-silently":
    "an insert of an existing key stops the stream, and is reported as no loss",
}

const pglogical: Known = {
  ...apart("A1, A7: the last arrival wins; deletes are forgotten"),
  ...uniqueStops,
  ...ghosts,
  ...rowByRow,
  ...sequences,
  ...olderDelete,
  "causality/arbitration-respects-causality":
    "A9: an update that overtakes its insert is dropped, or the insert replaces it",
}

const bdr: Known = {
  ...apart(timesDecide),
  ...stops("A21, A32: a unique violation, or a foreign key deadlock, stops the apply worker"),
  ...ghosts,
  ...lagging,
  ...rowByRow,
  ...olderDelete,
  ...olderDeleteWins,
}

const spock5: Known = {
  ...takenAway,
  ...apart(
    "A7, A9, A13, A14: deletes are forgotten, order is per origin, clocks decide until rows are frozen",
  ),
  ...ghosts,
  ...laggingOrTied,
  ...rowByRow,
  ...olderDelete,
  ...olderDeleteWins,
}

const spock6: Known = {
  ...takenAway,
  ...apart("A3, A6, A9, A13, A14: one side skips the older delete, the other the newer update"),
  ...ghosts,
  ...laggingOrTied,
  ...rowByRow,
  ...thirdLeader,
  "conflict-resolution/last-writer-wins":
    "A6, A9: an update of a missing row is discarded, whatever its time",
  "conflict-resolution/nothing-is-lost-silently":
    "a delete that wins removes a concurrent row and is not reported",
  "database-features/double-booking-is-reported": "A14: an insert that finds a frozen row is not reported",
}

const pgd: Known = {
  ...apart("A5, A7, A13, A14: the dead tuple decides, until it is vacuumed; a frozen row is overwritten"),
  ...uniqueStops,
  ...ghosts,
  "causality/arbitration-respects-causality":
    "A10, A13: a delete that overtakes its insert; a clock that lags",
  "conflict-resolution/last-writer-wins": "A7: a delete is applied whatever its time",
  ...olderDelete,
}

const pgdByColumn: Known = {
  ...pgd,
  ...apart("A5, A7, A13: the dead tuple decides, until it is vacuumed"),
  ...stops("A21, A31: a unique violation, or columns that break a check together, stop the writer"),
}

const sums: Known = {
  "database-features/statement-computes-the-same-everywhere":
    "A30: one leader adds to a row that another replaced by its insert, or never got",
}

export const postgresqlFamily: Readonly<Record<string, Known>> = {
  "postgresql-16": postgresql,
  "postgresql-18": postgresql18,
  "postgresql-19": postgresql18,
  "pglogical-apply-remote": pglogical,
  "pglogical-keep-local": {
    ...pglogical,
    ...apart("A2: the row stays against any change of another origin"),
    "causality/arbitration-respects-causality":
      "an update of another origin than the row's is refused, also where it had seen the row",
  },
  "pglogical-last-update-wins": {
    ...pglogical,
    ...apart("A3, A7, A9, A13: a tie swaps; deletes are forgotten; order is per origin, clocks decide"),
    ...lagging,
    ...olderDeleteWins,
    "conflict-resolution/winner-depends-only-on-the-writes": "A3: on a tie each side takes the other's row",
  },
  "bdr-1": bdr,
  "bdr-1-unchecked-references": {
    ...bdr,
    ...uniqueStops,
    "database-features/references-stay-valid": "A32: the apply worker does not check foreign keys",
  },
  "bdr-1-restarted": {
    ...bdr,
    ...apart("A7, A9, A13, A14: as BDR 1.0; after a restart whatever arrives overwrites"),
  },
  pgactive: {
    ...apart("A3, A7, A9, A13: deletes are forgotten, order is per origin, clocks decide"),
    ...uniqueStops,
    ...ghosts,
    ...laggingOrTied,
    ...rowByRow,
    ...olderDelete,
    ...olderDeleteWins,
    ...thirdLeader,
  },
  "spock-5.0.9": spock5,
  "spock-5.0.10": { ...spock5, ...thirdLeader },
  "spock-6": spock6,
  "spock-6-delta": {
    ...spock6,
    ...sums,
    "database-features/adjustments-all-count":
      "A30: an adjustment that overtakes the insert finds no row, and its transaction is discarded",
  },
  pgd,
  "pgd-older-delete-skipped": {
    ...pgd,
    ...apart(
      "A6, A14: one side skips the older delete, the other the newer update; a frozen row is overwritten",
    ),
    "conflict-resolution/last-writer-wins":
      "A6: an update of a recently deleted row is skipped, whatever its time",
    "conflict-resolution/nothing-is-lost-silently": "a delete of a missing row is skipped in silence",
    "database-features/double-booking-is-reported":
      "a later delete removes the row that another client has inserted, so the insert behind it finds none",
  },
  "pgd-missing-update-skipped": {
    ...pgd,
    ...apart("A7, A9, A13, A14: a missed update is dropped; clocks decide; a frozen row is overwritten"),
    ...lagging,
    ...olderDeleteWins,
  },
  "pgd-row-version": {
    ...uniqueStops,
    ...ghosts,
    ...apart("A6: one side skips the delete of another version, the other the update of a deleted row"),
    "causality/arbitration-respects-causality":
      "A10: a delete that overtakes its insert finds no row and is forgotten",
    "conflict-resolution/last-writer-wins":
      "A6: a delete of another version is skipped, and so is an update of a deleted row, whatever their times",
    "conflict-resolution/nothing-is-lost-silently":
      "A6: an insert takes the place of a deleted row, and the delete is not reported",
  },
  "pgd-column-level": pgdByColumn,
  "pgd-crdt-columns": {
    ...pgdByColumn,
    ...sums,
    "database-features/adjustments-all-count":
      "A30: an insert that arrives late replaces what was added, where the clocks call it later",
  },
  "pgd-crdt-columns-inserts-add": {
    ...pgdByColumn,
    ...sums,
    "database-features/adjustments-all-count":
      "A30: an insert that arrives after an update of it adds its amount once more",
  },
  "pgd-unlike-resolvers": {
    ...pgd,
    ...apart("A19: B keeps its row against any update of another origin"),
    "causality/arbitration-respects-causality":
      "A10, A19: a delete that overtakes its insert; B keeps what it has against an update that had seen it",
    "conflict-resolution/winner-depends-only-on-the-writes":
      "A19: at B the row wins, elsewhere the later write",
    "conflict-resolution/last-writer-wins": "A7, A19: a delete is applied whatever its time; B keeps its row",
  },
}
