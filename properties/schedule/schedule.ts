/**
 * A schedule is a flat list of moves: the whole of what the adversary decided. It is plain data, and it is what is saved;
 * a seed only makes one.
 *
 * Any part can be removed or changed and a valid schedule is left, because a move that is not enabled changes nothing.
 */
import type { Move } from "../../model/replication/move.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"

export interface Schedule {
  /** How many leaders there are: A, B, and so on. */
  readonly leaders: number
  readonly moves: ReadonlyArray<Move>
  /**
   * The leaders that the last phase heals, in ascending order; nothing more is delivered to or from the rest. All of them when it is left
   * out; when there are none, there is no last phase.
   */
  readonly core?: ReadonlyArray<LeaderId>
}
