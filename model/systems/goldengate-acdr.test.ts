import { expect, it } from "vitest"
import { A, B, C, del, deliver, drained, played, put, rows } from "../testing/moves.ts"
import { rulings } from "../testing/rulings.ts"
import {
  goldengateAcdr,
  goldengateAcdrDeleteAlwaysWins,
  goldengateAcdrEarliest,
  goldengateAcdrSitePriority,
} from "./goldengate-acdr.ts"

const cells = ["absent", "row", "tombstone"] as const
const latest = "keep keep take | keep keep keep take"

const common = {
  "insert on absent": "apply",
  "update on absent": "take (update_row_missing)",
  "update on row, image matches": "apply",
  "delete on absent": "take (delete_row_missing)",
  "delete on row, image matches": "apply",
}

it("what the origin saw is overwritten; else the later time wins, over a tombstone too; a tie keeps", () => {
  expect(rulings(goldengateAcdr, cells)).toEqual({
    ...common,
    "insert on row": `${latest} (insert_row_differs)`,
    "insert on tombstone": `${latest} (insert_of_deleted_row)`,
    "update on row, image differs": `${latest} (update_row_differs)`,
    "update on tombstone": `${latest} (update_of_deleted_row)`,
    "delete on row, image differs": `${latest} (delete_row_differs)`,
    "delete on tombstone": `${latest} (delete_of_deleted_row)`,
  })
})

/** What the leaders show in the end: they have met, then write, then meet. */
const ends = (design: typeof goldengateAcdr, writes: Parameters<typeof played>[2], leaders = 2) =>
  rows(drained(design, played(design, leaders, writes).cluster).cluster, "k")

const met = [put(A, "k", "v"), deliver(A, B)]

it("by earliest timestamp the first of two updates wins, and of an update and a delete the first", () => {
  expect(ends(goldengateAcdrEarliest, [...met, put(A, "k", "a"), put(B, "k", "b")])).toEqual(["a", "a"])
  expect(ends(goldengateAcdrEarliest, [...met, put(A, "k", "a"), del(B, "k")])).toEqual(["a", "a"])
  expect(ends(goldengateAcdrEarliest, [...met, del(A, "k"), put(B, "k", "b")])).toEqual([null, null])
})

it("by site priority A's write wins over B's, whatever the times", () => {
  expect(ends(goldengateAcdrSitePriority, [...met, put(A, "k", "a"), put(B, "k", "b")])).toEqual(["a", "a"])
  expect(ends(goldengateAcdrSitePriority, [...met, put(B, "k", "b"), del(A, "k")])).toEqual([null, null])
})

it("where deletes always win, an update that is later than the delete is lost", () => {
  expect(ends(goldengateAcdrDeleteAlwaysWins, [...met, del(B, "k"), put(A, "k", "a")])).toEqual([null, null])
  expect(ends(goldengateAcdr, [...met, del(B, "k"), put(A, "k", "a")])).toEqual(["a", "a"])
})

const versioned = [goldengateAcdrEarliest, goldengateAcdrDeleteAlwaysWins, goldengateAcdrSitePriority]

it.each(versioned)(
  "with key versions a row that is put back after its delete is another one: $name",
  (design) => {
    const again = [...met, del(B, "k"), deliver(B, A), put(A, "k", "w")]
    expect(ends(design, again)).toEqual(["w", "w"])
  },
)

it.each(versioned)("an insert that arrives after its own delete does not come back: $name", (design) => {
  const overtaken = [...met, del(B, "k"), deliver(B, C), deliver(A, C)]
  expect(ends(design, overtaken, 3)).toEqual([null, null, null])
})

/** C gets A's second insert, which was made after B's delete, before that delete. */
const early = [
  ...met,
  del(B, "k"),
  deliver(B, A),
  put(A, "k", "w"),
  deliver(A, C),
  deliver(A, C),
  deliver(B, C),
]

it("nor does a delete of the row before remove it: where deletes always win, by site priority", () => {
  expect(ends(goldengateAcdrDeleteAlwaysWins, early, 3)).toEqual(["w", "w", "w"])
  expect(ends(goldengateAcdrSitePriority, early, 3)).toEqual(["w", "w", "w"])
})

it("by earliest timestamp it gets lost: the row of the first insert is still there, and was earlier", () => {
  expect(ends(goldengateAcdrEarliest, early, 3)).toEqual(["w", "w", null])
})
