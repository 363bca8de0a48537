/**
 * Exhaustive search of a packed machine, breadth-first or depth-first: every reachable state once.
 *
 * Breadth-first, the path to the first state that breaks an invariant is a shortest one. Depth-first, fewer states wait to be gone
 * on from. Both visit the same states. When a budget ends the search it is not complete, and says how much is left.
 */
import type { PackedMachine } from "./machine.ts"
import { type Successors, successorsOf } from "./successors.ts"
import { visited as noneVisited } from "./visited.ts"
import { type Walk, walk, type WalkOptions } from "./walk.ts"

export interface SearchOptions extends WalkOptions {
  /** The most memory for states, in bytes; what is remembered of processes comes on top of it. */
  readonly bytes: number
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

/** How many states are gone on from between two reports. */
const turn = 512

/** Called for every state but the initial one when it is found; `false` ends the search. */
export type Finding<Move> = (path: () => ReadonlyArray<Move>) => boolean

/** Searches a machine; each `next` goes on for a while and says how far it is. */
export function* search<Move>(
  machine: PackedMachine<Move>,
  options: SearchOptions,
  finding: Finding<Move> | null = null,
  successors: Successors<Move> = successorsOf(machine),
): Generator<Sofar, Searched<Move>> {
  const visited = noneVisited()
  let going = true
  const found = (state: number): void => {
    if (finding !== null && going) going = finding(() => walking.pathTo(state))
  }
  const walking: Walk<Move> = walk(machine, successors, options, visited.add, found)
  const bytes = (): number => walking.bytes() + visited.bytes()
  const sofar = (): Sofar => ({
    states: walking.states(),
    transitions: walking.transitions(),
    depth: walking.depth(),
    frontier: walking.left() + walking.leftAfter(),
    bytes: bytes(),
  })
  const within = (): boolean => going && walking.broken() === null && !walking.isCut()
  for (let expanded = 1; within(); expanded++) {
    if (walking.left() === 0) {
      if (walking.leftAfter() === 0) break
      walking.nextLevel()
    }
    walking.goOn()
    if (expanded % turn !== 0) continue
    if (bytes() > options.bytes) break
    yield sofar()
  }
  const broken = walking.broken()
  const ended = sofar()
  return {
    ...ended,
    complete: within() && ended.frontier === 0,
    violation: broken === null ? null : { invariant: broken.invariant, path: walking.pathTo(broken.state) },
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
