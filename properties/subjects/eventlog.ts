/**
 * The event log of Effect: journals of entries, and rows that are made of them.
 *
 * A leader has an in-memory `EventJournal` and a store that the handler of one `EventRow` keeps. A put is a `set` where
 * the leader shows no row and a `patch` where it does; a delete is a `remove`. One write is one entry, and one message
 * is one entry that the receiver imports with `writeFromRemote`.
 *
 * What it claims (module `EventRow`): "Replicas converge to the result of applying entries in id order", whatever the
 * order and the subset in which they came, as long as the callbacks keep their contract: `set` replaces the row, `patch`
 * does nothing where there is none, `remove` is idempotent. Ids are UUIDs of version 7 that also count: the id of a
 * local entry is after every id in its journal, "even when the local clock is behind". So an entry's id is a hybrid
 * stamp, and it is shown as one. By that order a `patch` made later than a concurrent `remove` patches nothing.
 *
 * Two things are arranged so that a run can be repeated to the byte, in any process:
 * - Ids read `Date.now` and secure randomness, which each call is given: the leader's wall clock, counted from `epoch`,
 *   and random bytes that are the leader's number, so that ids order as stamps do on a tie.
 * - A process shares one sequence of ids between all its journals, as leaders on machines of their own do not. It is not
 *   used where a journal holds a later id, so every journal begins with one common entry at `epoch`, which is far ahead
 *   of every real clock. Nothing else sees that entry.
 */
import { Context, Effect, References, Schema } from "effect"
import { SchemaBinary } from "effect/encoding"
import { EventJournal, EventLogMessage, EventRow } from "effect/eventlog"
import type { Outcome } from "../../model/replication/happening.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import type { Stamp } from "../../model/vocabulary/stamp.ts"
import { nothingShown } from "../../model/vocabulary/write.ts"
import { driven } from "./driven.ts"
import type { Replica, WriteTo } from "./library.ts"
import { replicaSubject } from "./replicas.ts"
import type { Disclaimer, Subject } from "./subject.ts"

type Entry = EventJournal.Entry

/** The millisecond at which true time is 0: in the year 4199, so that no real clock is ahead of it. */
const epoch = 2 ** 46

const Row = EventRow.make("row", {
  key: "key",
  schema: Schema.Struct({ key: Schema.String, value: Schema.String }),
})
const payloads = SchemaBinary.toCodec(Row.payload)
const encode = Schema.encodeSync(payloads)
const decode = Schema.decodeUnknownSync(payloads)
const storeId = EventLogMessage.StoreId.make("polyarchy")
/** Imports from a clock that is far ahead are logged; here they are the adversary's doing. */
const run = Effect.runSyncWith(Context.make(References.MinimumLogLevel, "None"))

/** Runs a call that makes ids, or may read the clock, for a leader. */
const as = <A>(leader: LeaderId, wall: number, body: () => A): A =>
  driven({ millis: epoch + wall, fill: (bytes) => void bytes.fill(0).fill(leader, 8, 9) }, body)

/** What the id of an entry says: its millisecond, its counter, and the random byte that is the leader. */
const stampOf = ({ id }: Entry): Stamp => ({
  wall: EventJournal.entryIdMillis(id) - epoch,
  logical: (((id[6] ?? 0) & 0x0f) << 8) | (id[7] ?? 0),
  leader: (id[8] ?? 0) & 0x3f,
})

/** The entry that every journal begins with. */
const first: Entry = new EventJournal.Entry({
  id: as(0, 0, () => EventJournal.makeEntryIdUnsafe({ msecs: epoch })),
  event: "epoch",
  primaryKey: "",
  payload: new Uint8Array(),
})

/** Whether the user of the library keeps the contract of its callbacks: a `patch` that upserts breaks it. */
export type Patching = "updates" | "upserts"

