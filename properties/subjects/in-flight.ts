/**
 * What one connection carries, as the adversary sees it: every message in the order sent, and how far it has got.
 *
 * `next` is the first message that has neither arrived nor been lost in its turn; `early` are those beyond it that
 * arrived ahead of their turn. What lies before `next` has passed and may turn up again, lost or not. The rules are those
 * of `model/replication/link.ts`, for a message of any type.
 */
export interface InFlight<Message> {
  readonly messages: Array<Message>
  next: number
  readonly early: Set<number>
}

/** A new connection, which begins with these messages. */
export const connection = <Message>(messages: ReadonlyArray<Message>): InFlight<Message> => ({
  messages: [...messages],
  next: 0,
  early: new Set(),
})

/** Takes the message that overtakes `ahead` others: 0 is the next in turn. `undefined` when there is none. */
export const take = <Message>(flight: InFlight<Message> | undefined, ahead: number): Message | undefined => {
  if (flight === undefined) return undefined
  const { messages, early } = flight
  let index = flight.next
  for (let overtakes = ahead; index < messages.length; index++)
    if (!early.has(index) && overtakes-- === 0) break
  if (index >= messages.length) return undefined
  if (index > flight.next) early.add(index)
  else while (early.delete(++flight.next));
  return messages[index]
}

/** The message that passed `back` messages before the latest. `undefined` when there is none. */
export const passed = <Message>(flight: InFlight<Message> | undefined, back: number): Message | undefined =>
  flight?.messages[flight.next - 1 - back]

/** The messages under way, in the order sent, without those that arrived ahead of their turn. */
export const underWay = <Message>(flight: InFlight<Message> | undefined): ReadonlyArray<Message> =>
  flight?.messages.filter((_, index) => index >= flight.next && !flight.early.has(index)) ?? []
