/**
 * The documented anomalies, each as the shortest schedule the literature gives, played on every design that
 * it is documented for, and on those that are documented to survive it.
 *
 * How to read one: the moves, then what each leader shows when everything has been delivered, and the designs
 * that end so. Where the leaders differ is the anomaly: nothing is on its way, so they differ for ever.
 */
import { describe, expect, it } from "vitest"
import { step } from "../replication/step.ts"
import { anomaly } from "../testing/anomaly.ts"
import {
  A,
  ask,
  B,
  C,
  clock,
  crash,
  del,
  deliver,
  drained,
  played,
  put,
  restart,
  rows,
  shownEverywhere,
  vacuum,
} from "../testing/moves.ts"
import { bdr1, bdr1Restarted, bdr1UncheckedReferences } from "./bdr-1.ts"
import { goldengateAcdr } from "./goldengate-acdr.ts"
import { goldengateCdr } from "./goldengate.ts"
import { mariadbRingIdempotent, mariadbRingStrict } from "./mariadb-ring.ts"
import { pgactive } from "./pgactive.ts"
import { pgdColumnLevel, pgdCrdtColumns, pgdCrdtColumnsInsertsAdd } from "./pgd-columns.ts"
import {
  pgd,
  pgdMissingUpdateSkipped,
  pgdOlderDeleteSkipped,
  pgdRowVersion,
  pgdUnlikeResolvers,
} from "./pgd.ts"
import { pglogicalApplyRemote, pglogicalKeepLocal, pglogicalLastUpdateWins } from "./pglogical.ts"
import { postgresql16, postgresql18, postgresql19 } from "./postgresql.ts"
import { reference, referenceRing, referenceStar } from "./reference.ts"
import { singleLeader } from "./single-leader.ts"
import { spock509, spock510, spock6, spock6Delta } from "./spock.ts"
import { symmetricds } from "./symmetricds.ts"
import { tungsten, tungstenWithoutPkey } from "./tungsten.ts"

const references = [reference, referenceRing, referenceStar]
/** PGD where a delete is applied whatever its time, and an update of a missing row inserts it. */
const pgdsByTime = [pgd, pgdColumnLevel, pgdCrdtColumns, pgdCrdtColumnsInsertsAdd]
const pgdsSkippingDeletes = [pgdOlderDeleteSkipped, pgdRowVersion]
const pgdsInserting = [...pgdsByTime, ...pgdsSkippingDeletes]
const pgds = [...pgdsInserting, pgdMissingUpdateSkipped]
const bdrs = [bdr1, bdr1UncheckedReferences, bdr1Restarted]
const spocks6 = [spock6, spock6Delta]
const postgresqls = [postgresql16, postgresql18, postgresql19]
const pglogicals = [pglogicalApplyRemote, pglogicalKeepLocal, pglogicalLastUpdateWins]
const spocks5 = [spock509, spock510]
const acdrs = [goldengateAcdr]
const mariadbRings = [mariadbRingStrict, mariadbRingIdempotent]

/** Those that compare times where two updates cross, and so agree on them while clocks agree. */
const lastUpdateWins = [...bdrs, pglogicalLastUpdateWins, pgactive, ...spocks5, ...spocks6, ...pgds]

const v0 = [put(A, "k", "v0"), deliver(A, B)]
const exchange = [deliver(B, A), deliver(A, B)]
const updates = [...v0, put(A, "k", "a"), put(B, "k", "b")]

anomaly("A1, swap: two updates cross", [...updates, ...exchange], {
  "A=b B=a": [tungsten, ...mariadbRings, ...postgresqls, pglogicalApplyRemote],
  "A=b B=b": [...lastUpdateWins, goldengateCdr, symmetricds, ...acdrs, ...references, singleLeader],
})

anomaly("A2, each keeps its own: two updates cross", [...updates, ...exchange], {
  "A=a B=b": [tungstenWithoutPkey, pglogicalKeepLocal],
})

const tiedUpdates = [...v0, put(A, "k", "a"), put(B, "k", "b", 0)]

