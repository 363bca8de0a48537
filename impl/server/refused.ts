/** Why one end of a replication link will not go on with the other. Nothing that it sent then was applied. */
import { Data } from "effect"

const codes = {
  "wrong secret": 4401,
  "wrong cluster": 4404,
  "unknown peer": 4403,
  "different configuration": 4409,
  "diverged history": 4410,
  malformed: 4400,
  oversized: 4413,
  "wrong version": 4426,
} as const

export type Reason = keyof typeof codes

export class Refused extends Data.TaggedError("Refused")<{
  readonly reason: Reason
  readonly explanation: string
}> {
  override get message(): string {
    return `${this.reason}: ${this.explanation}`
  }
}

/** The code that a WebSocket is closed with. */
export const closeCodeOf = (reason: Reason): number => codes[reason]

export const isReason = (text: string): text is Reason => Object.hasOwn(codes, text)
