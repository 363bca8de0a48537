/**
 * Breadth-first exploration: every reachable state once, nearest first, so the first path to a state is a shortest one.
 *
 * Memory grows with the states: about 1 kB for each of the replication model's. When the budget of states is reached
 * the search stops and is not complete.
 */
import type { Machine } from "./machine.ts"

export interface Found<State, Move> {
  readonly state: State
  /** A shortest sequence of moves that leads here from an initial state. */
  readonly path: ReadonlyArray<Move>
}

export interface Exploration {
  /** Distinct states reached, initial ones included. */
  readonly states: number
  /** Moves taken that changed something, to new states or known ones. */
  readonly transitions: number
  /** The length of the longest shortest path. */
  readonly depth: number
  /** `false` when the budget or a visitor ended the search: states are left in the frontier. */
  readonly complete: boolean
  readonly frontier: number
}

interface Node<State, Move> {
  readonly state: State
  readonly parent: Node<State, Move> | null
  readonly move: Move | null
  readonly depth: number
}

const pathTo = <State, Move>(node: Node<State, Move>): ReadonlyArray<Move> => {
  const moves: Array<Move> = []
  for (let at = node; at.parent !== null && at.move !== null; at = at.parent) moves.push(at.move)
  return moves.toReversed()
}

/** Explores a machine; `visit` sees every distinct state once and may end the search by returning `false`. */
export function* breadthFirst<State, Move>(
  machine: Machine<State, Move>,
  budget: number,
  visit: (found: () => Found<State, Move>, state: State) => boolean,
): Generator<Omit<Exploration, "complete">, Exploration> {
  const known = new Set<number>()
  const queue: Array<Node<State, Move> | undefined> = []
  let transitions = 0
  let depth = 0
  let next = 0
  let going = true
  const discover = (node: Node<State, Move>): void => {
    const fingerprint = machine.fingerprint(node.state)
    if (known.has(fingerprint)) return
    known.add(fingerprint)
    queue.push(node)
    depth = node.depth
    going = visit(() => ({ state: node.state, path: pathTo(node) }), node.state) && known.size < budget
  }
  for (const state of machine.initial) discover({ state, parent: null, move: null, depth: 0 })
  while (going && next < queue.length) {
    const node = queue[next]
    queue[next] = undefined
    next++
    if (node === undefined) continue
    for (const move of machine.moves(node.state)) {
      const state = machine.step(node.state, move)
      if (state === null) continue
      transitions++
      discover({ state, parent: node, move, depth: node.depth + 1 })
      if (!going) break
    }
    if (next % 512 === 0) yield { states: known.size, transitions, depth, frontier: queue.length - next }
  }
  return { states: known.size, transitions, depth, complete: going, frontier: queue.length - next }
}
