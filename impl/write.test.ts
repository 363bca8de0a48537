import { describe, expect, test } from "vitest"
import { Absent, families, familyOf, isFamily, type Write } from "./write.ts"

describe("a write that takes away what is not there", () => {
  const refused: ReadonlyArray<readonly [Write, string]> = [
    [{ _tag: "Delete", key: "k" }, `leader 1 shows no row "k", so`],
    [{ _tag: "Erase", key: "k" }, `leader 1 shows no record "k", so`],
    [{ _tag: "Remove", key: "k", element: "e" }, `leader 1 shows no element "e" in the set "k", so`],
    [{ _tag: "Unfield", key: "k", field: "f" }, `leader 1 shows no field "f" in the map "k", so`],
  ]

  test.each(refused)("is told what is missing: %j", (write, words) => {
    expect(new Absent({ leader: 1, write }).message).toContain(words)
  })
})

describe("a family", () => {
  test("is what every write belongs to, and the operation that it becomes with it", () => {
    expect(familyOf({ _tag: "Put" })).toBe("row")
    expect(familyOf({ _tag: "Insert" })).toBe("row")
    expect(familyOf({ _tag: "Set" })).toBe("record")
    expect(familyOf({ _tag: "Unfield" })).toBe("map")
  })

  test("is known by its name, and nothing else is", () => {
    expect(families.every(isFamily)).toBe(true)
    expect(["toString", "", "rows"].some(isFamily)).toBe(false)
  })
})
