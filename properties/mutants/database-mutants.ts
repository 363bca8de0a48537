/** Bugs seeded in what designs make of tables: constraints, keys, triggers, statements, transactions, truncation. */
import { columnMerge } from "../../model/conflicts/resolution/column-merge.ts"
import { skip } from "../../model/conflicts/ruling.ts"
import { localSequence, steppedThenChanged } from "../../model/database/generated-keys.ts"
import type { TableRules } from "../../model/database/tables.ts"
import type { Design } from "../../model/replication/design.ts"
import { reference } from "../../model/systems/reference.ts"
import { singleLeader } from "../../model/systems/single-leader.ts"
import { mutant, rowsWhere } from "./design-mutant.ts"
import type { Mutant } from "./mutant.ts"

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
  mutant(
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
  mutant(
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
  mutant(
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
]