/** A journal and its store as a replica. */
export const eventlogReplica = (
  leader: LeaderId,
  wall: () => number,
  patching: Patching,
): Replica<Entry, "row"> => {
  const rows = new Map<string, string>()
  const journal = run(EventJournal.makeMemory)
  const remoteId = as(leader, 0, EventJournal.makeRemoteIdUnsafe)

  /** What came of the last entry that was handled: `kept` when later entries left it nothing to do. */
  let outcome: Outcome = "kept"
  const change = (applies: boolean, body: () => void) =>
    Effect.sync(() => {
      outcome = applies ? "applied" : "skipped"
      if (applies) body()
    })
  const handle = EventRow.handler(Row, {
    set: ({ key, value }) => change(true, () => rows.set(key, value)),
    patch: (key, { value = "" }) =>
      change(patching === "upserts" || rows.has(key), () => rows.set(key, value)),
    remove: (key) => change(rows.has(key), () => rows.delete(key)),
  })
  const withPayload = (entry: Entry) => ({ entry, payload: decode(entry.payload) })
  const handled = (entry: Entry, conflicts: ReadonlyArray<Entry>) =>
    handle({ storeId, ...withPayload(entry), conflicts: conflicts.map(withPayload) })

  const receive = (
    entry: Entry,
    effect: (entry: Entry, later: ReadonlyArray<Entry>) => Effect.Effect<void>,
  ): Outcome => {
    outcome = "kept"
    const entries = [new EventJournal.RemoteEntry({ remoteSequence: 0, entry })]
    const each = Effect.forEach(
      (item: { readonly entry: Entry; readonly conflicts: ReadonlyArray<Entry> }) =>
        effect(item.entry, item.conflicts),
      { discard: true },
    )
    as(leader, wall(), () => run(journal.writeFromRemote({ remoteId, entries, effect: each })))
    return outcome
  }

  const event = (write: WriteTo<"row">) => {
    const { key } = write
    if (write.kind === "delete") return rows.has(key) ? Row.remove(key) : null
    return rows.has(key) ? Row.patch(key, { value: write.value }) : Row.set({ key, value: write.value })
  }

  receive(first, () => Effect.void)
  return {
    write: (write) => {
      const made = event(write)
      if (made === null) return "absent"
      const options = {
        event: made.event,
        primaryKey: Row.primaryKey(made.payload),
        payload: encode(made.payload),
      }
      const effect = (entry: Entry) => Effect.as(handled(entry, []), entry)
      const entry = as(leader, wall(), () => run(journal.write({ ...options, effect })))
      return { update: entry, stamp: stampOf(entry) }
    },
    apply: (entry) => receive(entry, handled),
    holds: () => true,
    view: () => {
      const row = Object.fromEntries([...rows.keys()].toSorted().map((key) => [key, rows.get(key) ?? null]))
      return { ...nothingShown, row }
    },
    close: () => run(journal.destroy),
  }
}

const disclaims: ReadonlyArray<Disclaimer> = [
  {
    property: "causality/effect-never-precedes-its-cause",
    because: "entries may be imported in any order, and each takes effect when it comes",
  },
  {
    property: "conflict-resolution/last-writer-wins",
    because:
      "a patch on a missing row does nothing (EventRow, patch), so an update made after a concurrent remove is void",
  },
  {
    property: "conflict-resolution/conflict-iff-concurrent",
    because: "it reports no conflicts; what a handler gets under that name are stored entries with later ids",
  },
  {
    property: "conflict-resolution/winner-depends-only-on-the-writes",
    because: "it does not say between which entries it decided; that all decide alike is convergence",
  },
  {
    property: "conflict-resolution/nothing-is-lost-silently",
    because: "an entry that another overrides stays in the journal, but nobody is told",
  },
  {
    property: "database-features/double-booking-is-reported",
    because: "an entry that another overrides stays in the journal, but nobody is told",
  },
]

/** The event log as a subject, with callbacks that keep their contract or, for a mutant, a `patch` that upserts. */
export const eventlogSubject = (patching: Patching): Subject =>
  replicaSubject({
    name: patching === "updates" ? "eventlog" : "eventlog-upserts",
    title: "Effect event log: EventRow over in-memory EventJournals",
    source: "effect 4.1.0, effect/eventlog: documentation of the modules EventRow and EventJournal",
    families: ["row"],
    readsClock: true,
    stamps: true,
    disclaims,
    replica: (leader, wall) => eventlogReplica(leader, wall, patching),
  })

export const eventlog: Subject = eventlogSubject("updates")
