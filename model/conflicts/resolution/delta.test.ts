import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { columnOf } from "../../database/schema.ts"
import * as Record from "../../objects/record.ts"
import { absent, type Cell, type RowChange } from "../../objects/row.ts"
import { at } from "../../testing/stamps.ts"
import { alone } from "../../vocabulary/change.ts"
import { apply, fail, forgetting, keep, type Ruling, skip, stay } from "../ruling.ts"
import { delta, deltaOfUpdates } from "./delta.ts"
import { laterOrHigher } from "./later-or-higher.ts"

/** A leader that sets a column of what it holds. */
const setting = (cell: Cell, column: string, value: string, wall: number, leader: number): RowChange => ({
  dot: { leader, sequence: wall },
  dependencies: [],
  stamp: at(wall, leader),
  part: alone,
  operation: Record.prepareSet(cell, "k", column, value, at(wall, leader)),
})

const received = (cell: Cell, change: RowChange): Ruling => {
  if (cell.kind !== "row") return apply(change, forgetting)
  const wins = laterOrHigher(change.stamp, cell.stamp)
  return delta(wins ? apply(change, forgetting) : keep("update_origin_differs", cell), cell, change)
}

const amountOf = (cell: Cell): string | null => (cell.kind === "row" ? columnOf(cell.value, "amount") : null)

const ten = forgetting(setting(absent, "amount", "10", 1, 0))

describe("two leaders change an amount of 10 at once", () => {
  const ends = (one: string, other: string) => {
    const a = setting(ten, "amount", one, 2, 0)
    const b = setting(ten, "amount", other, 3, 1)
    return [received(forgetting(a), b), received(forgetting(b), a)]
  }

  it("what both added is in the sum, whichever row won", () => {
    expect(ends("11", "15").map(({ cell }) => amountOf(cell))).toEqual(["16", "16"])
  })

  it("the row that won keeps its time, and the loser's part is reported as merged", () => {
    const [atA, atB] = ends("11", "15")
    expect(atA).toMatchObject({ outcome: "applied", conflict: null, cell: { stamp: at(3, 1) } })
    expect(atB).toMatchObject({ outcome: "applied", conflict: { kept: "both" }, cell: { stamp: at(3, 1) } })
    for (const cell of [atA?.cell, atB?.cell])
      expect(cell).toMatchObject({ value: { amount: { value: "16", stamp: at(3, 1) } } })
  })

  it("A28: both reset it to 0, and are left with -10", () => {
    expect(ends("0", "0").map(({ cell }) => amountOf(cell))).toEqual(["-10", "-10"])
  })
})

it("A29: two inserts add up", () => {
  const one = setting(absent, "amount", "100", 1, 0)
  const other = setting(absent, "amount", "50", 2, 1)
  expect(amountOf(received(forgetting(one), other).cell)).toBe("150")
  expect(amountOf(received(forgetting(other), one).cell)).toBe("150")
})

it("where an insert has no difference, the row's own resolution stands", () => {
  const held = forgetting(setting(absent, "amount", "100", 1, 0))
  const other = setting(absent, "amount", "50", 2, 1)
  const ruling = apply(other, forgetting)
  expect(deltaOfUpdates(ruling, held, other)).toBe(ruling)
  const update = setting(ten, "amount", "11", 2, 1)
  const resolved = apply(update, forgetting)
  expect(deltaOfUpdates(resolved, held, update)).toEqual(delta(resolved, held, update))
})

it("A30: what arrives twice counts twice", () => {
  const change = setting(ten, "amount", "11", 2, 1)
  const once = received(ten, change)
  expect(amountOf(once.cell)).toBe("11")
  expect(amountOf(received(once.cell, change).cell)).toBe("12")
})

it("A30: what finds no record is lost, and what was stopped or failed stays so", () => {
  const change = setting(ten, "amount", "11", 2, 1)
  for (const ruling of [skip(absent, "update_missing"), fail("update_missing", absent)])
    expect(delta(ruling, absent, change)).toBe(ruling)
  const failed = fail("update_exists", ten)
  expect(delta(failed, ten, change)).toBe(failed)
})

it("a delete adds nothing, whether it wins or loses, and neither does what meets no record", () => {
  const insert = setting(absent, "amount", "5", 2, 1)
  const erasing: RowChange = { ...insert, operation: Record.prepareErase(ten, "k") ?? insert.operation }
  for (const ruling of [apply(erasing, forgetting), keep("delete_recently_updated", ten)])
    expect(delta(ruling, ten, erasing)).toBe(ruling)
  const first = apply(insert, forgetting)
  expect(delta(first, absent, insert)).toBe(first)
})

it("a version without an amount counts as 0, whichever of the two it is", () => {
  const plain = forgetting(setting(absent, "b", "y", 1, 0))
  const five = setting(absent, "amount", "5", 2, 1)
  expect(amountOf(delta(keep("insert_exists", plain), plain, five).cell)).toBe("5")
  const none = setting(absent, "b", "x", 2, 1)
  expect(delta(apply(none, forgetting), ten, none).cell).toMatchObject({
    value: { amount: { value: "10", stamp: at(2, 1) }, b: { value: "x" } },
  })
})

it("a change that loses and adds nothing leaves the ruling as it is", () => {
  const fifteen = forgetting(setting(ten, "amount", "15", 3, 0))
  const kept = keep("update_origin_differs", fifteen)
  expect(delta(kept, fifteen, setting(ten, "b", "x", 2, 1))).toBe(kept)
})

it("another column does not touch the amount, though the change carries the old one", () => {
  const fifteen = forgetting(setting(ten, "amount", "15", 2, 0))
  const change = setting(ten, "b", "x", 3, 1)
  const { cell, conflict } = received(fifteen, change)
  expect(Record.read(cell)).toEqual({ amount: "15", b: "x" })
  expect(conflict).toBeNull()
  const plain = forgetting(setting(absent, "b", "y", 1, 0))
  const none = stay(plain)
  expect(delta(none, plain, setting(plain, "b", "z", 2, 1))).toBe(none)
})

it("while the record is there, the amount is the sum of all that was added, in whatever order it comes", () => {
  const amounts = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 6 })
  const orders = amounts.chain((added) =>
    fc.tuple(fc.constant(added), fc.shuffledSubarray([...added.keys()], { minLength: added.length })),
  )
  const law = fc.property(orders, ([added, order]) => {
    const changes = added.map((more, index) =>
      setting(ten, "amount", String(10 + more), index + 2, index % 3),
    )
    const end = order.reduce((held, index) => {
      const change = changes[index]
      return change === undefined ? held : received(held, change).cell
    }, ten)
    expect(Number(amountOf(end))).toBe(added.reduce((sum, more) => sum + more, 10))
  })
  fc.assert(law, { seed: 20 })
})
