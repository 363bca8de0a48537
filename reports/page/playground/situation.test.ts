import { describe, expect, it } from "vitest"
import { looks } from "../view/looks.ts"
import { examples } from "./examples.ts"
import { acted, gameOf, movedTo, sessionOf, withRules } from "./game.ts"
import { A, B, crash, deliver, put } from "./moves.ts"
import { playedOut, rulesOf, untouched } from "./played.harness.ts"
import { settlingOf } from "./settling.ts"
import { happenedInWords, situationOf, turnsInWords } from "./situation.ts"

const wrote = acted(acted(sessionOf(untouched), [put(A, "x", "apple")]), [put(B, "x", "banana")])

describe("a situation", () => {
  it("tells nothing before the first move", () => {
    const situation = situationOf(untouched)
    expect(happenedInWords(situation)).toBe("")
    expect(situation.board.leaders.map(({ shows }) => shows)).toEqual([[], []])
    expect(situation.board.links.map(({ waiting }) => waiting)).toEqual([[], []])
  })

  it("tells what the last action did, what it changed, and what it turned", () => {
    const situation = situationOf(wrote.game)
    expect(happenedInWords(situation)).toBe("B: put x = banana, B1, stamp 2@B.")
    expect(situation.fresh.map((objects) => [...objects])).toEqual([[], ["row x"]])
    expect(turnsInWords(situation.turns)).toContain(
      "Broken if everything settled now: A quiet cluster agrees;",
    )
  })

  it("shows what is on its way in order, and what could not be applied", () => {
    const { game } = acted(acted(wrote, [put(A, "y", "cherry")]), [deliver(A, B)])
    const { board } = situationOf(game)
    expect(board.leaders[B]?.links[0]?.waiting).toEqual([
      { name: "A1", text: "put x = apple", isForwarded: false, stopped: "insert_exists" },
      { name: "A2", text: "put y = cherry", isForwarded: false, stopped: null },
    ])
  })

  it("tells of an action that brought much at once all that it turned", () => {
    const { moves } = settlingOf(wrote.game.rules, wrote.game.schedule)
    const { turns, happened } = situationOf(acted(wrote, moves).game)
    expect(happened?.length).toBe(2)
    expect(turnsInWords(turns)).toContain("Broken now: A quiet cluster agrees;")
  })

  it("says that a move has no effect where the rules give it none", () => {
    const zombie = examples.find(({ name }) => name === "zombie")
    if (zombie === undefined) throw new Error("there is no example zombie")
    const cleaned = movedTo(sessionOf(gameOf(zombie)), 6).game
    expect(happenedInWords(situationOf(cleaned))).toContain("B forgets old deletes and times")
    const elsewhere = { ...withRules(cleaned, rulesOf("reference")), since: 5 }
    expect(happenedInWords(situationOf(elsewhere))).toBe("That has no effect under these rules.")
  })

  it("shows who is down, and no messages to it", () => {
    const { board } = situationOf(acted(wrote, [crash(B)]).game)
    expect(board.leaders.map(({ state }) => state)).toEqual(["up", "down"])
    expect(board.links.map(({ state }) => state)).toEqual(["down", "down"])
  })

  it("gives each value a look of its own, the same wherever it is shown", () => {
    const { lookOf } = situationOf(wrote.game)
    const [apple, banana] = [lookOf("row", "x", "apple"), lookOf("row", "x", "banana")]
    expect(apple).not.toBe(banana)
    expect([apple, banana].every((look) => typeof look === "number" && look < looks)).toBe(true)
    expect(lookOf("row", "x", null)).toBe("blank")
  })

  it.each(examples)("announces that the promise turned at some move of the example $name", (example) => {
    const game = playedOut(example)
    const turned = example.moves.flatMap((_, index) =>
      situationOf(movedTo(sessionOf(game), index + 1).game).turns.map(({ standing }) => standing.property.id),
    )
    expect(turned).toContain(example.property)
  })
})
