/**
 * MariaDB and MySQL in a ring of asynchronous replication: rows under `slave_exec_mode` STRICT and IDEMPOTENT, with global
 * transaction ids, with the keys that a server generates by default, and statements instead of rows.
 *
 * There is no conflict detection. STRICT (the default) stops on a duplicate key (1062) and on a row that is missing
 * (1032). IDEMPOTENT replaces the row that an insert finds, and passes over what is missing. Rows are found by primary
 * key and the before-image is not compared, so the last arrival wins. A statement is executed anew: one that finds no row
 * changes none, and is no error.
 *
 * A server writes what it applies to its own binary log and sends it on; an event whose server id is the receiver's own
 * is skipped, so a change goes around once. Nothing else is remembered: once its originator has left the ring, an event
 * circulates for ever (bugs 25998 and 27808), unless transactions have global ids. One thread applies in the order of the
 * log, hence causes come before effects.
 *
 * Tables: InnoDB checks unique and foreign keys on what is applied. IDEMPOTENT removes the rows that have an inserted row's
 * unique values, and ignores any other such error. Row events fire no triggers; statements do. The manual has keys step by the
 * number of servers; by default a server takes one more than its highest key.
 * Source: MariaDB docs, "Multi-master ring replication", `slave_exec_mode`, `replicate_same_server_id`, "Running triggers on
 * the replica for row-based events", "Global transaction ID"; MySQL source, `log_event.cc` (`idempotent_error_code`, REPLACE
 * in `Write_rows_log_event`); bugs.mysql.com 25998, 27808.
 */
import { apply, forgetting, type Ruling, skip, stop } from "../conflicts/ruling.ts"
import { autoIncrement, stepped } from "../database/generated-keys.ts"
import { plainTables, type TableRules } from "../database/tables.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import { binaryLog, fifo } from "../replication/delivery.ts"
import type { Design } from "../replication/design.ts"
import { ring } from "../topology.ts"
import { database } from "./database.ts"

type Code = "duplicate_key_1062" | "key_not_found_1032"

const rowsUnder = (onError: (code: Code, cell: Cell, change: RowChange) => Ruling): Pick<Design, "rows"> => ({
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change) => {
      if (change.operation.kind === "insert")
        return cell.kind === "row" ? onError("duplicate_key_1062", cell, change) : apply(change, forgetting)
      return cell.kind === "row" ? apply(change, forgetting) : onError("key_not_found_1032", cell, change)
    },
  },
})

const checked: TableRules = {
  ...plainTables,
  keys: stepped,
  unique: () => "stop",
  references: "stop",
  checks: "stop",
}

export const mariadbRingStrict: Design = {
  ...database,
  ...rowsUnder((code, cell) => stop(code, cell)),
  name: "mariadb-ring-strict",
  title: "MariaDB or MySQL, ring, slave_exec_mode STRICT (the default)",
  source: "MariaDB docs: Multi-master ring replication, slave_exec_mode",
  topology: ring,
  delivery: binaryLog,
  tables: checked,
}

export const mariadbRingIdempotent: Design = {
  ...mariadbRingStrict,
  ...rowsUnder((code, cell, change) =>
    code === "duplicate_key_1062" ? apply(change, forgetting) : skip(cell),
  ),
  name: "mariadb-ring-idempotent",
  title: "MariaDB or MySQL, ring, slave_exec_mode IDEMPOTENT",
  source: "MariaDB docs: slave_exec_mode; MySQL source: log_event.cc",
  tables: {
    ...checked,
    unique: (_holder, { operation }) => (operation.kind === "insert" ? "replace" : "discard"),
    references: "discard",
  },
}

export const mariadbRingGtid: Design = {
  ...mariadbRingStrict,
  name: "mariadb-ring-gtid",
  title: "MariaDB or MySQL, ring, STRICT, with global transaction ids",
  source: "MariaDB docs: Global transaction ID; MySQL manual: replication with GTIDs",
  delivery: fifo,
}

export const mariadbRingDefaultKeys: Design = {
  ...mariadbRingStrict,
  name: "mariadb-ring-default-keys",
  title: "MariaDB or MySQL, ring, STRICT, auto_increment as it is by default",
  source: "MariaDB docs: AUTO_INCREMENT, Multi-master ring replication",
  tables: { ...checked, keys: autoIncrement },
}

export const mariadbRingStatements: Design = {
  ...mariadbRingStrict,
  ...rowsUnder((code, cell) => (code === "duplicate_key_1062" ? stop(code, cell) : skip(cell))),
  name: "mariadb-ring-statements",
  title: "MariaDB or MySQL, ring, statement-based binary log",
  source: "MariaDB docs: Binary log formats; MySQL manual: Statement-based and row-based replication",
  tables: { ...checked, replicates: "statements" },
}
