/**
 * A design says everything that a protocol decides. The network and the faults are not part of it: the adversary owns
 * them.
 *
 * It is data and small pure functions, so a variant (a product's switch, or a seeded bug) is a copy with one field
 * replaced.
 */
import type { ClockRule } from "../clocks/clock.ts"
import type { Ruling } from "../conflicts/ruling.ts"
import type { TableRules } from "../database/tables.ts"
import type { CounterRules } from "../objects/counter.ts"
import type { RegisterRules } from "../objects/register.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { SetRules } from "../objects/set.ts"
import type { Topology } from "../topology.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import type { Family } from "../vocabulary/write.ts"
import type { Delivery } from "./delivery.ts"

export interface RowRules {
  /** What the leader's own write leaves. Local writes are not put to the resolver: the database has just accepted them. */
  readonly local: (cell: Cell, change: RowChange) => Cell
  /** What a change received from another leader does to the cell of the leader `here`. */
  readonly remote: (cell: Cell, change: RowChange, here: LeaderId) => Ruling
}

export interface Design {
  /** The name it is called by, such as `bdr-1`. */
  readonly name: string
  readonly title: string
  /** Where the rules were read. */
  readonly source: string
  readonly topology: Topology
  readonly clock: ClockRule
  readonly delivery: Delivery
  /** Which leader decides on a write: see `deciding.ts`. */
  readonly accepts: "every" | "first" | "home" | "majority"
  /** Whether a write is durable before it is acknowledged, and a received change as soon as it is applied. */
  readonly durable: { readonly local: boolean; readonly remote: boolean }
  /** `true` when the memory of deleted rows can be lost while a change that needs it is still on its way. */
  readonly vacuums: boolean
  /** When a leader forgets who wrote its rows, and when: never, when it is vacuumed, when it restarts. */
  readonly forgetsStamps: "never" | "on vacuum" | "on restart"
  /** `true` when the others send on what a leader that has left had made, to those who have not seen it. */
  readonly inherits: boolean
  /** `true` when the names of leaders decide more than ties: some rank above others, or are the homes of some keys. */
  readonly ranksLeaders?: true
  readonly families: ReadonlyArray<Family>
  readonly rows: RowRules
  readonly tables: TableRules
  readonly registers: RegisterRules
  readonly counters: CounterRules
  readonly sets: SetRules
}
