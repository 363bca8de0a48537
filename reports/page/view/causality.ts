/**
 * What an event could know of: the order of events at each leader, and of each message's arrival after it set out, closed under
 * "and before that". Two events that are ordered neither way are concurrent.
 *
 * What no leader does (a cut, a mend, what heals) is apart: it is neither before nor after anything in this sense. A message that is
 * lost comes after it set out, and before nothing. Limit: what a leader does before it crashes counts as known to it
 * afterwards, also where it forgets it.
 *
 * Source: Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System" (1978), section "The Partial Ordering".
 */
import type { Event } from "../../events.ts"

/** For each event by its number, the events right before it; 0 for none. */
export interface Causes {
  readonly events: ReadonlyArray<Event>
  /** The event before it at the same leader. */
  readonly previous: Int32Array
  /** The last event of the sender when its message set out. */
  readonly sender: Int32Array
}

/** The causes of all events, in one pass. */
export const causesOf = (events: ReadonlyArray<Event>, size: number): Causes => {
  const previous = new Int32Array(events.length + 1)
  const sender = new Int32Array(events.length + 1)
  const own = Array.from({ length: size }, (): Array<number> => [])
  for (const { number, at, kind, link, message } of events) {
    if (message !== null && message.sentAt !== null)
      sender[number] = lastUpTo(own[message.from] ?? [], message.sentAt)
    if (kind === "joined" && link !== null) sender[number] = own[link.from]?.at(-1) ?? 0
    if (at === null) continue
    previous[number] = own[at]?.at(-1) ?? 0
    own[at]?.push(number)
  }
  return { events, previous, sender }
}

/**
 * The last of some ascending numbers that is no greater than another; 0 for none. A message sets out at an event of its sender, or
 * where a link opens again; then the sender has come as far as it has.
 */
const lastUpTo = (numbers: ReadonlyArray<number>, most: number): number => {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= most) low = middle + 1
    else high = middle
  }
  return numbers[low - 1] ?? 0
}

/** How an event is to the selected one. `apart`: no leader's, so that it is ordered with nothing. */
export type Relation = "self" | "past" | "future" | "concurrent" | "apart"

/** `true` for what is ordered with other events: what a leader does, and a message that is lost. */
const isOrdered = ({ at, message }: Event): boolean => at !== null || message !== null

/** How every event is to one of them, by number (index 0 is unused); in time linear in the number of events. */
export const relationsTo = (
  { events, previous, sender }: Causes,
  selected: number,
): ReadonlyArray<Relation> => {
  const chosen = events[selected - 1]
  const other: Relation = chosen !== undefined && isOrdered(chosen) ? "concurrent" : "apart"
  const relations = new Array<Relation>(events.length + 1).fill(other)
  for (const event of events) if (!isOrdered(event)) relations[event.number] = "apart"
  relations[selected] = "self"
  const reached = new Uint8Array(events.length + 1)
  reached[selected] = 1
  for (let event = selected; event > 0; event--) {
    if (reached[event] === 0) continue
    if (event !== selected) relations[event] = "past"
    reached[previous[event] ?? 0] = 1
    reached[sender[event] ?? 0] = 1
  }
  const after = new Uint8Array(events.length + 1)
  after[selected] = 1
  for (let event = selected + 1; event <= events.length; event++)
    if (after[previous[event] ?? 0] === 1 || after[sender[event] ?? 0] === 1) {
      after[event] = 1
      relations[event] = "future"
    }
  return relations
}

/** How many events of each leader an event could know of, itself included: its vector clock, by leader. */
export const vectorClock = (
  { events }: Causes,
  relations: ReadonlyArray<Relation>,
  size: number,
): ReadonlyArray<number> => {
  const clock = new Array<number>(size).fill(0)
  for (const { number, at } of events) {
    const relation = relations[number]
    if (at !== null && (relation === "past" || relation === "self")) clock[at] = (clock[at] ?? 0) + 1
  }
  return clock
}
