import { describe, expect, it } from "vitest"
import { decodeOrigin } from "./origin.ts"
import { BadSchedule } from "./reader.ts"

const shrinking = {
  from: 60,
  to: 2,
  plays: 25,
  minimal: true,
  passes: [{ by: "slices", from: 60, to: 7, plays: 3 }],
  certificate: { plays: 2, moves: 2, leaders: 0, objects: 1 },
}
const draw = { by: "pct, depth 3", families: ["row"], faults: ["crash"], features: [], budgets: { crash: 4 } }
const found = { seed: 7, run: 1, draw }

const refused = (json: unknown): string => {
  try {
    decodeOrigin({ json, place: "" })
  } catch (error) {
    if (error instanceof BadSchedule) return error.message
    throw error
  }
  return "accepted"
}

describe("how a saved counterexample came about", () => {
  it("is read as it was written", () => {
    expect(decodeOrigin({ json: { shrinking, found }, place: "" })).toEqual({ shrinking, found })
  })

  it("may be left out, in part or whole, as in older files", () => {
    expect(decodeOrigin({ json: {}, place: "" })).toEqual({ shrinking: null, found: null })
    expect(decodeOrigin({ json: { shrinking: null, found: null }, place: "" })).toEqual({
      shrinking: null,
      found: null,
    })
    const older = { from: 3, to: 2, plays: 1, minimal: false }
    expect(decodeOrigin({ json: { shrinking: older, found: { seed: 1, run: 0 } }, place: "" })).toEqual({
      shrinking: older,
      found: { seed: 1, run: 0 },
    })
  })

  it.each([
    [
      { shrinking: 3 },
      "shrinking: it is 3. Say how it was shrunk as an object with from, to, plays and minimal.",
    ],
    [{ shrinking: { ...shrinking, from: -1 } }, "shrinking.from: it is -1."],
    [{ shrinking: { ...shrinking, minimal: "yes" } }, 'shrinking.minimal: it is "yes". Write true or false.'],
    [{ shrinking: { ...shrinking, passes: [{ by: "slices" }] } }, "shrinking.passes[0].from: it is missing."],
    [{ found: { run: 1 } }, "found.seed: it is missing."],
    [{ found: { ...found, draw: { ...draw, faults: ["flood"] } } }, 'found.draw.faults[0]: it is "flood".'],
    [
      { found: { ...found, draw: { ...draw, budgets: { crash: "4" } } } },
      'found.draw.budgets.crash: it is "4".',
    ],
  ])("is refused with its place where it is not as it is written: %j", (json, says) => {
    expect(refused(json)).toContain(says)
  })
})
