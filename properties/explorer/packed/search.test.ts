import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { exploredPlainly } from "../../testing/unpacked.ts"
import { type LwwRules, type LwwScope, lwwScopes } from "../machines/lww/leader.ts"
import { lww } from "../machines/lww/machine.ts"
import { search, searched, type SearchOptions, unlimited } from "./search.ts"

/** Of two writes in the same instant, the one that arrives later wins. */
const laterArrivals: LwwRules = { wins: (write, held) => held === null || write.stamp >= held.stamp }

const small: fc.Arbitrary<LwwScope> = fc.record({
  leaders: fc.constantFrom(2, 2, 3),
  keys: fc.constantFrom(1, 2),
  values: fc.constant(1),
  writes: fc.constantFrom(1, 2, 2),
  duplicates: fc.constantFrom(0, 1),
  ring: fc.boolean(),
  causal: fc.boolean(),
})

const rules = fc.constantFrom<LwwRules | undefined>(undefined, laterArrivals)
const orders = ["breadth-first", "depth-first"] as const

describe("ML-LWW has the states and transitions that other explorers count", () => {
  // They count the initial state among the generated ones; it is no transition. Scopes M and L: `npm run bench:explorer`.
  it("scope S", () => {
    const { complete, violation, ...counts } = searched(lww(lwwScopes.S))
    expect(counts).toMatchObject({ states: 126_107, transitions: 569_587 - 1, frontier: 0 })
    expect({ complete, violation }).toEqual({ complete: true, violation: null })
  })
})

describe("a packed search", () => {
  it("finds the states, transitions and depth that a plain one finds, in any small scope", () => {
    fc.assert(
      fc.property(small, (scope) => {
        const machine = lww(scope)
        const plain = exploredPlainly(machine)
        for (const order of orders) {
          const found = searched(machine, { ...unlimited, order })
          expect([found.states, found.transitions]).toEqual([plain.states, plain.transitions])
          expect([found.complete, found.violation, plain.broken]).toEqual([true, null, null])
        }
        expect(searched(machine).depth).toBe(plain.depth)
      }),
      { numRuns: 30, seed: 4 },
    )
  })

  it("breadth-first finds a shortest way to what is broken, and both orders find one exactly where there is one", () => {
    let broken = 0
    fc.assert(
      fc.property(small, rules, (scope, replaced) => {
        const machine = lww(scope, replaced)
        const plain = exploredPlainly(machine)
        const options: SearchOptions = { ...unlimited, paths: true }
        expect(searched(machine, options).violation?.path.length ?? null).toBe(plain.broken)
        const deep = searched(machine, { ...options, order: "depth-first" })
        expect(deep.violation === null).toBe(plain.broken === null)
        if (plain.broken !== null) broken++
      }),
      { numRuns: 30, seed: 4 },
    )
    expect(broken).toBeGreaterThan(3)
  })

  it("names the moves that lead to what is broken", () => {
    const scope = { ...lwwScopes.S, leaders: 2, writes: 2, duplicates: 0 }
    const { violation } = searched(lww(scope, laterArrivals), { ...unlimited, paths: true })
    expect(violation?.invariant).toBe("leaders that have applied the same writes hold the same registers")
    expect(violation?.path.map(({ kind }) => kind)).toEqual(["write", "write", "deliver", "deliver"])
  })

  it("is not complete when a budget ends it, and says what is left", () => {
    for (const budget of [{ states: 5000 }, { bytes: 200_000 }]) {
      const found = searched(lww(lwwScopes.S), { ...unlimited, ...budget })
      expect(found).toMatchObject({ complete: false, violation: null })
      expect(found.frontier).toBeGreaterThan(0)
      expect(found.states).toBeLessThan(126_107)
    }
  })

  it("tells how far it is, and ends where its caller says so", () => {
    const told: Array<number> = []
    const running = search(lww(lwwScopes.S), { ...unlimited, paths: true }, (path) => path().length < 9)
    let next = running.next()
    for (; next.done !== true; next = running.next()) told.push(next.value.states)
    expect(next.value).toMatchObject({ complete: false, depth: 9, violation: null })
    expect(told.length).toBeGreaterThan(0)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  it("needs less than 100 bytes a state", () => {
    const { bytes, states } = searched(lww(lwwScopes.S))
    expect(bytes / states).toBeLessThan(100)
  })
})
