/** A machine of one's own, explored: the shortest example of what the explorer takes. */
import { expect, it } from "vitest"
import {
  type Component,
  invariant,
  type Outcome,
  type PackedMachine,
  process,
  receiver,
  searched,
  unlimited,
} from "../../index.ts"

/** What a leader knows of the seats: those that it gave away, and those that it believes to be taken. */
interface Desk {
  readonly gave: ReadonlyArray<number>
  readonly taken: ReadonlyArray<number>
}

/** Two leaders give away three seats, each the lowest one that it believes to be free; they tell each other, or not. */
const seats = (tells: boolean): PackedMachine<string> => {
  const desk = (place: number): Component<Desk> => ({ place, initial: { gave: [], taken: [] } })
  const [a, b] = [desk(0), desk(1)]
  const giving = (name: string, own: Component<Desk>, other: Component<Desk>) =>
    process(name, [own], [other], ([{ gave, taken }]): ReadonlyArray<Outcome<readonly [Desk], string>> => {
      const seat = [1, 2, 3].find((one) => !taken.includes(one))
      if (seat === undefined) return []
      const becomes = [{ gave: [...gave, seat], taken: [...taken, seat] }] as const
      return [
        { move: `${name} gives seat ${seat}`, becomes, sends: tells ? [{ to: other, item: seat }] : [] },
      ]
    })
  return {
    components: [a, b],
    processes: [giving("A", a, b), giving("B", b, a)],
    receivers: [a, b].map((own) =>
      receiver(own, ({ gave, taken }, seat: number) => ({
        becomes: { gave, taken: [...taken, seat] },
        sends: [],
      })),
    ),
    invariants: [
      invariant(
        "no seat is given twice",
        [a, b],
        () => true,
        (one, other) => !one.gave.some((seat) => other.gave.includes(seat)),
      ),
    ],
  }
}

it("a machine of one's own is explored like any other, and shows what is wrong with it", () => {
  const { violation } = searched(seats(false), { ...unlimited, paths: true })
  expect(violation).toEqual({
    invariant: "no seat is given twice",
    path: ["A gives seat 1", "B gives seat 1"],
  })
  // Each of three seats goes to one of two leaders: 1 + 2 + 4 + 8 states.
  expect(searched(seats(true))).toMatchObject({ states: 15, complete: true, violation: null })
})
