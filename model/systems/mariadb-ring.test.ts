import { describe, expect, it } from "vitest"
import type { Design } from "../replication/design.ts"
import type { Move } from "../replication/move.ts"
import {
  A,
  ask,
  B,
  C,
  continued,
  cut,
  deliver,
  drained,
  leave,
  mend,
  played,
  put,
  reconnect,
  shownEverywhere,
} from "../testing/moves.ts"
import { rulings } from "../testing/rulings.ts"
import {
  mariadbRingDefaultKeys,
  mariadbRingGtid,
  mariadbRingIdempotent,
  mariadbRingStatements,
  mariadbRingStrict,
} from "./mariadb-ring.ts"

it.each([mariadbRingStrict, mariadbRingGtid, mariadbRingDefaultKeys])(
  "$name stops on a row that is there and on one that is not; else the last arrival wins, in silence",
  (design) => {
    expect(rulings(design, ["absent", "row"])).toEqual({
      "insert on absent": "apply",
      "insert on row": "stop (duplicate_key_1062)",
      "update on absent": "stop (key_not_found_1032)",
      "update on row": "apply",
      "delete on absent": "stop (key_not_found_1032)",
      "delete on row": "apply",
    })
  },
)

it("IDEMPOTENT replaces the row that is there and passes over the one that is not, in silence", () => {
  expect(rulings(mariadbRingIdempotent, ["absent", "row"])).toEqual({
    "insert on absent": "apply",
    "insert on row": "apply",
    "update on absent": "skip",
    "update on row": "apply",
    "delete on absent": "skip",
    "delete on row": "apply",
  })
})

it("a statement stops on a row that is there, and changes nothing where there is none", () => {
  expect(rulings(mariadbRingStatements, ["absent", "row"])).toEqual({
    "insert on absent": "apply",
    "insert on row": "stop (duplicate_key_1062)",
    "update on absent": "skip",
    "update on row": "apply",
    "delete on absent": "skip",
    "delete on row": "apply",
  })
})

describe("an event whose originator has left the ring", () => {
  const orphan = [put(A, "k", "a"), deliver(A, B), leave(A), deliver(B, C)]
  const round = [deliver(C, B), deliver(B, C)]
  const applied = (design: Design, moves: ReadonlyArray<Move>) =>
    continued(design, played(design, 3, orphan).cluster, moves).happened.length

  it("circulates for ever (bugs 25998 and 27808)", () => {
    const { cluster } = played(mariadbRingIdempotent, 3, orphan)
    expect(applied(mariadbRingIdempotent, [...round, ...round, ...round])).toBe(6)
    expect(() => drained(mariadbRingIdempotent, cluster)).toThrow("a change circulates")
    // A link that is cut, or opened anew, goes on where it was.
    const anew = continued(mariadbRingIdempotent, cluster, [cut(C, B), mend(C, B), reconnect(B, C)]).cluster
    expect(() => drained(mariadbRingIdempotent, anew)).toThrow("a change circulates")
  })

  it("brings back what was overwritten, round after round", () => {
    // B's update is behind the event in both logs, and the event behind it again.
    const later = [put(B, "k", "b"), deliver(B, C), deliver(C, B), deliver(B, C)]
    const shown = (moves: ReadonlyArray<Move>) =>
      continued(mariadbRingIdempotent, played(mariadbRingIdempotent, 3, orphan).cluster, moves).cluster
    expect(shownEverywhere(shown(later), "row", "k").slice(1)).toEqual(["a", "a"])
    expect(shownEverywhere(shown([put(B, "k", "b"), deliver(B, C)]), "row", "k").slice(1)).toEqual(["b", "b"])
  })

  it("stops under STRICT where it is an insert, which finds itself", () => {
    const { cluster } = played(mariadbRingStrict, 3, orphan)
    expect(continued(mariadbRingStrict, cluster, round).happened).toMatchObject([
      { kind: "stopped", at: B, why: "duplicate_key_1062" },
    ])
  })

  it("is known by its global transaction id, and goes no further", () => {
    const { cluster } = played(mariadbRingGtid, 3, orphan)
    expect(drained(mariadbRingGtid, cluster).happened).toMatchObject([{ kind: "ignored", at: B }])
  })
})

describe("a unique value that two servers gave to two rows", () => {
  const set = (at: number, key: string, value: string) =>
    ask(at, { kind: "set", key, column: "email", value })
  const emails = (design: Design, moves: ReadonlyArray<Move>) => {
    const { cluster } = drained(design, played(design, 2, moves).cluster)
    return ["k", "l"].map((key) => shownEverywhere(cluster, "record", key))
  }

  it("stops both streams under STRICT", () => {
    const moves = [set(A, "k", "e"), set(B, "l", "e")]
    expect(emails(mariadbRingStrict, moves)).toEqual([
      [{ email: "e" }, null],
      [null, { email: "e" }],
    ])
  })

  it("makes each insert remove the other's row under IDEMPOTENT", () => {
    const moves = [set(A, "k", "e"), set(B, "l", "e")]
    expect(emails(mariadbRingIdempotent, moves)).toEqual([
      [null, { email: "e" }],
      [{ email: "e" }, null],
    ])
  })

  it("leaves an update undone under IDEMPOTENT", () => {
    const both = [set(A, "k", "1"), set(A, "l", "2"), deliver(A, B), deliver(A, B)]
    expect(emails(mariadbRingIdempotent, [...both, set(A, "k", "e"), set(B, "l", "e")])).toEqual([
      [{ email: "e" }, { email: "1" }],
      [{ email: "2" }, { email: "e" }],
    ])
  })
})

it("A35: statements that cross compute different amounts", () => {
  const adjust = (at: number, times: number, plus: number) =>
    ask(at, { kind: "adjust", key: "k", times, plus })
  const amount = [ask(A, { kind: "set", key: "k", column: "amount", value: "10" }), deliver(A, B)]
  const { cluster } = played(mariadbRingStatements, 2, [...amount, adjust(A, 2, 0), adjust(B, 1, 1)])
  expect(shownEverywhere(drained(mariadbRingStatements, cluster).cluster, "record", "k")).toEqual([
    { amount: "21" },
    { amount: "22" },
  ])
})

it("A36: servers take the same key by default, and keys of their own where they step", () => {
  const generate = (at: number) => ask(at, { kind: "generate", key: "#", value: "x" })
  const keys = (design: Design) =>
    played(design, 2, [generate(A), generate(B)]).happened.flatMap((one) =>
      one.kind === "wrote" ? [one.write.key] : [],
    )
  expect(keys(mariadbRingDefaultKeys)).toEqual(["#1", "#1"])
  expect(keys(mariadbRingStrict)).toEqual(["#1", "#2"])
})
