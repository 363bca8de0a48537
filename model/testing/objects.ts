/**
 * For the tests of this folder, and no part of the specification: replicas of one object that send each other what
 * they prepared, and the laws that every replicated object keeps along random executions.
 *
 * Which operation had seen which is recorded as plain sets, not as vectors, so that a meaning does not rest on the
 * vectors that the operational form reads.
 */
import fc from "fast-check"
import { expect } from "vitest"
import type { Context, Made, Meaning, ReplicatedObject, Visible } from "../objects/replicated-object.ts"
import { order, same } from "../vocabulary/dot.ts"
import { empty, including } from "../vocabulary/version-vector.ts"

export interface Message<Operation, Prepared> {
  readonly operation: Operation
  readonly prepared: Prepared
  readonly context: Context
  readonly saw: ReadonlySet<Message<Operation, Prepared>>
}

/** Replicas of one object. `deliver` delivers whatever it is told to: also again, and also too early. */
export const replicas = <State, Operation, Prepared, Shown>(
  object: ReplicatedObject<State, Operation, Prepared, Shown>,
  size: number,
) => {
  type Sent = Message<Operation, Prepared>
  const messages: Array<Sent> = []
  const held = Array.from({ length: size }, () => ({ state: object.initial, delivered: new Set<Sent>() }))

  const replica = (at: number) => {
    const one = held[at]
    if (one === undefined) throw new Error(`there is no replica ${at}`)
    return one
  }

  /** `null` when the origin refuses. Without a wall time the stamp is later than all that the origin has seen. */
  const perform = (at: number, operation: Operation, wall?: number): Sent | null => {
    const { state, delivered } = replica(at)
    const own = messages.filter((message) => message.context.dot.leader === at)
    const walls = [...delivered].map(({ context }) => context.stamp.wall)
    const time = wall ?? Math.max(0, ...walls) + 1
    const context: Context = {
      dot: { leader: at, sequence: own.length + 1 },
      stamp: {
        wall: time,
        logical: own.filter((message) => message.context.stamp.wall === time).length,
        leader: at,
      },
      dependencies: [...delivered]
        .map((message) => message.context.dot)
        .toSorted(order)
        .reduce(including, empty(size)),
    }
    const prepared = object.prepare(state, operation, context)
    if (prepared === null) return null
    const message = { operation, prepared, context, saw: new Set(delivered) }
    messages.push(message)
    deliver(at, message)
    return message
  }

  const deliver = (at: number, message: Sent | null): void => {
    if (message === null) throw new Error("the origin had refused what is to be delivered")
    const one = replica(at)
    one.state = object.effect(one.state, message.prepared, message.context)
    one.delivered.add(message)
  }

  /** What causal delivery may deliver next; no two of them had seen each other. */
  const ready = (at: number): ReadonlyArray<Sent> => {
    const { delivered } = replica(at)
    return messages.filter(
      (message) => !delivered.has(message) && [...message.saw].every((cause) => delivered.has(cause)),
    )
  }

  /** Delivers all that is missing, as causal delivery allows, the `pick`th of what is ready first. */
  const heal = (pick = 0): void => {
    for (let at = 0; at < size; at++)
      for (let next = ready(at); next.length > 0; next = ready(at))
        deliver(at, next[pick % next.length] ?? null)
  }

  /** The operations that the replica has seen, in an order that says nothing of how they arrived. */
  const visible = (at: number): Visible<Operation> => {
    const made = messages.filter((message) => replica(at).delivered.has(message))
    const sent = (one: Made<Operation>) => messages.find(({ context }) => same(context.dot, one.dot))
    return {
      operations: made
        .toSorted((a, b) => order(a.context.dot, b.context.dot))
        .map(({ operation, context: { dot, stamp } }) => ({ operation, dot, stamp })),
      saw: (later, earlier) => {
        const cause = sent(earlier)
        return cause !== undefined && sent(later)?.saw.has(cause) === true
      },
    }
  }

  const state = (at: number): State => replica(at).state
  const shown = (at: number): Shown => object.read(state(at))
  return { size, messages, perform, deliver, ready, heal, visible, state, shown }
}

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

const runs = 200

/**
 * Along random executions with causal delivery: after every action its replica shows what the object means of the
 * operations it has seen; any two operations ready at a replica have the same effect in either order; and replicas that
 * have seen everything hold the same state. At least half of the executions must hold concurrent operations.
 */
export const keepsItsLaws = <State, Operation, Prepared, Shown>(
  law: Law<State, Operation, Prepared, Shown>,
): void => {
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
  fc.assert(property, { seed, numRuns: runs })
  expect(withConcurrency, "executions with concurrent operations").toBeGreaterThanOrEqual(runs / 2)
}
