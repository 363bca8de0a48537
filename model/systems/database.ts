/**
 * What the designs of the relational systems have in common: rows only, commits durable before they are acknowledged or
 * confirmed to the sender, one first-in-first-out stream per link, commit times from the wall clock.
 *
 * A system's file starts from this and says only what its own manual says.
 */
import { wallClock } from "../clocks/wall.ts"
import { plainTables } from "../database/tables.ts"
import * as Counter from "../objects/counter.ts"
import * as Register from "../objects/register.ts"
import * as Additions from "../objects/set.ts"
import { fifo } from "../replication/delivery.ts"
import type { Design } from "../replication/design.ts"
import { allToAll } from "../topology.ts"

export const database: Omit<Design, "name" | "title" | "source" | "rows"> = {
  topology: allToAll,
  clock: wallClock,
  delivery: fifo,
  accepts: "every",
  durable: { local: true, remote: true },
  inherits: false,
  vacuums: false,
  forgetsStamps: "never",
  families: ["row", "record"],
  tables: plainTables,
  registers: Register.rules,
  counters: Counter.rules,
  sets: Additions.rules,
}
