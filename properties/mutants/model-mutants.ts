/** Bugs seeded in the reference design: each is the design with one rule replaced. */
import { originDiffers } from "../../model/conflicts/detection/origin-differs.ts"
import { laterOrEqual } from "../../model/conflicts/resolution/later-or-equal.ts"
import { laterOrHigher } from "../../model/conflicts/resolution/later-or-higher.ts"
import { strictlyLater } from "../../model/conflicts/resolution/strictly-later.ts"
import { keep, remembering, stop } from "../../model/conflicts/ruling.ts"
import { causal } from "../../model/replication/delivery.ts"
import { reference, referenceRing } from "../../model/systems/reference.ts"
import { mutant, rowsWhere, won } from "./design-mutant.ts"
import type { Mutant } from "./mutant.ts"

export const modelMutants: ReadonlyArray<Mutant> = [
  mutant(
    "ties-go-to-the-last-arrival",
    "Two writes with the same time: the one that arrives later wins, so each leader keeps the other's.",
    ["convergence/same-changes-same-state", "convergence/quiet-cluster-agrees"],
    rowsWhere((cell, change) => won(cell, change, laterOrEqual(change.stamp, cell.stamp))),
  ),
  mutant(
    "ties-keep-the-local-row",
    "Two writes with the same time: each leader keeps its own.",
    ["conflict-resolution/winner-depends-only-on-the-writes", "convergence/quiet-cluster-agrees"],
    rowsWhere((cell, change) => won(cell, change, strictlyLater(change.stamp, cell.stamp))),
  ),
  mutant(
    "insert-ignores-the-tombstone",
    "An insert that is older than the delete it meets is applied all the same.",
    ["convergence/quiet-cluster-agrees"],
    rowsWhere((cell, change) =>
      cell.kind === "tombstone" && change.operation.kind === "insert" ? won(cell, change, true) : null,
    ),
  ),
  mutant(
    "remote-deletes-are-passed-over",
    "A delete received from another leader leaves the row where it is.",
    ["convergence/deleted-stays-deleted"],
    rowsWhere((cell, change) =>
      change.operation.kind === "delete" ? { cell, outcome: "skipped", conflict: null } : null,
    ),
  ),
  mutant(
    "a-conflict-stops-the-stream",
    "A change that conflicts with the row is not resolved; it is tried again for ever.",
    ["convergence/streams-keep-flowing", "convergence/every-acknowledged-write-reaches-every-leader"],
    rowsWhere((cell, change) => (originDiffers(cell, change) ? stop("conflict", cell) : null)),
  ),
  mutant(
    "conflicts-are-found-by-origin",
    "A change is taken for a conflict whenever another leader wrote the row last, seen or not.",
    ["conflict-resolution/conflict-iff-concurrent"],
    rowsWhere((cell, change) =>
      originDiffers(cell, change) && !laterOrHigher(cell.stamp, change.stamp)
        ? {
            cell: remembering(change),
            outcome: "applied",
            conflict: { name: "origin_differs", local: cell.dot, kept: "remote" },
          }
        : null,
    ),
  ),
  mutant(
    "losers-are-not-reported",
    "Conflicts are resolved as they should be, and nobody is told.",
    ["conflict-resolution/nothing-is-lost-silently"],
    rowsWhere((cell, change) => ({
      ...won(cell, change, laterOrHigher(change.stamp, cell.stamp)),
      conflict: null,
    })),
  ),
  mutant(
    "the-higher-leader-wins",
    "Between two writes the higher leader's wins, whatever their times.",
    ["conflict-resolution/last-writer-wins"],
    rowsWhere((cell, change) => won(cell, change, change.stamp.leader >= cell.stamp.leader)),
  ),
  mutant(
    "an-update-never-beats-a-newer-reader",
    "The first version of a row that a leader receives stays, even against writes made after seeing it.",
    ["causality/arbitration-respects-causality"],
    rowsWhere((cell, change) => (change.operation.kind === "update" ? keep("first_write", cell) : null)),
  ),
  mutant(
    "stamp-is-not-raised-on-receive",
    "Applying a change does not advance the clock, so a leader whose wall clock lags stamps an effect before its cause.",
    ["causality/stamps-grow-with-causality"],
    { clock: { ...reference.clock, raise: (latest) => latest } },
  ),
  mutant(
    "changes-are-applied-before-their-causes",
    "A change is applied when it arrives, although what its origin had seen is still on its way.",
    ["causality/effect-never-precedes-its-cause"],
    {
      delivery: {
        ...causal,
        judge: (change, vector) => (causal.judge(change, vector) === "duplicate" ? "duplicate" : "now"),
      },
    },
  ),
  mutant(
    "duplicates-are-applied-again",
    "A change that has been seen is applied once more when it arrives again.",
    ["convergence/redelivery-changes-nothing"],
    {
      delivery: {
        ...causal,
        judge: (change, vector) => (causal.judge(change, vector) === "later" ? "later" : "now"),
      },
    },
  ),
  mutant(
    "the-loop-rule-is-dropped",
    "In a ring a change goes on to the leader that made it, is applied there again, and goes round once more.",
    ["convergence/replication-stops"],
    {
      topology: { ...referenceRing.topology, carries: () => true },
      delivery: {
        ...causal,
        judge: (change, vector) => (causal.judge(change, vector) === "later" ? "later" : "now"),
      },
    },
    referenceRing,
  ),
  mutant(
    "one-link-filters-a-leader-out",
    "Leader C is not sent the changes of leader A.",
    ["convergence/every-acknowledged-write-reaches-every-leader"],
    {
      topology: {
        ...reference.topology,
        carries: (link, origin) =>
          reference.topology.carries(link, origin) && !(link.from === 0 && link.to === 2),
      },
    },
  ),
  mutant(
    "acknowledged-before-durable",
    "A write is acknowledged before it is synced, and a crash takes it back.",
    ["durability/acknowledged-write-survives-crash", "durability/recovered-leader-never-reuses-a-dot"],
    { durable: { local: false, remote: false } },
  ),
  mutant(
    "assignments-replace-all-siblings",
    "An assignment removes every sibling, also those its origin had not seen.",
    ["conflict-resolution/siblings-are-the-concurrent-maxima"],
    { registers: { effect: (_register, value, dot) => [{ dot, value }] } },
  ),
  mutant(
    "the-counter-stops-at-zero",
    "A decrement below zero is cut off, so the total depends on the order of arrival.",
    ["conflict-resolution/concurrent-increments-all-count"],
    { counters: { effect: (total, by) => Math.max(0, total + by) } },
  ),
  mutant(
    "adding-again-adds-nothing",
    "An add of an element that is there leaves no addition of its own, so a concurrent remove of the first takes it away.",
    ["conflict-resolution/add-wins"],
    {
      sets: {
        ...reference.sets,
        add: (entries, element, dot, observed) =>
          entries.some((entry) => entry.element === element)
            ? entries
            : reference.sets.add(entries, element, dot, observed),
      },
    },
  ),
  mutant(
    "the-first-leader-decides",
    "A leader asks leader A about every write instead of deciding by itself.",
    [
      "availability/local-write-succeeds-during-partition",
      "availability/datacenter-outage-stops-no-one-else",
    ],
    { accepts: "first" },
  ),
]
