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
