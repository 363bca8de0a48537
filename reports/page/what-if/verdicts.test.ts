import { describe, expect, it } from "vitest"
import { agrees, twoInserts } from "../../sample.harness.ts"
import { sentence } from "../../words.ts"
import { playHere, type Rules } from "../engine/playing.ts"
import { endInWords, othersBroken, sayingOf, turnedBetween } from "./verdicts.ts"

const design = (name: string): Rules => ({ kind: "design", name })
const schedule = twoInserts("x", "v1", "v2")
const [first] = schedule.moves
const tungsten = playHere(design("tungsten"), schedule, agrees)
const reference = playHere(design("reference"), schedule, agrees)
const alone = playHere(design("tungsten"), { leaders: 2, moves: first === undefined ? [] : [first] }, agrees)
const nothing = playHere(design("tungsten"), { leaders: 2, moves: [] }, agrees)

describe("an edited run", () => {
  it("still breaks what it broke, with its harm", () => {
    expect(sayingOf(tungsten, agrees, tungsten)).toEqual({
      state: "bad",
      verdict: "Still broken",
      first: "broken",
      says: sentence(tungsten.told.harm),
    })
  })

  it("breaks what was kept before", () => {
    expect(sayingOf(tungsten, agrees, reference)).toMatchObject({ state: "bad", verdict: "Broken" })
  })

  it("keeps it where it could have broken, and says so otherwise", () => {
    expect(sayingOf(reference, agrees, tungsten)).toMatchObject({ state: "good", verdict: "Kept" })
    expect(sayingOf(nothing, agrees, tungsten)).toMatchObject({ verdict: "Could not break here" })
  })

  it("says which promises turned, and not those that did not", () => {
    expect(turnedBetween(tungsten, tungsten, agrees)).toEqual([])
    const turned = turnedBetween(tungsten, alone, agrees)
    expect(turned.length).toBeGreaterThan(0)
    expect(turned.map(({ id }) => id)).not.toContain(agrees)
    for (const { was, now } of turned) expect(was).not.toBe(now)
    expect(turnedBetween(alone, tungsten, agrees)[0]).toMatchObject({ now: "broken" })
  })

  it("counts the other promises that it breaks", () => {
    expect(othersBroken(tungsten, agrees).map(({ verdict }) => verdict)).toContain("broken")
    expect(othersBroken(reference, agrees)).toEqual([])
  })
})

it("says how a schedule ends", () => {
  expect(endInWords({ leaders: 3, moves: [] })).toContain("everything heals")
  expect(endInWords({ leaders: 3, moves: [], core: [0, 2] })).toContain("A and C heal")
  expect(endInWords({ leaders: 3, moves: [], core: [] })).toContain("nothing heals")
})
