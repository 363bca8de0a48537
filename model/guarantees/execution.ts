/**
 * A history is what clients saw: operations, what they returned, and when. An abstract execution explains it: which
 * event's effect was visible to which (vis), and how conflicts were ordered (ar).
 *
 * Law: a history satisfies a guarantee when *some* visibility and arbitration make an execution that satisfies it.
 * Source: Burckhardt, "Principles of Eventual Consistency" (2014); Burckhardt et al.,
 * "Replicated Data Types" (POPL 2014), section 3.
 */
import type { Family, Shown, Write } from "../vocabulary/write.ts"
import {
  acyclic,
  intersection,
  isStrictTotalOrder,
  type Relation,
  relates,
  relation,
  subset,
  transitiveClosure,
  union,
} from "./relation.ts"

export interface Read {
  readonly kind: "read"
  readonly family: Exclude<Family, "record">
  readonly key: string
}

export interface Event {
  /** Who asked. One session asks one thing at a time. */
  readonly session: number
  readonly start: number
  /** `null` when the operation never returned: it may or may not have taken effect. */
  readonly end: number | null
  readonly operation: Read | Write
  /** What a read showed; of no meaning for a write, or when nothing returned. */
  readonly returned: Shown
}

export interface History {
  readonly events: ReadonlyArray<Event>
}

export interface Execution {
  readonly history: History
  /** a vis b: the effect of a is visible to b. */
  readonly visibility: Relation
  /** a ar b: where they conflict, b is the later. */
  readonly arbitration: Relation
}

const pairs = ({ events }: History, holds: (a: Event, b: Event) => boolean): Relation =>
  relation(events.length, (a, b) => {
    const [one, other] = [events[a], events[b]]
    return one !== undefined && other !== undefined && holds(one, other)
  })

/** rb: a had returned before b was called. */
export const returnsBefore = (history: History): Relation =>
  pairs(history, (a, b) => a.end !== null && a.end < b.start)

/** ss: both are of one session. */
export const sameSession = (history: History): Relation => pairs(history, (a, b) => a.session === b.session)

/** so = rb ∩ ss. */
export const sessionOrder = (history: History): Relation =>
  intersection(returnsBefore(history), sameSession(history))

/** hb = (so ∪ vis)⁺. */
export const happensBefore = ({ history, visibility }: Execution): Relation =>
  transitiveClosure(union(sessionOrder(history), visibility))

export const isRead =
  ({ events }: History) =>
  (event: number): boolean =>
    events[event]?.operation.kind === "read"

export const isWrite =
  ({ events }: History) =>
  (event: number): boolean =>
    events[event] !== undefined && events[event].operation.kind !== "read"

/** A session asks one thing at a time: so is total on each. */
export const isHistory = (history: History): boolean => {
  const so = sessionOrder(history)
  const ss = sameSession(history)
  return subset(
    ss,
    relation(ss.length, (a, b) => a === b || relates(so, a, b) || relates(so, b, a)),
  )
}

/** vis is acyclic and ar a strict total order: the book's. POPL 2014 wants vis ⊆ ar too, as our search does. */
export const isExecution = ({ history, visibility, arbitration }: Execution): boolean =>
  visibility.length === history.events.length &&
  arbitration.length === history.events.length &&
  acyclic(visibility) &&
  isStrictTotalOrder(arbitration)
