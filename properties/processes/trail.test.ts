import { describe, expect, it } from "vitest"
import { decodeTrail } from "./trail.ts"

const started = '{"_tag":"Started","leader":0,"vector":[0,0,0],"clock":{"wall":0,"logical":0}}'

describe("a trail", () => {
  it("is one event a line", () => {
    expect(decodeTrail(`${started}\n{"_tag":"Stopped"}\n`, "t").map(({ _tag }) => _tag)).toStrictEqual([
      "Started",
      "Stopped",
    ])
  })

  it("that was changed is refused with its line", () => {
    expect(() => decodeTrail(`${started}\n{"_tag":"Stop`, "t")).toThrow("t, line 2: it is not JSON")
    expect(() => decodeTrail(`${started}\n{"_tag":"Slept"}`, "t")).toThrow(
      "t, line 2: it is no event of a leader",
    )
    expect(() => decodeTrail(started.replace("[0,0,0]", "[0,-1,0]"), "t")).toThrow("t, line 1")
  })
})
