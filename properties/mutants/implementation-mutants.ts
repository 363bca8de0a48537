/** Bugs seeded in the implementation: each is the store with one rule, or one layer, replaced. */
import { Effect, Layer } from "effect"
import { Journal, ring, type Rules, standardRules } from "../../impl/index.ts"
import { reference, referenceRing } from "../../model/systems/reference.ts"
import { lockstep } from "../lockstep/lockstep.ts"
import { simulate, type Variant } from "../simulation/cluster.ts"
import type { Disk } from "../simulation/disk.ts"
import type { Mutant } from "./mutant.ts"

const refinement = "refinement/every-step-refines-the-model"

const mutant = (id: string, difference: string, kills: ReadonlyArray<string>, variant: Variant): Mutant => ({
  id,
  difference,
  of: "implementation",
  original: variant.topology?.links === ring.links ? "implementation-ring" : "implementation",
  subject: lockstep(
    simulate({ ...variant, name: id, title: id }),
    variant.topology === ring ? referenceRing : reference,
    "full",
  ),
  kills: [...kills, refinement],
})

const withRules = (
  id: string,
  difference: string,
  kills: ReadonlyArray<string>,
  rules: Partial<Rules>,
): Mutant => mutant(id, difference, kills, { rules })

/** A journal that says it has synced and has not. */
const forgetful = (disk: Disk): Layer.Layer<Journal> =>
  Layer.succeed(
    Journal,
    Journal.of({
      entries: Effect.sync(() => disk.entries.slice()),
      append: (change) => Effect.sync(() => void disk.entries.push(change)),
      sync: Effect.void,
    }),
  )

export const implementationMutants: ReadonlyArray<Mutant> = [
  withRules(
    "impl-ties-go-to-the-last-arrival",
    "Of two writes stamped alike but for the leader, the one that arrives later wins.",
    ["convergence/same-changes-same-state"],
    {
      wins: (change, cell) =>
        change.stamp.wall > cell.stamp.wall ||
        (change.stamp.wall === cell.stamp.wall && change.stamp.logical >= cell.stamp.logical),
    },
  ),
  withRules(
    "impl-deletes-leave-no-tombstone",
    "A delete leaves nothing, so a concurrent older write brings the row back where it arrives late.",
    ["convergence/quiet-cluster-agrees"],
    { bury: () => undefined },
  ),
  withRules(
    "impl-clock-is-not-raised-on-receive",
    "Applying a change does not advance the clock, so an effect can be stamped before its cause.",
    ["causality/stamps-grow-with-causality"],
    { raiseClock: (clock) => clock },
  ),
  withRules(
    "impl-clock-starts-at-zero-after-a-crash",
    "Recovery does not read the clock from the journal, so a leader whose wall clock stepped back repeats old times.",
    ["causality/stamps-grow-with-causality"],
    { recoverClock: (clock) => clock },
  ),
  withRules(
    "impl-applies-before-the-cause",
    "A change is ready as soon as it arrives.",
    ["causality/effect-never-precedes-its-cause"],
    { isReady: () => true },
  ),
  withRules(
    "impl-applies-duplicates-again",
    "A change that has been applied is applied once more when it arrives again.",
    ["convergence/redelivery-changes-nothing", "conflict-resolution/concurrent-increments-all-count"],
    { isDuplicate: () => false },
  ),
  withRules(
    "impl-never-looks-into-the-buffer",
    "What waited for its causes is not applied when they have come.",
    ["convergence/every-acknowledged-write-reaches-every-leader"],
    { release: () => -1 },
  ),
  withRules(
    "impl-catch-up-starts-one-too-late",
    "A follower is served from behind the first change that it lacks.",
    ["convergence/returning-leader-catches-up"],
    { startsAt: (log, carries, vector) => standardRules.startsAt(log, carries, vector) + 1 },
  ),
  withRules(
    "impl-every-meeting-is-a-conflict",
    "Any write that meets an older version is logged as a conflict, seen or not.",
    ["conflict-resolution/conflict-iff-concurrent"],
    { isConflict: () => true },
  ),
  withRules(
    "impl-conflicts-are-not-logged",
    "Conflicts are resolved as they should be, and nobody is told.",
    ["conflict-resolution/nothing-is-lost-silently"],
    { isConflict: () => false },
  ),
  withRules(
    "impl-assignment-replaces-all-siblings",
    "An assignment removes every sibling, also those its origin had not seen.",
    ["conflict-resolution/siblings-are-the-concurrent-maxima"],
    { overwrites: () => true },
  ),
  withRules(
    "impl-removal-takes-every-addition",
    "A removal takes away all additions of the element, also those its origin had not seen.",
    ["conflict-resolution/add-wins"],
    { takesAway: (operation, entry) => operation.element === entry.element },
  ),
  mutant(
    "impl-acknowledges-before-durable",
    "The journal's sync does nothing, so a crash takes acknowledged writes back.",
    ["durability/acknowledged-write-survives-crash", "durability/recovered-leader-never-reuses-a-dot"],
    { journal: forgetful },
  ),
  mutant(
    "impl-ring-forwards-for-ever",
    "A ring passes a change on to the leader that made it, and what was applied is applied and passed on again.",
    ["convergence/replication-stops"],
    { topology: { ...ring, carries: () => true }, rules: { isDuplicate: () => false, isReady: () => true } },
  ),
]
