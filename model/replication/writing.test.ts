import { describe, expect, it } from "vitest"
import { reference } from "../systems/reference.ts"
import { singleLeader } from "../systems/single-leader.ts"
import { A, ask, B, C, crash, cut, del, deliver, mend, played, put, restart } from "../testing/moves.ts"
import { alone } from "../vocabulary/change.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import type { Happening, Refusal } from "./happening.ts"

/** What each client heard: the leader that it asked, or why its write was refused. */
const answers = (happened: ReadonlyArray<Happening>): ReadonlyArray<LeaderId | Refusal> =>
  happened.flatMap((one): ReadonlyArray<LeaderId | Refusal> => {
    if (one.kind === "wrote") return [one.asked]
    return one.kind === "refused" ? [one.why] : []
  })

describe("a write that is accepted", () => {
  it("gets the next dot of its leader, a stamp, and what its leader had seen before it", () => {
    const { cluster, happened } = played(reference, 2, [put(A, "k", "a"), deliver(A, B), put(B, "k", "b")])
    expect(cluster.leaders[B]?.log.at(-1)).toEqual({
      dot: { leader: B, sequence: 1 },
      dependencies: [1, 0],
      stamp: { wall: 2, logical: 0, leader: B },
      operation: {
        kind: "update",
        table: "row",
        key: "k",
        value: "b",
        before: {
          value: "a",
          dot: { leader: A, sequence: 1 },
          stamp: { wall: 1, logical: 0, leader: A },
          revision: 1,
        },
        revision: 2,
        changed: [],
        statement: null,
      },
      part: alone,
    })
    expect(happened.at(-1)).toEqual({
      kind: "wrote",
      at: B,
      asked: B,
      dot: { leader: B, sequence: 1 },
      stamp: { wall: 2, logical: 0, leader: B },
      write: { kind: "put", key: "k", value: "b" },
      shows: "b",
    })
  })

  it("observes what its leader shows: an add what it replaces, a remove what it takes away", () => {
    const add = { kind: "add", key: "k", element: "e" } as const
    const { cluster } = played(reference, 1, [ask(A, add), ask(A, add), ask(A, { ...add, kind: "remove" })])
    const observed = cluster.leaders[A]?.log.map(
      ({ operation }) => "observed" in operation && operation.observed,
    )
    expect(observed).toEqual([[], [{ leader: A, sequence: 1 }], [{ leader: A, sequence: 2 }]])
  })
})

describe("a write that is refused", () => {
  it("leaves no change, but its time has passed", () => {
    const { cluster, happened } = played(reference, 2, [
      del(A, "k", 3),
      ask(A, { kind: "remove", key: "k", element: "e" }, 4),
    ])
    expect(answers(happened)).toEqual(["absent", "absent"])
    expect(cluster.leaders[A]?.log).toEqual([])
    expect(cluster.now).toBe(7)
  })

  it("finds nothing to delete where the row was deleted already", () => {
    const { happened } = played(reference, 1, [put(A, "k", "a"), del(A, "k"), del(A, "k")])
    expect(answers(happened)).toEqual([A, A, "absent"])
  })

  it("finds nobody where the leader is down, and is accepted again after the restart", () => {
    const { happened } = played(reference, 2, [crash(A), put(A, "k", "a"), restart(A), put(A, "k", "a")])
    expect(answers(happened)).toEqual(["down", A])
  })
})

describe("where every leader decides", () => {
  it("a partition stops no write", () => {
    const { happened } = played(reference, 2, [cut(A, B), cut(B, A), put(A, "k", "a"), put(B, "k", "b")])
    expect(answers(happened)).toEqual([A, B])
  })

  it("a leader that is down stops only the writes asked there", () => {
    const { happened } = played(reference, 3, [
      crash(A),
      put(A, "k", "a"),
      put(B, "k", "b"),
      put(C, "k", "c"),
    ])
    expect(answers(happened)).toEqual(["down", B, C])
  })
})

describe("where the first leader decides for all", () => {
  it("a write asked elsewhere is made by A", () => {
    const { happened } = played(singleLeader, 2, [put(B, "k", "b")])
    expect(happened).toMatchObject([{ kind: "wrote", at: A, asked: B, dot: { leader: A, sequence: 1 } }])
  })

  it("a cut in either direction stops the writes asked there, and no others", () => {
    for (const oneWay of [cut(A, B), cut(B, A)]) {
      const { happened } = played(singleLeader, 3, [
        oneWay,
        put(B, "k", "b"),
        put(C, "k", "c"),
        put(A, "k", "a"),
      ])
      expect(answers(happened)).toEqual(["unreachable", C, A])
    }
  })

  it("the writes go on when the link is mended", () => {
    const { happened } = played(singleLeader, 2, [cut(A, B), put(B, "k", "b"), mend(A, B), put(B, "k", "b")])
    expect(answers(happened)).toEqual(["unreachable", B])
  })

  it("an outage of A stops every write", () => {
    const { happened } = played(singleLeader, 3, [
      crash(A),
      put(A, "k", "a"),
      put(B, "k", "b"),
      put(C, "k", "c"),
    ])
    expect(answers(happened)).toEqual(["down", "unreachable", "unreachable"])
  })
})
