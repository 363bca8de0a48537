/**
 * What each object *means*: what a read must show, as a function of the writes an observer can see and of which of
 * them had seen which. Written apart from the operational form in the files beside this one, and holding it to account.
 *
 * Source: Burckhardt, Gotsman, Yang, Zawirski, "Replicated Data Types: Specification, Verification, Optimality"
 * (POPL 2014), section 3 (F_mvr, F_ctr, F_orset, F_lwwr).
 */
import { type Columns, inOrder, type Write } from "../vocabulary/write.ts"

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
export const register = <W extends Written>({ writes, saw }: Visible<W>): ReadonlyArray<string> => {
  const values: Array<string> = []
  for (const one of writes) {
    const { write } = one
    if (write.kind !== "assign") continue
    if (!writes.some((other) => other !== one && saw(other, one))) values.push(write.value)
  }
  return inOrder(values)
}

/** F_ctr: the sum of the visible increments. */
export const counter = <W extends Written>({ writes }: Visible<W>): number =>
  writes.reduce((sum, { write }) => (write.kind === "increment" ? sum + write.by : sum), 0)

/** F_orset: the elements with a visible `add` that no visible `remove` of the same element has seen. */
export const set = <W extends Written>({ writes, saw }: Visible<W>): ReadonlyArray<string> => {
  const elements: Array<string> = []
  for (const one of writes) {
    const { write } = one
    if (write.kind !== "add" || elements.includes(write.element)) continue
    const removed = writes.some(
      (other) => other.write.kind === "remove" && other.write.element === write.element && saw(other, one),
    )
    if (!removed) elements.push(write.element)
  }
  return inOrder(elements)
}

/** The visible write with the greatest stamp; `null` when there is none. */
const latest = <W>(writes: ReadonlyArray<W>, laterStamp: (a: W, b: W) => boolean): W | null =>
  writes.reduce<W | null>((best, one) => (best === null || laterStamp(one, best) ? one : best), null)

/** F_lwwr: the value of the visible put with the greatest stamp; `null` when a delete has it, or nothing was written. */
export const row = <W extends Written>(
  { writes }: Visible<W>,
  laterStamp: (a: W, b: W) => boolean,
): string | null => {
  const last = latest(writes, laterStamp)
  return last !== null && last.write.kind === "put" ? last.write.value : null
}

/**
 * The columns that the visible write with the greatest stamp left at its origin: those that the writes it had seen mean, with
 * its own done to them. `null` when it removed the record, or nothing was written. Whole rows win or lose.
 */
export const record = <W extends Written>(
  { writes, saw }: Visible<W>,
  laterStamp: (a: W, b: W) => boolean,
): Columns | null => {
  const last = latest(writes, laterStamp)
  if (last === null) return null
  const before = record({ writes: writes.filter((one) => saw(last, one)), saw }, laterStamp)
  return done(last.write, before ?? {})
}

/** The number that a column shows: 0 where it is not there, or no number. */
const numberIn = (shown = "0"): number => (Number.isFinite(Number(shown)) ? Number(shown) : 0)

/** The columns after a write. */
const done = (write: Write, before: Columns): Columns | null => {
  switch (write.kind) {
    case "set":
      return write.column === "audited"
        ? { ...before, audited: write.value, firings: String(numberIn(before["firings"]) + 1) }
        : { ...before, [write.column]: write.value }
    case "adjust":
      return { ...before, amount: String(numberIn(before["amount"]) * write.times + write.plus) }
    case "generate":
    case "set-both":
      return { ...before, a: write.value }
    case "erase":
    case "truncate":
    case "put":
    case "delete":
    case "assign":
    case "increment":
    case "add":
    case "remove":
      return null
  }
}
