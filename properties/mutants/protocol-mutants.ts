/**
 * Bugs seeded in what the reference design makes of time, delivery, topology and durability, and of objects without conflicts:
 * each is the design with one rule replaced.
 */
import { causal } from "../../model/replication/delivery.ts"
import { reference, referenceRing } from "../../model/systems/reference.ts"
import { dominates } from "../../model/vocabulary/version-vector.ts"
import { mutant, settingMutant } from "./design-mutant.ts"
import type { Mutant } from "./mutant.ts"

export const protocolMutants: ReadonlyArray<Mutant> = [
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
  settingMutant(
    ["wrote", "applied"],
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
  settingMutant(
    ["wrote", "refused"],
    "the-first-leader-decides",
    "A leader asks leader A about every write instead of deciding by itself.",
    [
      "availability/local-write-succeeds-during-partition",
      "availability/datacenter-outage-stops-no-one-else",
    ],
    { accepts: "first" },
  ),
  mutant(
    "the-clock-steps-back",
    "A write is stamped with what the wall clock reads, also where it has stepped back behind what the leader wrote last.",
    ["causality/stamps-grow-with-causality", "causality/arbitration-respects-causality"],
    { clock: { ...reference.clock, tick: (_latest, wall) => ({ wall, logical: 0 }) } },
  ),
  mutant(
    "a-gap-goes-unnoticed",
    "A change is applied although an earlier one of the same leader has not come: only what others made is waited for.",
    [
      "causality/effect-never-precedes-its-cause",
      "convergence/every-acknowledged-write-reaches-every-leader",
    ],
    {
      delivery: {
        ...causal,
        judge: (change, vector) =>
          causal.judge(change, vector) === "later" &&
          dominates(vector, change.dependencies.with(change.dot.leader, 0))
            ? "now"
            : causal.judge(change, vector),
      },
    },
  ),
  mutant(
    "a-ring-passes-nothing-on",
    "A leader of a ring sends its own changes to the next, and not what it has received.",
    ["convergence/every-acknowledged-write-reaches-every-leader"],
    { topology: { ...referenceRing.topology, carries: (link, origin) => origin === link.from } },
    referenceRing,
  ),
  mutant(
    "a-decrement-counts-as-an-increment",
    "The sign of an increment is dropped, at every leader alike.",
    ["conflict-resolution/concurrent-increments-all-count"],
    { counters: { effect: (total, by) => total + Math.abs(by) } },
  ),
  mutant(
    "a-remove-takes-nothing-away",
    "A remove leaves the element where it is, at every leader alike.",
    ["conflict-resolution/add-wins"],
    { sets: { ...reference.sets, remove: (entries) => entries } },
  ),
  mutant(
    "an-assignment-replaces-nothing",
    "An assignment stands beside the values that its origin had seen, at every leader alike.",
    ["conflict-resolution/siblings-are-the-concurrent-maxima"],
    {
      registers: {
        effect: (register, value, dot, dependencies) =>
          reference.registers.effect(
            register,
            value,
            dot,
            dependencies.map(() => 0),
          ),
      },
    },
  ),
]
