/**
 * A machine made of components: what a state machine must say of itself to be explored in packed form.
 *
 * A state is one value for each component. A process touches a few components: it sees their values, offers its moves, and
 * says what each becomes. To a component that it does not see it can send an item, which that component absorbs, and may send
 * others on: so a leader can put a message in flight without knowing what else is. Values, items and moves are immutable plain data, and all
 * functions are pure.
 *
 * Nothing of this is packed by hand. The explorer numbers the values that it meets, so a state is a row of numbers, and
 * remembers what a process made of the numbers it saw, so each case of it runs once, however many states it occurs in.
 * The fewer components a process touches, the more often it is remembered.
 *
 * Source: Holzmann, "State Compression in SPIN" (1997), collapse compression, carried on from states to their steps.
 */

/** What a place holds, as the type of its component; nothing checks it, since a place holds the values of one component alone. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-parameters -- types end here and places begin
export const held = <Value>(value: unknown): Value => value as Value

/** A component that holds values of one type. */
export interface Component<out Value> {
  /** Its place in the state. */
  readonly place: number
  readonly initial: Value
}

/** An item on its way to a component that its sender does not see. */
export interface Sent {
  readonly to: Component<unknown>
  readonly item: unknown
}

export interface Outcome<Values, Move> {
  readonly move: Move
  /** The values of the touched components after the move, in the same order. */
  readonly becomes: Values
  readonly sends: ReadonlyArray<Sent>
}

/**
 * Processes that are given the very same function `moves` share what is remembered of it: leaders that do the same with
 * what they hold cost no more than one of them.
 */
export interface Process<Move> {
  readonly name: string
  /** The places of the components whose values it sees and may change. */
  readonly touches: ReadonlyArray<number>
  /** The places that it may send to, and what is sent there to send on. */
  readonly reaches: ReadonlyArray<number>
  /** `false` where nearly every state is another case, which is then computed anew and not kept. */
  readonly remembered: boolean
  readonly moves: (values: ReadonlyArray<unknown>) => ReadonlyArray<Outcome<ReadonlyArray<unknown>, Move>>
}

/** What a component becomes with an item, and what it sends on. */
export interface Absorbed {
  readonly becomes: unknown
  readonly sends: ReadonlyArray<Sent>
}

/** A component that takes what is sent to it. */
export interface Receiver {
  readonly place: number
  /** What an item does there; `null` refuses it, and then the move that it comes from is not enabled. */
  readonly absorb: (value: unknown, item: unknown) => Absorbed | null
}

/** A claim about every state, as far as it can be seen in some components. */
export interface Invariant {
  /** A sentence that can be false. */
  readonly name: string
  readonly touches: ReadonlyArray<number>
  /** Asked first, of each touched value alone: where one says `false`, the claim has nothing to say. */
  readonly concerns: (value: unknown) => boolean
  readonly holds: (values: ReadonlyArray<unknown>) => boolean
}

/**
 * A renaming that turns every run into a run that breaks the same invariants, such as one key for another. Together with doing
 * nothing the renamings of a machine must form a group: what two of them do in turn is one of them, or nothing.
 */
export interface Renaming {
  readonly name: string
  /** The value of any component, renamed. */
  readonly rename: (value: unknown) => unknown
}

export interface PackedMachine<Move> {
  /** The renamings up to which states are the same; none where there is no such list. */
  readonly renamings?: ReadonlyArray<Renaming>
  /** By place. */
  readonly components: ReadonlyArray<Component<unknown>>
  readonly processes: ReadonlyArray<Process<Move>>
  /** Those components to which something is sent. */
  readonly receivers: ReadonlyArray<Receiver>
  readonly invariants: ReadonlyArray<Invariant>
}

type Held<Components extends ReadonlyArray<Component<unknown>>> = {
  readonly [Index in keyof Components]: Components[Index] extends Component<infer Value> ? Value : never
}

/** A process that is written over the types of the components that it touches. */
export const process = <const Touched extends ReadonlyArray<Component<unknown>>, Move>(
  name: string,
  touches: Touched,
  reaches: ReadonlyArray<Component<unknown>>,
  moves: (values: Held<Touched>) => ReadonlyArray<Outcome<Held<Touched>, Move>>,
): Process<Move> => ({
  name,
  touches: touches.map(({ place }) => place),
  reaches: reaches.map(({ place }) => place),
  remembered: true,
  // The explorer gives a process the values of the components that it touches, in their order: these types.
  moves: held<Process<Move>["moves"]>(moves),
})

/** A receiver that is written over the types of its component and of what is sent to it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the type of what is sent is named where it is received
export const receiver = <Value, Item>(
  { place }: Component<Value>,
  absorb: (value: Value, item: Item) => Absorbed | null,
): Receiver => ({ place, absorb: held<Receiver["absorb"]>(absorb) })

/** An invariant that is written over the types of the components that it touches. */
export const invariant = <const Touched extends ReadonlyArray<Component<unknown>>>(
  name: string,
  touches: Touched,
  concerns: (value: Held<Touched>[number]) => boolean,
  holds: (...values: Held<Touched>) => boolean,
): Invariant => ({
  name,
  touches: touches.map(({ place }) => place),
  concerns: (value) => concerns(held<Held<Touched>[number]>(value)),
  holds: (values) => holds(...held<Held<Touched>>(values)),
})
