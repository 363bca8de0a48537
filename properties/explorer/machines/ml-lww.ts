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
  type Sent,
} from "../packed/machine.ts"

export interface LwwScope {
  readonly leaders: number
  readonly keys: number
  readonly values: number
  /** Writes in all. */
  readonly writes: number
  /** Deliveries, in all, of which the message stays in flight. */
  readonly duplicates: number
  readonly ring: boolean
  readonly causal: boolean
}

/** The scopes whose counts are known from other explorers. */
export const lwwScopes = {
  S: { leaders: 3, keys: 1, values: 1, writes: 4, duplicates: 1, ring: false, causal: false },
  M: { leaders: 3, keys: 2, values: 1, writes: 4, duplicates: 1, ring: false, causal: false },
  L: { leaders: 3, keys: 1, values: 2, writes: 5, duplicates: 0, ring: false, causal: false },
} as const satisfies Readonly<Record<string, LwwScope>>

export interface Write {
  readonly leader: number
  readonly stamp: number
  readonly key: number
  readonly value: number
  /** What its origin had applied, in the causal variant; nothing otherwise. */
  readonly dependencies: ReadonlyArray<string>
}

/** A set of writes, in the order of their names. */
export type Writes = ReadonlyArray<Write>

export interface Leader {
  readonly clock: number
  /** The winning write of each key; `null` before the first. */
  readonly registers: ReadonlyArray<Write | null>
  readonly applied: Writes
}

export type LwwMove =
  | { readonly kind: "write"; readonly key: number; readonly value: number }
  | { readonly kind: "deliver" | "deliver and keep"; readonly write: Write }

const nameOf = ({ leader, stamp }: Write): string => `${stamp}@${leader}`

const includes = (writes: Writes, write: Write): boolean =>
  writes.some((other) => nameOf(other) === nameOf(write))

/** The set with one write more. */
export const including = (writes: Writes, write: Write): Writes =>
  includes(writes, write) ? writes : [...writes, write].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))

const without = (writes: Writes, write: Write): Writes =>
  writes.filter((other) => nameOf(other) !== nameOf(write))

/** `true` when the write is later than what the register holds; of two in the same instant the higher leader's is. */
const wins = (write: Write, held: Write | null): boolean =>
  held === null || write.stamp > held.stamp || (write.stamp === held.stamp && write.leader > held.leader)

/** The rules that a mutant may replace. */
export interface LwwRules {
  readonly wins: (write: Write, held: Write | null) => boolean
}

/** The leader after a write, its own or one that arrives. */
const applied = (rules: LwwRules, { clock, registers, applied }: Leader, write: Write): Leader => ({
  clock: Math.max(clock, write.stamp),
  registers: registers.map((held, key) => (key === write.key && rules.wins(write, held) ? write : held)),
  applied: including(applied, write),
})

const isReady = ({ applied }: Leader, { dependencies }: Write): boolean =>
  dependencies.every((name) => applied.some((write) => nameOf(write) === name))

export const sameWrites = (a: Writes, b: Writes): boolean =>
  a.length === b.length && a.every((write) => includes(b, write))

const sameRegisters = (a: Leader, b: Leader): boolean =>
  a.registers.every((held, key) => {
    const other = b.registers[key] ?? null
    return held === null || other === null ? held === other : nameOf(held) === nameOf(other)
  })

const upTo = (size: number): ReadonlyArray<number> => Array.from({ length: size }, (_, index) => index)

/** The machine of a scope. */
export const lww = (scope: LwwScope, rules: LwwRules = { wins }): PackedMachine<LwwMove> => {
  const ids = upTo(scope.leaders)
  const fresh: Leader = { clock: 0, registers: upTo(scope.keys).map(() => null), applied: [] }
  const leaders = ids.map((id): Component<Leader> => ({ place: id, initial: fresh }))
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
        : upTo(scope.keys).flatMap((key) =>
            upTo(scope.values).map((value) => {
              const dependencies = scope.causal ? leader.applied.map(nameOf) : []
              const write = { leader: id, stamp: leader.clock + 1, key, value, dependencies }
              return {
                move: { kind: "write", key, value },
                becomes: [applied(rules, leader, write), written + 1],
                sends: send(write, receiversOf(id)),
              }
            }),
          )

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
    absorb: (place, value, write) =>
      place < scope.leaders
        ? arrived(place, value as Leader, write as Write)
        : { becomes: including(value as Writes, write as Write), sends: [] },
    invariants: [
      ...pairs.map((pair) =>
        invariant(
          "leaders that have applied the same writes hold the same registers",
          pair,
          () => true,
          (a, b) => !sameWrites(a.applied, b.applied) || sameRegisters(a, b),
        ),
      ),
      invariant(
        "when nothing is in flight, every leader has applied every write",
        [...leaders, ...flights],
        (value) => !Array.isArray(value) || value.length === 0,
        (...values) => {
          const applied = leaders.map(({ place }) => values[place] as Leader).map((leader) => leader.applied)
          return applied.every((one) => sameWrites(one, applied[0] ?? []))
        },
      ),
    ],
  }
}
