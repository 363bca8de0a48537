/**
 * Sessions: does a client that moves between leaders read its own writes, and never go back?
 *
 * A session that carries its token is owed both; what breaks them is a finding. One that does not is owed neither; how often it
 * would have noticed is counted, for that is what the token is for.
 * Source: Terry et al., "Session Guarantees for Weakly Consistent Replicated Data" (PDIS 1994).
 */
import { dominates, empty, join, type VersionVector } from "../../model/vocabulary/version-vector.ts"
import type { ClientRecord } from "./client-record.ts"
import type { Unaccounted } from "./finding.ts"
import { vectorInWords } from "./wording.ts"

export interface SessionCount {
  /** Reads that followed another answer of their session. */
  readonly reads: number
  /** Of these, reads that missed a write of their own session. */
  readonly missedOwnWrite: number
  /** Of these, reads of less than an earlier read of their session. */
  readonly wentBack: number
  /** Requests that were refused because the leader was behind the token. */
  readonly behind: number
}

export interface SessionCounts {
  readonly withToken: SessionCount
  readonly withoutToken: SessionCount
}

interface Broken {
  readonly record: ClientRecord
  readonly guarantee: "read-your-writes" | "monotonic-reads"
  readonly wanted: VersionVector
}

/** Every read that follows something, and what it breaks. */
const judged = (
  records: ReadonlyArray<ClientRecord>,
): { readonly reads: ReadonlyArray<ClientRecord>; readonly broken: ReadonlyArray<Broken> } => {
  const read = new Map<string, VersionVector>()
  const written = new Map<string, VersionVector>()
  const reads: Array<ClientRecord> = []
  const broken: Array<Broken> = []
  for (const record of records) {
    const { session, answer } = record
    if (answer.kind === "written") {
      const own = empty(answer.token.length).with(
        record.leader,
        answer.dot?.sequence ?? answer.token[record.leader] ?? 0,
      )
      written.set(session, join(written.get(session) ?? [], own))
    }
    if (answer.kind !== "shown") continue
    const [wrote, saw] = [written.get(session), read.get(session)]
    if (wrote !== undefined || saw !== undefined) reads.push(record)
    if (wrote !== undefined && !dominates(answer.token, wrote))
      broken.push({ record, guarantee: "read-your-writes", wanted: wrote })
    if (saw !== undefined && !dominates(answer.token, saw))
      broken.push({ record, guarantee: "monotonic-reads", wanted: saw })
    read.set(session, join(saw ?? [], answer.token))
  }
  return { reads, broken }
}

const countOf = (records: ReadonlyArray<ClientRecord>): SessionCount => {
  const { reads, broken } = judged(records)
  return {
    reads: reads.length,
    missedOwnWrite: broken.filter(({ guarantee }) => guarantee === "read-your-writes").length,
    wentBack: broken.filter(({ guarantee }) => guarantee === "monotonic-reads").length,
    behind: records.filter(({ answer }) => answer.kind === "refused" && /behind/i.test(answer.why)).length,
  }
}

export const sessionCounts = (records: ReadonlyArray<ClientRecord>): SessionCounts => ({
  withToken: countOf(records.filter(({ carries }) => carries)),
  withoutToken: countOf(records.filter(({ carries }) => !carries)),
})

/** The reads that break what a session with a token is owed. */
export const stale = (records: ReadonlyArray<ClientRecord>): ReadonlyArray<Unaccounted> =>
  judged(records.filter(({ carries }) => carries)).broken.map(({ record, guarantee, wanted }) => ({
    kind: "record",
    record,
    why: `it breaks ${guarantee}: the session had ${vectorInWords(wanted)}, and the answer is of ${record.answer.kind === "shown" ? vectorInWords(record.answer.token) : "less"}`,
    nearest: [`an answer that covers ${vectorInWords(wanted)}, or a refusal`],
  }))
