/**
 * Small histories that tell levels apart, in the notation of the papers: `history([write("x1"), read("x2")], ...)`, a
 * list for each session, a letter for the key. `read("x")` returned the initial value.
 *
 * Source of the figures: Bouajjani, Enea, Guerraoui, Hamza, "On Verifying Causal Consistency" (POPL 2017), figure 2.
 */
import type { Event, History } from "./execution.ts"

export type Step = Pick<Event, "operation" | "returned">

export const write = (cell: string): Step => ({
  operation: { kind: "put", key: cell.slice(0, 1), value: cell.slice(1) },
  returned: null,
})

export const read = (cell: string): Step => ({
  operation: { kind: "read", family: "row", key: cell.slice(0, 1) },
  returned: cell.length === 1 ? null : cell.slice(1),
})

/** The first operations of all sessions overlap in time, then the second ones, and so on. */
export const history = (...sessions: ReadonlyArray<ReadonlyArray<Step>>): History => ({
  events: sessions.flatMap((steps, session) =>
    steps.map((step, place) => ({ session, start: 2 * place, end: 2 * place + 1, ...step })),
  ),
})

export interface Litmus {
  readonly name: string
  readonly history: History
  readonly verdict: {
    readonly CC: boolean
    readonly CM: boolean
    readonly CCv: boolean
    readonly sequential: boolean
  }
}

export const figure2: ReadonlyArray<Litmus> = [
  {
    name: "a: each session reads the other's write after its own",
    history: history([write("x1"), read("x2")], [write("x2"), read("x1")]),
    verdict: { CC: true, CM: true, CCv: false, sequential: false },
  },
  {
    name: "b: a write of one's own is lost to one that one had not yet seen",
    history: history(
      [write("z1"), write("x1"), write("y1")],
      [write("x2"), read("z"), read("y1"), read("x2")],
    ),
    verdict: { CC: true, CM: false, CCv: true, sequential: false },
  },
  {
    name: "c: two writes are read in one order and then in the other",
    history: history([write("x1")], [write("x2"), read("x1"), read("x2")]),
    verdict: { CC: true, CM: false, CCv: false, sequential: false },
  },
  {
    name: "d: each session misses the other's first writes",
    history: history(
      [write("x1"), read("y"), write("y1"), read("x1")],
      [write("x2"), read("y"), write("y2"), read("x2")],
    ),
    verdict: { CC: true, CM: true, CCv: true, sequential: false },
  },
  {
    name: "e: the cause is overwritten by its effect, and read after it",
    history: history([write("x1"), write("y1")], [read("y1"), write("x2")], [read("x2"), read("x1")]),
    verdict: { CC: false, CM: false, CCv: false, sequential: false },
  },
]
