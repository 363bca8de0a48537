import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { absent, type Cell, type RowChange } from "../../objects/row.ts"
import { at } from "../../testing/stamps.ts"
import { alone, type Column, type Content } from "../../vocabulary/change.ts"
import { compare, compareTime, type Stamp } from "../../vocabulary/stamp.ts"
import { joined } from "./column-join.ts"

/** Later, or as late and greater: a total order of cells. */
const wins = (one: Column, other: Column): boolean =>
  (compareTime(one.stamp, other.stamp) ||
    Number(one.value) - Number(other.value) ||
    compare(one.stamp, other.stamp)) > 0

const outlives = (written: Stamp, deleted: Stamp): boolean => compareTime(written, deleted) > 0

describe("the join", () => {
  const write = fc.record({ wall: fc.nat(3), leader: fc.nat(2), value: fc.constantFrom("1", "2", null) })
  const contents: ReadonlyArray<(value: string, stamp: ReturnType<typeof at>) => Content> = [
    (value) => value,
    (value, stamp) => ({ a: { value, stamp } }),
    (value, stamp) => ({ b: { value, stamp }, a: { value: "0", stamp: at(0, stamp.leader) } }),
  ]
  const changes = fc
    .tuple(
      fc.array(write, { minLength: 1, maxLength: 5 }),
      fc.nat(1),
      fc.array(fc.nat(1), { minLength: 5, maxLength: 5 }),
    )
    .map(([writes, table, which]) =>
      writes.map(({ wall, leader, value }, index): RowChange => {
        const stamp = at(wall, leader)
        const shape = contents[table === 0 ? 0 : 1 + (which[index] ?? 0)] ?? ((text: string) => text)
        return {
          dot: { leader, sequence: index + 1 },
          dependencies: [0, 0, 0],
          stamp,
          part: alone,
          operation: {
            kind: value === null ? "delete" : "update",
            table: table === 0 ? "row" : "record",
            key: "k",
            value: value === null ? "" : shape(value, stamp),
            before: null,
            revision: 1,
            changed: [],
            statement: null,
          },
        }
      }),
    )
  const shown = (list: ReadonlyArray<RowChange>) => {
    const cell = list.reduce<Cell>((held, change) => joined({ wins, outlives }, held, change), absent)
    return cell.kind === "row" ? cell.value : null
  }

  it("shows the same in whatever order the writes come, and however often", () => {
    const law = fc.property(changes, fc.nat(), (list, turn) => {
      const turned = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)]
      expect(shown(turned.toReversed())).toEqual(shown(list))
      expect(shown([...list, ...turned])).toEqual(shown(list))
    })
    fc.assert(law, { seed: 3, numRuns: 500 })
  })
})

describe("what the join leaves", () => {
  const change = (
    kind: "update" | "delete",
    value: Content,
    wall: number,
    leader: number,
    sequence = wall,
  ): RowChange => ({
    dot: { leader, sequence },
    dependencies: [0, 0, 0],
    stamp: at(wall, leader),
    part: alone,
    operation: {
      kind,
      table: "record",
      key: "k",
      value,
      before: null,
      revision: sequence,
      changed: [],
      statement: null,
    },
  })
  const put = (value: string, wall: number, leader: number, sequence?: number) =>
    change("update", value, wall, leader, sequence)
  const set = (column: string, wall: number, leader: number) =>
    change("update", { [column]: { value: String(wall), stamp: at(wall, leader) } }, wall, leader)
  const del = (wall: number, leader: number, sequence?: number) =>
    change("delete", "", wall, leader, sequence)
  const after = (...changes: ReadonlyArray<RowChange>) =>
    changes.reduce<Cell>((cell, one) => joined({ wins, outlives }, cell, one), absent)
  const versionOf = ({ dot, stamp, operation: { revision } }: RowChange) => ({ dot, stamp, revision })

  it("of a delete that covers all is a tombstone, the later of two", () => {
    const tombstone = { kind: "tombstone", ...versionOf(del(3, 1)) }
    expect(after(set("a", 2, 0), del(3, 1))).toEqual(tombstone)
    expect(after(del(3, 1), set("a", 2, 0))).toEqual(tombstone)
    expect(after(put("v", 2, 0), del(3, 1))).toEqual(tombstone)
    expect(after(del(3, 1), del(2, 0))).toEqual(tombstone)
    expect(after(del(2, 0), del(3, 1))).toEqual(tombstone)
  })

  it("of a delete that is earlier than some columns is those, and the delete beside them", () => {
    const covered = after(set("a", 1, 0), set("b", 3, 0), del(2, 1))
    const deleted = { value: null, ...versionOf(del(2, 1)) }
    const left = { kind: "row", value: { b: { value: "3", stamp: at(3, 0) } }, ...versionOf(set("b", 3, 0)) }
    expect(covered).toEqual({ ...left, siblings: [deleted] })
    expect(after(set("a", 1, 0), set("b", 3, 0), del(2, 1), set("a", 1, 2))).toEqual(covered)
    expect(after(set("b", 3, 0))).toEqual(left)
  })

  it("of two versions has all their columns, and the rest of the later", () => {
    const both = { a: { value: "1", stamp: at(1, 0) }, b: { value: "2", stamp: at(2, 1) } }
    expect(after(set("a", 1, 0), set("b", 2, 1))).toEqual({
      kind: "row",
      value: both,
      ...versionOf(set("b", 2, 1)),
    })
    expect(after(set("b", 2, 1), set("a", 1, 0))).toEqual({
      kind: "row",
      value: both,
      ...versionOf(set("b", 2, 1)),
    })
  })

  it("of two plain values is the one that wins, whole; of a plain value and a record the record", () => {
    const later = { kind: "row", value: "1", ...versionOf(put("1", 2, 0)) }
    expect(after(put("1", 2, 0), put("5", 1, 1))).toEqual(later)
    expect(after(put("5", 1, 1), put("1", 2, 0))).toEqual(later)
    expect(after(put("9", 3, 0), set("a", 1, 0))).toEqual(after(set("a", 1, 0)))
    expect(after(set("a", 1, 0), put("9", 3, 0))).toEqual(after(set("a", 1, 0)))
  })

  it("of two changes of one leader in one instant is the later to arrive", () => {
    expect(after(del(2, 0, 1), del(2, 0, 2))).toMatchObject({ dot: { sequence: 2 } })
    expect(after(set("a", 2, 0), { ...set("b", 2, 0), dot: { leader: 0, sequence: 3 } })).toMatchObject({
      dot: { sequence: 3 },
    })
  })
})
