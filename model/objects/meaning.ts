/**
 * What each object *means*: what a read must show, as a function of the writes an observer can see and of which of
 * them had seen which. Written apart from the operational form in the files beside this one, and holding it to account.
 *
 * Source: Burckhardt, Gotsman, Yang, Zawirski, "Replicated Data Types: Specification, Verification, Optimality"
 * (POPL 2014), section 3 (F_mvr, F_ctr, F_orset, F_lwwr).
 */
import type { Write } from "../vocabulary/write.ts"

/** The visible writes to one object, and happens-before between them. */
export interface Visible<W> {
  readonly writes: ReadonlyArray<W>
  /** `true` when the origin of `later` had seen `earlier`. */
  readonly saw: (later: W, earlier: W) => boolean
}

interface Written {
  readonly write: Write
}

/** F_mvr: the values of the assignments that no other visible assignment has seen. */
export const register = <W extends Written>({ writes, saw }: Visible<W>): ReadonlyArray<string> =>
  writes
    .filter((one) => !writes.some((other) => other !== one && saw(other, one)))
    .flatMap(({ write }) => (write.kind === "assign" ? [write.value] : []))
    .toSorted()

/** F_ctr: the sum of the visible increments. */
export const counter = <W extends Written>({ writes }: Visible<W>): number =>
  writes.reduce((sum, { write }) => (write.kind === "increment" ? sum + write.by : sum), 0)

/** F_orset: the elements with a visible `add` that no visible `remove` of the same element has seen. */
export const set = <W extends Written>({ writes, saw }: Visible<W>): ReadonlyArray<string> => {
  const elements = writes.flatMap((one) => {
    const { write } = one
    if (write.kind !== "add") return []
    const removed = writes.some(
      (other) => other.write.kind === "remove" && other.write.element === write.element && saw(other, one),
    )
    return removed ? [] : [write.element]
  })
  return [...new Set(elements)].toSorted()
}

/** F_lwwr: the value of the visible put with the greatest stamp; `null` when a delete has it, or nothing was written. */
export const row = <W extends Written>(
  { writes }: Visible<W>,
  laterStamp: (a: W, b: W) => boolean,
): string | null => {
  const last = writes.reduce<W | null>(
    (best, one) => (best === null || laterStamp(one, best) ? one : best),
    null,
  )
  return last !== null && last.write.kind === "put" ? last.write.value : null
}
