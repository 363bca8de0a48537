/**
 * Which leaders may act next, where a design and its topology do not tell some of them apart.
 *
 * Renaming leaders turns a run into another one that breaks the same properties, as long as nothing depends on the
 * names. A name decides between two writes with the same time and nowhere else, so a scope in which no two times are the
 * same need only be searched up to renaming: leaders that are alike are named in the order in which they first act.
 */
import type { Design } from "../../model/replication/design.ts"
import type { Move } from "../../model/replication/move.ts"
import { hub } from "../../model/topology.ts"
import { type LeaderId, leadersOf } from "../../model/vocabulary/leader.ts"

/** How the clocks stand in the runs of a scope. */
export type Timing = "alike" | "ties" | "skew" | "step back"

/** A name for every leader. */
export type Renaming = ReadonlyArray<LeaderId>

export interface Naming {
  /** The leaders that may act next, by the highest one that has acted: none, A, B and so on. */
  readonly next: ReadonlyArray<ReadonlyArray<LeaderId>>
  /** The renamings that turn the runs searched into all runs; the first one changes nothing. */
  readonly renamings: ReadonlyArray<Renaming>
}

const permutations = (items: ReadonlyArray<LeaderId>): ReadonlyArray<Renaming> =>
  items.length === 0
    ? [[]]
    : items.flatMap((first) =>
        permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
      )

/** The naming in which every leader may act at any time. */
export const everyName = (leaders: number): Naming => {
  const all = leadersOf(leaders)
  return { next: Array.from({ length: leaders + 1 }, () => all), renamings: [all] }
}

/** Up to renaming all leaders. */
const allAlike = (leaders: number): Naming => {
  const all = leadersOf(leaders)
  return { next: [...all.map((named) => all.slice(0, named + 1)), all], renamings: permutations(all) }
}

/** Up to turning a ring. */
const turned = (leaders: number): Naming => {
  const all = leadersOf(leaders)
  return {
    next: [all.slice(0, 1), ...all.map(() => all)],
    renamings: all.map((by) => all.map((leader) => (leader + by) % leaders)),
  }
}

/** Up to renaming the leaders around the hub. */
const leavesAlike = (leaders: number): Naming => {
  const all = leadersOf(leaders)
  return {
    next: Array.from({ length: leaders + 1 }, (_, named) => all.slice(0, Math.max(named, 1) + 1)),
    renamings: permutations(all.slice(1)).map((leaves) => [hub, ...leaves]),
  }
}

/**
 * `true` when no two writes can have the same time. Logical clocks count alike at leaders that have not heard of each
 * other; a hybrid one does so only behind a clock that is ahead.
 */
const timesDiffer = (design: Design, timing: Timing): boolean =>
  timing !== "ties" && (design.clock.name === "wall" || (design.clock.name === "hybrid" && timing !== "skew"))

/** The naming of a scope up to what its leaders have alike. */
export const namingOf = (design: Design, leaders: number, timing: Timing): Naming => {
  // A key's home is a leader by its name.
  if (!timesDiffer(design, timing) || design.accepts === "home" || design.ranksLeaders === true)
    return everyName(leaders)
  switch (design.topology.name) {
    case "all-to-all":
      return design.accepts === "first" ? everyName(leaders) : allAlike(leaders)
    case "ring":
      return design.accepts === "first" ? everyName(leaders) : turned(leaders)
    case "star":
      return leavesAlike(leaders)
    case "tree":
    case "graph":
      return everyName(leaders)
  }
}

/** The moves with every leader called by its new name. */
export const renamedLeaders = (moves: ReadonlyArray<Move>, renaming: Renaming): ReadonlyArray<Move> => {
  const called = (leader: LeaderId): LeaderId => renaming[leader] ?? leader
  return moves.map((move) =>
    "at" in move
      ? { ...move, at: called(move.at) }
      : { ...move, from: called(move.from), to: called(move.to) },
  )
}
