/**
 * A counter that never falls below zero, by escrow: each leader holds rights, and takes away only what it has rights for.
 *
 * An increment gives its leader as many rights; a decrement uses them up; a transfer, made by the leader that gives,
 * moves them to another. Only its own leader ever lessens a leader's rights, so what it sees of them is never too much.
 *
 * Law: a read shows the visible increments less the visible decrements, which is also the sum of all rights; and at no
 * leader, at no moment, is it below zero.
 * Limits: a leader refuses a decrement, or a transfer, for which its own rights are short, though the whole may be
 * enough; the rights of a leader that is gone for good are gone too. Needs causal delivery exactly once: in another
 * order a leader could see a decrement before the increment that paid for it.
 * Source: Balegas, Serra, Duarte, Ferreira, Rodrigues, Shapiro, Preguiça, "Extending Eventually Consistent Cloud
 * Databases for Enforcing Numeric Invariants" (SRDS 2015); O'Neil, "The Escrow Transactional Method" (1986).
 */
import type { LeaderId } from "../vocabulary/leader.ts"
import type { ReplicatedObject } from "./replicated-object.ts"

export type BoundedOperation =
  | { readonly kind: "increment"; readonly by: number }
  | { readonly kind: "decrement"; readonly by: number }
  | { readonly kind: "transfer"; readonly by: number; readonly to: LeaderId }

/** Leader i's rights at place i; a leader beyond the end holds none. */
export type Rights = ReadonlyArray<number>

/** The rights that a leader is seen to hold; what it sees of itself is exact. */
export const rightsOf = (rights: Rights, leader: LeaderId): number => rights[leader] ?? 0

const changed = (rights: Rights, leader: LeaderId, by: number): Rights =>
  Array.from(
    { length: Math.max(rights.length, leader + 1) },
    (_, one) => rightsOf(rights, one) + (one === leader ? by : 0),
  )

export const boundedCounter: ReplicatedObject<Rights, BoundedOperation, BoundedOperation, number> = {
  initial: [],
  prepare: (rights, operation, { dot }) => {
    if (!Number.isSafeInteger(operation.by) || operation.by <= 0) return null
    return operation.kind === "increment" || rightsOf(rights, dot.leader) >= operation.by ? operation : null
  },
  effect: (rights, operation, { dot }) => {
    switch (operation.kind) {
      case "increment":
        return changed(rights, dot.leader, operation.by)
      case "decrement":
        return changed(rights, dot.leader, -operation.by)
      case "transfer":
        return changed(changed(rights, dot.leader, -operation.by), operation.to, operation.by)
    }
  },
  read: (rights) => rights.reduce((sum, held) => sum + held, 0),
}
