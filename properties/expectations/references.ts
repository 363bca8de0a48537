/** What the reference designs with other rules, and the baseline, are known to break. */
import type { Known } from "./known.ts"

/** What becomes of a rule that a client's own write is not put to. */
const inACircle = (because: string): Known => ({
  "convergence/same-changes-same-state": because,
  "convergence/quiet-cluster-agrees": because,
})

const addedToErased =
  "what one insert adds to another stays in the row, also where the first one was erased by then"

const hubLeaves = "the hub is a single point: once it leaves, the others have no way to each other"

const chainBreaks =
  "one leader of the chain leaves, and what comes after it has no way back to what comes before"

export const references: Readonly<Record<string, Known>> = {
  "reference-star": {
    "convergence/quiet-cluster-agrees": hubLeaves,
    "convergence/every-acknowledged-write-reaches-every-leader": hubLeaves,
    "convergence/deleted-stays-deleted": hubLeaves,
    "conflict-resolution/nothing-is-lost-silently": hubLeaves,
  },
  "reference-graph": {
    "convergence/quiet-cluster-agrees": chainBreaks,
    "convergence/every-acknowledged-write-reaches-every-leader": chainBreaks,
    "convergence/deleted-stays-deleted": chainBreaks,
    "conflict-resolution/nothing-is-lost-silently": chainBreaks,
  },
  "reference-highest-leader": inACircle(
    "a client's write replaces the row of a higher leader, and loses to what that row has won over elsewhere",
  ),
  "reference-first-write": inACircle(
    "a client's write replaces the first one that it had seen, and loses to what that has won over elsewhere",
  ),
  "reference-custom": {
    ...inACircle("a delete replaces a greater value, and loses to what that has won over elsewhere"),
  },
  "reference-delta": {
    "convergence/quiet-cluster-agrees": addedToErased,
    "database-features/statement-computes-the-same-everywhere": addedToErased,
  },
  "single-leader": {
    "convergence/quiet-cluster-agrees": "leader A leaves, and its followers have no way to each other",
    "convergence/every-acknowledged-write-reaches-every-leader":
      "leader A leaves with what it had sent to some",
    "convergence/deleted-stays-deleted": "leader A leaves with a delete that it had sent to some",
    "availability/local-write-succeeds-during-partition":
      "a write must reach leader A and its answer must come back",
    "availability/datacenter-outage-stops-no-one-else":
      "a write must reach leader A, which may be the one that is out",
  },
}
