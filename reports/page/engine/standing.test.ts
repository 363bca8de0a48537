import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Move } from "../../../model/replication/move.ts"
import { widest } from "../../../properties/adversary/scope.ts"
import { play } from "../../../properties/play.ts"
import { schedules } from "../../../properties/schedule/arbitrary.ts"
import { twoInserts, write } from "../../sample.harness.ts"
import { playHere } from "./playing.ts"
import { possible } from "./possible.ts"
import { type Rules, subjectOf } from "./rules.ts"
import { after, standingAfter, standingAtStart, whyNoEffect, whyNot } from "./standing.ts"

const design = (name: string): Rules => ({ kind: "design", name })
const reference = design("reference")
const names = ["reference", "reference-ring", "tungsten", "bdr-1", "pgd", "cassandra", "single-leader"]

describe.each(names)("under %s", (name) => {
  const rules = design(name)
  const subject = subjectOf(rules)

  it("a move has no effect exactly where it is said why", () => {
    const law = fc.property(schedules(widest(subject, 3, 40)), (schedule) => {
      const whys = whyNoEffect(rules, schedule)
      const { steps } = playHere(rules, schedule, null)
      expect(whys.map((why) => why === null)).toEqual(steps.map((step) => step !== null))
      for (const why of whys) expect(why).not.toBe("")
    })
    fc.assert(law, { seed: 8, numRuns: 30 })
  })

  it("all that is possible has an effect, and is told with its message", () => {
    const law = fc.property(schedules(widest(subject, 3, 25)), (schedule) => {
      const standing = standingAfter(rules, schedule)
      const offered = possible(standing)
      expect(offered.length).toBeGreaterThan(0)
      for (const { move, says } of offered) {
        expect(whyNot(standing, move)).toBeNull()
        if (move.kind === "deliver" || move.kind === "duplicate") expect(says).toMatch(/ [A-C]\d+(,| and )/)
        const { steps } = play(subject, { ...schedule, moves: [...schedule.moves, move] }, () => true)
        expect(steps.some((step) => step.move === move)).toBe(true)
      }
    })
    fc.assert(law, { seed: 9, numRuns: 12 })
  })
})

describe("why a move has no effect", () => {
  const { moves } = twoInserts("x", "v1", "v2")
  const cut: Move = { kind: "cut", from: 0, to: 1 }
  const deliver = (ahead = 0): Move => ({ kind: "deliver", from: 0, to: 1, ahead })
  const leave: Move = { kind: "leave", at: 1 }
  const cases: ReadonlyArray<readonly [rules: Rules, before: ReadonlyArray<Move>, move: Move, why: string]> =
    [
      [reference, [], deliver(), "nothing is on its way on A>B"],
      [reference, moves, deliver(3), "1 message is on its way on A>B"],
      [
        reference,
        [...moves, write(0, { kind: "delete", key: "x" })],
        deliver(2),
        "2 messages are on their way on A>B",
      ],
      [reference, [cut], deliver(), "A>B is cut"],
      [reference, [cut], cut, "A>B is cut already"],
      [reference, [], { ...cut, kind: "mend" }, "A>B is not cut"],
      [reference, [{ kind: "crash", at: 1 }], deliver(), "B is down"],
      [reference, [{ kind: "crash", at: 1 }], { kind: "crash", at: 1 }, "B is down already"],
      [reference, [], { kind: "restart", at: 1 }, "B is up"],
      [reference, [], { kind: "join", at: 1 }, "B is there"],
      [reference, [leave], { kind: "crash", at: 1 }, "B has left"],
      [reference, [leave], leave, "B has left already"],
      [reference, [{ kind: "leave", at: 2 }, leave], { kind: "leave", at: 0 }, "A is the last one"],
      [reference, [moves[1] ?? leave, leave], { kind: "join", at: 1 }, "what B wrote was lost with it"],
      [reference, [], { kind: "clock", at: 0, by: 0 }, "a jump by 0 ticks is none"],
      [reference, [], { kind: "crash", at: 5 }, "there is no leader F"],
      [
        reference,
        [],
        { kind: "duplicate", from: 0, to: 1, back: 0 },
        "nothing has passed A>B since it was connected",
      ],
      [
        reference,
        [...moves, deliver()],
        { kind: "duplicate", from: 0, to: 1, back: 1 },
        "1 message has passed A>B",
      ],
      [design("reference-ring"), [], { kind: "cut", from: 1, to: 0 }, "there is no link B>A"],
      [design("tungsten"), moves, { kind: "lose", from: 0, to: 1 }, "A>B is a stream: nothing is lost"],
      [design("tungsten"), moves, deliver(1), "A>B is a stream: nothing is overtaken"],
      [
        design("tungsten"),
        moves,
        { kind: "duplicate", from: 0, to: 1, back: 0 },
        "A>B is a stream: nothing arrives twice",
      ],
    ]

  it.each(cases)("is said (%#): %s", (rules, before, move, why) => {
    const standing = before.reduce(after, standingAtStart(rules, 3))
    expect(whyNot(standing, move)).toBe(why)
  })
})
