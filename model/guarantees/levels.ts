/**
 * Consistency levels: each a name and the axioms that one execution must satisfy together.
 *
 * These are the *safety* parts, all that a finite history can refute. `eventually` adds what must be true from a
 * declared quiet point on. The session guarantees here are with one arbitration for all, and do not forbid that a
 * session reads what it writes later, unless an axiom does.
 *
 * Sources: Burckhardt, "Principles of Eventual Consistency" (2014); Herlihy and Shavit, "The Art of Multiprocessor
 * Programming" (2008), chapter 3 (quiescent consistency); Shapiro et al., "Conflict-Free Replicated Data Types" (SSS
 * 2011) (strong eventual consistency).
 */
import * as Axioms from "./axioms.ts"
import type { History } from "./execution.ts"
import { monotonicReads, monotonicWrites, readMyWrites, writesFollowReads } from "./session-guarantees.ts"

export interface Level {
  readonly name: string
  readonly axioms: ReadonlyArray<Axioms.Axiom>
}

const level = (name: string, ...axioms: ReadonlyArray<Axioms.Axiom>): Level => ({
  name,
  axioms: [Axioms.returnValues, ...axioms],
})

/** The session guarantees of the given names, and right return values. */
export const guaranteeing = (...guarantees: ReadonlyArray<Axioms.Axiom>): Level =>
  level(guarantees.map(({ name }) => name).join(" + "), ...guarantees)

/** The sets worth telling apart: see `session-guarantees.ts` for why not each alone. */
export const sessionLevels: ReadonlyArray<Level> = [
  guaranteeing(readMyWrites),
  guaranteeing(monotonicReads),
  guaranteeing(monotonicReads, monotonicWrites),
  guaranteeing(readMyWrites, monotonicReads, monotonicWrites),
  guaranteeing(monotonicReads, writesFollowReads),
  guaranteeing(readMyWrites, monotonicReads, monotonicWrites, writesFollowReads),
]

export const basicEventual: Level = level("basic eventual", Axioms.noCircularCausality)

/**
 * Each session's operations are seen in their order, by all, with one arbitration. It neither implies the pipelined
 * memory of `causal.ts`, where each session has an order of its own and what arrives late wins, nor follows from it.
 * `so ⊆ vis` alone, as the survey has it, does not even give monotonic reads.
 */
export const pram: Level = level("PRAM", Axioms.sessionOrderIsVisible, monotonicReads, monotonicWrites)

/** Causal consistency of the book: causal convergence (CCv) of `causal.ts`, not the weaker CC. */
export const causal: Level = level("causal", Axioms.causalVisibility, Axioms.causalArbitration)

export const sequential: Level = level("sequential", Axioms.singleOrder, Axioms.sessionOrderIsVisible)

export const linearizable: Level = level("linearizable", Axioms.singleOrder, Axioms.realTime)

export const levels: ReadonlyArray<Level> = [
  basicEventual,
  ...sessionLevels,
  pram,
  causal,
  sequential,
  linearizable,
]

/** The level, and every write from before the quiet point is visible after it. */
export const eventually = ({ name, axioms }: Level, quietFrom: number): Level => ({
  name: `${name}, quiet from ${quietFrom}`,
  axioms: [Axioms.eventualVisibility(quietFrom), ...axioms],
})

/** Whoever sees the same writes reads the same, and from the quiet point on all see all. It does not say *what*. */
export const strongEventual = (quietFrom: number): Level => ({
  name: `strong eventual, quiet from ${quietFrom}`,
  axioms: [Axioms.eventualVisibility(quietFrom), Axioms.noCircularCausality, Axioms.strongConvergence],
})

/** One order for all; it keeps the order of two events when there was a moment between them with nothing under way. */
export const quiescent = ({ events }: History): Level => {
  const quiet = events.flatMap(({ end }) => {
    const busy = (moment: number) =>
      events.some((event) => event.start <= moment && (event.end === null || event.end > moment))
    return end === null || busy(end) ? [] : [end]
  })
  return level("quiescent", Axioms.singleOrder, Axioms.orderedAcross(quiet))
}
