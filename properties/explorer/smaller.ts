/**
 * What to explore instead of a scope that is too large: the largest of the scopes one step smaller that fits, by counting
 * their states without judging them.
 */
import type { Design } from "../../model/replication/design.ts"
import { packedReplication } from "./machines/replication.ts"
import { search, unlimited } from "./packed/search.ts"
import type { ExploreScope } from "./replication.ts"

export interface Fitting {
  readonly scope: ExploreScope
  /** All the states that it has. */
  readonly states: number
}

/** The scopes with one leader, write, object, fault move or fault less. */
export const smallerScopes = (scope: ExploreScope): ReadonlyArray<ExploreScope> => {
  const { leaders, writes, keys, faults, faultMoves, features } = scope
  // A record is written beside another one.
  const fewestKeys = features.length > 0 ? 2 : 1
  return [
    ...(writes > 1 ? [{ ...scope, writes: writes - 1 }] : []),
    ...(leaders > 2 ? [{ ...scope, leaders: leaders - 1 }] : []),
    ...(keys > fewestKeys ? [{ ...scope, keys: keys - 1 }] : []),
    ...(faults.length > 0 && faultMoves > 1 ? [{ ...scope, faultMoves: faultMoves - 1 }] : []),
    ...(faults.length > 0 && faultMoves === 1 ? [{ ...scope, faults: [], faultMoves: 0 }] : []),
  ]
}

/** The largest scope one step smaller, or else two steps and so on, that has at most so many states; `null` for none. */
export const largestThatFits = (design: Design, scope: ExploreScope, states: number): Fitting | null => {
  let candidates = smallerScopes(scope)
  while (candidates.length > 0) {
    const fitting = candidates.flatMap((candidate): ReadonlyArray<Fitting> => {
      const counted = countOf(design, candidate, states)
      return counted === null ? [] : [{ scope: candidate, states: counted }]
    })
    const [largest] = fitting.toSorted((a, b) => b.states - a.states)
    if (largest !== undefined) return largest
    const [first] = candidates
    candidates = first === undefined ? [] : smallerScopes(first)
  }
  return null
}

/** How many states a scope has; `null` when they are more than the most. */
const countOf = (design: Design, scope: ExploreScope, most: number): number | null => {
  const running = search(packedReplication(design, scope), { ...unlimited, states: most })
  let sofar = running.next()
  while (sofar.done !== true) sofar = running.next()
  return sofar.value.complete ? sofar.value.states : null
}
