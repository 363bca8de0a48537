/** Bugs seeded in the implementation: each is the store with one rule, or one layer, replaced. */
import { Effect } from "effect"
import { ring, standardRules } from "../../impl/index.ts"
import { storeMutant, withJournal, withRules } from "./implementation-mutant.ts"
import { markedRules } from "./marking.ts"
import type { Mutant } from "./mutant.ts"

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
  storeMutant(
    "impl-acknowledges-before-durable",
    "The journal's sync does nothing, so a crash takes acknowledged writes back.",
    ["durability/acknowledged-write-survives-crash", "durability/recovered-leader-never-reuses-a-dot"],
    withJournal((disk, mark) => ({
      sync: Effect.sync(() => mark(disk.durable < disk.entries.length)),
    })),
  ),
  storeMutant(
    "impl-ring-forwards-for-ever",
    "A ring passes a change on to the leader that made it, and what was applied is applied and passed on again.",
    ["convergence/replication-stops"],
    (mark) => ({
      topology: markedRules(ring, { ...ring, carries: () => true }, mark),
      rules: markedRules(
        standardRules,
        { ...standardRules, isDuplicate: () => false, isReady: () => true },
        mark,
      ),
    }),
    ring,
  ),
  storeMutant(
    "impl-ring-passes-nothing-on",
    "A leader of a ring sends its own changes to the next, and not what it has received.",
    ["convergence/every-acknowledged-write-reaches-every-leader"],
    (mark) => ({
      topology: markedRules(ring, { ...ring, carries: (link, origin) => origin === link.from }, mark),
    }),
    ring,
  ),
  storeMutant(
    "impl-recovery-misses-the-last-entry",
    "A leader that starts from its journal reads all entries but the last, and gives the dot of its last write again.",
    ["durability/recovered-leader-never-reuses-a-dot"],
    withJournal((disk, mark, journal) => ({
      recover: Effect.map(journal.recover, (recovered) => {
        mark(disk.entries.length > 0)
        return { ...recovered, changes: recovered.changes.slice(0, -1) }
      }),
    })),
  ),
  withRules(
    "impl-insert-ignores-the-tombstone",
    "An insert that is older than the delete it meets is applied all the same.",
    ["convergence/quiet-cluster-agrees"],
    {
      wins: (change, cell) =>
        (change.operation._tag === "Insert" && cell._tag === "Tombstone") || standardRules.wins(change, cell),
    },
  ),
  withRules(
    "impl-stamps-are-compared-as-text",
    "Times are compared letter by letter, so that a write at 9 wins over one at 10 that was made after seeing it.",
    ["conflict-resolution/last-writer-wins", "causality/arbitration-respects-causality"],
    {
      wins: (change, cell) => {
        const [one, other] = [change.stamp, cell.stamp].map(
          ({ wall, logical, leader }) => `${wall}.${logical}.${leader}`,
        )
        return (one ?? "") > (other ?? "")
      },
    },
  ),
  withRules(
    "impl-clock-steps-back",
    "A write is stamped with what the wall clock reads, also where it has stepped back behind what the leader wrote last.",
    ["causality/stamps-grow-with-causality"],
    { tick: (_clock, physical) => ({ wall: physical, logical: 0 }) },
  ),
  withRules(
    "impl-clock-counts-by-two",
    "The logical part of the clock grows by two where the wall clock stands still: stamps differ, and their order does not.",
    [],
    {
      tick: (clock, physical) => {
        const { wall, logical } = standardRules.tick(clock, physical)
        return { wall, logical: logical === 0 ? 0 : logical + 1 }
      },
    },
  ),
  withRules(
    "impl-a-gap-goes-unnoticed",
    "A change is ready although an earlier one of the same leader has not come: only what others made is waited for.",
    ["causality/effect-never-precedes-its-cause"],
    {
      isReady: (change, vector) =>
        standardRules.isReady(
          { ...change, dependencies: change.dependencies.with(change.dot.leader, 0) },
          vector,
        ),
    },
  ),
  withRules(
    "impl-only-the-head-of-the-buffer-is-released",
    "What waits behind a change whose causes have not come waits with it, also where it is one of those causes.",
    ["convergence/every-acknowledged-write-reaches-every-leader"],
    {
      release: (waiting, vector, isReady) => {
        const [head] = waiting
        return head !== undefined && isReady(head.change, vector) ? 0 : -1
      },
    },
  ),
  withRules(
    "impl-what-waits-is-taken-in-twice",
    "A change that waits for its causes is not known for a duplicate when it comes again, so it is applied twice.",
    ["convergence/redelivery-changes-nothing"],
    { isDuplicate: (change, vector) => standardRules.isDuplicate(change, vector, []) },
  ),
  withRules(
    "impl-removal-takes-one-addition",
    "A removal names the first addition of its element that its leader has seen, and no other.",
    ["conflict-resolution/add-wins"],
    { observe: (entries, element) => standardRules.observe(entries, element).slice(0, 1) },
  ),
  withRules(
    "impl-catch-up-starts-by-count",
    "A follower is served from the place in the log that is the number of changes it has, though they may be other ones.",
    ["convergence/every-acknowledged-write-reaches-every-leader"],
    { startsAt: (_log, _carries, vector) => vector.reduce((sum, count) => sum + count, 0) },
  ),
  withRules(
    "impl-forgets-deletes-too-early",
    "A deleted row is forgotten at the next checkpoint, whether or not the other leaders have applied the delete.",
    ["convergence/quiet-cluster-agrees"],
    { stability: () => () => true },
  ),
  storeMutant(
    "impl-recovery-skips-the-checkpoint",
    "A leader that starts from its journal replays the changes behind its checkpoint, and leaves the saved objects out.",
    ["convergence/quiet-cluster-agrees"],
    withJournal((_disk, mark, journal) => ({
      recover: Effect.map(journal.recover, (recovered) => {
        mark(recovered.objects.length > 0)
        return { ...recovered, objects: [] }
      }),
    })),
  ),
]
