import { describe, expect, it } from "vitest"
import { type Surroundings, terminalOf } from "./terminal-of.ts"

const stream = (isTTY: boolean, columns?: number) => ({
  isTTY,
  ...(columns === undefined ? {} : { columns }),
  write: () => undefined,
})

const terminal = (env: Surroundings["env"], isTTY = true, columns?: number, platform = "linux") =>
  terminalOf({ stdout: stream(isTTY, columns), stderr: stream(isTTY, columns), env, platform }, () => false)

describe("the terminal of a process", () => {
  it("shows Unicode where the locale says UTF-8, and the first variable that is set decides", () => {
    expect(terminal({ LANG: "en_US.UTF-8" }).style.unicode).toBe(true)
    expect(terminal({ LC_ALL: "C.utf8", LANG: "C" }).style.unicode).toBe(true)
    expect(terminal({ LC_ALL: "C", LANG: "en_US.UTF-8" }).style.unicode).toBe(false)
    expect(terminal({ LC_ALL: "", LANG: "en_US.UTF-8" }).style.unicode).toBe(true)
    expect(terminal({}).style.unicode).toBe(false)
    expect(terminal({}, true, 80, "win32").style.unicode).toBe(true)
  })

  it("has colours only where somebody looks, and not where they are not wanted", () => {
    expect(terminal({}).style.colours).toBe(true)
    expect(terminal({}, false).style.colours).toBe(false)
    expect(terminal({ NO_COLOR: "1" }).style.colours).toBe(false)
    expect(terminal({ TERM: "dumb" }).style.colours).toBe(false)
    expect(terminal({ FORCE_COLOR: "1" }, false).style.colours).toBe(true)
    expect(terminal({ FORCE_COLOR: "0" }).style.colours).toBe(false)
  })

  it("is between 60 and 80 columns wide, and 80 where it does not know", () => {
    expect([undefined, 0, 20, 70, 200].map((columns) => terminal({}, true, columns).style.width)).toEqual([
      80, 80, 60, 70, 80,
    ])
  })

  it("redraws a line of progress on a terminal only", () => {
    expect(terminal({}, true, 120).redraw).toBe(120)
    expect(terminal({}, false).redraw).toBeNull()
    expect(terminal({ TERM: "dumb" }).redraw).toBeNull()
  })
})
