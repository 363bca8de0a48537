/**
 * Apache Cassandra: every column of a row is a cell with a timestamp, and the greatest timestamp wins.
 *
 * - Of two cells with one timestamp a tombstone wins, then the greater value (by its bytes): the same at every replica.
 * - A delete of a row is a tombstone with a timestamp of its own: it covers what is not later, and stays beside what is.
 * - A client's write is put to the same rule as any other: where its coordinator's clock lags, it is acknowledged and has no effect.
 * - A tombstone is removed after `gc_grace_seconds`; a write that arrives later than that brings the row back.
 *
 * The rule is a join, so replicas that got the same writes hold the same, in whatever order, and however often. A leader here is a
 * coordinator with a replica of its own, written with consistency level ONE; that hints and repair bring each write to every
 * replica is the stream. There is no detection of conflicts, and no constraint. A truncation, which is done on all nodes at once, is
 * the delete of every row that is there.
 * Source: Apache Cassandra docs, "Dynamo" (last write wins), "Tombstones"; CASSANDRA-14592 and scylladb 87b4606 (ties of cells); DataStax
 * docs, "Query timestamps".
 */
import { joined } from "../conflicts/resolution/column-join.ts"
import { snowflake } from "../database/generated-keys.ts"
import { plainTables } from "../database/tables.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import type { Column } from "../vocabulary/change.ts"
import { compare, compareTime, type Stamp } from "../vocabulary/stamp.ts"
import { database } from "./database.ts"

/** `true` when the one cell wins: it is later, or as late and its value is greater. */
const wins = (one: Column, other: Column): boolean =>
  (compareTime(one.stamp, other.stamp) ||
    Number(one.value > other.value) - Number(one.value < other.value) ||
    compare(one.stamp, other.stamp)) > 0

const outlives = (written: Stamp, deleted: Stamp): boolean => compareTime(written, deleted) > 0

const join = (cell: Cell, change: RowChange): Cell => joined({ wins, outlives }, cell, change)

export const cassandra: Design = {
  ...database,
  name: "cassandra",
  title: "Apache Cassandra, consistency level ONE",
  source: "Apache Cassandra docs: Dynamo, Tombstones; CASSANDRA-14592",
  inherits: true,
  vacuums: true,
  rows: {
    local: join,
    remote: (cell, change) => ({ cell: join(cell, change), outcome: "applied", conflict: null }),
  },
  tables: { ...plainTables, keys: snowflake, truncate: "deletes" },
}
