/**
 * The documented anomalies, each as the shortest schedule the literature gives, played on every design that it is
 * documented for, and on those that are documented to survive it.
 *
 * How to read one: the row shows `v0` everywhere before the first move unless the key is said to be absent; a line of
 * `ends` says what A, B (and C) show when everything has been delivered. Unequal entries are the anomaly: nothing is on
 * its way any more, so they stay unequal for ever. The ids are those of the catalogue that these tests were written from.
 */
import { describe, expect, it } from "vitest"
import { beforeImageDiffers } from "../conflicts/detection.ts"
import { keep, skip } from "../conflicts/resolution.ts"
import type { Design } from "../replication/design.ts"
import type { Move } from "../replication/move.ts"
import { A, ask, B, C, clock, del, deliver, drained, played, put, rows, shownEverywhere, vacuum } from "../testing/moves.ts"
import { bdr1 } from "./bdr-1.ts"
import { goldengateAcdr, onTie } from "./goldengate-acdr.ts"
import { goldengateCdr } from "./goldengate.ts"
import { pgd, pgdOlderDeleteSkipped } from "./pgd.ts"
import { reference, referenceRing, referenceStar } from "./reference.ts"
import { singleLeader } from "./single-leader.ts"
import { tungsten } from "./tungsten.ts"

const acdrTieApplies: Design = { ...goldengateAcdr, ...onTie("applies"), name: "goldengate-acdr, tie applies" }

/** Without the `pkey` filter the whole before-image is in the WHERE clause, and a conflicting change finds no row. */
const tungstenWithoutPkey: Design = {
  ...tungsten,
  name: "tungsten without pkey",
  rows: {
    ...tungsten.rows,
    remote: (cell, change, here) =>
      change.operation.kind !== "insert" && cell.kind === "row" && beforeImageDiffers(cell, change)
        ? skip(cell)
        : tungsten.rows.remote(cell, change, here),
  },
}

/** Conflict resolvers are set node by node: here B's is `skip`, A's the default. */
const pgdUnlike: Design = {
  ...pgd,
  name: "pgd, B skips",
  rows: {
    ...pgd.rows,
    remote: (cell, change, here) => {
      const ruling = pgd.rows.remote(cell, change, here)
      return here === B && ruling.conflict?.name === "update_origin_change" ? keep("update_origin_change", cell) : ruling
    },
  },
}

type Ends = ReadonlyArray<readonly [ReadonlyArray<Design>, ReadonlyArray<string | null>]>

const forgetful = [tungsten, bdr1, goldengateCdr]
const remembering = [goldengateAcdr, reference, referenceRing, referenceStar]
const v0 = [put(A, "k", "v0"), deliver(A, B)]
const exchange = [deliver(B, A), deliver(A, B)]

const anomaly = (title: string, leaders: number, moves: ReadonlyArray<Move>, ends: Ends) => {
  describe(title, () => {
    for (const [designs, end] of ends)
      it.each(designs)(`$name ends with ${end.join(" / ")}`, (design) => {
        const { cluster } = drained(design, played(design, leaders, moves).cluster)
        expect(rows(cluster, "k")).toEqual(end)
      })
  })
}

anomaly("A1, swap: two updates cross", 2, [...v0, put(A, "k", "a"), put(B, "k", "b"), ...exchange], [
  [[tungsten], ["b", "a"]],
  [[bdr1, pgd, pgdOlderDeleteSkipped, goldengateCdr, ...remembering, singleLeader], ["b", "b"]],
])

anomaly("A2, each keeps its own: the same", 2, [...v0, put(A, "k", "a"), put(B, "k", "b"), ...exchange], [
  [[tungstenWithoutPkey], ["a", "b"]],
])

anomaly("A3, tie: two updates of one instant cross", 2, [...v0, put(A, "k", "a"), put(B, "k", "b", 0), ...exchange], [
  [[acdrTieApplies], ["b", "a"]],
  [[goldengateCdr, goldengateAcdr], ["a", "b"]],
  [[bdr1, pgd, pgdOlderDeleteSkipped, reference, referenceRing, referenceStar, singleLeader], ["b", "b"]],
])

const deleteBesideUpdate = [...v0, del(B, "k"), put(A, "k", "a")]

anomaly("A5 and A6: an update crosses an earlier delete", 2, [...deleteBesideUpdate, ...exchange], [
  // A5: the delete kills the row at A, the update puts it back at B.
  [[goldengateCdr], [null, "a"]],
  // A6: A skips the delete as too old, B skips the update as too late.
  [[pgdOlderDeleteSkipped], ["a", null]],
  [[tungsten, bdr1, pgd], [null, null]],
  [[...remembering, singleLeader], ["a", "a"]],
])

anomaly(
  "A5 after a vacuum: the update finds no trace of the delete",
  2,
  [...deleteBesideUpdate, deliver(B, A), vacuum(B), deliver(A, B)],
  [
    [[pgd], [null, "a"]],
    [[bdr1], [null, null]],
    [remembering, ["a", "a"]],
  ],
)

anomaly(
  "A7, resurrection: an insert crosses an insert and its delete (the key is absent)",
  2,
  [put(B, "k", "b"), del(B, "k"), put(A, "k", "a"), deliver(B, A), deliver(B, A), deliver(A, B)],
  [
    [[bdr1, pgd, goldengateCdr], [null, "a"]],
    [[pgdOlderDeleteSkipped, ...remembering], ["a", "a"]],
  ],
)

const lateUpdate = [...v0, put(A, "k", "a"), del(B, "k"), deliver(B, A)]

