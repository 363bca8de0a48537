/** What the properties of tables share: which records there are, what a write does to one, and what is shown in the end. */
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import { everyKey, isList, type Shown, shownIn } from "../../model/vocabulary/write.ts"
import { firstMissing, none } from "../bits.ts"
import type { Evidence, Written, WrittenObject } from "../evidence.ts"

/** The records that were written, without what stands for all of them. */
export const recordsOf = ({ objects }: Evidence): ReadonlyArray<WrittenObject> =>
  objects.filter(({ family, key }) => family === "record" && key !== everyKey)

/** `true` when the write takes the record away. */
export const removes = ({ write }: Written): boolean => write.kind === "erase" || write.kind === "truncate"

/** `true` when the write sets the column, or computes it. */
export const sets = ({ write }: Written, column: string): boolean =>
  (write.kind === "set" && write.column === column) ||
  (write.kind === "generate" && column === "a") ||
  (write.kind === "adjust" && column === "amount")

/** The columns of which a table asks nothing that another record, or another column, could break. */
const unconstrained = ["a", "b", "amount", "audited"]

/** `true` when none of the writes to a record can break a constraint, nor take the record away. */
export const isPlain = (writes: ReadonlyArray<Written>): boolean =>
  writes.every((written) => unconstrained.some((column) => sets(written, column)))

/** The writes of each transaction that set several records. */
export const transactionsOf = ({ writes }: Evidence): ReadonlyArray<ReadonlyArray<Written>> => {
  const transactions: Array<ReadonlyArray<Written>> = []
  for (let from = 0, to = 1; from < writes.length; from = to, to++) {
    while (writes[to]?.step === writes[from]?.step && to < writes.length) to++
    if (to - from < 2) continue
    const parts = writes.slice(from, to).filter(({ write }) => write.kind === "set")
    if (new Set(parts.map(({ object }) => object)).size > 1) transactions.push(parts)
  }
  return transactions
}

/** What a read shows of a column; `null` where there is no such column, or no record. */
export const columnIn = (shown: Shown, column: string): string | null =>
  typeof shown !== "object" || shown === null || isList(shown) || !Object.hasOwn(shown, column)
    ? null
    : (shown[column] ?? null)

/** What a leader shows of a record in the end. */
export const shownAtEnd = ({ history }: Evidence, leader: LeaderId, key: string): Shown => {
  const view = history.final[leader]
  return view === undefined ? null : shownIn(view, "record", key)
}

/** The leaders that are there and have seen every write to an object in the end. */
export const informedOf = (
  { present, seenAtEnd }: Evidence,
  { mask }: WrittenObject,
): ReadonlyArray<LeaderId> =>
  present.filter((leader) => firstMissing(mask, seenAtEnd[leader] ?? none(mask.length)) === -1)
