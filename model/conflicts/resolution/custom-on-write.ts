/**
 * A custom resolver on write: where a change that arrives is concurrent with what is there, a function of the two decides, at
 * once and for good.
 *
 * Used by Bucardo (a snippet of Perl), Cosmos DB (a merge procedure), SymmetricDS and Oracle (a procedure of one's own).
 *
 * What it needs to converge. Every leader asks the function of its own pairs, in its own order, and remembers nothing but the
 * answer. So the function must be pure, commutative (two leaders ask it both ways round), associative (three writes meet in
 * different orders) and idempotent (the same answer comes by two ways). That is not enough: a client's own write replaces what it
 * had seen without the function being asked, so a write must never rank below what it was made upon. Where one does, as a delete
 * does here, the rule goes in a circle with the write that it replaced and one concurrent with both, and leaders end apart.
 * Source: Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5, "Custom conflict resolution logic"; Shapiro et al.,
 * "Conflict-free Replicated Data Types" (2011), section 2.3 (states must only rise in a semilattice).
 */
import type { Cell, RowChange } from "../../objects/row.ts"
import type { RowRules } from "../../replication/design.ts"
import type { Content } from "../../vocabulary/change.ts"
import { unseen } from "../detection/unseen.ts"
import { apply, keep, remembering, take } from "../ruling.ts"

/** `true` when the change wins over what is there. */
export type Resolver = (change: RowChange, local: Exclude<Cell, { readonly kind: "absent" }>) => boolean

/** The rules for a row where the resolver decides between two concurrent versions. */
export const resolvedOnWrite = (wins: Resolver): RowRules => ({
  local: (_cell, change) => remembering(change),
  remote: (cell, change) => {
    if (cell.kind === "absent" || !unseen(cell, change)) return apply(change, remembering)
    return wins(change, cell)
      ? take("concurrent_writes", cell, change, remembering)
      : keep("concurrent_writes", cell)
  },
})

/** A row as a text to compare, its columns in alphabetical order. */
const text = (content: Content): string =>
  typeof content === "string"
    ? content
    : Object.entries(content)
        .map(([name, { value }]) => `${name}=${value}`)
        .toSorted()
        .join()

/** The greater value wins, in alphabetical order; a delete is less than any; of two that are alike that of the higher leader. */
export const greaterValue: Resolver = ({ operation, stamp }, local) => {
  const theirs = operation.kind === "delete" ? "" : text(operation.value)
  const ours = local.kind === "tombstone" ? "" : text(local.value)
  return theirs === ours ? stamp.leader > local.stamp.leader : theirs > ours
}
