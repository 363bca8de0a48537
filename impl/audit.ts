/**
 * The audit trail tells everything that a leader did, in the order in which it did it: what an operator reads who asks
 * how an object came to show what it shows, and what the leader is checked against the model by.
 *
 * Every event carries its causes: a change has its dot, its dependencies and its stamp. A write is recorded before it
 * is acknowledged. Nothing is recorded unless a layer says where:
 *
 * ```ts
 * Layer.succeed(Audit, { record: (event) => appendFileSync(path, `${JSON.stringify(event)}\n`) })
 * ```
 */
import { Context } from "effect"
import type { Change, LeaderId } from "./change.ts"
import type { HybridTime } from "./hybrid-clock.ts"
import type { Report } from "./memory.ts"
import type { VersionVector } from "./version-vector.ts"
import type { Family, Shown, Write } from "./write.ts"

export type AuditEvent =
  /** The leader runs, with what its journal gave back. What it had done beyond that is forgotten. */
  | {
      readonly _tag: "Started"
      readonly leader: LeaderId
      readonly vector: VersionVector
      readonly clock: HybridTime
    }
  | { readonly _tag: "Wrote"; readonly change: Change; readonly shows: Shown[Family] }
  | { readonly _tag: "Refused"; readonly write: Write; readonly why: "absent" }
  /** A change came in, or came out of the causal buffer. */
  | { readonly _tag: "Arrived"; readonly change: Change; readonly report: Report }
  /** The state of a peer was merged: all that its vector covers counts as applied. */
  | { readonly _tag: "Merged"; readonly from: LeaderId; readonly vector: VersionVector }
  /** Deletes that every leader has applied are no longer remembered. */
  | { readonly _tag: "Collected"; readonly tombstones: number }
  | { readonly _tag: "Stopped" }

/** Where events go; nowhere unless a layer says otherwise. */
export const Audit: Context.Reference<{ readonly record: (event: AuditEvent) => void }> = Context.Reference<{
  readonly record: (event: AuditEvent) => void
}>("polyarchy/Audit", { defaultValue: () => ({ record: () => undefined }) })
