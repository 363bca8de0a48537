/**
 * When a run is doomed: the first step from which on every continuation breaks the property.
 *
 * The end of the schedule is looked at first, then the steps before it, or else those of the last phase behind it, one by
 * one as far as the budget goes. What a subject other than the model would do is sampled; so is a state with more
 * continuations than the budget allows.
 */
import type { Asked } from "./continuations.ts"
import { everyContinuation } from "./every.ts"
import { type Fate, isSealed } from "./fate.ts"
import { sampledContinuations } from "./sampled.ts"

export interface Doomed {
  /**
   * How many steps of the history have been played when it is: 0 when it is doomed from the start, `null` when some
   * continuation passed wherever it was looked.
   */
  readonly after: number | null
  /** `false` when the budget did not reach back to a step with a continuation that passes: it may be doomed earlier. */
  readonly first: boolean
  /** What was found after each number of steps: a row of neighbours, the earliest first. */
  readonly fates: ReadonlyArray<Fate>
}

/** How many continuations are drawn where not all can be played. */
const sample = 100

/** Completed runs are fewer than the states on their way. */
const statesPerPlay = 4

/** Looks for it, with so many plays. */
export const doomedAt = (asked: Asked, plays: number): Doomed => {
  const { steps, settlesFrom } = asked.history
  const budget = { plays: Math.floor(plays / 2), states: Math.floor(plays / 2) * statesPerPlay }
  const every = everyContinuation(asked, budget)
  let samples = Math.floor(plays / 2 / sample)
  /** From here back there are more continuations than can all be played. */
  let tooMany = -1
  const fateAfter = (after: number): Fate | null => {
    const exact = after > tooMany ? every(after) : null
    if (exact !== null) return exact
    tooMany = Math.max(tooMany, after)
    return samples-- > 0 ? sampledContinuations(asked, after, sample) : null
  }
  const fates: Array<Fate> = []
  const middle = fateAfter(settlesFrom)
  if (middle === null) return { after: null, first: false, fates }
  fates.push(middle)
  for (let after = settlesFrom + 1; after <= steps.length; after++) {
    const last = fates.at(-1)
    if (last === undefined || isSealed(last)) break
    const fate = fateAfter(after)
    if (fate === null) break
    fates.push(fate)
  }
  for (let after = settlesFrom - 1; after >= 0; after--) {
    const fate = fateAfter(after)
    if (fate === null) break
    fates.unshift(fate)
  }
  return { ...momentIn(fates), fates }
}

/** The first of the sealed fates at the end. */
const momentIn = (fates: ReadonlyArray<Fate>): Pick<Doomed, "after" | "first"> => {
  const open = fates.findLastIndex((fate) => !isSealed(fate))
  const moment = fates[open + 1]
  return moment === undefined
    ? { after: null, first: false }
    : { after: moment.after, first: open !== -1 || moment.after === 0 }
}
