/**
 * A session's token is a version vector: what its client has seen. A leader that has applied all of it gives that
 * client its own writes and never an older state than before, wherever it was last.
 *
 * Without a token a client that moves to another leader may miss what it has just written.
 * Source: Terry et al., "Session Guarantees for Weakly Consistent Replicated Data" (1994), section 4 (read-vectors and
 * write-vectors, here one).
 */
import { Data, Effect, Latch } from "effect"
import type { LeaderId } from "./change.ts"
import { dominates, seen, type VersionVector } from "./version-vector.ts"

/** The leader has not applied all that the session has seen, and did not within the time that it was given. */
export class Behind extends Data.TaggedError("Behind")<{
  readonly leader: LeaderId
  readonly vector: VersionVector
  readonly token: VersionVector
}> {
  override get message(): string {
    const lacks = this.token.flatMap((wanted, origin) => {
      const has = seen(this.vector, origin)
      return wanted > has ? [`${wanted - has} of leader ${origin}`] : []
    })
    return (
      `leader ${this.leader} still lacks changes that this session has seen (${lacks.join(", ")}). ` +
      `Wait longer, ask the leader that the session was at, or leave out the token and accept an older state.`
    )
  }
}

export interface Waiting {
  readonly token: VersionVector
  readonly latch: Latch.Latch
}

/** Waits until the vector, which grows in place, covers the token; `wake` must be called when it has grown. */
export const reached = (
  waiting: Set<Waiting>,
  vector: VersionVector,
  token: VersionVector,
): Effect.Effect<void> =>
  Effect.suspend(() => {
    if (dominates(vector, token)) return Effect.void
    const one: Waiting = { token, latch: Latch.makeUnsafe() }
    waiting.add(one)
    return Effect.ensuring(
      one.latch.await,
      Effect.sync(() => waiting.delete(one)),
    )
  })

/** Lets those go on who waited for what the vector now covers. */
export const wake = (waiting: ReadonlySet<Waiting>, vector: VersionVector): void => {
  for (const { token, latch } of waiting) if (dominates(vector, token)) latch.openUnsafe()
}
