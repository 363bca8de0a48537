/**
 * ML-LWW: a small machine of multi-leader replication, the one that explorers are compared on.
 *
 * Leaders accept writes to last-writer-wins registers and send them to each other over links that keep no order and may
 * deliver twice. In the ring, a write goes to the next leader, which passes it on until the next one is its origin. In the
 * causal variant a write waits at its receiver for everything that its origin had applied.
 */
import {
  type Absorbed,
  type Component,
  invariant,
  type Outcome,
  type PackedMachine,
  process,
  receiver,
  type Sent,
} from "../../packed/machine.ts"
import {
  applied,
  fresh,
  includes,
  including,
  isLeader,
  isReady,
  type Leader,
  type LwwRules,
  type LwwScope,
  quietMeansComplete,
  sameRegisters,
  sameWrites,
  sameWritesSameRegisters,
  standardLwwRules,
  upTo,
  without,
  type Write,
  type Writes,
  writesOf,
} from "./leader.ts"

export type LwwMove =
  | { readonly kind: "write"; readonly key: number; readonly value: number }
  | { readonly kind: "deliver" | "deliver and keep"; readonly write: Write }

/** The machine of a scope. */
export const lww = (scope: LwwScope, rules: LwwRules = standardLwwRules): PackedMachine<LwwMove> => {
  const ids = upTo(scope.leaders)
  const leaders = ids.map((id): Component<Leader> => ({ place: id, initial: fresh(scope) }))
  const flights = ids.map((id): Component<Writes> => ({ place: scope.leaders + id, initial: [] }))
  const written: Component<number> = { place: 2 * scope.leaders, initial: 0 }
  const duplicated: Component<number> = { place: 2 * scope.leaders + 1, initial: 0 }

  const next = (id: number): number => (id + 1) % scope.leaders
  const send = (write: Write, to: ReadonlyArray<number>): ReadonlyArray<Sent> =>
    to.flatMap((id) => flights[id] ?? []).map((flight) => ({ to: flight, item: write }))
  const receiversOf = (id: number) => (scope.ring ? [next(id)] : ids.filter((other) => other !== id))

  const writes =
    (id: number) =>
    ([leader, written]: readonly [Leader, number]): ReadonlyArray<
      Outcome<readonly [Leader, number], LwwMove>
    > =>
      written === scope.writes
        ? []
        : writesOf(scope, id, leader).map((write) => ({
            move: { kind: "write", key: write.key, value: write.value },
            becomes: [applied(rules, leader, write), written + 1],
            sends: send(write, receiversOf(id)),
          }))

  /** What may arrive at a leader: each write in flight to it, which leaves the flight or, as a duplicate, stays there. */
  const arrivals =
    (leader: Component<Leader>) =>
    ([flight, duplicated]: readonly [Writes, number]): ReadonlyArray<
      Outcome<readonly [Writes, number], LwwMove>
    > =>
      flight.flatMap((write) => {
        const sends = [{ to: leader, item: write }]
        const once: Outcome<readonly [Writes, number], LwwMove> = {
          move: { kind: "deliver", write },
          becomes: [without(flight, write), duplicated],
          sends,
        }
        const kept: Outcome<readonly [Writes, number], LwwMove> = {
          move: { kind: "deliver and keep", write },
          becomes: [flight, duplicated + 1],
          sends,
        }
        return duplicated < scope.duplicates ? [once, kept] : [once]
      })

  /** A leader applies what arrives, unless it must wait; in the ring it passes on what it has not applied before. */
  const arrived = (id: number, leader: Leader, write: Write): Absorbed | null => {
    if (!isReady(leader, write)) return null
    const goesOn = scope.ring && !includes(leader.applied, write) && next(id) !== write.leader
    return { becomes: applied(rules, leader, write), sends: goesOn ? send(write, [next(id)]) : [] }
  }

  const processes = ids.flatMap((id) => {
    const leader = leaders[id]
    const flight = flights[id]
    if (leader === undefined || flight === undefined) return []
    const reached = receiversOf(id).flatMap((other) => flights[other] ?? [])
    return [
      process(`client of leader ${id}`, [leader, written], reached, writes(id)),
      process(`network to leader ${id}`, [flight, duplicated], [leader, ...reached], arrivals(leader)),
    ]
  })

  const pairs = leaders.flatMap((a, index) => leaders.slice(index + 1).map((b) => [a, b] as const))
  return {
    components: [...leaders, ...flights, written, duplicated],
    processes,
    receivers: [
      ...leaders.map((component) =>
        receiver(component, (leader, write: Write) => arrived(component.place, leader, write)),
      ),
      ...flights.map((component) =>
        receiver(component, (flight, write: Write) => ({ becomes: including(flight, write), sends: [] })),
      ),
    ],
    invariants: [
      ...pairs.map((pair) =>
        invariant(
          sameWritesSameRegisters,
          pair,
          () => true,
          (a, b) => !sameWrites(a.applied, b.applied) || sameRegisters(a, b),
        ),
      ),
      invariant(
        quietMeansComplete,
        [...leaders, ...flights],
        (value) => !Array.isArray(value) || value.length === 0,
        (...values) => {
          const applied = values.filter(isLeader).map((leader) => leader.applied)
          return applied.every((one) => sameWrites(one, applied[0] ?? []))
        },
      ),
    ],
  }
}
