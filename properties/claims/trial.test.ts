/** Trials as a whole: the simulated wide area is as wide as it says, and deployments differ as they must. */
import { describe, expect, it } from "vitest"
import { type Deployment, failover, multiLeader, singleLeader } from "./deployment.ts"
import { lostWrites } from "./measures/availability.ts"
import { continents, roundTrip } from "./places.ts"
import { scenarioOf, type Trouble } from "./scenario.ts"
import { tiny } from "./testing/measured.ts"
import { runTrial } from "./trial.ts"

const trialOf = (deployment: Deployment, trouble: Trouble, seed = 3) =>
  runTrial({
    seed,
    places: continents,
    deployment,
    scenario: scenarioOf(trouble, tiny),
    scale: tiny,
    hot: 0.3,
  })

describe("a trial", () => {
  it("leaves the same trace for the same seed, and another one for another seed", () => {
    expect(trialOf(multiLeader, "cut")).toEqual(trialOf(multiLeader, "cut"))
    expect(trialOf(multiLeader, "cut", 4).writes).not.toEqual(trialOf(multiLeader, "cut").writes)
  })

  it("asks the same of every deployment", () => {
    const asked = (deployment: Deployment) =>
      trialOf(deployment, "none")
        .writes.map(({ place, family, key, asked }) => ({ place, family, key, asked }))
        .toSorted((a, b) => a.asked - b.asked || a.place - b.place)
    expect(asked(singleLeader)).toEqual(asked(multiLeader))
  })

  it("shows a write elsewhere no sooner than half a round trip after it was asked", () => {
    const { reads, writes } = trialOf(multiLeader, "none")
    let seenElsewhere = 0
    for (const read of reads)
      for (const { dot, place, asked } of writes) {
        if (dot === null || read.answered === null || read.place === place) continue
        if ((read.saw?.[dot.leader] ?? 0) < dot.sequence) continue
        seenElsewhere++
        expect(read.answered - asked).toBeGreaterThan(roundTrip(continents, place, read.place) / 2)
      }
    expect(seenElsewhere).toBeGreaterThan(1000)
  })
})

describe("a leader in each datacenter", () => {
  it.each(["none", "outage", "cut"] as const)(
    "loses no acknowledged write under %s, and agrees",
    (trouble) => {
      const trace = trialOf(multiLeader, trouble)
      expect(trace.agreed).toBe(true)
      expect(lostWrites(trace)).toBe(0)
      expect(trace.vectors).toEqual([trace.vectors[0], trace.vectors[0], trace.vectors[0]])
    },
  )

  it("is behind at the mend by what was written on the other side of the cut", () => {
    const { recovery } = trialOf(multiLeader, "cut")
    expect(recovery?.backlog).toBeGreaterThan(100)
    expect(recovery?.took).toBeGreaterThan(roundTrip(continents, 0, 1))
  })
})

describe("a single leader", () => {
  it("takes every write, and the followers follow", () => {
    const { writes, changes, vectors } = trialOf(singleLeader, "none")
    expect(changes.every(({ dot }) => dot.leader === 0)).toBe(true)
    expect(changes).toHaveLength(writes.length)
    expect(vectors.map(([first]) => first)).toEqual([writes.length, writes.length, writes.length])
  })
})

describe("fail-over", () => {
  it("loses what the old leader acknowledged while it was cut off, and ends with all alike", () => {
    const trace = trialOf(failover, "cut")
    expect(lostWrites(trace)).toBeGreaterThan(5)
    expect(trace.agreed).toBe(true)
    expect(new Set(trace.changes.map(({ dot }) => dot.leader)).size).toBe(2)
  })
})
