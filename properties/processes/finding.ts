/** What no behaviour of the model explains: where in which trail, why not, and what would have been legal. */
import { type LeaderId, leaderName } from "../../model/vocabulary/leader.ts"
import type { ClientRecord } from "./client-record.ts"
import type { TrailEvent } from "./trail.ts"
import { eventInWords } from "./wording.ts"

/** An event of a leader's trail. */
export interface Unexplained {
  readonly kind: "event"
  readonly leader: LeaderId
  /** Place in the trail, from 0; its length where the trail ends too early. */
  readonly index: number
  /** `null` at the end of a trail. */
  readonly event: TrailEvent | null
  readonly why: string
  /** What the model could have done there, the likeliest first. */
  readonly nearest: ReadonlyArray<string>
}

/** What a client was told. */
export interface Unaccounted {
  readonly kind: "record"
  readonly record: ClientRecord
  readonly why: string
  readonly nearest: ReadonlyArray<string>
}

export type Finding = Unexplained | Unaccounted

/** The finding as lines of text: where, what is there, why it cannot be, and what could. */
export const findingInLines = (finding: Finding): ReadonlyArray<string> => {
  const where =
    finding.kind === "event"
      ? `event ${finding.index} of leader ${leaderName(finding.leader)}: ${finding.event === null ? "the trail ends" : eventInWords(finding.event)}`
      : `session ${finding.record.session}, request ${finding.record.number} to leader ${leaderName(finding.record.leader)}`
  return [where, `  ${finding.why}`, ...finding.nearest.map((one) => `  legal: ${one}`)]
}
