import { describe, expect, it } from "vitest"
import { designs } from "../../../model/systems/designs.ts"
import { contradiction, switchNames } from "../../../model/systems/switches.ts"
import { curveOf, leaderRadius, mapHeight, mapWidth, placeOf, pointOn } from "./ring.ts"
import { switchQuestions, usualSettings } from "./switch-words.ts"
import { systemGroups } from "./systems.ts"

describe("the map", () => {
  it.each([2, 3, 4, 5, 26])("has room for %i leaders and their links", (size) => {
    for (let from = 0; from < size; from++) {
      const { x, y } = placeOf(from, size)
      expect(Math.min(x, y, mapWidth - x, mapHeight - y)).toBeGreaterThan(leaderRadius)
      const to = (from + 1) % size
      const { x: over, y: beside } = pointOn(curveOf(from, to, size), 0.5)
      expect(Math.min(over, beside, mapWidth - over, mapHeight - beside)).toBeGreaterThan(10)
    }
  })

  it("draws the two directions of a link apart", () => {
    const [there, back] = [pointOn(curveOf(0, 1, 3), 0.5), pointOn(curveOf(1, 0, 3), 0.5)]
    expect(Math.hypot(there.x - back.x, there.y - back.y)).toBeGreaterThan(20)
  })
})

describe("the choice of systems", () => {
  it("offers every design once", () => {
    const offered = systemGroups.flatMap(({ systems }) => systems.map(({ name }) => name))
    expect(offered.toSorted()).toEqual(designs.map(({ name }) => name).toSorted())
  })

  it("groups what belongs to one product", () => {
    const group = systemGroups.find(({ systems }) => systems.some(({ name }) => name === "spock-6"))
    expect(group?.systems.map(({ name }) => name)).toContain("spock-5.0.9")
  })

  it("asks for every switch, and begins with settings that go together", () => {
    expect(Object.keys(switchQuestions)).toEqual([...switchNames])
    expect(contradiction(usualSettings)).toBeNull()
  })
})
