/**
 * Which moves of a run commute, and the one order that stands for all the orders that differ by it.
 *
 * Two moves depend on each other when they act at the same leader (a delivery acts at its receiver), when both are writes
 * (true time orders them), or when one logged the change that the other delivers. Runs that differ only in the order of
 * independent moves leave the same at every leader, so one of them is enough: the least, where a write comes before a
 * delivery and deliveries are ordered by receiver and then by sender. A run is the least exactly when no move in it comes
 * after a greater one with nothing in between, that other one included, on which it depends; so a prefix of a least run is
 * least, and a search that leaves out every move which breaks this sees each class of runs once.
 *
 * Source: Mazurkiewicz, "Trace Theory" (1987); Anisimov, Knuth, "Inhomogeneous Sorting" (1979), the lexicographic
 * normal form.
 */
import type { LeaderId } from "../../model/vocabulary/leader.ts"

/** A write, or a write with the clock's jump right before it, or a delivery. */
export interface Act {
  readonly kind: "write" | "deliver"
  /** The leader whose state it changes. */
  readonly at: LeaderId
  /** For a delivery, the sender and the place of the message in the sender's log. */
  readonly from: LeaderId
  readonly message: number
  /** How long the log of the leader was before it. */
  readonly logged: number
}

/** `true` when the run with the write at its end is the least of its class, as the run was. */
export const inOrderForWrite = (run: ReadonlyArray<Act>, at: LeaderId): boolean => {
  const last = run.at(-1)
  return last === undefined || last.kind === "write" || last.at === at
}

/** `true` when the run with the delivery at its end is the least of its class, as the run was. */
export const inOrderForDelivery = (
  run: ReadonlyArray<Act>,
  to: LeaderId,
  from: LeaderId,
  message: number,
): boolean => {
  for (let index = run.length - 1; index >= 0; index--) {
    const act = run[index]
    if (act === undefined || act.at === to || (act.at === from && act.logged <= message)) return true
    if (act.kind === "deliver" && act.at > to) return false
  }
  return true
}

/** For each act of a run, whether some write comes after it in every order: what a last phase cannot do by itself. */
export const neededForWrites = (run: ReadonlyArray<Act>): ReadonlyArray<boolean> => {
  const needed = run.map(({ kind }) => kind === "write")
  for (let index = run.length - 1; index >= 0; index--) {
    const act = run[index]
    if (act === undefined || needed[index] === true) continue
    needed[index] = run.some(
      (other, later) => later > index && needed[later] === true && comesFirst(act, other),
    )
  }
  return needed
}

/** `true` when an earlier delivery and a later act depend on each other. */
const comesFirst = (earlier: Act, later: Act): boolean =>
  earlier.at === later.at ||
  (later.kind === "deliver" && later.from === earlier.at && later.message >= earlier.logged)
