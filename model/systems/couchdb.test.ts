import { describe, expect, it } from "vitest"
import { A, B, C, del, deliver, drained, played, put, rows } from "../testing/moves.ts"
import { couchdb } from "./couchdb.ts"

const met = [put(A, "k", "v"), deliver(A, B)]
const exchange = [deliver(A, B), deliver(B, A)]
/** A's branch is the longer: it wins, and B's leaf stays beside it. */
const branches = [...met, put(A, "k", "a1"), put(A, "k", "a2"), put(B, "k", "b"), ...exchange, ...exchange]

const ends = (moves: Parameters<typeof played>[2], leaders = 2) =>
  rows(drained(couchdb, played(couchdb, leaders, moves).cluster).cluster, "k")

describe("the winner", () => {
  it("is the leaf with the longest history, though another was written later", () => {
    expect(ends(branches)).toEqual(["a2", "a2"])
  })

  it("is of equally long ones the same everywhere", () => {
    expect(ends([...met, put(A, "k", "a"), put(B, "k", "b"), ...exchange])).toEqual(["b", "b"])
  })

  it("is never deleted while another leaf is not, however long the deleted one's history", () => {
    expect(ends([...met, put(A, "k", "a"), del(A, "k"), put(B, "k", "b")])).toEqual(["b", "b"])
  })

  it("is deleted by who saw it: the leaf that had lost is shown again, although it was seen too", () => {
    expect(ends([...branches, del(B, "k")])).toEqual(["b", "b"])
    expect(ends([...branches, del(B, "k"), del(B, "k")])).toEqual([null, null])
  })
})

it("a document that is put back goes on from its deleted leaf, so a late branch does not win by its length", () => {
  const again = [...met, put(B, "k", "b"), del(A, "k"), put(A, "k", "a"), put(A, "k", "a2")]
  expect(ends(again)).toEqual(["a2", "a2"])
})

it("the losing leaf is reported as a conflict, by each database that gets a second one", () => {
  const { happened } = played(couchdb, 2, [...met, put(A, "k", "a"), put(B, "k", "b"), ...exchange])
  const conflicts = happened.flatMap((one) => (one.kind === "applied" ? [one.conflict] : []))
  expect(conflicts).toEqual([
    null,
    { name: "_conflicts", local: { leader: B, sequence: 1 }, kept: "local" },
    { name: "_conflicts", local: { leader: A, sequence: 2 }, kept: "remote" },
  ])
})

it("a third database has the same leaves, whichever branch it gets first", () => {
  const concurrent = [put(A, "k", "a"), put(B, "k", "b")]
  const orders = [
    [deliver(A, C), deliver(B, C)],
    [deliver(B, C), deliver(A, C)],
  ]
  const [one, other] = orders.map((order) => played(couchdb, 3, [...concurrent, ...order]).cluster.leaders[C])
  expect(one?.objects).toEqual(other?.objects)
})
