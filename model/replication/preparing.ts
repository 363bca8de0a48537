/**
 * Preparing: what a client's write becomes at the leader that decides on it, or why it is refused.
 *
 * A write is one operation, or several in one transaction. Each is prepared on what the ones before it leave, and the
 * constraints of the table are asked of each, as a database does of its own clients.
 */
import { checkHolds, hasChildren, holderOf, parentIsThere, type Table } from "../database/schema.ts"
import * as Record from "../objects/record.ts"
import * as Row from "../objects/row.ts"
import * as Additions from "../objects/set.ts"
import type { Operation } from "../vocabulary/change.ts"
import type { Stamp } from "../vocabulary/stamp.ts"
import { everyKey, type Write } from "../vocabulary/write.ts"
import { cellOf, type LeaderState, type Objects, recordOf, setOf, tableOf } from "./cluster.ts"
import type { Design } from "./design.ts"

/** The writes of one object each that a write consists of, in the order in which they are carried out. */
export const parts = (
  design: Design,
  leader: LeaderState,
  size: number,
  write: Write,
): ReadonlyArray<Write> => {
  switch (write.kind) {
    case "set-both":
      return [write.key, write.other].map((key) => ({ kind: "set", key, column: "a", value: write.value }))
    case "truncate":
      if (design.tables.truncate === "wipes") return [{ ...write, key: everyKey }]
      return childrenFirst(tableOf(leader.objects)).map((key) => ({ kind: "erase", key }))
    case "generate":
      return [{ ...write, key: `${write.key}${generated(design, leader, size, write.key)}` }]
    case "put":
    case "delete":
    case "assign":
    case "increment":
    case "add":
    case "remove":
    case "set":
    case "erase":
    case "adjust":
      return [write]
  }
}

/**
 * The keys of a table, each after those of the records that refer to it. Records that refer to each other in a circle come
 * last, and cannot be erased.
 */
const childrenFirst = (table: Table): ReadonlyArray<string> => {
  const free = table.filter(([key]) => !hasChildren(table, key)).map(([key]) => key)
  const rest = table.filter(([key]) => !free.includes(key))
  return free.length === 0 ? rest.map(([key]) => key) : [...free, ...childrenFirst(rest)]
}

/** The number that the leader takes for a key. */
const generated = (design: Design, leader: LeaderState, size: number, prefix: string): number => {
  const numbers = tableOf(leader.objects).flatMap(([key]) => {
    const number = key.startsWith(prefix) ? Number(key.slice(prefix.length)) : 0
    return Number.isInteger(number) ? [number] : []
  })
  const own = leader.log.filter(
    ({ dot, operation }) =>
      dot.leader === leader.id && operation.kind === "insert" && operation.key.startsWith(prefix),
  )
  return design.tables.keys({
    leader: leader.id,
    size,
    taken: own.length,
    highest: Math.max(0, ...numbers),
  })
}

/** What a write of one object becomes; why it is refused: nothing is there to change, or a constraint forbids it. */
export const prepare = (
  objects: Objects,
  write: Write,
  stamp: Stamp,
): Operation | "absent" | "constraint" => {
  switch (write.kind) {
    case "put":
      return Row.preparePut(cellOf(objects, write.key), write.key, write.value)
    case "delete":
      return Row.prepareDelete(cellOf(objects, write.key), write.key) ?? "absent"
    case "assign":
    case "increment":
      return write
    case "add":
      return { ...write, observed: Additions.observe(setOf(objects, write.key), write.element) }
    case "remove": {
      const observed = Additions.observe(setOf(objects, write.key), write.element)
      return observed.length === 0 ? "absent" : { ...write, observed }
    }
    case "set": {
      const cell = recordOf(objects, write.key)
      return permitted(objects, Record.prepareSet(cell, write.key, write.column, write.value, stamp))
    }
    case "generate": {
      const cell = recordOf(objects, write.key)
      // The number is taken: the database refuses the insert with a duplicate key.
      if (cell.kind === "row") return "constraint"
      return permitted(objects, Record.prepareSet(cell, write.key, "a", write.value, stamp))
    }
    case "adjust": {
      const statement = { times: write.times, plus: write.plus }
      return Record.prepareAdjust(recordOf(objects, write.key), write.key, statement, stamp) ?? "absent"
    }
    case "erase": {
      const operation = Record.prepareErase(recordOf(objects, write.key), write.key)
      if (operation === null) return "absent"
      return hasChildren(tableOf(objects), write.key) ? "constraint" : operation
    }
    case "truncate":
      return tableOf(objects).length === 0 ? "absent" : { kind: "truncate", key: write.key }
    case "set-both":
      // It was taken apart before.
      return "absent"
  }
}

/** The operation, where the constraints of this leader's table permit what it leaves. */
const permitted = (objects: Objects, operation: Operation & Row.RowChange["operation"]) => {
  const table = tableOf(objects)
  const { key, value } = operation
  return checkHolds(value) && parentIsThere(table, key, value) && holderOf(table, key, value) === null
    ? operation
    : ("constraint" as const)
}