anomaly("A3, tie: two updates of one instant cross", [...tiedUpdates, ...exchange], {
  "A=b B=a": [pglogicalLastUpdateWins],
  "A=a B=b": [goldengateCdr, symmetricds, goldengateAcdr],
  // These agree: on the higher leader, or on the lower.
  "A=b B=b": [...bdrs, ...pgds, ...references, singleLeader],
  "A=a B=a": [pgactive, ...spocks5, ...spocks6],
})

anomaly(
  "A3, tie: two updates of one instant cross, and a third leader gets the lower one first",
  [
    put(A, "k", "v0"),
    deliver(A, B),
    deliver(A, C),
    ...tiedUpdates.slice(v0.length),
    deliver(A, C),
    deliver(B, C),
  ],
  {
    // The tie is between the leader that applies and the one that sends, and C is higher than both.
    "A=a B=a C=b": [pgactive, spock510, ...spocks6],
    "A=a B=a C=a": [spock509],
    "A=b B=b C=b": [...bdrs, ...pgds, reference],
  },
)

const deleteThenUpdate = [...v0, del(B, "k"), put(A, "k", "a")]

anomaly("A5, kill and resurrect: an update crosses an earlier delete", [...deleteThenUpdate, ...exchange], {
  // The delete kills the row at A, and the update puts it back at B.
  "A=none B=a": [goldengateCdr, symmetricds],
  // These agree, at the price of the later write.
  "A=none B=none": [
    tungsten,
    mariadbRingIdempotent,
    ...postgresqls,
    ...pglogicals,
    ...bdrs,
    pgactive,
    ...spocks5,
    ...pgdsByTime,
    pgdMissingUpdateSkipped,
  ],
  "A=a B=a": [...acdrs, ...references, singleLeader],
})

const vacuumBetween = [deliver(B, A), vacuum(B), deliver(A, B)]

anomaly("A5 once B has forgotten the delete", [...deleteThenUpdate, ...vacuumBetween], {
  "A=none B=a": pgdsByTime,
  "A=none B=none": [...bdrs, pgdMissingUpdateSkipped],
  "A=a B=a": [...acdrs, ...references],
})

anomaly("A6, asymmetric keep: an update crosses an earlier delete", [...deleteThenUpdate, ...exchange], {
  // A skips the delete because it is older than the row, or because the row is not the one deleted; B skips the update
  // because the row is gone.
  "A=a B=none": [...pgdsSkippingDeletes, ...spocks6, tungstenWithoutPkey],
})

const recreated = [put(B, "k", "b"), del(B, "k"), put(A, "k", "a"), deliver(B, A), ...exchange]

anomaly("A7, resurrection: an insert crosses an insert and its delete (the key is absent)", recreated, {
  "A=none B=a": [
    ...pglogicals,
    ...bdrs,
    pgactive,
    ...spocks5,
    ...pgdsByTime,
    pgdMissingUpdateSkipped,
    goldengateCdr,
    symmetricds,
    mariadbRingIdempotent,
  ],
  "A=a B=a": [...spocks6, ...pgdsSkippingDeletes, ...acdrs, ...references, singleLeader],
})

const updateThenDelete = [...v0, put(A, "k", "a"), del(B, "k")]

anomaly(
  "A8, vacuum: an update arrives after a later delete was forgotten",
  [...updateThenDelete, ...vacuumBetween],
  {
    "A=none B=a": [...pgdsByTime, pgdOlderDeleteSkipped, ...acdrs],
    // A skips the delete whatever its time, because the row is of another version.
    "A=a B=a": [pgdRowVersion],
    "A=none B=none": [
      pgdMissingUpdateSkipped,
      ...bdrs,
      pgactive,
      ...spocks5,
      ...spocks6,
      ...pglogicals,
      ...postgresqls,
      tungsten,
      ...references,
    ],
  },
)

anomaly("A8 without the vacuum", [...updateThenDelete, ...exchange], {
  "A=none B=none": [...pgdsByTime, pgdOlderDeleteSkipped, pgdMissingUpdateSkipped, ...acdrs],
  "A=a B=none": [pgdRowVersion],
})

const insertSeenByB = [put(A, "k", "a"), deliver(A, B)]
const effectFirst = [deliver(B, C), deliver(A, C), deliver(B, A)]

