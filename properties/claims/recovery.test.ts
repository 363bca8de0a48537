import { describe, expect, it } from "vitest"
import { behind, gapOf } from "./recovery.ts"

describe("the gap between leaders", () => {
  it("is what each lacks of what all have together", () => {
    expect(
      gapOf([
        [3, 0],
        [1, 2],
        [3, 2],
      ]),
    ).toEqual({ all: [3, 2], missing: 4 })
  })

  it("counts a leader that a shorter vector does not know as unseen", () => {
    expect(gapOf([[1], [1, 4]])).toEqual({ all: [1, 4], missing: 4 })
  })

  it("is closed when every leader has all of it, and may have more", () => {
    expect(
      behind(
        [
          [3, 1],
          [3, 2],
        ],
        [3, 2],
      ),
    ).toBe(true)
    expect(
      behind(
        [
          [4, 2],
          [3, 2],
        ],
        [3, 2],
      ),
    ).toBe(false)
  })
})
