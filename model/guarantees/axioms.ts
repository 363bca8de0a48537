/**
 * The axioms that consistency levels are made of, each a literal predicate over one abstract execution.
 *
 * Every axiom says "for all events", so one that holds of an execution holds of its first events in arbitration
 * order too, provided that these see nothing outside themselves (vis ⊆ ar). `search.ts` relies on it.
 *
 * Sources: Burckhardt, "Principles of Eventual Consistency" (2014); Viotti and Vukolić, "Consistency in
 * Non-Transactional Distributed Storage Systems" (ACM Computing Surveys 2016).
 */
import { misread } from "./context.ts"
import {
  type Event,
  type Execution,
  happensBefore,
  isRead,
  isWrite,
  returnsBefore,
  sameSession,
  sessionOrder,
} from "./execution.ts"
import { acyclic, compose, relates, relation, subset } from "./relation.ts"

export interface Axiom {
  readonly name: string
  readonly law: string
  readonly holds: (execution: Execution) => boolean
}

const axiom = (name: string, law: string, holds: Axiom["holds"]): Axiom => ({ name, law, holds })

export const returnValues = axiom(
  "return values",
  "rval(e) = F(op(e), ctxt(e)) for every e that returned",
  (execution) => !execution.history.events.some((_event, e) => misread(execution, e)),
)

export const noCircularCausality = axiom("no circular causality", "acyclic(hb)", (execution) =>
  acyclic(happensBefore(execution)),
)

export const sessionOrderIsVisible = axiom(
  "session order is visible",
  "so ⊆ vis",
  ({ history, visibility }) => subset(sessionOrder(history), visibility),
)

/** Of cross-session visibility only: what one sees of another session, one sees in arbitration order, without gaps. */
export const consistentPrefix = axiom(
  "consistent prefix",
  "ar ; (vis ∩ ¬ss) ⊆ vis",
  ({ history, visibility, arbitration }) => {
    const ss = sameSession(history)
    const foreign = relation(ss.length, (a, b) => relates(visibility, a, b) && !relates(ss, a, b))
    return subset(compose(arbitration, foreign), visibility)
  },
)

export const causalVisibility = axiom("causal visibility", "hb ⊆ vis", (execution) =>
  subset(happensBefore(execution), execution.visibility),
)

export const causalArbitration = axiom("causal arbitration", "hb ⊆ ar", (execution) =>
  subset(happensBefore(execution), execution.arbitration),
)

/** An operation that never returned is visible to all that come after it, or to none of them. */
export const singleOrder = axiom(
  "single order",
  "vis = ar \\ (E' × E) for some set E' of events that never returned",
  ({ history, visibility, arbitration }) =>
    history.events.every(
      ({ end }, a) =>
        String(visibility[a]) === String(arbitration[a]) ||
        (end === null && visibility[a]?.every((sees) => !sees) === true),
    ),
)

export const realTime = axiom("real time", "rb ⊆ ar", ({ history, arbitration }) =>
  subset(returnsBefore(history), arbitration),
)

/** Shapiro et al. 2011: it asks that like sees like, not what either sees; `eventualVisibility` asks the rest. */
export const strongConvergence = axiom(
  "strong convergence",
  "reads of one object that see the same set of writes return the same",
  ({ history, visibility }) => {
    const written = isWrite(history)
    const seen = (e: number) =>
      String(history.events.map((_one, w) => written(w) && relates(visibility, w, e)))
    const reads = history.events.flatMap(({ operation, end, returned }, e) =>
      isRead(history)(e) && end !== null
        ? [{ subject: JSON.stringify([operation, seen(e)]), returned: JSON.stringify(returned) }]
        : [],
    )
    return reads.every((a) => reads.every((b) => a.subject !== b.subject || a.returned === b.returned))
  },
)

/**
 * The book's is about infinite executions: an event is invisible to finitely many of those that follow it. Of a finite
 * one we can only ask it from a declared point on, when the system is said to have had the time.
 */
export const eventualVisibility = (quietFrom: number): Axiom =>
  axiom(
    "eventual visibility",
    "a write that returned before the system was quiet is visible to every event called after",
    ({ history, visibility }) => {
      const early = ({ operation, end }: Event) =>
        operation.kind !== "read" && end !== null && end < quietFrom
      return history.events.every(
        (a, e) =>
          !early(a) || history.events.every((b, f) => b.start < quietFrom || relates(visibility, e, f)),
      )
    },
  )

/** What happened before a moment is ordered before what happened after it. Quiescent consistency, at quiet moments. */
export const orderedAcross = (moments: ReadonlyArray<number>): Axiom =>
  axiom(
    "ordered across",
    "a returned before a moment and b called after it: a ar b",
    ({ history, arbitration }) =>
      moments.every((moment) =>
        history.events.every(
          ({ end }, a) =>
            end === null ||
            end > moment ||
            history.events.every(({ start }, b) => start <= moment || relates(arbitration, a, b)),
        ),
      ),
  )

/** When the arbitration is known (stamps, greatest value wins), a history must be explained by that one. */
export const arbitratedBy = (isEarlier: (a: Event, b: Event) => boolean): Axiom =>
  axiom("arbitrated by", "a known to be earlier than b: a ar b", ({ history: { events }, arbitration }) =>
    events.every((a, e) => events.every((b, f) => !isEarlier(a, b) || relates(arbitration, e, f))),
  )
