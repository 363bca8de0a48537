import { expect, it } from "vitest"
import { homeOf } from "../replication/deciding.ts"
import { A, B, C, deliver, drained, played, put, rows } from "../testing/moves.ts"
import { rulings } from "../testing/rulings.ts"
import { tungsten, tungstenShardHome, tungstenStar, tungstenWithoutPkey } from "./tungsten.ts"

const table = {
  "insert on absent": "apply",
  "insert on row": "stop (duplicate_entry_1062)",
  "update on absent": "skip",
  "update on row": "apply",
  "delete on absent": "skip",
  "delete on row": "apply",
}

it.each([tungsten, tungstenStar])(
  "$name: the last arrival wins and a missing row is skipped, in silence; an insert that finds a row stops",
  (design) => {
    expect(rulings(design, ["absent", "row"])).toEqual(table)
  },
)

it("without the pkey filter, a row that is not the one its origin saw is not found", () => {
  const { "update on row": update, "delete on row": remove, ...others } = table
  expect(rulings(tungstenWithoutPkey, ["absent", "row"])).toEqual({
    ...others,
    "update on row, image matches": update,
    "update on row, image differs": "skip",
    "delete on row, image matches": remove,
    "delete on row, image differs": "skip",
  })
})

it("A18: a change from another leader than its key's home is dropped, and nobody is told", () => {
  expect(["x", "y"].map((key) => homeOf(key, 2))).toEqual([A, B])
  const moves = [put(A, "x", "home"), put(A, "y", "away"), deliver(A, B), deliver(A, B)]
  const { cluster, happened } = played(tungstenShardHome, 2, moves)
  expect(rows(cluster, "x")).toEqual(["home", "home"])
  expect(rows(cluster, "y")).toEqual(["away", null])
  expect(happened.at(-1)).toMatchObject({ kind: "applied", at: B, outcome: "kept", conflict: null })
})

it("a star's hub sends on what began at a leaf, after what it was made upon", () => {
  const moves = [put(B, "k", "b"), deliver(B, A), put(A, "k", "a"), deliver(A, C), deliver(A, C)]
  expect(rows(played(tungstenStar, 3, moves).cluster, "k")).toEqual(["a", "b", "a"])
  expect(rows(drained(tungstenStar, played(tungstenStar, 3, moves).cluster).cluster, "k")).toEqual([
    "a",
    "a",
    "a",
  ])
})
