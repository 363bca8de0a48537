/** Where the report of a test goes. */
import { describe, expect, it } from "vitest"
import { placeOf } from "./place.ts"

const named = { file: "src/orders.test.ts", name: "orders > agree when it is quiet" }

describe("the directory of a test", () => {
  it("says which test it is of", () => {
    expect(placeOf(named, 1)).toMatch(/^orders-orders-agree-when-it-is-quiet-[a-z0-9]{6}$/)
  })

  it("is another for each search of a test, and for tests of the same words elsewhere", () => {
    const places = [
      placeOf(named, 1),
      placeOf(named, 2),
      placeOf({ ...named, file: "lib/orders.test.ts" }, 1),
    ]
    expect(new Set(places).size).toBe(3)
  })

  it("is a plain name, whatever the test is called", () => {
    for (const name of ["../../etc", "", "a/b\\c:d", "\u202e\ud800", "x".repeat(999)])
      expect(placeOf({ ...named, name }, 1)).toMatch(/^[a-z0-9][a-z0-9-]{0,70}$/)
  })
})
