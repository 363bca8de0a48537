/**
 * Exhaustive search of a packed machine, breadth-first or depth-first: every reachable state once.
 *
 * Breadth-first, the path to the first state that breaks an invariant is a shortest one. Depth-first, the states still to be
 * gone on from are few where the machine is deep. Both visit the same states. When a budget ends the search it is not
 * complete, and says how much is left.
 */
import { growing } from "./growing.ts"
import { invariantsOf } from "./invariants.ts"
import type { PackedMachine } from "./machine.ts"
import { type Successors, successorsOf } from "./successors.ts"
import { type Visited, visited as plainVisited } from "./visited.ts"

export interface SearchOptions {
  readonly order: "breadth-first" | "depth-first"
  /** The most distinct states. */
  readonly states: number
  /** The most memory for states, in bytes; what is remembered of processes comes on top of it. */
  readonly bytes: number
  /** `true` keeps for each state how it was reached: 8 bytes more, without which a violation has no path. */
  readonly paths: boolean
}

export interface Sofar {
  /** Distinct states, the initial one included. */
  readonly states: number
  /** Moves taken, to new states or known ones. */
  readonly transitions: number
  /** Breadth-first: the length of the longest shortest path. Depth-first: of the longest path taken. */
  readonly depth: number
  /** States that were reached and not gone on from. */
  readonly frontier: number
  readonly bytes: number
}

export interface Violation<Move> {
  readonly invariant: string
  /** The moves that lead to it; empty where paths were not kept. */
  readonly path: ReadonlyArray<Move>
}

export interface Searched<Move> extends Sofar {
  /** `false` when a budget, a violation or the caller ended the search. */
  readonly complete: boolean
  readonly violation: Violation<Move> | null
}

export const unlimited: SearchOptions = {
  order: "breadth-first",
  states: Number.POSITIVE_INFINITY,
  bytes: Number.POSITIVE_INFINITY,
  paths: false,
}

/** In the frontier, after the numbers of a state: the halves of its hash, its place in the order of discovery, its depth. */
const tail = 4

/** How many states are gone on from between two reports. */
const turn = 4096

/** Searches a machine; each `next` goes on for a while and says how far it is. */
export function* search<Move>(
  machine: PackedMachine<Move>,
  options: SearchOptions,
  successors: Successors<Move> = successorsOf(machine),
  visited: Visited = plainVisited(),
): Generator<Sofar, Searched<Move>> {
  const { width, initial, expand } = successors
  const stride = width + tail
  const invariants = invariantsOf(machine, successors.valueOf)
  const breadthFirst = options.order === "breadth-first"
  let current = growing(stride << 10)
  let next = breadthFirst ? growing(stride << 10) : current
  const parents = growing()
  const through = growing()
  let transitions = 0
  let depth = 0
  let states = 0
  let broken: { readonly invariant: string; readonly state: number } | null = null
  let from = -1
  let fromDepth = 0

  const discover = (row: Int32Array, high: number, low: number, move: number): number => {
    const state = states++
    if (options.paths) {
      parents.push(from)
      through.push(move)
    }
    const at = next.claim(stride)
    const cells = next.cells()
    for (let place = 0; place < width; place++) cells[at + place] = row[place] ?? 0
    cells[at + width] = high
    cells[at + width + 1] = low
    cells[at + width + 2] = state
    cells[at + width + 3] = fromDepth
    if (fromDepth > depth) depth = fromDepth
    return state
  }

  const visit = (row: Int32Array, high: number, low: number, move: number, process: number): void => {
    transitions++
    if (!visited.add(high, low)) return
    const state = discover(row, high, low, move)
    const invariant = invariants.broken(row, process)
    if (invariant !== null && broken === null) broken = { invariant, state }
  }

  const pathTo = (state: number): ReadonlyArray<Move> => {
    if (!options.paths) return []
    const path: Array<Move> = []
    for (let at = state; at > 0; at = parents.cells()[at] ?? 0)
      path.push(successors.moveOf(through.cells()[at] ?? 0))
    return path.toReversed()
  }

  const bytes = (): number =>
    visited.bytes() +
    4 * (current.cells().length + (breadthFirst ? next.cells().length : 0)) +
    (options.paths ? 4 * (parents.cells().length + through.cells().length) : 0)

  visited.add(initial.high, initial.low)
  discover(initial.row, initial.high, initial.low, 0)
  const atStart = invariants.brokenAtAll(initial.row)
  if (atStart !== null) broken = { invariant: atStart, state: 0 }

  const row = new Int32Array(stride)
  let taken = 0
  if (breadthFirst) [current, next] = [next, current]
  const left = (): number => (current.length() - taken) / stride + (breadthFirst ? next.length() / stride : 0)
  const sofar = (): Sofar => ({ states, transitions, depth, frontier: left(), bytes: bytes() })
  const goingOn = (): boolean => broken === null && states < options.states

  for (let expanded = 0; goingOn() && left() > 0;) {
    if (breadthFirst && taken === current.length()) {
      current.truncate(0)
      ;[current, next] = [next, current]
      taken = 0
    }
    const at = breadthFirst ? taken : current.length() - stride
    const cells = current.cells()
    for (let place = 0; place < stride; place++) row[place] = cells[at + place] ?? 0
    if (breadthFirst) taken += stride
    else current.truncate(at)
    from = row[width + 2] ?? 0
    fromDepth = (row[width + 3] ?? 0) + 1
    expand(row, 0, row[width] ?? 0, row[width + 1] ?? 0, visit)
    if (++expanded % turn === 0) {
      if (bytes() > options.bytes) break
      yield sofar()
    }
  }
  const ended = broken as { readonly invariant: string; readonly state: number } | null
  return {
    ...sofar(),
    complete: goingOn() && left() === 0,
    violation: ended === null ? null : { invariant: ended.invariant, path: pathTo(ended.state) },
  }
}

/** Searches to the end without telling how far it is. */
export const searched = <Move>(
  machine: PackedMachine<Move>,
  options: SearchOptions = unlimited,
): Searched<Move> => {
  const running = search(machine, options)
  let sofar = running.next()
  while (sofar.done !== true) sofar = running.next()
  return sofar.value
}
