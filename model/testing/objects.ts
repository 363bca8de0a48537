/**
 * For the tests of this folder, and no part of the specification: the laws that every replicated object keeps, along
 * random executions with causal delivery.
 */
import fc from "fast-check"
import { expect } from "vitest"
import type { Meaning, ReplicatedObject } from "../objects/replicated-object.ts"
import { replicas } from "./replicas.ts"

type Action<Operation> =
  | { readonly kind: "perform"; readonly at: number; readonly wall: number; readonly operation: Operation }
  | { readonly kind: "deliver"; readonly at: number; readonly pick: number }

/** Stamps are drawn, with ties between leaders and without regard to causality. */
const actions = <Operation>(
  operation: fc.Arbitrary<Operation>,
  size: number,
): fc.Arbitrary<ReadonlyArray<Action<Operation>>> => {
  const at = fc.nat(size - 1)
  const wall = fc.nat(3)
  const perform = fc.record({ kind: fc.constant("perform" as const), at, wall, operation })
  const deliver = fc.record({ kind: fc.constant("deliver" as const), at, pick: fc.nat(5) })
  return fc.array(fc.oneof({ weight: 2, arbitrary: perform }, { weight: 3, arbitrary: deliver }), {
    maxLength: 30,
    size: "max",
  })
}

export interface Law<State, Operation, Prepared, Shown> {
  readonly object: ReplicatedObject<State, Operation, Prepared, Shown>
  readonly meaning: Meaning<Operation, Shown>
  readonly operation: fc.Arbitrary<Operation>
  /** Checked after every action, of all replicas. */
  readonly always?: (run: ReturnType<typeof replicas<State, Operation, Prepared, Shown>>) => void
  readonly seed: number
}

/**
 * Along random executions with causal delivery: after every action its replica shows what the object means of the
 * operations it has seen; any two operations ready at a replica have the same effect in either order; and replicas that
 * have seen everything hold the same state. Returns how many of the 200 executions held concurrent operations, without
 * which the laws would be easy to keep.
 */
export const keepsItsLaws = <State, Operation, Prepared, Shown>(
  law: Law<State, Operation, Prepared, Shown>,
): number => {
  const { object, meaning, operation, always, seed } = law
  const size = 3
  let withConcurrency = 0
  const property = fc.property(actions(operation, size), fc.nat(5), (drawn, pick) => {
    const run = replicas(object, size)
    for (const action of drawn) {
      const { at } = action
      if (action.kind === "perform") run.perform(at, action.operation, action.wall)
      else {
        const ready = run.ready(at)
        for (const [index, a] of ready.entries())
          for (const b of ready.slice(index + 1)) {
            const apply = (state: State, { prepared, context }: typeof a) =>
              object.effect(state, prepared, context)
            expect(apply(apply(run.state(at), a), b)).toEqual(apply(apply(run.state(at), b), a))
          }
        const next = ready[action.pick % Math.max(1, ready.length)]
        if (next !== undefined) run.deliver(at, next)
      }
      expect(run.shown(at)).toEqual(meaning(run.visible(at)))
      always?.(run)
    }
    const { messages } = run
    if (messages.some((a) => messages.some((b) => a !== b && !a.saw.has(b) && !b.saw.has(a))))
      withConcurrency++
    run.heal(pick)
    for (let at = 0; at < size; at++) {
      expect(run.state(at)).toEqual(run.state(0))
      expect(run.shown(at)).toEqual(meaning(run.visible(at)))
    }
    always?.(run)
  })
  fc.assert(property, { seed, numRuns: 200 })
  return withConcurrency
}

/**
 * The law of objects to which delivery does not matter: a third replica that gets the operations of two others in any
 * order, some of them again and again, comes to the same state as they do.
 */
export const anyDelivery = <State, Operation, Prepared, Shown>(
  object: ReplicatedObject<State, Operation, Prepared, Shown>,
  operation: fc.Arbitrary<Operation>,
) => {
  const action = fc.record({ at: fc.nat(1), wall: fc.nat(3), operation, catchUp: fc.boolean() })
  const picks = fc.array(fc.nat(20), { maxLength: 30, size: "max" })
  return fc.property(
    fc.array(action, { minLength: 2, size: "max", maxLength: 12 }),
    picks,
    (drawn, order) => {
      const run = replicas(object, 3)
      for (const { at, wall, operation, catchUp } of drawn) {
        if (catchUp) for (const message of run.ready(at)) run.deliver(at, message)
        run.perform(at, operation, wall)
      }
      const { messages } = run
      const inAnyOrder = order.flatMap((place) => messages[place] ?? [])
      for (const message of [...inAnyOrder, ...messages.toReversed()]) run.deliver(2, message)
      run.heal()
      expect(run.state(2)).toEqual(run.state(0))
    },
  )
}
