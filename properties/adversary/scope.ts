/**
 * A scope says from what an adversary may choose: how many leaders, which objects, which faults, how many moves.
 *
 * It is drawn before anything else and printed, so that what was not tried is known.
 */
import type { Link } from "../../model/topology.ts"
import type { Family } from "../../model/vocabulary/write.ts"
import { type Fault, faults, type Subject } from "../subjects/subject.ts"

export interface Scope {
  readonly leaders: number
  readonly links: ReadonlyArray<Link>
  readonly families: ReadonlyArray<Family>
  /** Objects per family, at least 1: `x`, `y`, `z`. */
  readonly keys: number
  readonly faults: ReadonlyArray<Fault>
  /** Moves in a schedule, effective or not. */
  readonly moves: number
  /** `true` when a fault may happen as often as there are moves; else each schedule draws how often. */
  readonly unlimited?: boolean
}

export const keyNames: ReadonlyArray<string> = ["x", "y", "z"]

export const elementNames: ReadonlyArray<string> = ["p", "q", "r"]

/** The jumps that a clock may make, in ticks; the small ones first. */
export const clockJumps: ReadonlyArray<number> = [-1, 1, -2, 2, -10, 10]

/** How many objects of each family a campaign writes to: few, so that writes meet. */
export const keysPerFamily = 2

/** The faults that are drawn at random: not that leaders leave, since links come and go then, and a scope names those it has. */
export const drawnFaults: ReadonlyArray<Fault> = faults.filter((fault) => fault !== "leaving")

/** Everything that a subject can be put through at random. */
export const widest = (subject: Subject, leaders: number, moves: number): Scope => ({
  leaders,
  links: subject.links(leaders),
  families: subject.families,
  keys: keysPerFamily,
  faults: subject.faults.filter((fault) => drawnFaults.includes(fault)),
  moves,
})
