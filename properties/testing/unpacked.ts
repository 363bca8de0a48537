/**
 * A packed machine explored in the plainest way: a state is the text of its values, nothing is numbered, hashed or remembered.
 * Slow, and obviously right: what the packed explorer is compared with.
 */
import type { PackedMachine, Sent } from "../explorer/packed/machine.ts"

export interface Plain {
  readonly states: number
  readonly transitions: number
  readonly depth: number
  /** The length of a shortest path to a state that breaks an invariant; `null` where none does. */
  readonly broken: number | null
  /** Every value that each component had, as texts. */
  readonly values: ReadonlyArray<ReadonlySet<string>>
}

type State = ReadonlyArray<unknown>

/** The text of plain data, whatever the order in which its objects were put together. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )

const afterSends = <Move>(
  machine: PackedMachine<Move>,
  state: State,
  sends: ReadonlyArray<Sent>,
): State | null => {
  let now: State = state
  for (const { to, item } of sends) {
    const receiver = machine.receivers.find(({ place }) => place === to.place)
    const absorbed = receiver?.absorb(now[to.place], item) ?? null
    if (absorbed === null) return null
    const next = afterSends(machine, now.with(to.place, absorbed.becomes), absorbed.sends)
    if (next === null) return null
    now = next
  }
  return now
}

/** What every move of a state leads to. */
export const successorsPlainly = <Move>(machine: PackedMachine<Move>, state: State): ReadonlyArray<State> =>
  machine.processes.flatMap(({ touches, moves }) =>
    moves(touches.map((place) => state[place])).flatMap(({ becomes, sends }) => {
      let next: State = state
      for (const [index, place] of touches.entries()) next = next.with(place, becomes[index])
      const after = afterSends(machine, next, sends)
      return after === null ? [] : [after]
    }),
  )

const breaks = <Move>({ invariants }: PackedMachine<Move>, state: State): boolean =>
  invariants.some(({ touches, concerns, holds }) => {
    const values = touches.map((place) => state[place])
    return values.every(concerns) && !holds(values)
  })

export const initialOf = <Move>({ components }: PackedMachine<Move>): State =>
  components.map(({ initial }) => initial)

/** Explores all of a machine; `nameOf` says which states are the same. */
export const exploredPlainly = <Move>(
  machine: PackedMachine<Move>,
  nameOf: (state: State) => string = textOf,
): Plain => {
  const values = machine.components.map(() => new Set<string>())
  const known = new Set<string>()
  let level = [initialOf(machine)]
  let transitions = 0
  let depth = -1
  let broken: number | null = null
  for (; level.length > 0; depth++) {
    const next: Array<State> = []
    for (const state of level) {
      const name = nameOf(state)
      if (known.has(name)) continue
      known.add(name)
      for (const [place, value] of state.entries()) values[place]?.add(textOf(value))
      if (broken === null && breaks(machine, state)) broken = depth + 1
      const after = successorsPlainly(machine, state)
      transitions += after.length
      next.push(...after)
    }
    level = next.filter((state) => !known.has(nameOf(state)))
  }
  return { states: known.size, transitions, depth, broken, values }
}
