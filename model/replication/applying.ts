/**
 * Applying: what a change does to the leader that makes it and to a leader that receives it.
 *
 * Everything but the log is a function of the log: `recover` replays it, so a crash is a shorter log. The one
 * exception is a vacuum, which is not in the log: what it forgot would come back with a replay. No design
 * here can show that, since those that vacuum make every change durable and so lose no part of their log.
 */
import { beginning, timeOf } from "../clocks/clock.ts"
import type { Ruling } from "../conflicts/resolution.ts"
import * as Row from "../objects/row.ts"
import * as Additions from "../objects/set.ts"
import type { Change, Operation } from "../vocabulary/change.ts"
import { empty, including } from "../vocabulary/version-vector.ts"
import type { Write } from "../vocabulary/write.ts"
import { cellOf, counterOf, type LeaderState, noObjects, type Objects, registerOf, setOf } from "./cluster.ts"
import type { Design } from "./design.ts"

/** What a write becomes at this leader; `null` when there is nothing to delete or remove. */
export const prepare = (objects: Objects, write: Write): Operation | null => {
  switch (write.kind) {
    case "put":
      return Row.preparePut(cellOf(objects, write.key), write.key, write.value)
    case "delete":
      return Row.prepareDelete(cellOf(objects, write.key), write.key)
    case "assign":
    case "increment":
      return write
    case "add":
      return { ...write, observed: Additions.observe(setOf(objects, write.key), write.element) }
    case "remove": {
      const observed = Additions.observe(setOf(objects, write.key), write.element)
      return observed.length === 0 ? null : { ...write, observed }
    }
  }
}

/** The change's effect on every object that is not a row; a row goes to the design's rules. */
const effect = (
  design: Design,
  objects: Objects,
  change: Change,
  row: (key: string) => Row.Cell,
): Objects => {
  const { operation, dot, dependencies } = change
  const { key } = operation
  switch (operation.kind) {
    case "insert":
    case "update":
    case "delete":
      return { ...objects, row: { ...objects.row, [key]: row(key) } }
    case "assign": {
      const register = design.registers.effect(registerOf(objects, key), operation.value, dot, dependencies)
      return { ...objects, register: { ...objects.register, [key]: register } }
    }
    case "increment": {
      const total = design.counters.effect(counterOf(objects, key), operation.by)
      return { ...objects, counter: { ...objects.counter, [key]: total } }
    }
    case "add": {
      const entries = design.sets.add(setOf(objects, key), operation.element, dot, operation.observed)
      return { ...objects, set: { ...objects.set, [key]: entries } }
    }
    case "remove": {
      const entries = design.sets.remove(setOf(objects, key), operation.observed)
      return { ...objects, set: { ...objects.set, [key]: entries } }
    }
  }
}

const isForRow = (change: Change): change is Row.RowChange => {
  const { kind } = change.operation
  return kind === "insert" || kind === "update" || kind === "delete"
}

const recorded = (leader: LeaderState, change: Change, objects: Objects, synced: boolean): LeaderState => {
  const log = [...leader.log, change]
  return {
    id: leader.id,
    up: leader.up,
    offset: leader.offset,
    latest: leader.latest,
    vector: including(leader.vector, change.dot),
    objects,
    log,
    durable: synced ? log.length : leader.durable,
    buffer: leader.buffer,
  }
}

/** The leader after its own change. */
export const applyLocal = (design: Design, leader: LeaderState, change: Change): LeaderState => {
  const objects = effect(design, leader.objects, change, (key) =>
    isForRow(change) ? design.rows.local(cellOf(leader.objects, key), change) : Row.absent,
  )
  return { ...recorded(leader, change, objects, design.durable.local), latest: timeOf(change.stamp) }
}

const unopposed: Omit<Ruling, "cell"> = { outcome: "applied", conflict: null }

/**
 * The leader after a change of another leader, and how its rules ruled; the same leader when they stopped.
 */
export const applyRemote = (
  design: Design,
  leader: LeaderState,
  change: Change,
): { readonly leader: LeaderState; readonly ruling: Omit<Ruling, "cell"> } => {
  let ruling = unopposed
  const objects = effect(design, leader.objects, change, (key) => {
    if (!isForRow(change)) return Row.absent
    const answer = design.rows.remote(cellOf(leader.objects, key), change, leader.id)
    ruling = answer
    return answer.cell
  })
  if (ruling.outcome === "stopped") return { leader, ruling }
  const next = recorded(leader, change, objects, design.durable.remote)
  return { leader: { ...next, latest: design.clock.raise(leader.latest, change.stamp) }, ruling }
}

/** The leader as its durable log alone describes it: down, with nothing in its buffer. */
export const recover = (design: Design, leader: LeaderState): LeaderState => {
  const down: LeaderState = { ...leader, up: false, buffer: [] }
  if (leader.durable === leader.log.length) return down
  const kept = leader.log.slice(0, leader.durable)
  const blank: LeaderState = {
    ...down,
    latest: beginning,
    vector: empty(leader.vector.length),
    objects: noObjects,
    log: [],
    durable: 0,
  }
  const replayed = kept.reduce(
    (state, change) =>
      change.dot.leader === leader.id
        ? applyLocal(design, state, change)
        : applyRemote(design, state, change).leader,
    blank,
  )
  return { ...replayed, durable: kept.length }
}
