import { describe, expect, it } from "vitest"
import { A, ask, B, deliver, drained, played, shownEverywhere } from "../testing/moves.ts"
import { rulings } from "../testing/rulings.ts"
import { goldengateAcdrDelta } from "./goldengate-acdr.ts"
import {
  goldengateCdr,
  goldengateCdrIgnore,
  goldengateCdrOverwrite,
  goldengateCdrUseDelta,
  goldengateCdrUseMaxEq,
  goldengateCdrUseMin,
} from "./goldengate.ts"

it.each([
  [goldengateCdr, "the greater time", "keep keep take | keep keep keep take"],
  [goldengateCdrUseMaxEq, "the greater time, or an equal one", "keep take take | keep take take take"],
  [goldengateCdrUseMin, "the lesser time", "take keep keep | take keep keep keep"],
  [goldengateCdrOverwrite, "the change", "take"],
])(
  "$0.name: what the origin saw is overwritten; else $1 wins; a missing row comes back",
  (design, _what, resolved) => {
    expect(rulings(design, ["absent", "row"])).toEqual({
      "insert on absent": "apply",
      "insert on row": `${resolved} (INSERTROWEXISTS)`,
      "update on absent": "take (UPDATEROWMISSING)",
      "update on row, image matches": "apply",
      "update on row, image differs": `${resolved} (UPDATEROWEXISTS)`,
      "delete on absent": "skip (DELETEROWMISSING)",
      "delete on row, image matches": "apply",
      "delete on row, image differs": "take (DELETEROWEXISTS)",
    })
  },
)

it("IGNORE keeps the row that differs and leaves out the one that is missing", () => {
  expect(rulings(goldengateCdrIgnore, ["absent", "row"])).toEqual({
    "insert on absent": "apply",
    "insert on row": "keep (INSERTROWEXISTS)",
    "update on absent": "skip (UPDATEROWMISSING)",
    "update on row, image matches": "apply",
    "update on row, image differs": "keep (UPDATEROWEXISTS)",
    "delete on absent": "skip (DELETEROWMISSING)",
    "delete on row, image matches": "apply",
    "delete on row, image differs": "keep (DELETEROWEXISTS)",
  })
})

describe("USEDELTA", () => {
  const set = (at: number, column: string, value: string) => ask(at, { kind: "set", key: "k", column, value })
  const add = (at: number, plus: number) => ask(at, { kind: "adjust", key: "k", times: 1, plus })

  it.each([goldengateCdrUseDelta, goldengateAcdrDelta])(
    "adds the difference where an update conflicts, whatever becomes of the rest; inserts do not add up: $name",
    (design) => {
      const amounts = (moves: Parameters<typeof played>[2]) =>
        shownEverywhere(drained(design, played(design, 2, moves).cluster).cluster, "record", "k")
      const met = [set(A, "amount", "10"), deliver(A, B)]
      expect(amounts([...met, add(A, 1), add(B, 2)])).toEqual([{ amount: "13" }, { amount: "13" }])
      expect(amounts([set(A, "amount", "1"), set(B, "amount", "2")])).toEqual([
        { amount: "2" },
        { amount: "2" },
      ])
    },
  )
})
