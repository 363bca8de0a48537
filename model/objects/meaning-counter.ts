/**
 * What the counters mean.
 *
 * Source: Burckhardt et al., "Replicated Data Types" (POPL 2014), section 3 (F_ctr), for the sum; the meaning of a delta
 * counter is ours, read off the products' manuals.
 */
import type { BoundedOperation } from "./bounded-counter.ts"
import type { Become } from "./delta-counter.ts"
import type { Increment } from "./grow-only-counter.ts"
import type { Made, Meaning } from "./replicated-object.ts"

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, one) => total + one, 0)

/** The sum of the visible increments. */
export const growOnly: Meaning<Increment, number> = ({ operations }) =>
  sum(operations.map(({ operation }) => operation.by))

/** The visible increments less the visible decrements; a transfer does not show. */
export const bounded: Meaning<BoundedOperation, number> = ({ operations }) =>
  sum(
    operations.map(({ operation }) => {
      switch (operation.kind) {
        case "increment":
          return operation.by
        case "decrement":
          return -operation.by
        case "transfer":
          return 0
      }
    }),
  )

/**
 * Each visible write counts for the number it asked for less what its origin was shown then, which is what the counter
 * meant of the writes that the origin had seen. Reckoned from the causes on, for plain recursion would take for ever.
 */
export const delta: Meaning<Become, number> = ({ operations, saw }) => {
  const seenBy = (later: Made<Become>) => operations.filter((earlier) => saw(later, earlier))
  const causesFirst = operations.toSorted((a, b) => seenBy(a).length - seenBy(b).length)
  const counts = new Map<Made<Become>, number>()
  for (const one of causesFirst) {
    const shown = sum(seenBy(one).map((earlier) => counts.get(earlier) ?? 0))
    counts.set(one, one.operation.to - shown)
  }
  return sum([...counts.values()])
}
