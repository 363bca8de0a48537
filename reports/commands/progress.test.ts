import { describe, expect, it } from "vitest"
import { plainStyle } from "../terminal/style.ts"
import { progressLine } from "./progress.ts"

const recorded = (redraw: number | null) => {
  const written: Array<string> = []
  const terminal = {
    out: () => undefined,
    err: (text: string) => void written.push(text),
    style: plainStyle,
    redraw,
    stopped: () => false,
  }
  let time = 0
  return { written, line: progressLine(terminal, () => time), wait: (by: number) => void (time += by) }
}

describe("progress", () => {
  it("in a log is one line for each finished part", () => {
    const { written, line } = recorded(null)
    line.show("1 of 2")
    line.show("2 of 2")
    line.finish("done")
    line.clear()
    expect(written).toEqual(["done\n"])
  })

  it("on a terminal is one line that is redrawn, not too often, and gone at the end", () => {
    const { written, line, wait } = recorded(10)
    line.show("one")
    line.show("two")
    wait(100)
    line.show("a long line that does not fit")
    line.clear()
    line.clear()
    expect(written).toEqual(["\r\u001b[2Kone", "\r\u001b[2Ka long l…", "\r\u001b[2K"])
  })
})
