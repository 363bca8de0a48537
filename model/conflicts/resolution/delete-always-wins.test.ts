import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { calm } from "../../testing/arbitraries.ts"
import { A, ask, B, C, del, deliver, drained, played, put, rows } from "../../testing/moves.ts"
import { activeDirectory } from "../../systems/active-directory.ts"
import { cosmosDb } from "../../systems/cosmos-db.ts"

const met = [put(A, "k", "v"), deliver(A, B), deliver(A, C)]
const systems = [cosmosDb, activeDirectory]

const ends = (design: (typeof systems)[number], moves: Parameters<typeof played>[2]) =>
  rows(drained(design, played(design, 3, moves).cluster).cluster, "k")

describe.each(systems)("$name", (design) => {
  it("loses a later update to a delete that was made without knowing of it", () => {
    expect(ends(design, [...met, del(B, "k"), put(A, "k", "a"), put(A, "k", "b")])).toEqual([
      null,
      null,
      null,
    ])
  })

  it("has a row that was put back after the delete had been seen", () => {
    expect(ends(design, [...met, del(B, "k"), deliver(B, A), put(A, "k", "a")])).toEqual(["a", "a", "a"])
  })

  it("and the update that the delete won over does not come back when the row does", () => {
    const late = [...met, put(C, "k", "c"), put(C, "k", "d"), del(B, "k"), deliver(B, A), put(A, "k", "a")]
    expect(ends(design, late)).toEqual(["a", "a", "a"])
    expect(ends(design, [...late, deliver(C, A), deliver(A, B)])).toEqual(["a", "a", "a"])
  })

  it("agrees in the end, along any schedule", () => {
    const write = fc
      .tuple(fc.nat(2), fc.nat(1), fc.constantFrom("a", "b", null))
      .map(([at, after, value]) =>
        ask(at, value === null ? { kind: "delete", key: "k" } : { kind: "put", key: "k", value }, after),
      )
    const law = fc.property(calm(3, write), (moves) => {
      expect(new Set(ends(design, moves)).size).toBe(1)
    })
    fc.assert(law, { seed: 5, numRuns: 2000 })
  })
})

it("the order decides between two updates: the busier branch in Active Directory, the later write in Cosmos DB", () => {
  const branches = [...met, put(A, "k", "a1"), put(A, "k", "a2"), put(B, "k", "b")]
  expect(ends(activeDirectory, branches)).toEqual(["a2", "a2", "a2"])
  expect(ends(cosmosDb, branches)).toEqual(["b", "b", "b"])
})
