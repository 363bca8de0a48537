import { describe, expect, it } from "vitest"
import { stream } from "./draws.ts"
import {
  continents,
  delayOf,
  longestRoundTrip,
  nearestRoundTrip,
  oneDatacenter,
  roundTrip,
} from "./places.ts"

describe.each([continents, oneDatacenter])("$name", (places) => {
  it("is as far one way as the other", () => {
    for (const [from] of places.names.entries())
      for (const [to] of places.names.entries())
        expect(roundTrip(places, from, to)).toBe(roundTrip(places, to, from))
  })

  it("delays no message by less than half a round trip", () => {
    const draw = stream(1, "delays")
    for (let count = 0; count < 1000; count++)
      expect(delayOf(places, 0, 2, draw)).toBeGreaterThanOrEqual(roundTrip(places, 0, 2) / 2)
  })
})

describe("round trips between the continents", () => {
  it("are nearest and longest where the table says", () => {
    expect(continents.names.map((_, place) => nearestRoundTrip(continents, place))).toEqual([80, 80, 145])
    expect(longestRoundTrip(continents)).toBe(212)
  })
})
