/**
 * A map whose values are replicated objects themselves. To remove a key wipes the updates of it that the origin had
 * seen, and no others.
 *
 * What it holds is those updates, causes before effects; what a key shows is their effects one after the other.
 *
 * Law: a key is in the map exactly when some visible update of it was not seen by any visible remove of it, and it shows
 * what the nested object means of those updates.
 * Limits: refuses to remove a key that is not there. An object nests when an operation says its own part and no more, so
 * that it means the same without the earlier ones: registers, counters of increments, sets and these maps do; a counter
 * that sends totals or differences, an escrow and a sequence do not, for a wiped operation lives on in what later ones
 * were prepared from. The updates are kept as they came, so the state grows with use. Needs causal delivery exactly once.
 * Source: Preguiça, Baquero, Shapiro, "Conflict-free Replicated Data Types" (2018); Kleppmann,
 * Beresford, "A Conflict-Free Replicated JSON Datatype" (2017), for clearing what was seen.
 */
import { order } from "../vocabulary/dot.ts"
import { covers } from "../vocabulary/version-vector.ts"
import type { Context, ReplicatedObject } from "./replicated-object.ts"

/** What a client asks for holds the nested object's operation; what is sent, the one prepared. */
export type MapOperation<Nested> =
  | { readonly kind: "update"; readonly key: string; readonly nested: Nested }
  | { readonly kind: "remove"; readonly key: string }

export interface Update<Prepared> {
  readonly key: string
  readonly nested: Prepared
  readonly context: Context
}

/** The keys with what each shows, sorted by key. */
export type Entries<Shown> = ReadonlyArray<readonly [key: string, shown: Shown]>

/** Causes before effects: who saw another has seen more. The dots decide between the rest. */
const causesFirst = (a: { readonly context: Context }, b: { readonly context: Context }): number =>
  causes(a.context) - causes(b.context) || order(a.context.dot, b.context.dot)

const causes = ({ dependencies }: Context): number => dependencies.reduce((sum, seen) => sum + seen, 0)

export const observedRemoveMap = <State, Operation, Prepared, Shown>(
  object: ReplicatedObject<State, Operation, Prepared, Shown>,
): ReplicatedObject<
  ReadonlyArray<Update<Prepared>>,
  MapOperation<Operation>,
  MapOperation<Prepared>,
  Entries<Shown>
> => {
  const under = (updates: ReadonlyArray<Update<Prepared>>, key: string): State =>
    updates
      .filter((update) => update.key === key)
      .reduce((state, { nested, context }) => object.effect(state, nested, context), object.initial)
  return {
    initial: [],
    prepare: (updates, operation, context) => {
      const { kind, key } = operation
      if (kind === "remove") return updates.some((update) => update.key === key) ? operation : null
      const nested = object.prepare(under(updates, key), operation.nested, context)
      return nested === null ? null : { kind, key, nested }
    },
    effect: (updates, operation, context) => {
      const { kind, key } = operation
      return kind === "update"
        ? [...updates, { key, nested: operation.nested, context }].toSorted(causesFirst)
        : updates.filter((one) => one.key !== key || !covers(context.dependencies, one.context.dot))
    },
    read: (updates) =>
      [...new Set(updates.map(({ key }) => key))]
        .toSorted()
        .map((key) => [key, object.read(under(updates, key))]),
  }
}
