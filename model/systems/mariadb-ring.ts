/**
 * MariaDB and MySQL in a ring of asynchronous replication, row-based, with `slave_exec_mode` STRICT and IDEMPOTENT.
 *
 * There is no conflict detection. STRICT (the default) stops on a duplicate key (1062) and on a row that is missing
 * (1032). IDEMPOTENT replaces the row that an insert finds, and passes over what is missing. Rows are found by primary
 * key and the before-image is not compared, so the last arrival wins.
 *
 * A server writes what it applies to its own binary log and sends it on; an event whose server id is the receiver's own
 * is skipped, so a change goes around once. One thread applies in the order of the log, hence causes come before effects.
 * That an event circulates for ever once its originator has left the ring (bugs 25998 and 27808) is not shown here:
 * no leader leaves.
 * Source: MariaDB docs, "Multi-master ring replication", `slave_exec_mode`, `replicate_same_server_id`; MySQL manual,
 * `replica_exec_mode`; bugs.mysql.com 25998, 27808.
 */
import { apply, forgetting, type Ruling, skip, stop } from "../conflicts/resolution.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import { ring } from "../topology.ts"
import { database } from "./database.ts"

type OnError = (code: "duplicate_key_1062" | "key_not_found_1032", cell: Cell, change: RowChange) => Ruling

const rowsUnder = (onError: OnError): Pick<Design, "rows"> => ({
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change) => {
      if (change.operation.kind === "insert")
        return cell.kind === "row" ? onError("duplicate_key_1062", cell, change) : apply(change, forgetting)
      return cell.kind === "row" ? apply(change, forgetting) : onError("key_not_found_1032", cell, change)
    },
  },
})

export const mariadbRingStrict: Design = {
  ...database,
  ...rowsUnder((code, cell) => stop(code, cell)),
  name: "mariadb-ring-strict",
  title: "MariaDB or MySQL, ring, slave_exec_mode STRICT (the default)",
  source: "MariaDB docs: Multi-master ring replication, slave_exec_mode",
  topology: ring,
}

export const mariadbRingIdempotent: Design = {
  ...database,
  ...rowsUnder((code, cell, change) =>
    code === "duplicate_key_1062" ? apply(change, forgetting) : skip(cell),
  ),
  name: "mariadb-ring-idempotent",
  title: "MariaDB or MySQL, ring, slave_exec_mode IDEMPOTENT",
  source: "MariaDB docs: Multi-master ring replication, slave_exec_mode",
  topology: ring,
}
