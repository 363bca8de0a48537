/**
 * What the sets mean, each as the condition under which an element is in it. For the add-wins set see `meaning.ts`.
 *
 * Source: Burckhardt et al., "Replicated Data Types" (POPL 2014), section 3; Bieniusa et al., "Semantics of Eventually
 * Consistent Replicated Sets" (DISC 2012) for remove-wins.
 */
import { compareTime } from "../vocabulary/stamp.ts"
import type { Addition } from "./grow-only-set.ts"
import type { SetOperation } from "./remove-wins-set.ts"
import type { Made, Meaning, Visible } from "./replicated-object.ts"

type Shown = ReadonlyArray<string>
type Condition = (
  adds: ReadonlyArray<Made<SetOperation>>,
  removes: ReadonlyArray<Made<SetOperation>>,
  saw: Visible<SetOperation>["saw"],
) => boolean

/** The elements whose visible additions and removes fulfil the condition, sorted. */
const elementsWhere =
  (isIn: Condition): Meaning<SetOperation, Shown> =>
  ({ operations, saw }) => {
    const of = (kind: SetOperation["kind"], element: string) =>
      operations.filter(({ operation }) => operation.kind === kind && operation.element === element)
    return [...new Set(operations.map(({ operation }) => operation.element))]
      .filter((element) => isIn(of("add", element), of("remove", element), saw))
      .toSorted()
  }

/** It was added, and every remove was seen by an addition. */
export const removeWins = elementsWhere(
  (adds, removes, saw) => adds.length > 0 && removes.every((remove) => adds.some((add) => saw(add, remove))),
)

/** Some addition was not seen by any remove: the add-wins set, for comparison. */
export const addWins = elementsWhere((adds, removes, saw) =>
  adds.some((add) => !removes.some((remove) => saw(remove, add))),
)

/** Some addition has no remove at a later time. */
export const lastWriterWinsElement = elementsWhere((adds, removes) =>
  adds.some((add) => removes.every((remove) => compareTime(remove.stamp, add.stamp) <= 0)),
)

/** It was added, and never removed. */
export const twoPhase = elementsWhere((adds, removes) => adds.length > 0 && removes.length === 0)

/** It was added. */
export const growOnly: Meaning<Addition, Shown> = ({ operations }) =>
  [...new Set(operations.map(({ operation }) => operation.element))].toSorted()
