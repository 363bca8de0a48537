/** The invariants of a machine over packed states: each case of one is judged once. */
import type { Invariant, PackedMachine } from "./machine.ts"
import { rowTable } from "./row-table.ts"

export interface Invariants {
  /** The first invariant that the state breaks of those that a move of the process may have touched; `null` for none. */
  readonly broken: (row: Int32Array, process: number) => string | null
  /** The same of all invariants. */
  readonly brokenAtAll: (row: Int32Array) => string | null
}

const yes = 1
const no = 2

interface Judge {
  readonly name: string
  readonly breaks: (row: Int32Array) => boolean
}

const judgeOf = (
  { name, touches, concerns, holds }: Invariant,
  valueOf: (number: number) => unknown,
): Judge => {
  const places = Int32Array.from(touches)
  const cases = rowTable(touches.length)
  let concerned = new Uint8Array(1 << 10)

  const concernsNumber = (number: number): boolean => {
    if (number >= concerned.length) {
      const larger = new Uint8Array(Math.max(number + 1, concerned.length * 2))
      larger.set(concerned)
      concerned = larger
    }
    const known = concerned[number]
    if (known === yes) return true
    if (known === no) return false
    const answer = concerns(valueOf(number))
    concerned[number] = answer ? yes : no
    return answer
  }

  return {
    name,
    breaks: (row) => {
      for (let index = 0; index < places.length; index++)
        if (!concernsNumber(row[places[index] ?? 0] ?? 0)) return false
      const known = cases.get(row, 0, places)
      if (known >= 0) return known === no
      const answer = holds([...places].map((place) => valueOf(row[place] ?? 0)))
      cases.set(row, 0, places, answer ? yes : no)
      return !answer
    },
  }
}

/** The judges of a machine's invariants; `valueOf` gives the value that a number of a row stands for. */
export const invariantsOf = <Move>(
  machine: PackedMachine<Move>,
  valueOf: (number: number) => unknown,
): Invariants => {
  const all = machine.invariants.map((invariant) => judgeOf(invariant, valueOf))
  const touchedBy = machine.processes.map(({ touches, reaches }) =>
    all.filter((_, index) =>
      machine.invariants[index]?.touches.some((place) => touches.includes(place) || reaches.includes(place)),
    ),
  )
  const first = (judges: ReadonlyArray<Judge>, row: Int32Array): string | null => {
    for (let index = 0; index < judges.length; index++)
      if (judges[index]?.breaks(row) === true) return judges[index]?.name ?? null
    return null
  }
  return {
    broken: (row, process) => first(touchedBy[process] ?? [], row),
    brokenAtAll: (row) => first(all, row),
  }
}