const dropped = [
  pgdMissingUpdateSkipped,
  tungsten,
  tungstenWithoutPkey,
  ...postgresqls,
  pglogicalApplyRemote,
  pglogicalLastUpdateWins,
  ...bdrs,
  pgactive,
  ...spocks5,
  ...spocks6,
]
/** One thread sends on what it has applied, in that order: in a ring nothing overtakes what it follows. */
const inOrder = mariadbRings

anomaly("A9, an update arrives before its insert", [...insertSeenByB, put(B, "k", "b"), ...effectFirst], {
  "A=b B=b C=a": dropped,
  // Here A, too, keeps what it has, although nothing was concurrent: the update is of another origin than the row.
  "A=a B=b C=a": [pglogicalKeepLocal],
  "A=b B=b C=b": [
    ...inOrder,
    ...pgdsInserting,
    goldengateCdr,
    symmetricds,
    ...acdrs,
    ...references,
    singleLeader,
  ],
})

anomaly("A10, a delete arrives before its insert", [...insertSeenByB, del(B, "k"), ...effectFirst], {
  "A=none B=none C=a": [...dropped, pglogicalKeepLocal, ...pgdsInserting, goldengateCdr, symmetricds],
  "A=none B=none C=none": [...inOrder, ...acdrs, ...references, singleLeader],
})

const lagging = [clock(B, -10), ...insertSeenByB, put(B, "k", "b"), deliver(B, A)]

anomaly("A13, skew: B saw A's write, and writes by a clock that lags", lagging, {
  "A=a B=b": lastUpdateWins.filter((design) => design !== pgdRowVersion),
  "A=b B=b": [
    pgdRowVersion,
    tungsten,
    tungstenWithoutPkey,
    ...mariadbRings,
    ...postgresqls,
    pglogicalApplyRemote,
    goldengateCdr,
    symmetricds,
    ...acdrs,
    ...references,
    singleLeader,
  ],
})

anomaly(
  "A14, freezing forgets who wrote the rows: two updates cross",
  [...updates, vacuum(A), vacuum(B), ...exchange],
  {
    "A=b B=a": [pgd, pgdOlderDeleteSkipped, pgdMissingUpdateSkipped, ...spocks5, ...spocks6],
    // Here the version, or the time of each column, is part of the row.
    "A=b B=b": [pgdRowVersion, pgdColumnLevel, pgdCrdtColumns, pgdCrdtColumnsInsertsAdd, ...bdrs],
  },
)

const restarted = [crash(A), restart(A), crash(B), restart(B)]

anomaly(
  "A14, a restart forgets who wrote the rows: two updates cross",
  [...updates, ...restarted, ...exchange],
  {
    "A=b B=a": [bdr1Restarted],
    "A=b B=b": [bdr1, bdr1UncheckedReferences, pgactive, ...spocks6, ...pgds],
  },
)

anomaly("A19, unlike resolvers: the later update is B's", [...updates, ...exchange], {
  "A=b B=b": [pgdUnlikeResolvers, pgd],
})

anomaly(
  "A19, unlike resolvers: the later update is A's",
  [...v0, put(B, "k", "b"), put(A, "k", "a"), ...exchange],
  {
    "A=a B=b": [pgdUnlikeResolvers],
    "A=a B=a": [pgd],
  },
)

