/**
 * The reference design: what multi-leader replication looks like when every documented anomaly is designed out.
 *
 * - Hybrid logical stamps, unique by leader, so that a write made after seeing another always wins over it.
 * - Causal delivery: nothing is applied before what its author had seen, and nothing twice.
 * - One rule for insert, update and delete: the greater stamp wins over the cell, and a delete leaves a tombstone that
 *   all three consult. A conflict is reported exactly where the two writes were concurrent.
 *
 * It promises convergence, causality and no silent loss. It does not promise that an invariant over two rows holds,
 * or that one of two concurrent writes to a row survives: last write wins, and says so in the conflict log.
 * Source: Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5; Kulkarni et al. (OPODIS 2014) for the
 * clock; Shapiro et al. (SSS 2011) for the objects.
 */
import { hybridClock } from "../clocks/hybrid.ts"
import { unseen } from "../conflicts/detection/unseen.ts"
import { laterOrHigher } from "../conflicts/resolution/later-or-higher.ts"
import { apply, keep, remembering, stay, take } from "../conflicts/ruling.ts"
import { snowflake } from "../database/generated-keys.ts"
import { plainTables } from "../database/tables.ts"
import * as Counter from "../objects/counter.ts"
import * as Register from "../objects/register.ts"
import * as Additions from "../objects/set.ts"
import { causal } from "../replication/delivery.ts"
import type { Design, RowRules } from "../replication/design.ts"
import { allToAll, ring, star } from "../topology.ts"
import { families } from "../vocabulary/write.ts"

const rows: RowRules = {
  local: (_cell, change) => remembering(change),
  remote: (cell, change) => {
    if (cell.kind === "absent") return apply(change, remembering)
    const wins = laterOrHigher(change.stamp, cell.stamp)
    if (unseen(cell, change))
      return wins ? take("concurrent_writes", cell, change, remembering) : keep("concurrent_writes", cell)
    return wins ? apply(change, remembering) : stay(cell)
  },
}

export const reference: Design = {
  name: "reference",
  title: "Reference design, all-to-all",
  source: "this project: model/systems/reference.ts",
  topology: allToAll,
  clock: hybridClock,
  delivery: causal,
  accepts: "every",
  durable: { local: true, remote: false },
  inherits: true,
  vacuums: false,
  forgetsStamps: "never",
  families,
  rows,
  tables: { ...plainTables, keys: snowflake, truncate: "deletes" },
  registers: Register.rules,
  counters: Counter.rules,
  sets: Additions.rules,
}

export const referenceRing: Design = {
  ...reference,
  name: "reference-ring",
  title: "Reference design, ring",
  topology: ring,
}

export const referenceStar: Design = {
  ...reference,
  name: "reference-star",
  title: "Reference design, star",
  topology: star,
}
