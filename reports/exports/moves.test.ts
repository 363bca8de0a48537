import fc from "fast-check"
import { expect, it } from "vitest"
import { play } from "../../properties/play.ts"
import { encodeSchedule } from "../../properties/schedule/codec.ts"
import { designSubjects } from "../../properties/subjects/designs.ts"
import { anyTold } from "./corpus.harness.ts"
import { movesByEvent, scheduleIn, type WrittenMove } from "./moves.ts"

it("every move is there once, in its order", () => {
  fc.assert(
    fc.property(anyTold, ({ one }) => {
      const { byEvent, rest } = movesByEvent(one)
      expect([...byEvent.flat(), ...rest]).toEqual(scheduleIn(one).moves)
    }),
    { seed: 17, numRuns: 100 },
  )
})

/** What tells a move from another: of one that delivers, the link alone, for a message may come once more by either. */
const likeness = (move: WrittenMove | undefined) => ({
  at: move?.at,
  link: move?.link,
  write: move?.write,
  move: move?.move === "duplicate" ? "deliver" : move?.move,
})

it("the last move of an event is the one that the history says led to it", () => {
  fc.assert(
    fc.property(anyTold, ({ one, schedule }) => {
      const subject = designSubjects.find(({ name }) => name === one.subject)
      if (subject === undefined) throw new Error(`there is no design ${one.subject}`)
      const { steps } = play(subject, schedule)
      for (const [index, moves] of movesByEvent(one).byEvent.entries()) {
        const move = steps[one.events[index]?.step ?? -1]?.move
        if (moves.length === 0 || move === undefined) continue
        const { moves: encoded } = encodeSchedule({ leaders: 3, moves: [move] }) as ReturnType<
          typeof scheduleIn
        >
        expect(likeness(moves.at(-1))).toEqual(likeness(encoded[0]))
      }
    }),
    { seed: 18, numRuns: 100 },
  )
})

it("a schedule that cannot be read has no moves", () => {
  const [first] = fc.sample(anyTold, { seed: 1, numRuns: 1 })
  if (first === undefined) throw new Error("nothing was drawn")
  const { one } = first
  expect(scheduleIn({ ...one, schedule: "nothing" })).toEqual({ leaders: one.size, moves: [] })
})
