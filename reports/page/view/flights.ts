/** Messages on their way, and the ways that changes took. */
import { same } from "../../../model/vocabulary/dot.ts"
import type { Event } from "../../events.ts"

/** An event at which a message arrives or is lost. */
export type Arrival = Event & { readonly message: NonNullable<Event["message"]> }

export const isArrival = (event: Event): event is Arrival => event.message !== null

/** The messages that have set out by an event and arrive, or are lost, after it, as the events at which they do. */
export const inFlightAfter = (events: ReadonlyArray<Event>, number: number): ReadonlyArray<Arrival> =>
  events
    .slice(number)
    .filter(isArrival)
    .filter(({ message: { sentAt } }) => sentAt !== null && sentAt <= number)

/** `true` where a message brings a change that its sender did not make. */
export const isForwarded = ({ message }: Event): boolean =>
  message !== null && message.from !== message.dot.leader

/** The event at which the change of an event was made; `null` where it is about none. */
export const madeAt = (events: ReadonlyArray<Event>, { dot, number }: Event): Event | null => {
  if (dot === null) return null
  for (let index = number - 1; index >= 0; index--) {
    const event = events[index]
    if (event?.kind === "wrote" && event.dot !== null && same(event.dot, dot)) return event
  }
  return null
}
