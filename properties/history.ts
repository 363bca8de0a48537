/**
 * A history is what one schedule left on one subject: every effective move with what it made happen, and what every
 * leader shows at the end. It is plain JSON, and it is all that a property may read.
 *
 * The schedule's own moves come first. From `settlesFrom` on, the fixed last phase speaks: every leader is restarted,
 * every link mended and reconnected, and messages are delivered until none is left or the bound is reached. Where only a core
 * heals, that is done for the leaders and links of the core, and nothing more is delivered on any other.
 */
import type { Happening } from "../model/replication/happening.ts"
import type { Move } from "../model/replication/move.ts"
import type { LeaderId } from "../model/vocabulary/leader.ts"
import type { View } from "../model/vocabulary/write.ts"

export interface Step {
  readonly move: Move
  readonly happened: ReadonlyArray<Happening>
}

/** The first move after which a subject played in lockstep with the model was not what the model says. */
export interface Divergence {
  readonly step: number
  /** Where they differ, as a path such as `leader B, row x`. */
  readonly place: string
  readonly expected: string
  readonly actual: string
}

export interface History {
  readonly subject: string
  readonly leaders: number
  /** Effective moves only; a move that was not enabled leaves no step. */
  readonly steps: ReadonlyArray<Step>
  /** Index of the first step of the last phase. */
  readonly settlesFrom: number
  /** The leaders that were healed, where those are not all; without any there was no last phase. */
  readonly core?: ReadonlyArray<LeaderId>
  /** `false` when messages still moved after the bound of the last phase: something circulates. Also without a last phase. */
  readonly quiet: boolean
  /**
   * Two steps of the last phase between which messages were delivered and after which the situation was the same, so that all
   * between them goes on for ever. Absent where no situation came back, or the subject cannot tell.
   */
  readonly repeats?: { readonly from: number; readonly to: number }
  /** What each leader shows at the end, by leader. */
  readonly final: ReadonlyArray<View>
  /** `null` when the subject was not played in lockstep, or was the same as the model after every move. */
  readonly divergence: Divergence | null
}
