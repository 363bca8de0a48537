import { describe, expect, it } from "vitest"
import { localWriteLatencyHidesTheWideArea as property } from "./local-write-latency-hides-the-wide-area.ts"
import { distributionOf } from "./measures/quantiles.ts"
import { continents } from "./places.ts"

const check = (...latencies: ReadonlyArray<ReadonlyArray<number>>) =>
  property.check(latencies.map(distributionOf), continents)

describe("local write latency", () => {
  it("hides the wide area when one write of a hundred takes longer and no more", () => {
    const slow = [...new Array<number>(99).fill(2), 500]
    expect(check(slow, slow, slow)).toEqual({ witnesses: 300, violation: null })
  })

  it("does not when two of a hundred take as long as a message to the nearest datacenter and back", () => {
    const slower = [...new Array<number>(98).fill(2), 145, 145]
    const { violation } = check([2], [2], slower)
    expect(violation?.harm).toBe("Clients at C (Tokyo) wait for another datacenter when they write.")
    expect(violation?.because[1]).toBe("One write of a hundred at C (Tokyo) takes 145 ms or more.")
    expect(violation?.place).toBe(2)
  })

  it("says nothing where nothing was acknowledged", () => {
    expect(check([], [], [])).toEqual({ witnesses: 0, violation: null })
  })
})
