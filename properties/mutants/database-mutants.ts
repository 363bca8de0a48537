/** Bugs seeded in what designs make of tables: constraints, keys, triggers, statements, transactions, truncation. */
import { joined } from "../../model/conflicts/resolution/column-join.ts"
import { columnMerge } from "../../model/conflicts/resolution/column-merge.ts"
import { skip } from "../../model/conflicts/ruling.ts"
import { localSequence, steppedThenChanged } from "../../model/database/generated-keys.ts"
import { type TableRules, wholeRow } from "../../model/database/tables.ts"
import { fired } from "../../model/objects/record.ts"
import type { Cell, RowChange } from "../../model/objects/row.ts"
import type { Design } from "../../model/replication/design.ts"
import { cassandra } from "../../model/systems/cassandra.ts"
import { reference } from "../../model/systems/reference.ts"
import { referenceColumns, referenceDelta } from "../../model/systems/reference-rules.ts"
import { singleLeader } from "../../model/systems/single-leader.ts"
import type { Stamp } from "../../model/vocabulary/stamp.ts"
import { under } from "../../model/vocabulary/write.ts"
import { type Rewriting, rewritingMutant } from "./rewriting-mutant.ts"
import { mutant, rowsWhere, settingMutant } from "./design-mutant.ts"
import type { Mutant } from "./mutant.ts"

const applied = { outcome: "applied", conflict: null } as const

/** The join of cells by the greater time as text, then by the leader. */
const joinAsText = (cell: Cell, change: RowChange): Cell => {
  const later = (one: Stamp, other: Stamp): boolean =>
    `${one.wall}.${one.leader}` > `${other.wall}.${other.leader}`
  return joined({ wins: (one, other) => later(one.stamp, other.stamp), outlives: later }, cell, change)
}

/** A delete that is part of a truncation. */
const isOneOfMany = ({ operation, part }: RowChange): boolean => operation.kind === "delete" && part.of > 1

/**
 * A column that is set without a constraint being asked: in the place of another one, of which nothing is asked, and
 * under its own name afterwards.
 */
const unasked = (writes: Rewriting["writes"]): Rewriting => ({
  writes,
  asked: (write) => ({ ...write, column: "a" }),
  rewrite: (value, { column, before }) => {
    const { a, ...others } = value
    const kept = under(before, "a")
    return {
      ...others,
      ...(kept === undefined ? {} : { a: kept }),
      ...(a === undefined ? {} : { [column]: a }),
    }
  },
})

const withTables = (change: Partial<TableRules>): Pick<Design, "tables"> => ({
  tables: { ...reference.tables, ...change },
})

