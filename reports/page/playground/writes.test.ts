import { describe, expect, it } from "vitest"
import { families, familyOf } from "../../../model/vocabulary/write.ts"
import { decodeSchedule, encodeSchedule } from "../../../properties/schedule/codec.ts"
import { fieldsOf, formReason, freshForm, kindsOf, suggested, writeOf } from "./writes.ts"

const form = freshForm(0, families)
const kinds = families.flatMap((family) => kindsOf[family].map(({ kind }) => ({ family, kind })))

describe("a form for a write", () => {
  it.each(kinds)("$kind is a write to a $family that a file can hold", ({ family, kind }) => {
    const write = writeOf({ ...form, kind })
    expect(write.kind).toBe(kind)
    expect(familyOf(write)).toBe(family)
    const schedule = { leaders: 2, moves: [{ kind: "write", at: 0, after: 1, write } as const] }
    expect(decodeSchedule(encodeSchedule(schedule))).toEqual(schedule)
  })

  it("begins with something that can be written at once, in every family", () => {
    for (const family of families) expect(formReason(freshForm(1, [family]))).toBeNull()
  })

  it.each([
    [{ key: "" }, "key must have 1 to 200 characters"],
    [{ value: "v".repeat(201) }, "value must have 1 to 200 characters"],
    [{ kind: "increment", by: Number.NaN }, "by must be a whole number"],
    [{ kind: "adjust", times: 1e9 }, "times must be a whole number"],
    [{ kind: "set-both", other: "x" }, "the two records must be different"],
  ] as const)("%o is refused: %s", (changed, why) => {
    expect(formReason({ ...form, ...changed })).toBe(why)
  })

  it("does not mind what it does not read", () => {
    expect(formReason({ ...form, kind: "truncate", key: "", by: Number.NaN })).toBeNull()
    expect(fieldsOf("truncate")).toEqual([])
  })

  it("suggests another value at every leader and for every write", () => {
    const all = [0, 1, 2, 3, 4, 5].flatMap((leader) => [0, 1, 2, 3, 4].map((nth) => suggested(leader, nth)))
    expect(new Set(all).size).toBe(all.length)
  })
})
