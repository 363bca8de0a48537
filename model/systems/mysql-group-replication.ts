/**
 * MySQL Group Replication in multi-primary mode: a write is certified by the group before it is acknowledged.
 *
 * All members get the write sets in one total order, and of two writes to one row of which neither had seen the other the first
 * in that order commits and the second is rolled back: its client is told (`deciding.ts`, `majority`). So nothing that was committed
 * is in conflict, and members apply it as it comes. The price is that a write needs a majority.
 *
 * A write set has the keys of a row, its unique values, and the parent that it refers to. Certification knows nothing of gap
 * locks and table locks, and cascading foreign keys are refused in this mode; none of that is modelled. What was certified and not
 * yet applied elsewhere is not lost with its member. Generated keys step by `group_replication_auto_increment_increment`.
 * Source: MySQL manual, "Group Replication": "Multi-Primary Mode", "Group Replication Limitations", "Replication Group
 * Member Roles"; MySQL source, `rpl_write_set_handler.cc`.
 */
import { apply, forgetting } from "../conflicts/ruling.ts"
import { stepped } from "../database/generated-keys.ts"
import { plainTables } from "../database/tables.ts"
import { causalStream } from "../replication/delivery.ts"
import type { Design } from "../replication/design.ts"
import { database } from "./database.ts"

export const mysqlGroupReplication: Design = {
  ...database,
  name: "mysql-group-replication",
  title: "MySQL Group Replication, multi-primary mode",
  source: "MySQL manual: Group Replication, multi-primary mode, limitations",
  accepts: "majority",
  delivery: causalStream,
  inherits: true,
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (_cell, change) => apply(change, forgetting),
  },
  tables: { ...plainTables, keys: stepped, unique: () => "stop", references: "stop", checks: "stop" },
}
