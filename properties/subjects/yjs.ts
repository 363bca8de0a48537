/**
 * Yjs, a CRDT library: documents of shared types that merge.
 *
 * A leader is a `Y.Doc`; `yjs-objects.ts` says what is kept in it. One write is one transaction, one `update` event and
 * one message.
 *
 * What Yjs claims (README, "Document Updates"): updates are commutative and idempotent, they can be applied in any order
 * and many times, and documents that got the same ones agree. Which of two concurrent puts wins is not a claim about
 * time: the puts under a key stand in one list (INTERNALS.md, "Maps are lists of entries"), each after the one it saw,
 * concurrent ones by client id, and the last is the value; here client ids are as leaders are, so the higher leader
 * wins. A delete removes the value that its author saw: a concurrent put that stands after it stays, and one that stands
 * before it, which the deleted value had beaten, goes with it.
 *
 * When is an update in place? When nothing of it waits inside the document. What it inserts waits for the items that it
 * refers to and for its author's earlier ones, and for nothing else ("we do not use it to track causality", README,
 * "State Vector"); what it deletes waits for the deleted items. But the parts wait apart, although a transaction is meant
 * "to be applied on remote peers atomically" (INTERNALS.md): a put over a value deletes that value at once, so until the
 * put is in place the row is gone. This is known (yjs/yjs issues 461, 591 and 674, open), and pinned by a test.
 *
 * Limits: no nested types, no text, no undo; garbage collection is on, as it is by default.
 */
import type * as Yjs from "yjs"
import type { Library, Replica } from "./library.ts"
import { type Offer, offer } from "./optional.ts"
import { replicaSubject } from "./replicas.ts"
import type { Disclaimer } from "./subject.ts"
import { objectsIn, type Offered, type YjsBug } from "./yjs-objects.ts"

type Module = typeof Yjs

/** A client, and how many of its items a document must have. */
interface Need {
  readonly client: number
  readonly clock: number
}

/** One transaction: its bytes, and what a document has once all that it inserts and deletes is in place. */
interface Update {
  readonly bytes: Uint8Array
  readonly inserts: ReadonlyArray<Need>
  readonly deletes: ReadonlyArray<Need>
}

const updateOf = (Y: Module, bytes: Uint8Array): Update => {
  const { structs, ds } = Y.decodeUpdate(bytes)
  const inserts = structs.map(({ id, length }) => ({ client: id.client, clock: id.clock + length }))
  const deletes = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, clock: clock + len })),
  )
  return { bytes, inserts, deletes }
}

/** A document as a replica. */
export const yjsReplica = (Y: Module, doc: Yjs.Doc, bug: YjsBug | null): Replica<Update, Offered> => {
  const objects = objectsIn(doc, bug)
  const covers = ({ client, clock }: Need): boolean => Y.getState(doc.store, client) >= clock
  return {
    write: (write) => {
      if (objects.refuses(write)) return "absent"
      const updates: Array<Uint8Array> = []
      const listen = (bytes: Uint8Array) => void updates.push(bytes)
      doc.on("update", listen)
      doc.transact(() => objects.perform(write))
      doc.off("update", listen)
      const [bytes] = updates
      if (bytes === undefined) throw new Error(`Yjs made no update of a write: ${JSON.stringify(write)}`)
      return { update: updateOf(Y, bytes), stamp: null }
    },
    apply: ({ bytes, inserts }) => {
      if (bug !== "covered-means-known" || !inserts.every(covers)) Y.applyUpdate(doc, bytes)
      return "applied"
    },
    holds: ({ inserts, deletes }) => inserts.every(covers) && deletes.every(covers),
    view: objects.view,
    close: () => doc.destroy(),
  }
}

const disclaims: ReadonlyArray<Disclaimer> = [
  {
    property: "convergence/same-changes-same-state",
    because: "a put that waits has already deleted the value that it replaces (yjs/yjs issues 461, 591, 674)",
  },
  {
    property: "causality/effect-never-precedes-its-cause",
    because:
      "an update waits for the items it refers to and its author's earlier ones, not for all its author had seen",
  },
  {
    property: "causality/stamps-grow-with-causality",
    because: "items carry a count for each client, and no time",
  },
  {
    property: "conflict-resolution/last-writer-wins",
    because: "of two concurrent puts the one of the higher client id wins, whenever they were made",
  },
  { property: "conflict-resolution/conflict-iff-concurrent", because: "it merges, and reports no conflicts" },
  {
    property: "conflict-resolution/winner-depends-only-on-the-writes",
    because: "it does not say between which values it decided; that all decide alike is convergence",
  },
  {
    property: "conflict-resolution/nothing-is-lost-silently",
    because: "a Y.Map keeps one value under a key, and no log names the others",
  },
  {
    property: "database-features/double-booking-is-reported",
    because: "a Y.Map keeps one value under a key, and no log names the others",
  },
  {
    property: "conflict-resolution/add-wins",
    because: "a remove does not carry the removes that its author had seen, which may come later",
  },
]

/** Yjs as a library, with a mistake if one is named. */
export const yjsLibrary = (Y: Module, bug: YjsBug | null): Library<Update, Offered> => ({
  name: bug === null ? "yjs" : `yjs-${bug}`,
  title: "Yjs: Y.Map rows, Y.Array counters and sets",
  source: "yjs 13.6.33: README and INTERNALS.md; src/structs/Item.js and src/utils/encoding.js",
  families: ["row", "counter", "set"],
  readsClock: false,
  stamps: false,
  disclaims,
  replica: (leader) => {
    const doc = new Y.Doc({ guid: "polyarchy" })
    doc.clientID = leader + 1
    return yjsReplica(Y, doc, bug)
  },
})

/** Yjs as a subject, with a mistake if one is named; or why the package could not be loaded. */
export const loadYjs = (bug: YjsBug | null = null): Promise<Offer> =>
  offer(
    "yjs",
    () => import("yjs"),
    (Y) => replicaSubject(yjsLibrary(Y, bug)),
  )

export type { YjsBug }