anomaly("A8, vacuum: a late update finds no trace of a later delete", 2, [...lateUpdate, vacuum(B), deliver(A, B)], [
  [[pgd, pgdOlderDeleteSkipped, goldengateAcdr], [null, "a"]],
  [[bdr1, tungsten, reference, referenceRing, referenceStar], [null, null]],
])

anomaly("A8 without the vacuum", 2, [...lateUpdate, deliver(A, B)], [
  [[pgd, pgdOlderDeleteSkipped, goldengateAcdr], [null, null]],
])

const seenByB = [put(A, "k", "a"), deliver(A, B)]

anomaly("A9, an update before its insert", 3, [...seenByB, put(B, "k", "b"), deliver(B, C), deliver(A, C), deliver(B, A)], [
  [[bdr1, tungsten], ["b", "b", "a"]],
  [[pgd, pgdOlderDeleteSkipped, goldengateCdr, ...remembering, singleLeader], ["b", "b", "b"]],
])

anomaly("A10, a delete before its insert", 3, [...seenByB, del(B, "k"), deliver(B, C), deliver(A, C), deliver(B, A)], [
  [[...forgetful, pgd, pgdOlderDeleteSkipped], [null, null, "a"]],
  [[...remembering, singleLeader], [null, null, null]],
])

anomaly("A13, skew: B writes after it saw A, by a clock that lags", 2, [clock(B, -10), ...seenByB, put(B, "k", "b"), deliver(B, A)], [
  [[bdr1, pgd, pgdOlderDeleteSkipped], ["a", "b"]],
  [[goldengateCdr, ...remembering, tungsten, singleLeader], ["b", "b"]],
])

anomaly("A19, unlike resolvers: the later update is B's", 2, [...v0, put(A, "k", "a"), put(B, "k", "b"), ...exchange], [
  [[pgdUnlike, pgd], ["b", "b"]],
])

anomaly("A19, unlike resolvers: the later update is A's", 2, [...v0, put(B, "k", "b"), put(A, "k", "a"), ...exchange], [
  [[pgdUnlike], ["a", "b"]],
  [[pgd], ["a", "a"]],
])

describe("A7 and A36, where an insert that finds a row stops the stream", () => {
  it("tungsten stops at A on the insert, so the delete never arrives there", () => {
    const moves = [put(B, "k", "b"), del(B, "k"), put(A, "k", "a"), deliver(B, A), deliver(B, A), deliver(A, B)]
    const { cluster, happened } = played(tungsten, 2, moves)
    expect(happened.filter(({ kind }) => kind === "stopped")).toMatchObject([
      { at: A, why: "duplicate_entry_1062", dot: { leader: B, sequence: 1 } },
      { at: A, why: "duplicate_entry_1062", dot: { leader: B, sequence: 1 } },
    ])
    expect(rows(drained(tungsten, cluster).cluster, "k")).toEqual(["a", "a"])
  })

  it("A36: one generated key at two leaders stops tungsten in both directions, and all that comes after", () => {
    const { cluster } = played(tungsten, 2, [put(A, "1", "a"), put(B, "1", "b"), put(A, "2", "x"), put(B, "3", "y")])
    const end = drained(tungsten, cluster).cluster
    expect(["1", "2", "3"].map((key) => rows(end, key))).toEqual([["a", "b"], ["x", null], [null, "y"]])
  })

  it.each([bdr1, pgd, pgdOlderDeleteSkipped, goldengateCdr, goldengateAcdr])("A36: $name loses one of the two rows", (design) => {
    const { cluster } = played(design, 2, [put(A, "1", "a"), put(B, "1", "b")])
    expect(rows(drained(design, cluster).cluster, "1")).toEqual(["b", "b"])
  })
})

describe("A27, lost increment: both read 0 and write 1", () => {
  it.each([bdr1, pgd, pgdOlderDeleteSkipped, goldengateCdr, goldengateAcdr, reference])("$name counts one of two in a row", (design) => {
    const moves = [put(A, "k", "0"), deliver(A, B), put(A, "k", "1"), put(B, "k", "1"), ...exchange]
    expect(rows(drained(design, played(design, 2, moves).cluster).cluster, "k")).toEqual(["1", "1"])
  })

  it.each([reference, referenceRing, referenceStar])("$name counts both in a counter", (design) => {
    const increment = { kind: "increment", key: "k", by: 1 } as const
    const { cluster } = played(design, 2, [ask(A, increment), ask(B, increment), ...exchange])
    expect(shownEverywhere(cluster, "counter", "k")).toEqual([2, 2])
  })
})

describe("A34, double booking: both bookings of one room are acknowledged", () => {
  const moves = [put(A, "room", "ann"), put(B, "room", "bob"), ...exchange]

  it.each([bdr1, pgd, goldengateCdr, goldengateAcdr, reference])("$name cancels one, and logs the conflict at both", (design) => {
    const { cluster, happened } = played(design, 2, moves)
    expect(happened.filter(({ kind }) => kind === "wrote")).toHaveLength(2)
    expect(rows(cluster, "room")).toEqual(["bob", "bob"])
    const kept = happened.flatMap((one) => (one.kind === "applied" ? [one.conflict?.kept] : []))
    expect(kept).toEqual(["remote", "local"])
  })

  it("the single leader makes the second an update of the first: it was there to be seen", () => {
    const { cluster } = played(singleLeader, 2, moves)
    expect(cluster.leaders[A]?.log.map(({ operation }) => operation.kind)).toEqual(["insert", "update"])
  })
})
