/**
 * A move is one thing that the adversary makes happen: a client's write, a message's fate, a fault.
 *
 * Every move names what it does, so removing one leaves the meaning of the others as it was. A move that is not
 * enabled (nothing in flight, the leader is down, no such link) changes nothing and leaves no trace.
 *
 * - `write`: a client asks the leader at `at`. `after` is how many ticks pass first: 1 as a rule, 0 for a write in the
 *   same instant as what came before, which is how stamps tie.
 * - `deliver`: the link's next message arrives; `ahead` counts the messages that it overtakes.
 * - `duplicate`: a message that already passed the link arrives again; `back` 0 is the latest one.
 * - `lose`: the link's next message never arrives (a duplicate of it may still turn up, late).
 * - `cut`, `mend`: the link's connection ends with what is in flight; a new one starts with catch-up.
 * - `reconnect`: a cut and a mend in one.
 * - `crash`, `restart`: the leader loses what is not durable; it comes back with what is.
 * - `clock`: the leader's wall clock jumps by some ticks, forward or back.
 * - `vacuum`: the leader forgets what it remembers of deleted rows, and of when rows were written, where its design lets
 *   that happen.
 * - `leave`, `join`: the leader is gone for good with what it had not sent, and the others close ranks; it comes back as a
 *   copy of a leader that will send to it, provided that nothing that it wrote was lost with it.
 */
import type { LeaderId } from "../vocabulary/leader.ts"
import type { Write } from "../vocabulary/write.ts"

export type Move =
  | { readonly kind: "write"; readonly at: LeaderId; readonly after: number; readonly write: Write }
  | { readonly kind: "deliver"; readonly from: LeaderId; readonly to: LeaderId; readonly ahead: number }
  | { readonly kind: "duplicate"; readonly from: LeaderId; readonly to: LeaderId; readonly back: number }
  | { readonly kind: "lose" | "cut" | "mend" | "reconnect"; readonly from: LeaderId; readonly to: LeaderId }
  | { readonly kind: "crash" | "restart" | "vacuum" | "leave" | "join"; readonly at: LeaderId }
  | { readonly kind: "clock"; readonly at: LeaderId; readonly by: number }