describe("A7 and A36, where an insert that finds a row stops the stream", () => {
  const stopping = [
    [tungsten, "duplicate_entry_1062"],
    [tungstenWithoutPkey, "duplicate_entry_1062"],
    [mariadbRingStrict, "duplicate_key_1062"],
    [postgresql16, "unique_violation"],
    [postgresql18, "insert_exists"],
    [postgresql19, "insert_exists"],
  ] as const

  it.each(stopping)("$0.name stops at A on the insert, so the delete never arrives there", (design, why) => {
    const { cluster, happened } = played(design, 2, recreated)
    expect(happened.filter(({ kind }) => kind === "stopped")).toMatchObject([
      { at: A, why, dot: { leader: B, sequence: 1 } },
      { at: A, why, dot: { leader: B, sequence: 1 } },
    ])
    expect(rows(drained(design, cluster).cluster, "k")).toEqual(["a", "a"])
  })

  it.each(stopping)("A36: one generated key at two leaders stops $0.name in both directions", (design) => {
    const { cluster } = played(design, 2, [
      put(A, "1", "a"),
      put(B, "1", "b"),
      put(A, "2", "x"),
      put(B, "3", "y"),
    ])
    const end = drained(design, cluster).cluster
    expect(["1", "2", "3"].map((key) => rows(end, key))).toEqual([
      ["a", "b"],
      ["x", null],
      [null, "y"],
    ])
  })

  it.each([mariadbRingIdempotent, pglogicalApplyRemote])("A36: $name swaps the two rows", (design) => {
    const { cluster } = played(design, 2, [put(A, "1", "a"), put(B, "1", "b")])
    expect(rows(drained(design, cluster).cluster, "1")).toEqual(["b", "a"])
  })

  it.each([...lastUpdateWins, goldengateCdr, symmetricds, ...acdrs])(
    "A36: $name loses one of the two rows",
    (design) => {
      const { cluster } = played(design, 2, [put(A, "1", "a"), put(B, "1", "b")])
      expect(rows(drained(design, cluster).cluster, "1")).toEqual(["b", "b"])
    },
  )
})

describe("STRICT stops where others pass over a missing row", () => {
  it("an update that meets an earlier delete stops mariadb-ring-strict at B; A has the delete", () => {
    const { cluster } = played(mariadbRingStrict, 2, [...deleteThenUpdate, ...exchange])
    const { cluster: end, happened } = drained(mariadbRingStrict, cluster)
    expect(happened).toEqual([])
    expect(rows(end, "k")).toEqual([null, null])
    expect(step(mariadbRingStrict, end, deliver(A, B)).happened).toMatchObject([
      { kind: "stopped", at: B, why: "key_not_found_1032" },
    ])
  })
})

describe("A27, lost increment: both read 0 and write 1", () => {
  it.each([...lastUpdateWins, goldengateCdr, symmetricds, ...acdrs, reference])(
    "$name counts one of two in a row",
    (design) => {
      const moves = [put(A, "k", "0"), deliver(A, B), put(A, "k", "1"), put(B, "k", "1"), ...exchange]
      expect(rows(drained(design, played(design, 2, moves).cluster).cluster, "k")).toEqual(["1", "1"])
    },
  )

  it.each(references)("$name counts both in a counter", (design) => {
    const increment = { kind: "increment", key: "k", by: 1 } as const
    const { cluster } = played(design, 2, [ask(A, increment), ask(B, increment), ...exchange])
    expect(shownEverywhere(cluster, "counter", "k")).toEqual([2, 2])
  })
})

describe("A34, double booking: both bookings of one room are acknowledged", () => {
  const moves = [put(A, "room", "ann"), put(B, "room", "bob"), ...exchange]

  it.each([
    ...bdrs,
    pglogicalLastUpdateWins,
    ...spocks5,
    ...spocks6,
    ...pgds,
    goldengateCdr,
    symmetricds,
    ...acdrs,
    reference,
  ])("$name cancels one, and logs the conflict at both", (design) => {
    const { cluster, happened } = played(design, 2, moves)
    expect(happened.filter(({ kind }) => kind === "wrote")).toHaveLength(2)
    expect(rows(cluster, "room")).toEqual(["bob", "bob"])
    const kept = happened.flatMap((one) => (one.kind === "applied" ? [one.conflict?.kept] : []))
    expect(kept).toEqual(["remote", "local"])
  })

  it("pgactive cancels one, and logs the conflict only where the row stays", () => {
    const { cluster, happened } = played(pgactive, 2, moves)
    expect(rows(cluster, "room")).toEqual(["bob", "bob"])
    const kept = happened.flatMap((one) => (one.kind === "applied" ? [one.conflict?.kept] : []))
    expect(kept).toEqual([undefined, "local"])
  })

  it("the single leader makes the second an update of the first: it was there to be seen", () => {
    const { cluster } = played(singleLeader, 2, moves)
    expect(cluster.leaders[A]?.log.map(({ operation }) => operation.kind)).toEqual(["insert", "update"])
  })
})
