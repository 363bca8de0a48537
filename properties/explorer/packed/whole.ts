/**
 * Any machine as a packed one: its whole state is one component. It is explored in the same way and to the same end; what it
 * lacks is the gain from parts.
 */
import type { Machine } from "../machine.ts"
import { type Component, type PackedMachine, process } from "./machine.ts"

/** The packed machine of a machine with one initial state. */
export const whole = <State, Move>(machine: Machine<State, Move>): PackedMachine<Move> => {
  const [initial] = machine.initial
  if (initial === undefined || machine.initial.length > 1)
    throw new RangeError("a machine is explored packed from one initial state")
  const state: Component<State> = { place: 0, initial }
  return {
    components: [state],
    processes: [
      {
        ...process("the machine", [state], [], ([before]) =>
          machine.moves(before).flatMap((move) => {
            const after = machine.step(before, move)
            return after === null ? [] : [{ move, becomes: [after] as const, sends: [] }]
          }),
        ),
        remembered: false,
      },
    ],
    receivers: [],
    invariants: [],
  }
}
