/**
 * A machine of actors that share nothing but messages: what it must say of itself so that each actor's own behaviour is looked
 * at once, instead of in every combination with the others'.
 *
 * The conditions, without which this must not be used:
 * 1. What an actor does depends on its own state and on the message it receives, and changes its own state alone.
 * 2. A message is not changed and not taken back; it goes to its receivers in any order, and receiving one sends no other.
 * 3. Receiving a message again changes nothing, so that any number of duplicates changes nothing. This is checked.
 * 4. What is claimed is that the states of actors agree (two with the same key have the same image, whenever and wherever they
 *    are), and something of states in which nothing is in flight.
 *
 * Then a message may be received right before its receiver's next request, or never, without any actor being able to tell:
 * every state of an actor that occurs in any run occurs in such a run. The first half of 4 is stronger than agreement
 * at the same moment, so a failure of it is to be looked at in the full machine.
 * Source: the idea that receptions move freely up to the next step that depends on them is Lipton's, "Reduction" (CACM 1975).
 */
export interface LocalMachine<State, Message, Request> {
  /** Renamings up to which states are the same: a group, together with doing nothing, as for a packed machine. */
  readonly renamings: ReadonlyArray<{
    readonly state: (state: State) => State
    readonly message: (message: Message) => Message
  }>
  readonly actors: number
  readonly initial: State
  /** Requests in all. */
  readonly requests: number
  /** What clients may ask of an actor, what it becomes and what it tells the others. */
  readonly ask: (actor: number, state: State) => ReadonlyArray<Answer<State, Message, Request>>
  /** `null` when the message must wait. */
  readonly receive: (state: State, message: Message) => State | null
  readonly agree: {
    readonly claim: string
    readonly key: (state: State) => unknown
    readonly image: (state: State) => unknown
  }
  readonly quiet: {
    readonly claim: string
    readonly holds: (states: ReadonlyArray<State>) => boolean
  }
}

export interface Answer<State, Message, Request> {
  readonly request: Request
  readonly becomes: State
  readonly message: Message
}
