/**
 * What a read must return: its meaning F, applied to what the read can see of its object, and to nothing else.
 *
 * The context of an event is its visible writes with vis and ar among them. F of each family is in
 * `../objects/meaning.ts`: a last-writer-wins register (row), a multi-value register, a counter, an add-wins set.
 * Source: Burckhardt et al., "Replicated Data Types" (POPL 2014), section 3 (operation context, F_τ).
 */
import * as Meaning from "../objects/meaning.ts"
import { familyOf, type Shown, type Write } from "../vocabulary/write.ts"
import type { Execution, Read } from "./execution.ts"
import { relates } from "./relation.ts"

interface Seen {
  readonly event: number
  readonly write: Write
}

/** F(op(e), ctxt(e)) for a read e. */
export const meant = ({ history, visibility, arbitration }: Execution, event: number, read: Read): Shown => {
  const writes = history.events.flatMap(({ operation }, other): ReadonlyArray<Seen> => {
    if (operation.kind === "read" || operation.key !== read.key || familyOf(operation) !== read.family)
      return []
    return relates(visibility, other, event) ? [{ event: other, write: operation }] : []
  })
  const visible = {
    writes,
    saw: (later: Seen, earlier: Seen) => relates(visibility, earlier.event, later.event),
  }
  switch (read.family) {
    case "row":
      return Meaning.row(visible, (a, b) => relates(arbitration, b.event, a.event))
    case "register":
      return Meaning.register(visible)
    case "counter":
      return Meaning.counter(visible)
    case "set":
      return Meaning.set(visible)
  }
}

const same = (a: Shown, b: Shown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** `true` when the event is a read that returned something other than it must. */
export const misread = (execution: Execution, event: number): boolean => {
  const found = execution.history.events[event]
  if (found === undefined || found.operation.kind !== "read" || found.end === null) return false
  return !same(found.returned, meant(execution, event, found.operation))
}
