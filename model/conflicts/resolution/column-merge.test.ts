import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { absent, type Cell, type RowChange } from "../../objects/row.ts"
import * as Record from "../../objects/record.ts"
import * as Row from "../../objects/row.ts"
import { at } from "../../testing/stamps.ts"
import { alone, type RowOperation } from "../../vocabulary/change.ts"
import { laterOrHigher } from "./later-or-higher.ts"
import { columnMerge, stampingColumns } from "./column-merge.ts"
import { keep, type Ruling, take } from "../ruling.ts"

/** A change that a leader makes of its record: one column is set. */
const setting = (cell: Cell, column: string, value: string, wall: number, leader: number): RowChange =>
  changeOf(Record.prepareSet(cell, "k", column, value, at(wall, leader)), wall, leader)

const changeOf = (operation: RowOperation, wall: number, leader: number): RowChange => ({
  dot: { leader, sequence: wall },
  dependencies: [],
  stamp: at(wall, leader),
  part: alone,
  operation,
})

/** What the later version wins as a whole, and then column by column. */
const received = (cell: Cell, change: RowChange): Ruling => {
  if (cell.kind !== "row") return { cell: stampingColumns(change), outcome: "applied", conflict: null }
  const ruling = laterOrHigher(change.stamp, cell.stamp)
    ? take("update_origin_change", cell, change, stampingColumns)
    : keep("update_origin_change", cell)
  return columnMerge(ruling, cell, change)
}

const inserted = stampingColumns(setting(absent, "a", "1", 1, 0))

describe("two updates of different columns", () => {
  const a = setting(inserted, "a", "100", 2, 0)
  const b = setting(inserted, "b", "100", 3, 1)
  const atA = received(stampingColumns(a), b)
  const atB = received(stampingColumns(b), a)

  it("both take effect, though no leader ever wrote such a record", () => {
    expect([atA, atB].map(({ cell }) => Record.read(cell))).toEqual([
      { a: "100", b: "100" },
      { a: "100", b: "100" },
    ])
  })

  it("are reported as merged, at either leader", () => {
    expect(atA.conflict).toMatchObject({ kept: "both", local: { leader: 0 } })
    expect(atB.conflict).toMatchObject({ kept: "both", local: { leader: 1 } })
    expect([atA.outcome, atB.outcome]).toEqual(["applied", "applied"])
  })

  it("leave a record of the version that the row rule picks", () => {
    expect([atA, atB].map(({ cell }) => (cell.kind === "row" ? cell.stamp : null))).toEqual([
      at(3, 1),
      at(3, 1),
    ])
  })
})

it("of two updates of one column the later is taken, of two as late that of the higher leader", () => {
  const one = setting(inserted, "a", "2", 2, 0)
  const other = setting(inserted, "a", "3", 2, 1)
  for (const { cell } of [received(stampingColumns(one), other), received(stampingColumns(other), one)])
    expect(Record.read(cell)).toEqual({ a: "3" })
})

it("of two inserts the later is taken whole: it has set every column", () => {
  const one = setting(absent, "a", "1", 1, 0)
  const other = setting(absent, "b", "2", 2, 1)
  for (const { cell } of [received(stampingColumns(one), other), received(stampingColumns(other), one)])
    expect(Record.read(cell)).toEqual({ b: "2" })
})

it("a column that an update set to the value that it had is not modified", () => {
  const same = setting(inserted, "a", "1", 5, 0)
  const other = setting(inserted, "a", "2", 4, 1)
  for (const { cell } of [received(stampingColumns(same), other), received(stampingColumns(other), same)])
    expect(Record.read(cell)).toEqual({ a: "2" })
})

it("what neither is applied nor kept is left alone, and so is a delete, and what finds no record", () => {
  const change = setting(inserted, "b", "2", 2, 1)
  const stopped: Ruling = { cell: inserted, outcome: "stopped", conflict: null }
  expect(columnMerge(stopped, inserted, change)).toBe(stopped)
  const first: Ruling = { cell: stampingColumns(change), outcome: "applied", conflict: null }
  expect(columnMerge(first, absent, change)).toBe(first)
  const erased = changeOf(Record.prepareErase(inserted, "k") ?? change.operation, 3, 1)
  const ruling = take("update_origin_change", inserted, erased, stampingColumns)
  expect(columnMerge(ruling, inserted, erased)).toBe(ruling)
})

