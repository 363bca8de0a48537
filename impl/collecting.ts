/**
 * Collecting: forgetting deletes that nobody can be surprised by any more.
 *
 * A tombstone holds off writes that its delete overrode. Once every leader has applied the delete, and everything that
 * a leader made before it had, there is no such write left; then the tombstone may go, and a read shows the same.
 * Source: Baquero, Almeida, Shoker, "Pure Operation-Based Replicated Data Types" (2017), section 4 (causal
 * stability).
 */
import type { Dot } from "./change.ts"
import type { Objects } from "./held.ts"

export interface Collected {
  readonly family: "row" | "record"
  readonly key: string
}

/** Forgets every delete whose dot is stable, and says of which objects. */
export const collect = (
  { held, touched }: Objects,
  isStable: (dot: Dot) => boolean,
): ReadonlyArray<Collected> => {
  const collected: Array<Collected> = []
  for (const [key, cell] of held.row)
    if (cell._tag === "Tombstone" && isStable(cell.dot)) {
      held.row.delete(key)
      touched.row.delete(key)
      collected.push({ family: "row", key })
    }
  for (const [key, { columns, erased, version }] of held.record)
    if (erased !== null && isStable(erased.dot)) {
      if (Object.keys(columns).length > 0) held.record.set(key, { columns, version, erased: null })
      else {
        held.record.delete(key)
        touched.record.delete(key)
      }
      collected.push({ family: "record", key })
    }
  return collected
}
