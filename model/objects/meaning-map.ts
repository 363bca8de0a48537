/**
 * What a map of replicated objects means, given what the nested object means.
 *
 * Source: Burckhardt et al., "Replicated Data Types" (POPL 2014), section 3, whose F_orset this carries from additions
 * over to updates.
 */
import type { Entries, MapOperation } from "./observed-remove-map.ts"
import type { Made, Meaning } from "./replicated-object.ts"

/** Each key with an update that no visible remove of it has seen, and what the object means of all such updates. */
export const observedRemove =
  <Operation, Shown>(meaning: Meaning<Operation, Shown>): Meaning<MapOperation<Operation>, Entries<Shown>> =>
  ({ operations, saw }) => {
    const surviving = (key: string): ReadonlyArray<Made<Operation>> =>
      operations.flatMap((one) => {
        const { operation, dot, stamp } = one
        if (operation.kind !== "update" || operation.key !== key) return []
        const removed = operations.some(
          (other) => other.operation.kind === "remove" && other.operation.key === key && saw(other, one),
        )
        return removed ? [] : [{ operation: operation.nested, dot, stamp }]
      })
    return [...new Set(operations.map(({ operation }) => operation.key))].toSorted().flatMap((key) => {
      const survived = surviving(key)
      return survived.length === 0 ? [] : [[key, meaning({ operations: survived, saw })] as const]
    })
  }
