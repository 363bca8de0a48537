/** The events of a trail in the words of the store and of the model: what a recorded operation asked for, and how an event reads. */
import type { Change } from "../../model/vocabulary/change.ts"
import * as Dot from "../../model/vocabulary/dot.ts"
import { leaderName } from "../../model/vocabulary/leader.ts"
import * as Stamp from "../../model/vocabulary/stamp.ts"
import { seen, type VersionVector } from "../../model/vocabulary/version-vector.ts"
import { familyOf, inKeyOrder, type Shown, type Write } from "../../model/vocabulary/write.ts"
import { sameShown } from "../evidence.ts"
import { shownInWords, writeInWords } from "../words.ts"
import type { RecordedConflict, RecordedOperation, TrailEvent } from "./trail.ts"

/** The write that a recorded operation, or a refused request, stands for; `null` for one that the model does not have. */
export const writeOf = (operation: RecordedOperation): Write | null => {
  const { _tag, key, value = "", by = 0, element = "", columns = {} } = operation
  switch (_tag) {
    case "Put":
    case "Insert":
    case "Update":
      return { kind: "put", key, value }
    case "Delete":
      return { kind: "delete", key }
    case "Assign":
      return { kind: "assign", key, value }
    case "Increment":
      return { kind: "increment", key, by }
    case "Add":
      return { kind: "add", key, element }
    case "Remove":
      return { kind: "remove", key, element }
    case "Set": {
      const [[column, set] = [], ...more] = Object.entries(columns)
      // The model sets one column at a time.
      return column === undefined || set === undefined || more.length > 0
        ? null
        : { kind: "set", key, column, value: set }
    }
    case "Erase":
      return { kind: "erase", key }
    default:
      return null
  }
}

const sameDots = (a: ReadonlyArray<Dot.Dot>, b: ReadonlyArray<Dot.Dot>): boolean =>
  a.length === b.length && a.every((dot) => b.some((other) => Dot.same(dot, other)))

/** How the model's operation differs from the recorded one for the same write; `null` when it does not. */
export const differenceOf = ({ operation }: Change, recorded: RecordedOperation): string | null => {
  switch (operation.kind) {
    case "insert":
    case "update":
    case "delete":
      if (operation.table === "record") {
        if (operation.kind === "delete" || typeof operation.value === "string") return null
        const whole = inKeyOrder(operation.value, (column) => column.value)
        return recorded.row === undefined ||
          sameShown(
            whole,
            inKeyOrder(recorded.row, (value) => value),
          )
          ? null
          : `the whole record is ${shownInWords(whole)}`
      }
      return recorded._tag.toLowerCase() === operation.kind ? null : `it is an ${operation.kind}`
    case "add":
    case "remove":
      return sameDots(operation.observed, recorded.observed ?? [])
        ? null
        : `it observes ${operation.observed.map(Dot.show).join(", ") || "nothing"}`
    case "assign":
    case "increment":
    case "truncate":
      return null
  }
}

/** The vector with an entry for each leader. */
export const padded = (vector: VersionVector, leaders: number): VersionVector =>
  Array.from({ length: leaders }, (_, leader) => seen(vector, leader))

/** `A3 B0 C12`: how many changes of each leader. */
export const vectorInWords = (vector: VersionVector): string =>
  vector.map((count, leader) => `${leaderName(leader)}${count}`).join(" ")

export const conflictInWords = (conflict: RecordedConflict | null): string =>
  conflict === null ? "no conflict" : `a conflict with ${Dot.show(conflict.local)}, ${conflict.kept} kept`

/** `applied, a conflict with B2, local kept, shows v1`. */
export const appliedInWords = (outcome: string, conflict: RecordedConflict | null, shows: Shown): string =>
  `${outcome}, ${conflictInWords(conflict)}, shows ${shownInWords(shows)}`

/** `row x`, of what an operation is for. */
const operationInWords = (operation: RecordedOperation): string => {
  const write = writeOf(operation)
  return write === null ? `${operation._tag} ${operation.key}` : `${writeInWords(write)} (${familyOf(write)})`
}

/** One event, on one line. */
export const eventInWords = (event: TrailEvent): string => {
  switch (event._tag) {
    case "Started":
      return `started with ${vectorInWords(event.vector)}`
    case "Wrote": {
      const { dot, stamp, operation } = event.change
      return `wrote ${Dot.show(dot)}: ${operationInWords(operation)}, stamped ${Stamp.show(stamp)}, shows ${shownInWords(event.shows)}`
    }
    case "Refused":
      return `refused ${operationInWords(event.write)}: ${event.why}`
    case "Arrived": {
      const { change, report } = event
      const what =
        report._tag === "Applied"
          ? appliedInWords(report.outcome, report.conflict, report.shows)
          : report._tag.toLowerCase()
      return `${Dot.show(change.dot)} arrived from ${leaderName(report.from)} (${operationInWords(change.operation)}): ${what}`
    }
    case "Merged":
      return `merged what ${leaderName(event.from)} had: ${vectorInWords(event.vector)}`
    case "Collected":
      return `forgot ${event.tombstones} tombstones`
    case "Stopped":
      return "stopped in order"
  }
}
