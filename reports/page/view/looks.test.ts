import { describe, expect, it } from "vitest"
import { looks, looksOf, sameHeld } from "./looks.ts"
import { deliver, put, shows, toldRun } from "./sample.harness.ts"

const values = ["v1", "v2", "v3", "v4", "v5", "v6", "v7"]

describe("the looks of values", () => {
  it("are numbered in the order in which the values first appear, and begin anew after the last look", () => {
    const look = looksOf(toldRun(values.map((value) => put(0, value))))
    expect(values.map((value) => look(0, shows(value)))).toEqual([0, 1, 2, 3, 4, 5, 0])
    expect(looks).toBe(6)
  })

  it("are the same for the same value at every leader and at every time", () => {
    const run = toldRun([put(0, "v1"), put(1, "v2"), deliver(0, 2)])
    const look = looksOf(run)
    const again = looksOf(run)
    for (const { leaders } of run.events)
      for (const { holds } of leaders) for (const held of holds) expect(look(0, held)).toBe(again(0, held))
  })

  it("are blank for nothing, and apart for what is not known", () => {
    const look = looksOf(toldRun([put(0, "v1")]))
    expect([look(0, "unheard"), look(0, shows(null)), look(0, "unknown")]).toEqual([
      "blank",
      "blank",
      "unknown",
    ])
  })

  it("tell a value of one object from the same of another", () => {
    const look = looksOf(toldRun([put(0, "v1", "x"), put(0, "v1", "y")]))
    expect([look(0, shows("v1")), look(1, shows("v1"))]).toEqual([0, 1])
  })
})

describe("what is held", () => {
  it("is the same exactly where a read shows the same", () => {
    expect(sameHeld(shows(["p", "q"]), shows(["p", "q"]))).toBe(true)
    expect(sameHeld(shows(["p", "q"]), shows(["q", "p"]))).toBe(false)
    expect(sameHeld(shows("1"), shows(1))).toBe(false)
    expect(sameHeld(shows('["p"]'), shows(["p"]))).toBe(false)
    expect(sameHeld("unheard", shows(null))).toBe(false)
  })
})
