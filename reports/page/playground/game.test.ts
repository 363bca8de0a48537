import { describe, expect, it } from "vitest"
import { exampleCalled } from "./examples.ts"
import {
  acted,
  changed,
  freshGame,
  gameOf,
  movedTo,
  playedOf,
  redone,
  sessionOf,
  undone,
  withLeaders,
  withRules,
} from "./game.ts"
import { A, B, C, deliver, put } from "./moves.ts"
import { rulesOf, untouched } from "./played.harness.ts"

const [first, second, third] = [put(A, "x", "a"), put(B, "x", "b"), deliver(A, B)]
const begun = sessionOf(untouched)
const played = acted(acted(begun, [first]), [second])

describe("a game", () => {
  it("appends what is done to its one schedule", () => {
    expect(played.game.schedule.moves).toEqual([first, second])
    expect(played.game.at).toBe(2)
  })

  it("stays as it is when nothing is done", () => {
    expect(acted(played, [])).toBe(played)
  })

  it("looks back without a change that could be undone", () => {
    const back = movedTo(played, 1)
    expect(playedOf(back.game).moves).toEqual([first])
    expect(back.game.schedule.moves).toEqual([first, second])
    expect(back.past).toEqual(played.past)
  })

  it.each([-5, 99])("stays within the schedule when it is sent to move %i", (at) => {
    expect(movedTo(played, at).game.at).toBe(at < 0 ? 0 : 2)
  })

  it("puts what is done in the past in the place of what came after, and undo brings that back", () => {
    const branched = acted(movedTo(played, 1), [third])
    expect(branched.game.schedule.moves).toEqual([first, third])
    expect(undone(branched).game.schedule.moves).toEqual([first, second])
    expect(redone(undone(branched))).toEqual(branched)
  })

  it("drops what was undone once something else is done", () => {
    const other = acted(undone(played), [third])
    expect(other.future).toEqual([])
    expect(redone(other)).toEqual(other)
  })

  it("is the same when there is nothing to undo or to redo", () => {
    expect(undone(begun)).toEqual(begun)
    expect(redone(begun)).toEqual(begun)
  })

  it("keeps its moves under other rules", () => {
    const game = withRules(played.game, rulesOf("pgd"))
    expect(game.schedule).toBe(played.game.schedule)
    expect(game.rules).toEqual(rulesOf("pgd"))
  })

  it("leaves out the moves of leaders that are no longer there, and is at the same moment", () => {
    const three = acted(sessionOf(freshGame(rulesOf("pgd"), 3)), [
      first,
      put(C, "x", "c"),
      deliver(A, C),
      second,
    ])
    const { schedule, at } = withLeaders(movedTo(three, 3).game, 2)
    expect(schedule).toEqual({ leaders: 2, moves: [first, second] })
    expect(at).toBe(1)
  })

  it("keeps the leaders that heal to those who are there", () => {
    const game = { ...freshGame(rulesOf("pgd"), 3), schedule: { leaders: 3, moves: [], core: [0, 2] } }
    expect(withLeaders(game, 2).schedule.core).toEqual([0])
  })

  it("opens an example at its start, and is no longer that example once something is done", () => {
    const example = exampleCalled("swap")
    if (example === undefined) throw new Error("there is no example swap")
    const session = changed(begun, gameOf(example))
    expect(session.game).toMatchObject({ at: 0, example: "swap", schedule: { moves: example.moves } })
    expect(movedTo(session, 2).game.example).toBe("swap")
    expect(acted(session, [first]).game.example).toBeNull()
  })
})
