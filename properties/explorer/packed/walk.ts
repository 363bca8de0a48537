/**
 * A walk through a packed machine: the states that are still to be gone on from, and how each was reached.
 *
 * Breadth-first it goes level by level, and a level ends before the next begins. Depth-first there is one stack.
 */
import { canonically } from "./canonical.ts"
import { growing } from "./growing.ts"
import { invariantsOf } from "./invariants.ts"
import type { PackedMachine } from "./machine.ts"
import type { Successors } from "./successors.ts"

export interface WalkOptions {
  readonly order: "breadth-first" | "depth-first"
  /** `true` keeps for each state how it was reached: 8 bytes more, without which there are no paths. */
  readonly paths: boolean
  /** The most states; one more, and the walk is cut short. */
  readonly states: number
}

/** A state that breaks an invariant; the walk sees no further ones. */
export interface Broken {
  readonly invariant: string
  /** The state, by its place in the order of discovery. */
  readonly state: number
}

export interface Walk<Move> {
  /** Goes on from one state: breadth-first of this level, whose end is not the end of the walk. */
  readonly goOn: () => void
  /** States to go on from: in this level, and after it. */
  readonly left: () => number
  readonly leftAfter: () => number
  readonly nextLevel: () => void
  /** Keeps every `of`-th state of this level, from the `first` one on. */
  readonly share: (first: number, of: number) => void
  readonly states: () => number
  readonly transitions: () => number
  readonly depth: () => number
  readonly bytes: () => number
  readonly broken: () => Broken | null
  /** `true` once there was a state more than the most. */
  readonly isCut: () => boolean
  readonly pathTo: (state: number) => ReadonlyArray<Move>
}

/** In the frontier, after the numbers of a state: the halves of its hash, its place in the order of discovery, its depth. */
const tail = 4

/** A walk that asks `isNew` once for each move, by the hash of the state that it leads to. */
export const walk = <Move>(
  machine: PackedMachine<Move>,
  successors: Successors<Move>,
  options: WalkOptions,
  isNew: (high: number, low: number) => boolean,
  discovered: (state: number) => void = () => undefined,
): Walk<Move> => {
  const { width, initial, expand, moveOf, valueOf } = successors
  const stride = width + tail
  const { renamings = [] } = machine
  const isNewUpToRenaming =
    renamings.length === 0
      ? (_row: Int32Array, high: number, low: number) => isNew(high, low)
      : canonically(renamings, successors, isNew)
  const invariants = invariantsOf(machine, valueOf)
  const breadthFirst = options.order === "breadth-first"
  let current = growing(stride << 8)
  let next = breadthFirst ? growing(stride << 8) : current
  const parents = growing()
  const through = growing()
  const row = new Int32Array(stride)
  let taken = 0
  let states = 0
  let transitions = 0
  let deepest = 0
  let parent = -1
  let depth = 0
  let broken: Broken | null = null
  let cut = false

  const discover = (found: Int32Array, high: number, low: number, move: number): void => {
    const at = next.claim(stride)
    const cells = next.cells()
    for (let place = 0; place < width; place++) cells[at + place] = found[place] ?? 0
    cells[at + width] = high
    cells[at + width + 1] = low
    cells[at + width + 2] = states++
    cells[at + width + 3] = depth
    if (depth > deepest) deepest = depth
    if (!options.paths) return
    parents.push(parent)
    through.push(move)
  }

  const breaks = (invariant: string | null): void => {
    if (invariant !== null && broken === null) broken = { invariant, state: states - 1 }
  }

  const visit = (found: Int32Array, high: number, low: number, move: number, process: number): void => {
    if (cut) return
    transitions++
    if (!isNewUpToRenaming(found, high, low)) return
    if (states === options.states) {
      cut = true
      return
    }
    discover(found, high, low, move)
    breaks(invariants.broken(found, process))
    discovered(states - 1)
  }

  const nextLevel = (): void => {
    current.truncate(0)
    ;[current, next] = [next, current]
    taken = 0
  }

  isNewUpToRenaming(initial.row, initial.high, initial.low)
  discover(initial.row, initial.high, initial.low, 0)
  breaks(invariants.brokenAtAll(initial.row))
  if (breadthFirst) nextLevel()

  return {
    goOn: () => {
      const at = breadthFirst ? taken : current.length() - stride
      const cells = current.cells()
      for (let place = 0; place < stride; place++) row[place] = cells[at + place] ?? 0
      if (breadthFirst) taken += stride
      else current.truncate(at)
      parent = row[width + 2] ?? 0
      depth = (row[width + 3] ?? 0) + 1
      expand(row, 0, row[width] ?? 0, row[width + 1] ?? 0, visit)
    },
    left: () => (current.length() - taken) / stride,
    leftAfter: () => (breadthFirst ? next.length() / stride : 0),
    nextLevel,
    share: (first, of) => {
      const cells = current.cells()
      let kept = 0
      for (let from = first * stride; from < current.length(); from += of * stride, kept += stride)
        cells.copyWithin(kept, from, from + stride)
      current.truncate(kept)
    },
    states: () => states,
    transitions: () => transitions,
    depth: () => deepest,
    bytes: () =>
      4 * (current.cells().length + (breadthFirst ? next.cells().length : 0)) +
      (options.paths ? 4 * (parents.cells().length + through.cells().length) : 0),
    broken: () => broken,
    isCut: () => cut,
    pathTo: (state) => {
      const path: Array<Move> = []
      for (let at = state; options.paths && at > 0; at = parents.cells()[at] ?? 0)
        path.push(moveOf(through.cells()[at] ?? 0))
      return path.toReversed()
    },
  }
}
