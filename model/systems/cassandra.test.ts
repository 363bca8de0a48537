import { describe, expect, it } from "vitest"
import {
  A,
  ask,
  B,
  clock,
  del,
  deliver,
  drained,
  played,
  put,
  rows,
  shownEverywhere,
  vacuum,
} from "../testing/moves.ts"
import { cassandra } from "./cassandra.ts"

const met = [put(A, "k", "v"), deliver(A, B)]
const exchange = [deliver(A, B), deliver(B, A)]
const set = (leader: number, column: string, value: string, after = 1) =>
  ask(leader, { kind: "set", key: "k", column, value }, after)

const ends = (moves: Parameters<typeof played>[2]) =>
  rows(drained(cassandra, played(cassandra, 2, moves).cluster).cluster, "k")
const records = (moves: Parameters<typeof played>[2]) =>
  shownEverywhere(drained(cassandra, played(cassandra, 2, moves).cluster).cluster, "record", "k")

describe("of two cells with one timestamp", () => {
  it("the greater value wins, whoever wrote it", () => {
    expect(ends([...met, put(A, "k", "b"), put(B, "k", "a", 0)])).toEqual(["b", "b"])
  })

  it("a tombstone wins over any value", () => {
    expect(ends([...met, put(B, "k", "z"), del(A, "k", 0)])).toEqual([null, null])
  })
})

it("columns that two clients set are both kept; of one column the later", () => {
  const both = [set(A, "a", "1"), deliver(A, B), set(A, "a", "2"), set(B, "b", "3")]
  expect(records(both)).toEqual([
    { a: "2", b: "3" },
    { a: "2", b: "3" },
  ])
  expect(records([...both, set(B, "a", "4")])).toEqual([
    { a: "4", b: "3" },
    { a: "4", b: "3" },
  ])
})

it("a delete covers what is earlier, and not the column that was set later elsewhere", () => {
  const erase = ask(A, { kind: "erase", key: "k" })
  const moves = [set(A, "a", "1"), set(A, "b", "1"), deliver(A, B), deliver(A, B), erase, set(B, "b", "2")]
  expect(records(moves)).toEqual([{ b: "2" }, { b: "2" }])
})

it("a write through a coordinator whose clock lags is acknowledged, and has no effect anywhere", () => {
  const { cluster, happened } = played(cassandra, 2, [clock(B, -10), ...met, put(B, "k", "b")])
  expect(happened.at(-1)).toMatchObject({ kind: "wrote", at: B, shows: "v" })
  expect(rows(drained(cassandra, cluster).cluster, "k")).toEqual(["v", "v"])
})

it("A8: once gc_grace is over, a late write brings the row back", () => {
  const late = [...met, put(A, "k", "a"), del(B, "k"), vacuum(B)]
  expect(ends([...late, ...exchange])).toEqual([null, "a"])
})
