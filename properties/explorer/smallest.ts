/**
 * The smallest schedule among the runs that break a property: the one that leaves most to the last phase.
 *
 * Of a run, a schedule needs the writes, the jumps of clocks, and the deliveries that a write comes after. The last phase
 * makes the other deliveries by itself, in its own order; only where that order does not break the property, all of the
 * run's moves are needed.
 */
import type { Move } from "../../model/replication/move.ts"
import { type Evidence, evidenceOf } from "../evidence.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import type { Subject } from "../subjects/subject.ts"
import { neededForWrites } from "./commuting.ts"
import { type Renaming, renamedLeaders } from "./naming.ts"
import type { Run } from "./runs.ts"

export interface Smallest {
  /** Takes note of a run that breaks a property. */
  readonly note: (property: Property, run: Run) => void
  /** The smallest schedule of each property that was noted. */
  readonly found: () => ReadonlyMap<Property, ReadonlyArray<Move>>
}

/** The moves of a run that the last phase would not make by itself. */
const neededMoves = ({ steps, moves, acts }: Run): ReadonlyArray<Move> => {
  const needed = neededForWrites(acts)
  let act = 0
  return steps
    .slice(0, moves)
    .flatMap(({ move }) => (move.kind === "clock" || needed[act++] === true ? [move] : []))
}

/** An empty collection of smallest schedules for runs on a subject, searched up to the renamings. */
export const smallest = (subject: Subject, leaders: number, renamings: ReadonlyArray<Renaming>): Smallest => {
  const found = new Map<Property, ReadonlyArray<Move>>()
  const played = new Map<string, Evidence>()
  const completed = (moves: ReadonlyArray<Move>): Evidence => {
    const key = JSON.stringify(moves)
    const evidence = played.get(key) ?? evidenceOf(play(subject, { leaders, moves }))
    played.set(key, evidence)
    return evidence
  }
  return {
    found: () => found,
    note: (property, run) => {
      const best = found.get(property)?.length ?? Number.POSITIVE_INFINITY
      const needed = neededMoves(run)
      if (needed.length >= best) return
      // The last phase has an order of its own, so the names decide whether it does the rest.
      const enough = renamings
        .map((renaming) => renamedLeaders(needed, renaming))
        .find((moves) => property.check(completed(moves)).violation !== null)
      if (enough !== undefined) found.set(property, enough)
      else if (run.moves < best)
        found.set(
          property,
          run.steps.slice(0, run.moves).map(({ move }) => move),
        )
    },
  }
}
