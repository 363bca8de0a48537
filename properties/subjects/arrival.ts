/**
 * Arrivals: what a leader of a library's cluster does with a message, and how that is reported.
 *
 * - A message that the leader has already is played into the library all the same, since the contracts played here
 *   allow it, and is reported as an ignored duplicate.
 * - An update that the library holds back (see `holds`) is `buffered`, and `applied` once it is in place.
 * - One arrival may let in what was held back. All that it put in place is reported in the order in which it was
 *   written. A library shows no state between two of them, so all but the last show what a second replica shows that is
 *   given the same updates in that order, one at a time; the last is a read of the replica itself.
 */
import type { Happening, Outcome } from "../../model/replication/happening.ts"
import * as Dot from "../../model/vocabulary/dot.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import { type Family, familyOf, type Shown, shownIn, type Write } from "../../model/vocabulary/write.ts"
import type { Replica } from "./library.ts"

/** One update on its way, with the write that made it. */
export interface Message<Update> {
  /** How many writes there were before it, in the whole cluster: an order in which no update comes before its causes. */
  readonly age: number
  readonly dot: Dot.Dot
  readonly write: Write
  readonly update: Update
}

export interface Leader<Update, F extends Family> {
  readonly id: LeaderId
  readonly replica: Replica<Update, F>
  /** A replica of nobody's, which has seen nothing. */
  readonly blank: () => Replica<Update, F>
  /** The updates of its own writes, in order. */
  readonly own: Array<Message<Update>>
  /** All that it has applied, its own and those received, in order. */
  readonly applied: Array<Message<Update>>
  /** What the library holds back, in the order of arrival. */
  held: ReadonlyArray<Message<Update>>
}

const has = <Update>(messages: ReadonlyArray<Message<Update>>, { dot }: Message<Update>): boolean =>
  messages.some((message) => Dot.same(message.dot, dot))

/** What a read of the object that a write is for shows. */
export const read = <Update, F extends Family>(replica: Replica<Update, F>, write: Write): Shown =>
  shownIn(replica.view(), familyOf(write), write.key)

/** What catch-up sends: the sender's updates, in its order, from the first one that the receiver has not applied. */
export const missing = <Update, F extends Family>(
  sender: Leader<Update, F>,
  receiver: Leader<Update, F>,
): ReadonlyArray<Message<Update>> => {
  const first = sender.own.findIndex((message) => !has(receiver.applied, message))
  return first === -1 ? [] : sender.own.slice(first)
}

/** What the arrival of a message at a leader makes happen. */
export const arrive = <Update, F extends Family>(
  leader: Leader<Update, F>,
  message: Message<Update>,
): ReadonlyArray<Happening> => {
  const { id: at, replica } = leader
  const { dot, update } = message
  const from = dot.leader
  const known = has(leader.applied, message) || has(leader.held, message)
  const outcome = replica.apply(update)
  if (known) {
    const released = letIn(leader, [])
    return [
      ...released,
      { kind: "ignored", at, from, dot, why: "duplicate", shows: read(replica, message.write) },
    ]
  }
  if (replica.holds(update)) return letIn(leader, [{ message, outcome }])
  leader.held = [...leader.held, message]
  return [{ kind: "buffered", at, from, dot, shows: read(replica, message.write) }, ...letIn(leader, [])]
}

interface InPlace<Update> {
  readonly message: Message<Update>
  readonly outcome: Outcome
}

/** Reports what has just been applied, together with what was held back and is in place now. */
const letIn = <Update, F extends Family>(
  leader: Leader<Update, F>,
  arrived: ReadonlyArray<InPlace<Update>>,
): ReadonlyArray<Happening> => {
  const { id: at, replica, applied, held } = leader
  const free = held.filter(({ update }) => replica.holds(update))
  leader.held = held.filter((message) => !free.includes(message))
  const all: ReadonlyArray<InPlace<Update>> = [
    ...arrived,
    ...free.map((message) => ({ message, outcome: "applied" as const })),
  ].toSorted((a, b) => a.message.age - b.message.age)
  const between = all.length > 1 ? leader.blank() : replica
  if (between !== replica) for (const { update } of applied) between.apply(update)
  const happened = all.map(({ message: { dot, write, update }, outcome }, index): Happening => {
    if (between !== replica) between.apply(update)
    const shows = read(index < all.length - 1 ? between : replica, write)
    return { kind: "applied", at, from: dot.leader, dot, outcome, conflict: null, shows }
  })
  if (between !== replica) between.close()
  applied.push(...all.map(({ message }) => message))
  return happened
}
