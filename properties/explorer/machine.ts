/**
 * A machine is what the explorer explores: initial states, the moves enabled in a state, what a move leads to, and a
 * fingerprint by which equal states are recognised.
 *
 * `step` must be a pure function, and states with the same fingerprint must have the same future. The replication model is one
 * machine; a user's own state machine is another.
 */
export interface Machine<State, Move> {
  readonly initial: ReadonlyArray<State>
  readonly moves: (state: State) => ReadonlyArray<Move>
  /** The next state, or `null` when the move changes nothing. */
  readonly step: (state: State, move: Move) => State | null
  readonly fingerprint: (state: State) => number
}
