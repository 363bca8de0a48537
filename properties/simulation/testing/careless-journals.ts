/** Journals that do something wrong on a disk with faults: the campaigns must notice each of them. */
import { Effect, Layer } from "effect"
import { Journal, seal } from "../../../impl/index.ts"
import { type Disk, journalBy, journalOn } from "../disk.ts"
import type { DiskFaults } from "../disk-faults.ts"
import { careful } from "../disk-records.ts"

export interface Careless {
  readonly does: string
  /** On a disk with these faults it shows. */
  readonly faults: Partial<DiskFaults>
  readonly journal: (disk: Disk) => Layer.Layer<Journal>
  /** What it ends in, among other things. */
  readonly noticed: RegExp
}

type Operations = Journal["Service"]

const instead =
  (replaced: (journal: Operations) => Partial<Operations>) =>
  (disk: Disk): Layer.Layer<Journal> =>
    Layer.effect(
      Journal,
      Effect.map(Journal, (journal) => ({ ...journal, ...replaced(journal) })),
    ).pipe(Layer.provide(journalOn(disk)))

const lost = /was acknowledged and is lost/
const twoChanges = /under the dot of/

export const carelessJournals: ReadonlyArray<Careless> = [
  {
    does: "acknowledges without a sync, loses writes",
    faults: {},
    journal: instead(() => ({ sync: Effect.void })),
    noticed: lost,
  },
  {
    does: "acknowledges without a sync, uses dots again",
    faults: {},
    journal: instead(() => ({ sync: Effect.void })),
    noticed: twoChanges,
  },
  {
    does: "acknowledges when a slow sync has begun, loses writes",
    faults: { slowSync: 4 },
    journal: instead(({ sync }) => ({ sync: Effect.asVoid(Effect.forkDetach(sync)) })),
    noticed: lost,
  },
  {
    does: "takes a sync that failed for done, loses writes",
    faults: { syncError: 0.1 },
    journal: instead(({ sync }) => ({ sync: Effect.ignore(sync) })),
    noticed: lost,
  },
  {
    does: "syncs again when a sync failed, loses writes that the disk no longer has to write",
    faults: { syncError: 0.1 },
    journal: instead(({ sync }) => ({ sync: Effect.retry(sync, { times: 1 }) })),
    noticed: lost,
  },
  {
    does: "goes on when the disk is full, loses writes",
    faults: { full: 2000 },
    journal: instead(({ sync }) => ({ sync: Effect.ignore(sync) })),
    noticed: lost,
  },
  {
    does: "skips the checksums, starts from a rotten record",
    faults: { bitRot: 0.3 },
    journal: journalBy({ ...careful, checksum: (name, { text }) => seal(name, text) }),
    noticed: /started although .* is rotten/,
  },
  {
    does: "skips the checksums, serves what nobody wrote",
    faults: { bitRot: 1 },
    journal: journalBy({ ...careful, checksum: (name, { text }) => seal(name, text) }),
    noticed: /do not agree/,
  },
  {
    does: "keeps a torn record, so that the log is damaged behind it",
    faults: { tornWrite: 0.7 },
    journal: journalBy({ ...careful, cutsTorn: false }),
    noticed: /does not start, and nothing rotted/,
  },
]