export const databaseMutants: ReadonlyArray<Mutant> = [
  mutant(
    "two-leaders-take-the-same-key",
    "Each leader takes generated keys from a sequence of its own, which knows nothing of the others'.",
    ["database-features/generated-keys-never-collide"],
    withTables({ keys: localSequence }),
  ),
  mutant(
    "the-step-was-changed-too-late",
    "Leaders take every second number, and only after their first one every third, so the first ones of two collide.",
    ["database-features/generated-keys-never-collide"],
    withTables({ keys: steppedThenChanged }),
  ),
  settingMutant(
    ["wrote", "refused"],
    "followers-accept-writes",
    "A cluster set up for one leader, in which every follower accepts writes too, and the last arrival wins.",
    [
      "database-features/unique-stays-unique",
      "database-features/references-stay-valid",
      "database-features/columns-merge-apart",
      "database-features/adjustments-all-count",
      "database-features/transaction-applies-whole",
    ],
    { accepts: "every" },
    singleLeader,
  ),
  mutant(
    "columns-merge-without-the-check",
    "Of two concurrent rows each column is taken from the later, and nobody asks whether the row still keeps its check.",
    ["database-features/checks-stay-true"],
    withTables({ merge: columnMerge }),
  ),
  settingMutant(
    ["applied"],
    "the-trigger-fires-on-apply",
    "The trigger fires where a client writes, and once more at every leader that applies the row it left.",
    ["database-features/trigger-fires-once"],
    withTables({ triggers: "everywhere" }),
  ),
  mutant(
    "only-the-first-of-a-transaction-is-applied",
    "A follower applies the first change of a transaction and passes over the others.",
    ["database-features/transaction-applies-whole"],
    {
      rows: {
        ...singleLeader.rows,
        remote: (cell, change, here) =>
          change.part.index > 0 ? skip(cell) : singleLeader.rows.remote(cell, change, here),
      },
    },
    singleLeader,
  ),
  mutant(
    "a-double-booking-goes-unreported",
    "An insert that meets a row is resolved as it should be, and nobody is told.",
    ["database-features/double-booking-is-reported"],
    rowsWhere((cell, change) =>
      change.operation.kind === "insert"
        ? { ...reference.rows.remote(cell, change, 0), conflict: null }
        : null,
    ),
  ),
  settingMutant(
    ["applied"],
    "statements-are-executed-anew",
    "A change carries its statement, and each leader computes with the row that it holds instead of taking the new one.",
    ["database-features/statement-computes-the-same-everywhere"],
    withTables({ replicates: "statements" }),
  ),
  mutant(
    "a-truncation-stays-at-home",
    "A delete that came with others in one transaction is passed over by the leaders that receive it.",
    ["database-features/truncated-stays-away"],
    rowsWhere((cell, change) =>
      change.operation.kind === "delete" && change.part.of > 1 ? skip(cell) : null,
    ),
  ),
  mutant(
    "the-later-record-is-taken-whole",
    "Of two concurrent records the later is taken with all its columns, where the design promises to merge column by column.",
    ["database-features/columns-merge-apart"],
    { rows: reference.rows },
    referenceColumns,
  ),
  mutant(
    "differences-are-not-added",
    "Of two concurrent records the later is taken whole, and what the other one added to an amount is gone.",
    ["database-features/adjustments-all-count"],
    { tables: { ...referenceDelta.tables, merge: wholeRow } },
    referenceDelta,
  ),
  mutant(
    "times-of-columns-are-compared-as-text",
    "Cassandra's join takes the column whose time is the greater as text, so that one at 9 wins over one at 10.",
    ["conflict-resolution/last-writer-wins"],
    {
      rows: { local: joinAsText, remote: (cell, change) => ({ ...applied, cell: joinAsText(cell, change) }) },
    },
    cassandra,
  ),
  mutant(
    "the-second-part-of-a-transaction-is-passed-over",
    "Every leader alike, the one that decides too, carries out the first write of a transaction and none after it.",
    ["database-features/transaction-applies-whole"],
    {
      rows: {
        local: (cell, change) => (change.part.index > 0 ? cell : singleLeader.rows.local(cell, change)),
        remote: (cell, change, here) =>
          change.part.index > 0 ? skip(cell) : singleLeader.rows.remote(cell, change, here),
      },
    },
    singleLeader,
  ),
  mutant(
    "a-truncation-removes-nothing",
    "A delete that came with others in one transaction leaves its record where it is, at every leader alike.",
    ["database-features/truncated-stays-away"],
    {
      rows: {
        local: (cell, change) => (isOneOfMany(change) ? cell : reference.rows.local(cell, change)),
        remote: (cell, change, here) =>
          isOneOfMany(change) ? skip(cell) : reference.rows.remote(cell, change, here),
      },
    },
  ),
  rewritingMutant(
    "the-trigger-fires-twice",
    "The trigger fires twice where a client writes, and the others take the row as it left it.",
    ["database-features/trigger-fires-once"],
    {
      writes: ({ column }) => column === "audited",
      asked: (write) => write,
      rewrite: (value, { stamp }) => fired(value, stamp),
    },
  ),
  rewritingMutant(
    "the-unique-index-is-not-asked",
    "The leader that decides takes an email that another of its records has.",
    ["database-features/unique-stays-unique"],
    unasked(({ column }) => column === "email"),
    singleLeader,
  ),
  rewritingMutant(
    "the-parent-is-not-looked-for",
    "The leader that decides takes a reference to a record that is not there.",
    ["database-features/references-stay-valid"],
    unasked(({ column }) => column === "parent"),
    singleLeader,
  ),
  rewritingMutant(
    "the-check-is-not-asked",
    "The leader that decides takes a low above the high.",
    ["database-features/checks-stay-true"],
    unasked(({ column }) => column === "low" || column === "high"),
    singleLeader,
  ),
]
