import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Move } from "../../../model/replication/move.ts"
import { widest } from "../../../properties/adversary/scope.ts"
import { play } from "../../../properties/play.ts"
import { schedules } from "../../../properties/schedule/arbitrary.ts"
import { decodeSchedule, encodeSchedule } from "../../../properties/schedule/codec.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import { twoInserts } from "../../sample.harness.ts"
import { type Edit, edited, editInWords, fieldsOf, freshValue, repeatOf } from "./editing.ts"
import { subjectOf } from "./rules.ts"

const reference = subjectOf({ kind: "design", name: "reference" })
const scope = widest(reference, 3, 20)
const crash: Move = { kind: "crash", at: 1 }
const deliver: Move = { kind: "deliver", from: 0, to: 1, ahead: 0 }
const three: Schedule = { leaders: 2, moves: [...twoInserts("x", "v1", "v2").moves, deliver] }
const kinds = ({ moves }: Schedule) => moves.map(({ kind }) => kind)

const someEdit = (moves: ReadonlyArray<Move>): fc.Arbitrary<Edit> => {
  const place = fc.integer({ min: -1, max: moves.length + 1 })
  const move = fc.constantFrom<Move>(crash, deliver, ...moves)
  return fc.oneof(
    fc.record({ kind: fc.constant("shift" as const), from: place, to: place }),
    fc.record({ kind: fc.constant("remove" as const), at: place }),
    fc.record({ kind: fc.constant("repeat" as const), at: place }),
    fc.record({ kind: fc.constant("insert" as const), at: place, move }),
    fc.record({ kind: fc.constant("change" as const), at: place, move }),
    fc.record({ kind: fc.constant("leaders" as const), leaders: fc.integer({ min: 0, max: 30 }) }),
  )
}

describe("an edit", () => {
  it("of any schedule leaves one that can be saved, read again and played", () => {
    const law = fc.property(
      schedules(scope).chain((schedule) => fc.tuple(fc.constant(schedule), someEdit(schedule.moves))),
      ([schedule, edit]) => {
        const next = edited(schedule, edit)
        expect(decodeSchedule(JSON.parse(JSON.stringify(encodeSchedule(next))))).toEqual(next)
        expect(play(reference, { ...next, leaders: Math.min(next.leaders, 5) }).final.length).toBeGreaterThan(
          1,
        )
        expect(editInWords(schedule, edit)).not.toContain("undefined")
      },
    )
    fc.assert(law, { seed: 1, numRuns: 200 })
  })

  it("that moves a move can be undone by moving it back", () => {
    const law = fc.property(fc.nat({ max: 2 }), fc.nat({ max: 2 }), (from, to) => {
      const there = edited(three, { kind: "shift", from, to })
      expect(edited(there, { kind: "shift", from: to, to: from })).toEqual(three)
    })
    fc.assert(law, { seed: 2, numRuns: 30 })
  })

  it("moves, removes, inserts, repeats and changes what it says", () => {
    expect(kinds(edited(three, { kind: "shift", from: 2, to: 0 }))).toEqual(["deliver", "write", "write"])
    expect(kinds(edited(three, { kind: "remove", at: 0 }))).toEqual(["write", "deliver"])
    expect(kinds(edited(three, { kind: "insert", at: 1, move: crash }))).toEqual([
      "write",
      "crash",
      "write",
      "deliver",
    ])
    expect(kinds(edited(three, { kind: "insert", at: 3, move: crash })).at(-1)).toBe("crash")
    expect(kinds(edited(three, { kind: "repeat", at: 2 }))).toEqual([
      "write",
      "write",
      "deliver",
      "duplicate",
    ])
    expect(kinds(edited(three, { kind: "change", at: 0, move: crash }))).toEqual([
      "crash",
      "write",
      "deliver",
    ])
  })

  it("that changes nothing gives the very same schedule", () => {
    const [first = crash] = three.moves
    const idle: ReadonlyArray<Edit> = [
      { kind: "shift", from: 0, to: 0 },
      { kind: "shift", from: 0, to: 3 },
      { kind: "remove", at: 3 },
      { kind: "insert", at: 4, move: crash },
      { kind: "repeat", at: 3 },
      { kind: "change", at: 0, move: { ...first } },
      { kind: "leaders", leaders: 2 },
      { kind: "leaders", leaders: 1 },
      { kind: "leaders", leaders: 27 },
    ]
    for (const edit of idle) expect(edited(three, edit), JSON.stringify(edit)).toBe(three)
  })

  it("to fewer leaders takes their moves along, and says how many", () => {
    const schedule: Schedule = { leaders: 3, core: [0, 2], moves: [...three.moves, { kind: "crash", at: 2 }] }
    const edit: Edit = { kind: "leaders", leaders: 2 }
    expect(edited(schedule, edit)).toEqual({ ...three, core: [0] })
    expect(editInWords(schedule, edit)).toBe("2 leaders. 1 move of C went with them.")
  })

  it("cannot crash a leader twice in a row", () => {
    expect(repeatOf(crash)).toBeNull()
  })
})

describe("the fields of a move", () => {
  const around = { leaders: 3, links: reference.links(3) }

  it("make the move again when nothing is changed, and one that can be saved when something is", () => {
    const law = fc.property(schedules(scope), fc.integer({ min: 0, max: 7 }), ({ moves }, value) => {
      for (const move of moves)
        for (const field of fieldsOf(move, around)) {
          const [same, ...others] =
            field.kind === "number"
              ? [field.made(field.now), field.made(Math.max(field.least, value))]
              : field.kind === "text"
                ? [field.made(field.now), field.made(`w${value}`)]
                : [field.made(field.now), ...field.options.map(field.made)]
          expect(same).toEqual(move)
          const schedule = { leaders: 3, moves: others }
          expect(decodeSchedule(encodeSchedule(schedule))).toEqual(schedule)
        }
    })
    fc.assert(law, { seed: 4, numRuns: 60 })
  })

  it("keep what two kinds of writes have in common", () => {
    const move: Move = { kind: "write", at: 0, after: 2, write: { kind: "add", key: "y", element: "q" } }
    const kind = fieldsOf(move, around).find(({ name }) => name === "kind of write")
    expect(kind?.kind === "choice" ? kind.made("remove") : null).toEqual({
      ...move,
      write: { kind: "remove", key: "y", element: "q" },
    })
  })

  it("offer a link that the topology does not have only where the move is on it", () => {
    const ring = { leaders: 3, links: [{ from: 0, to: 1 }] }
    const [link] = fieldsOf({ kind: "cut", from: 2, to: 0 }, ring)
    expect(link).toMatchObject({ now: "C>A", options: ["C>A", "A>B"] })
  })
})

it("finds a value that nobody wrote", () => {
  expect(freshValue(three.moves)).toBe("v3")
  expect(freshValue([])).toBe("v1")
})
