/** Examples: a delete meets a write that it has not seen. */
import { A, B, deliver, exchange, put, remove, vacuum } from "../moves.ts"
import type { Example } from "./example.ts"

export const deletes: ReadonlyArray<Example> = [
  {
    name: "update-crosses-delete",
    code: "A5",
    title: "Deleted here, alive there",
    says: "An update crosses a delete: the delete removes the row at one node, and the update inserts it anew at the other.",
    design: "symmetricds",
    property: "convergence/quiet-cluster-agrees",
    leaders: 2,
    moves: [put(A, "cart", "books"), deliver(A, B), remove(B, "cart"), put(A, "cart", "tea"), ...exchange],
  },
  {
    name: "stale-delete",
    code: "A7",
    title: "An old delete removes a new row",
    says: "Deletes are applied whatever their time, so an old one removes a newer row at one node, and not at the other.",
    design: "pgactive",
    property: "conflict-resolution/last-writer-wins",
    leaders: 2,
    moves: [
      put(B, "seat", "bob"),
      remove(B, "seat"),
      put(A, "seat", "ann"),
      deliver(B, A),
      deliver(B, A),
      deliver(A, B),
    ],
  },
  {
    name: "zombie",
    code: "A8",
    title: "A deleted row rises again",
    says: "A tombstone is removed by compaction before a late write arrives, and the write brings the row back.",
    design: "cassandra",
    property: "conflict-resolution/last-writer-wins",
    leaders: 2,
    moves: [
      put(A, "post", "draft"),
      deliver(A, B),
      put(A, "post", "final"),
      remove(B, "post"),
      deliver(B, A),
      vacuum(B),
      deliver(A, B),
    ],
  },
  {
    name: "hidden-revision",
    code: "",
    title: "Delete it, and see another",
    says: "A delete removes the revision that is shown. The losing revision of an old conflict is shown then.",
    design: "couchdb",
    property: "convergence/deleted-stays-deleted",
    leaders: 2,
    moves: [put(A, "doc", "ann"), put(B, "doc", "bob"), ...exchange, remove(A, "doc"), deliver(A, B)],
  },
]
