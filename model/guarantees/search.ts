/**
 * Does some abstract execution explain the history at this level? By trying them all.
 *
 * The search lays out the events in arbitration order, chooses for each which of those before it are visible, and
 * gives up a beginning as soon as an axiom fails: no axiom that failed of a beginning holds of the whole (see
 * `axioms.ts`). Arbitration contains visibility (vis ⊆ ar), as in POPL 2014.
 *
 * Limits: exponential. Five events at the weak levels (six may take seconds to refute), six at causal, eight where
 * there is a single order.
 */
import type { Event, Execution, History } from "./execution.ts"
import type { Level } from "./levels.ts"
import { type Relation, relates, relation } from "./relation.ts"

/** One event laid out: its index in the history, and which of the events laid out before it are visible to it. */
interface Placed {
  readonly index: number
  readonly event: Event
  readonly sees: ReadonlyArray<boolean>
}

/** The execution of what is laid out so far, its events numbered by their places. */
const beginning = (placed: ReadonlyArray<Placed>): Execution => ({
  history: { events: placed.map(({ event }) => event) },
  visibility: relation(placed.length, (a, b) => placed[b]?.sees[a] ?? false),
  arbitration: relation(placed.length, (a, b) => a < b),
})

/** Every choice of some of `size` events. */
const choices = (size: number): ReadonlyArray<ReadonlyArray<boolean>> =>
  size === 0
    ? [[]]
    : choices(size - 1).flatMap((some) => [
        [...some, true],
        [...some, false],
      ])

const explained = (
  level: Level,
  placed: ReadonlyArray<Placed>,
  rest: ReadonlyArray<Omit<Placed, "sees">>,
): ReadonlyArray<Placed> | null => {
  const execution = beginning(placed)
  if (!level.axioms.every(({ holds }) => holds(execution))) return null
  if (rest.length === 0) return placed
  for (const next of rest)
    for (const sees of choices(placed.length)) {
      const others = rest.filter((one) => one !== next)
      const found = explained(level, [...placed, { ...next, sees }], others)
      if (found !== null) return found
    }
  return null
}

/** A visibility and arbitration that explain the history at this level, or `null` when there are none. */
export const satisfies = (history: History, level: Level): Execution | null => {
  const placed = explained(
    level,
    [],
    history.events.map((event, index) => ({ index, event })),
  )
  if (placed === null) return null
  const { visibility, arbitration } = beginning(placed)
  const place = (index: number) => placed.findIndex((one) => one.index === index)
  const renumbered = (r: Relation) => relation(r.length, (a, b) => relates(r, place(a), place(b)))
  return { history, visibility: renumbered(visibility), arbitration: renumbered(arbitration) }
}
