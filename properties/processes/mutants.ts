/**
 * Bugs seeded in the leaders that run as processes: each is the store with one rule, or its journal, replaced. All leaders of a
 * cluster have the same one. `mutant-main.ts` runs a leader with one of them; `killing.ts` says which runs find it.
 */
import { Effect, Layer } from "effect"
import { Journal, type JournalError, JournalSqlite, type Rules, standardRules } from "../../impl/index.ts"

export interface ProcessMutant {
  readonly id: string
  readonly difference: string
  readonly rules?: Partial<Rules>
  readonly journal?: (path: string) => Layer.Layer<Journal, JournalError>
}

const withJournal =
  (replaced: (journal: Journal["Service"]) => Partial<Journal["Service"]>) =>
  (path: string): Layer.Layer<Journal, JournalError> =>
    Layer.effect(
      Journal,
      Effect.map(Journal, (journal) => ({ ...journal, ...replaced(journal) })),
    ).pipe(Layer.provide(JournalSqlite.layer(path)))

export const processMutants: ReadonlyArray<ProcessMutant> = [
  {
    id: "acknowledges-before-durable",
    difference: "The journal's sync does nothing, so a kill takes acknowledged writes back.",
    journal: withJournal(() => ({ sync: Effect.void })),
  },
  {
    id: "recovery-misses-the-last-change",
    difference: "A leader that starts again reads all changes but the last, and gives its dot again.",
    journal: withJournal((journal) => ({
      recover: Effect.map(journal.recover, (held) => ({ ...held, changes: held.changes.slice(0, -1) })),
    })),
  },
  {
    id: "clock-starts-at-zero",
    difference: "Recovery does not read the clock from the changes that it replays.",
    rules: { recoverClock: (clock) => clock },
  },
  {
    id: "clock-is-not-raised-on-receive",
    difference: "Applying a change does not advance the clock, so an effect can be stamped before its cause.",
    rules: { raiseClock: (clock) => clock },
  },
  {
    id: "clock-steps-back",
    difference: "A write is stamped with what the wall clock reads, also where it has stepped back.",
    rules: { tick: (_clock, physical) => ({ wall: physical, logical: 0 }) },
  },
  {
    id: "ties-go-to-the-last-arrival",
    difference: "Of two concurrent writes to a row the one that arrives later wins.",
    rules: { wins: () => true },
  },
  {
    id: "conflicts-are-not-logged",
    difference: "Conflicts are resolved as they should be, and nobody is told.",
    rules: { isConflict: () => false },
  },
  {
    id: "deletes-leave-no-tombstone",
    difference:
      "A delete leaves nothing, so a concurrent older write brings the row back where it arrives late.",
    rules: { bury: () => undefined },
  },
  {
    id: "applies-before-the-cause",
    difference: "A change is ready as soon as it arrives.",
    rules: { isReady: () => true },
  },
  {
    id: "never-looks-into-the-buffer",
    difference: "What waited for its causes is not applied when they have come.",
    rules: { release: () => -1 },
  },
  {
    id: "assignment-replaces-all-siblings",
    difference: "An assignment removes every sibling, also those that its origin had not seen.",
    rules: { overwrites: () => true },
  },
  {
    id: "removal-takes-every-addition",
    difference: "A removal takes away all additions of the element, also those that its origin had not seen.",
    rules: { takesAway: (operation, entry) => operation.element === entry.element },
  },
  {
    id: "applies-duplicates-again",
    difference: "A change that has been applied is applied once more when it arrives again.",
    rules: {
      isDuplicate: () => false,
      startsAt: (log, carries, vector) => Math.max(0, standardRules.startsAt(log, carries, vector) - 1),
    },
  },
]