describe("where the row rule and the columns disagree", () => {
  // A's later write sets the column to what it was, so it modifies nothing; B's earlier one does.
  const idle = setting(inserted, "a", "1", 6, 0)
  const modifying = setting(inserted, "a", "9", 5, 1)

  it("a change that the row rule keeps out takes effect by its columns, and is reported so", () => {
    const { cell, outcome, conflict } = received(stampingColumns(idle), modifying)
    expect(Record.read(cell)).toEqual({ a: "9" })
    expect([outcome, conflict?.kept]).toEqual(["applied", "remote"])
  })

  it("a change that the row rule lets in and that modifies nothing is reported as merged", () => {
    const { cell, outcome, conflict } = received(stampingColumns(modifying), idle)
    expect(Record.read(cell)).toEqual({ a: "9" })
    expect([outcome, conflict?.kept]).toEqual(["applied", "both"])
  })

  it("a change that loses by all its columns stays kept, and what it knows of the insert is taken over", () => {
    const { cell, outcome, conflict } = received(stampingColumns(setting(inserted, "a", "9", 7, 1)), idle)
    expect(cell).toMatchObject({ kind: "row", stamp: at(7, 1), inserted: at(1, 0) })
    expect([outcome, conflict?.kept]).toEqual(["kept", "local"])
  })
})

it("what the row rule saw no conflict in is one where columns of both stay, and none where all are the change's", () => {
  const local = stampingColumns(setting(inserted, "a", "2", 2, 0))
  const applied = (change: RowChange): Ruling =>
    columnMerge({ cell: stampingColumns(change), outcome: "applied", conflict: null }, local, change)
  expect(applied(setting(inserted, "b", "3", 3, 1)).conflict).toMatchObject({
    name: "columns_differ",
    kept: "both",
  })
  expect(applied(setting(inserted, "a", "3", 3, 1)).conflict).toBeNull()
  expect(applied(setting(inserted, "a", "3", 3, 1)).outcome).toBe("applied")
  expect(applied(setting(inserted, "b", "3", 3, 1)).cell).toMatchObject({ stamp: at(3, 1) })
})

describe("of two stamps of one leader and one instant", () => {
  const first = setting(inserted, "a", "2", 5, 0)
  const second = setting(stampingColumns(first), "a", "3", 5, 0)

  it("the change's is later where it set the column", () => {
    expect(Record.read(received(stampingColumns(first), second).cell)).toEqual({ a: "3" })
  })

  it("and the local one where the change only carries the column along", () => {
    const carrying = setting(stampingColumns(first), "b", "1", 6, 1)
    expect(Record.read(received(stampingColumns(second), carrying).cell)).toEqual({ a: "3", b: "1" })
  })
})

it("a row of one value is not merged, and its columns' stamps are those of the whole", () => {
  const plain = (cell: Cell, value: string, wall: number): RowChange =>
    changeOf(Row.preparePut(cell, "k", value), wall, 0)
  const cell = stampingColumns(plain(absent, "v", 1))
  const change = plain(cell, "w", 2)
  expect([cell, stampingColumns(change)]).toMatchObject([{ inserted: at(1, 0) }, { inserted: at(2, 0) }])
  const ruling = take("n", cell, change, stampingColumns)
  expect(columnMerge(ruling, cell, change)).toBe(ruling)
})

it("a record that was updated keeps the stamp of its insert for the columns that have no value", () => {
  const twice = setting(stampingColumns(setting(inserted, "a", "2", 2, 0)), "b", "3", 3, 0)
  expect(stampingColumns(twice)).toMatchObject({ stamp: at(3, 0), inserted: at(1, 0) })
})

/** A write of one of three leaders, which has seen some of the writes before. */
interface Draw {
  readonly leader: number
  readonly column: string
  readonly saw: number
}

const holding = (changes: ReadonlyArray<RowChange>): Cell =>
  changes.reduce<Cell>((held, change) => received(held, change).cell, absent)

it("whatever the order of arrival, every leader ends with the same record", () => {
  const draw = fc.record<Draw>({
    leader: fc.nat(2),
    column: fc.constantFrom("a", "b", "amount"),
    saw: fc.nat(5),
  })
  const orders = fc
    .array(draw, { minLength: 2, maxLength: 6 })
    .chain((draws) =>
      fc.tuple(fc.constant(draws), fc.shuffledSubarray([...draws.keys()], { minLength: draws.length })),
    )
  const law = fc.property(orders, ([draws, order]) => {
    const changes: Array<RowChange> = []
    for (const [index, { leader, column, saw }] of draws.entries()) {
      const seen = changes.filter(({ dot }, earlier) => earlier < saw || dot.leader === leader)
      changes.push(setting(holding(seen), column, `v${index}`, index + 1, leader))
    }
    const shuffled = order.flatMap((index) => changes[index] ?? [])
    expect(Record.read(holding(shuffled))).toEqual(Record.read(holding(changes)))
  })
  fc.assert(law, { seed: 20, numRuns: 500 })
})
