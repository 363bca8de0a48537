import { describe, expect, it } from "vitest"
import { type ClusterPlan, planOf, processFaults, usualSize } from "./plan.ts"

const struck = ({ rounds }: ClusterPlan) => rounds.flatMap(({ strikes }) => strikes.map(({ fault }) => fault))

describe("a plan", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(planOf(7, usualSize)).toStrictEqual(planOf(7, usualSize))
    expect(planOf(8, usualSize)).not.toStrictEqual(planOf(7, usualSize))
  })

  it("has every fault, topology and kind of request among a hundred", () => {
    const plans = Array.from({ length: 100 }, (_, seed) => planOf(seed, usualSize))
    const faults = new Set(plans.flatMap(struck))
    expect([...faults].toSorted()).toStrictEqual([...processFaults].toSorted())
    expect(new Set(plans.map(({ topology }) => topology)).size).toBe(3)
    const asked = plans.flatMap(({ rounds }) =>
      rounds.flatMap(({ sessions }) => sessions.flatMap(({ requests }) => requests)),
    )
    const kinds = new Set(asked.map(({ asked }) => (asked.kind === "read" ? "read" : asked.write.kind)))
    expect([...kinds].toSorted()).toStrictEqual([
      "add",
      "assign",
      "delete",
      "erase",
      "increment",
      "put",
      "read",
      "remove",
      "set",
    ])
  })

  it("has only the faults that it may have", () => {
    const plans = Array.from({ length: 50 }, (_, seed) => planOf(seed, usualSize, ["kill"]))
    expect(new Set(plans.flatMap(struck))).toStrictEqual(new Set(["kill"]))
    expect(struck(planOf(1, usualSize, []))).toStrictEqual([])
  })
})
