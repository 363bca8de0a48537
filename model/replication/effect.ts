/**
 * The effect of a change on the objects of a leader: at its origin, and where it is received.
 *
 * A row of another leader goes to the design's rules for rows. A record goes there too, and then through the rules of its
 * table: the statement is executed anew or not, the answer is reconsidered column by column, the trigger fires or not, and
 * the constraints have the last word.
 */
import type { Ruling } from "../conflicts/ruling.ts"
import { admit, type Admitted } from "../database/constraints.ts"
import * as Record from "../objects/record.ts"
import { absent, type Cell, type RowChange } from "../objects/row.ts"
import type { Change } from "../vocabulary/change.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { withEntry } from "../vocabulary/write.ts"
import { cellOf, counterOf, type Objects, recordOf, registerOf, setOf, tableOf } from "./cluster.ts"
import type { Design } from "./design.ts"

/** What a change leaves, and how the design's rules ruled on it. */
export interface Effect {
  readonly objects: Objects
  readonly ruling: Omit<Ruling, "cell">
}

const unopposed: Omit<Ruling, "cell"> = { outcome: "applied", conflict: null }

const isForRow = (change: Change): change is RowChange => {
  const { kind } = change.operation
  return kind === "insert" || kind === "update" || kind === "delete"
}

/** The effect of a change on an object that is neither a row nor a record: the same at its origin and elsewhere. */
const onObject = (design: Design, objects: Objects, change: Change): Objects => {
  const { operation, dot, dependencies } = change
  const { key } = operation
  switch (operation.kind) {
    case "assign": {
      const register = design.registers.effect(registerOf(objects, key), operation.value, dot, dependencies)
      return { ...objects, register: withEntry(objects.register, key, register) }
    }
    case "increment": {
      const total = design.counters.effect(counterOf(objects, key), operation.by)
      return { ...objects, counter: withEntry(objects.counter, key, total) }
    }
    case "add": {
      const entries = design.sets.add(setOf(objects, key), operation.element, dot, operation.observed)
      return { ...objects, set: withEntry(objects.set, key, entries) }
    }
    case "remove": {
      const entries = design.sets.remove(setOf(objects, key), operation.observed)
      return { ...objects, set: withEntry(objects.set, key, entries) }
    }
    case "truncate":
      return { ...objects, record: {} }
    case "insert":
    case "update":
    case "delete":
      return objects
  }
}

const withCell = (objects: Objects, { operation }: RowChange, cell: Cell): Objects =>
  operation.table === "row"
    ? { ...objects, row: withEntry(objects.row, operation.key, cell) }
    : { ...objects, record: withEntry(objects.record, operation.key, cell) }

const cellFor = (objects: Objects, { operation }: RowChange): Cell =>
  operation.table === "row" ? cellOf(objects, operation.key) : recordOf(objects, operation.key)

/** What its own change leaves at a leader. */
export const localEffect = (design: Design, objects: Objects, change: Change): Objects =>
  isForRow(change)
    ? withCell(objects, change, design.rows.local(cellFor(objects, change), change))
    : onObject(design, objects, change)

/** What the design's rules make of a change of another leader. */
export const remoteEffect = (design: Design, objects: Objects, change: Change, here: LeaderId): Effect => {
  if (!isForRow(change)) return { objects: onObject(design, objects, change), ruling: unopposed }
  const cell = cellFor(objects, change)
  if (change.operation.table === "row") {
    const ruling = design.rows.remote(cell, change, here)
    return { objects: withCell(objects, change, ruling.cell), ruling }
  }
  const { ruling, removes } = inTable(design, objects, cell, change, here)
  const next = withCell(objects, change, ruling.cell)
  return {
    objects: removes === null ? next : { ...next, record: withEntry(next.record, removes, absent) },
    ruling,
  }
}

/** The answer of a table: the rules for rows, and what the table makes of their answer. */
const inTable = (
  design: Design,
  objects: Objects,
  cell: Cell,
  received: RowChange,
  here: LeaderId,
): Admitted => {
  const { tables } = design
  const change = tables.replicates === "statements" ? executedAnew(cell, received) : received
  const ruling = tables.merge(design.rows.remote(cell, change, here), cell, change)
  const left = tables.triggers === "everywhere" ? firedAgain(ruling, change) : ruling
  return left.outcome === "applied"
    ? admit(tables, tableOf(objects), change, here, cell, left)
    : { ruling: left, removes: null }
}

/** The change with the row that its statement leaves here, where there is a row for it. */
const executedAnew = (cell: Cell, change: RowChange): RowChange => {
  const { operation, stamp } = change
  if (cell.kind !== "row" || operation.kind !== "update") return change
  return { ...change, operation: { ...operation, value: Record.reexecuted(cell, operation, stamp) } }
}

/** The ruling where the trigger fires once more for a change that takes effect. */
const firedAgain = (ruling: Ruling, { operation, stamp }: RowChange): Ruling =>
  ruling.outcome === "applied" && ruling.cell.kind === "row" && operation.changed.includes("audited")
    ? { ...ruling, cell: { ...ruling.cell, value: Record.fired(ruling.cell.value, stamp) } }
    : ruling
