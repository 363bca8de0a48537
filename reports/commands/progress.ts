/** Progress on standard error: one line that is redrawn where that works, and a line for each finished part in a log. */
import { clip } from "../text/columns.ts"
import type { Terminal } from "./output.ts"

export interface ProgressLine {
  /** Shows how far the current part is. */
  readonly show: (text: string) => void
  /** Says that a part is finished. */
  readonly finish: (text: string) => void
  /** Leaves no line behind. */
  readonly clear: () => void
}

/** The least time between two redrawn lines, in milliseconds. */
const pause = 60

export const progressLine = (
  { err, redraw }: Terminal,
  now: () => number = () => performance.now(),
): ProgressLine => {
  let last = Number.NEGATIVE_INFINITY
  let drawn = false
  const draw = (text: string): void => {
    if (redraw === null) return
    err(`\r\u001b[2K${clip(text, redraw - 1, "…")}`)
    drawn = true
  }
  return {
    show: (text) => {
      if (now() - last < pause) return
      last = now()
      draw(text)
    },
    finish: (text) => {
      if (redraw === null) err(`${text}\n`)
      else draw(text)
    },
    clear: () => {
      if (drawn) err("\r\u001b[2K")
      drawn = false
    },
  }
}
