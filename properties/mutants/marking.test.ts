import { describe, expect, it } from "vitest"
import type { Schedule } from "../schedule/schedule.ts"
import { mutant, settingMutant } from "./design-mutant.ts"
import { reference } from "../../model/systems/reference.ts"
import { markedRules, playMarked } from "./marking.ts"
import { modelMutants } from "./model-mutants.ts"
import { play } from "../play.ts"
import { implementationMutants } from "./implementation-mutants.ts"

const tie: Schedule = {
  leaders: 2,
  moves: [
    { kind: "write", at: 0, after: 1, write: { kind: "put", key: "x", value: "v1" } },
    { kind: "write", at: 1, after: 0, write: { kind: "put", key: "x", value: "v2" } },
  ],
}

const apart: Schedule = {
  leaders: 2,
  moves: tie.moves.map((move, index) =>
    move.kind === "write" ? { ...move, after: 1, write: { ...move.write, key: "xy".charAt(index) } } : move,
  ),
}

const named = (id: string) => {
  const found = [...modelMutants, ...implementationMutants].find((one) => one.id === id)
  if (found === undefined) throw new Error(`there is no ${id}`)
  return found
}

describe("the marks of a rule", () => {
  const { marked } = named("ties-go-to-the-last-arrival")

  it("count every call, and those that the original answers differently", () => {
    expect(playMarked(marked, tie).marks).toEqual({ reached: 2, differed: 1 })
  })

  it("count calls without a difference where no two writes tie", () => {
    const { reached, differed } = playMarked(marked, apart).marks
    expect(reached).toBeGreaterThan(0)
    expect(differed).toBe(0)
  })

  it("are of one play: a second one counts the same", () => {
    expect(playMarked(marked, tie).marks).toEqual(playMarked(marked, tie).marks)
  })

  it("leave what is replaced by itself unmarked, and data as it is", () => {
    let calls = 0
    const rules = { double: (of: number) => 2 * of, name: "a", deep: { half: (of: number) => of / 2 } }
    const mutated = { ...rules, name: "b", deep: { half: (of: number) => (of > 2 ? 1 : of / 2) } }
    const differences: Array<boolean> = []
    const watched = markedRules(rules, mutated, (differed) => {
      calls++
      differences.push(differed)
    })
    expect([watched.double(2), watched.name, watched.deep.half(2), watched.deep.half(8)]).toEqual([
      4,
      "b",
      1,
      1,
    ])
    expect({ calls, differences }).toEqual({ calls: 2, differences: [false, true] })
  })
})

describe("the marks of a setting", () => {
  const changed = settingMutant(
    ["wrote"],
    "first",
    "The first leader decides.",
    [],
    { accepts: "first" },
    reference,
  )

  it("count what it has a part in, and the first answer that the original does not give", () => {
    // Each write is decided somewhere; the second one is decided at leader A, and at leader B by the original.
    expect(playMarked(changed.marked, tie).marks).toEqual({ reached: 2, differed: 1 })
  })

  it("count nothing where it has no part", () => {
    const crash: Schedule = { leaders: 2, moves: [{ kind: "crash", at: 1 }] }
    expect(playMarked(changed.marked, crash).marks).toEqual({ reached: 0, differed: 0 })
  })
})

describe("a marked mutant", () => {
  it.each([
    "ties-go-to-the-last-arrival",
    "the-first-leader-decides",
    "impl-acknowledges-before-durable",
    "impl-ring-forwards-for-ever",
  ])("%s leaves the history that the unmarked one leaves", (id) => {
    const { marked, subject } = named(id)
    expect(playMarked(marked, tie).history).toEqual(play(subject, tie))
  })

  it("that is the original in another name never differs", () => {
    const same = mutant("same", "Nothing.", [], {
      clock: { ...reference.clock, tick: (latest, wall) => reference.clock.tick(latest, wall) },
    })
    const { reached, differed } = playMarked(same.marked, tie).marks
    expect({ reached, differed }).toEqual({ reached: 2, differed: 0 })
  })
})
