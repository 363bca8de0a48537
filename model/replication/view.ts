/** What a client can read at a leader: every object that it has heard of, as a read shows it. */
import * as Counter from "../objects/counter.ts"
import * as Record from "../objects/record.ts"
import * as Register from "../objects/register.ts"
import * as Row from "../objects/row.ts"
import * as Additions from "../objects/set.ts"
import type { Operation } from "../vocabulary/change.ts"
import { inKeyOrder, type Shown, type View } from "../vocabulary/write.ts"
import { cellOf, counterOf, type Objects, recordOf, registerOf, setOf } from "./cluster.ts"

export const view = (objects: Objects): View => ({
  row: inKeyOrder(objects.row, Row.read),
  register: inKeyOrder(objects.register, Register.read),
  counter: inKeyOrder(objects.counter, Counter.read),
  set: inKeyOrder(objects.set, Additions.read),
  record: inKeyOrder(objects.record, Record.read),
})

/** What a read of the object that a change is for shows at a leader. */
export const shows = (objects: Objects, operation: Operation): Shown => {
  switch (operation.kind) {
    case "insert":
    case "update":
    case "delete":
      return operation.table === "row"
        ? Row.read(cellOf(objects, operation.key))
        : Record.read(recordOf(objects, operation.key))
    case "truncate":
      return null
    case "assign":
      return Register.read(registerOf(objects, operation.key))
    case "increment":
      return Counter.read(counterOf(objects, operation.key))
    case "add":
    case "remove":
      return Additions.read(setOf(objects, operation.key))
  }
}
