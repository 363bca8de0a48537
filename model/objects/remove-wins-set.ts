/**
 * A remove-wins set: an addition takes back only the removes that its origin had seen.
 *
 * Law: an element is in the set exactly when some `add` of it is visible and every visible `remove` of it was seen by
 * some visible `add` of it. So of an addition and a remove made apart, the remove wins.
 * Limits: the memory of a remove stays until an addition that saw it; an element once added is never forgotten. Needs
 * causal delivery: an addition ahead of the remove that it takes back would find nothing to take back.
 * Source: Bieniusa, Zawirski, Preguiça, Shapiro, Baquero, Balegas, Duarte, "Brief Announcement: Semantics of Eventually
 * Consistent Replicated Sets" (DISC 2012); Preguiça, "Conflict-free Replicated Data Types: An Overview" (2018).
 */
import { order } from "../vocabulary/dot.ts"
import { covers } from "../vocabulary/version-vector.ts"
import type { ReplicatedObject } from "./replicated-object.ts"
import type { Entry } from "./set.ts"

export interface SetOperation {
  readonly kind: "add" | "remove"
  readonly element: string
}

export interface Removable {
  /** Every element ever added, each once, sorted. */
  readonly added: ReadonlyArray<string>
  /** The removes that no addition has taken back, in the order of their dots. */
  readonly removes: ReadonlyArray<Entry>
}

export const removeWinsSet: ReplicatedObject<Removable, SetOperation, SetOperation, ReadonlyArray<string>> = {
  initial: { added: [], removes: [] },
  prepare: (_state, operation) => operation,
  effect: ({ added, removes }, { kind, element }, { dot, dependencies }) => {
    // A remove stands for the ones its origin had seen: an addition that saw it saw them too.
    const unseen = removes.filter((one) => one.element !== element || !covers(dependencies, one.dot))
    return kind === "add"
      ? { added: [...new Set([...added, element])].toSorted(), removes: unseen }
      : { added, removes: [...unseen, { element, dot }].toSorted((a, b) => order(a.dot, b.dot)) }
  },
  read: ({ added, removes }) => added.filter((element) => !removes.some((one) => one.element === element)),
}
