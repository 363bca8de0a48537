/**
 * The baseline: leader A decides on every write and the others follow it asynchronously.
 *
 * No two writes conflict, because one leader orders them all. The price is that a client elsewhere cannot write while A,
 * or the way to A and back, is out. One table is asked, A's, so what it admits is right for all: its followers ask nothing
 * again, and the keys that it generates are nobody else's.
 * Source: Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5, "Leaders and Followers".
 */
import { apply, forgetting } from "../conflicts/ruling.ts"
import { autoIncrement } from "../database/generated-keys.ts"
import { plainTables } from "../database/tables.ts"
import type { Design } from "../replication/design.ts"
import { star } from "../topology.ts"
import { database } from "./database.ts"

export const singleLeader: Design = {
  ...database,
  name: "single-leader",
  title: "Single leader with asynchronous followers (baseline)",
  source: "Kleppmann, Designing Data-Intensive Applications, ch. 5",
  topology: star,
  accepts: "first",
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (_cell, change) => apply(change, forgetting),
  },
  tables: { ...plainTables, keys: autoIncrement },
}
