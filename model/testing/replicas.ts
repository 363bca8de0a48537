/**
 * For the tests of this folder, and no part of the specification: replicas of one object that send each other what
 * they prepared.
 *
 * Which operation had seen which is recorded as plain sets, not as vectors, so that a meaning does not rest on the
 * vectors that the operational form reads.
 */
import type { Context, ReplicatedObject, Visible } from "../objects/replicated-object.ts"
import { type Dot, order, same } from "../vocabulary/dot.ts"
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
    const sent = (one: { readonly dot: Dot }) => messages.find(({ context }) => same(context.dot, one.dot))
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
