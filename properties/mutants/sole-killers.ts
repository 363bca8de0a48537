/** Which mutants only one property kills; and of the properties that are never alone, why they cannot be. */
import type { Property } from "../property.ts"
import { isRefinement, type KillRow } from "./kill-row.ts"

/** Why another property always breaks with it, by the property's id. */
export const neverAlone: Readonly<Record<string, string>> = {
  "convergence/returning-leader-catches-up":
    "a write that a leader lacks once it is back is one that every-acknowledged-write-reaches-every-leader misses too",
  "database-features/double-booking-is-reported":
    "an insert that nobody reports is a conflict of which conflict-iff-concurrent misses the report, where a design promises both",
  "database-features/statement-computes-the-same-everywhere":
    "it looks only where leaders end with different amounts, which quiet-cluster-agrees sees too",
  "durability/recovered-leader-never-reuses-a-dot":
    "leaders know a write by its dot, so of two with one dot the second never reaches who has the first, which every-acknowledged-write-reaches-every-leader sees",
}

/** A property, and the mutants that it alone kills. */
export interface SoleKiller {
  readonly property: string
  readonly mutants: ReadonlyArray<string>
  /** Why there is none; `null` where there is one, or where nobody knows. */
  readonly because: string | null
}

/**
 * The mutants that each property alone kills, with any strategy. Refinement kills every mutant of the implementation, so it is
 * not counted beside the others: a mutant is its own only where no other property kills it.
 */
export const soleKillers = (
  rows: ReadonlyArray<KillRow>,
  properties: ReadonlyArray<Pick<Property, "id">>,
): ReadonlyArray<SoleKiller> => {
  const killers = new Map<string, Set<string>>()
  for (const { mutant, killers: found } of rows) {
    const known = killers.get(mutant) ?? new Set()
    for (const { property } of found) known.add(property)
    killers.set(mutant, known)
  }
  return properties.map(({ id }) => {
    const mutants = [...killers].flatMap(([mutant, all]) => {
      const others = [...all].filter(
        (property) => property !== id && (isRefinement(id) || !isRefinement(property)),
      )
      return all.has(id) && others.length === 0 ? [mutant] : []
    })
    return { property: id, mutants, because: mutants.length > 0 ? null : (neverAlone[id] ?? null) }
  })
}
