import { describe, expect, it } from "vitest"
import { hrefOf, places, routeOf } from "./route.ts"

describe("a route", () => {
  it("is the verdicts where the address says nothing, or names one of their parts", () => {
    for (const hash of ["", "verdicts", "differences", "counterexamples"])
      expect(routeOf(hash)).toEqual({ kind: "verdicts" })
  })

  it("is a view where the address names it", () => {
    for (const place of places) expect(routeOf(place)).toEqual({ kind: "place", place })
  })

  it("is none where another part of the page owns the address", () => {
    for (const hash of ["main", "part-why", "run=1.abc", "ce"]) expect(routeOf(hash)).toBeNull()
  })

  it("comes back from its address, whatever is in the name", () => {
    const names = [
      "bdr-1--quiet-cluster-agrees",
      "convergence/quiet-cluster-agrees",
      'a b%"<#\n\u202e',
      "ce/s/p/",
    ]
    for (const name of names)
      expect(routeOf(decodeURIComponent(hrefOf("ce", name).slice(1)))).toEqual({
        kind: "counterexample",
        name,
      })
    expect(hrefOf("p", "convergence/quiet-cluster-agrees")).toBe("#p/convergence/quiet-cluster-agrees")
  })

  it("can be written of a name that no bytes stand for", () => {
    expect(hrefOf("s", "\ud800")).toBe("#s/%EF%BF%BD")
  })
})
