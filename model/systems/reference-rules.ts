/**
 * The reference design with one decision taken otherwise: what would become of its promises?
 *
 * - Conflict avoidance: every key has a home, where its writes are decided (`replication/deciding.ts`). Nothing conflicts, until the
 *   home is out as far as somebody can see, and another leader stands in for it.
 * - Other winners of a conflict: the highest leader, the first write, a custom resolver on write. Each is a function of the
 *   two writes and gives the same answer everywhere, and yet three leaders can end apart: see `resolution/custom-on-write.ts`.
 * - No winner: all concurrent versions are kept, and shown joined, or the greatest of them (resolved on read).
 * - Column by column, and amounts by their differences.
 * - A tree, and a graph in which a change comes by two ways.
 * Source: Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5, "Handling Write Conflicts", "Multi-Leader Replication
 * Topologies"; of each rule, its own file in `conflicts/`.
 */
import { joined } from "../conflicts/resolution/column-join.ts"
import { greaterValue, type Resolver, resolvedOnWrite } from "../conflicts/resolution/custom-on-write.ts"
import { delta } from "../conflicts/resolution/delta.ts"
import { earlierOrHigher } from "../conflicts/resolution/first-writer-wins.ts"
import { higherLeader } from "../conflicts/resolution/highest-leader-wins.ts"
import { concatenated, greatest, keepSiblings, type Shows } from "../conflicts/resolution/keep-siblings.ts"
import { merge } from "../conflicts/ruling.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design, RowRules } from "../replication/design.ts"
import { graph, hub, tree } from "../topology.ts"
import { compare, type Stamp } from "../vocabulary/stamp.ts"
import { leadersOf, mostLeaders } from "../vocabulary/leader.ts"
import { reference } from "./reference.ts"

const variant = (name: string, title: string, changes: Partial<Design>): Design => ({
  ...reference,
  source: "this project: model/systems/reference-rules.ts",
  ...changes,
  name: `reference-${name}`,
  title: `Reference design, ${title}`,
})

export const referenceHome = variant("home", "every key decided at its home", { accepts: "home" })

const resolving = (name: string, title: string, wins: Resolver): Design =>
  variant(name, title, { rows: resolvedOnWrite(wins) })

export const referenceHighestLeader: Design = {
  ...resolving("highest-leader", "the highest leader wins", (change, local) =>
    higherLeader(change.stamp, local.stamp),
  ),
  ranksLeaders: true,
}

export const referenceFirstWrite = resolving("first-write", "the first write wins", (change, local) =>
  earlierOrHigher(change.stamp, local.stamp),
)

export const referenceCustom = resolving("custom", "resolved on write, the greater value", greaterValue)

const keeping = (name: string, title: string, shows: Shows): Design =>
  variant(name, title, { rows: keepSiblings(shows) })

export const referenceMerging = keeping("merging", "merged by concatenation", concatenated)

export const referenceSiblings = keeping("siblings", "siblings, resolved on read", greatest)

const later = (one: Stamp, other: Stamp): boolean => compare(one, other) > 0

/** Of every column the later write; a conflict is reported where two writes are concurrent, as in the reference. */
const byColumn = (cell: Cell, change: RowChange): Cell =>
  joined({ wins: (one, other) => later(one.stamp, other.stamp), outlives: later }, cell, change)

const columns: RowRules = {
  local: byColumn,
  remote: (cell, change) => {
    const ruling = reference.rows.remote(cell, change, 0)
    const next = byColumn(cell, change)
    const mixed = typeof change.operation.value !== "string" && ruling.conflict !== null
    return { ...(mixed ? merge("concurrent_writes", cell, next) : ruling), cell: next }
  },
}

export const referenceColumns = variant("columns", "column by column", { rows: columns })

export const referenceDelta = variant("delta", "amounts by their differences", {
  tables: { ...reference.tables, merge: delta },
})

export const referenceTree = variant("tree", "tree", { topology: tree })

/** A chain in one direction, in which everyone sends to its head as well: what B writes comes to A by two ways. */
const chain = leadersOf(mostLeaders)
  .slice(1)
  .flatMap((leader) => [
    { from: leader - 1, to: leader },
    { from: leader, to: hub },
  ])

export const referenceGraph = variant("graph", "graph, a chain whose leaders all send to its head", {
  topology: graph(chain),
})
