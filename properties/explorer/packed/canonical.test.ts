import { describe, expect, it } from "vitest"
import { exploredPlainly, initialOf, successorsPlainly, textOf } from "../../testing/unpacked.ts"
import { type Leader, type LwwRules, type LwwScope, lwwScopes, type Write } from "../machines/lww/leader.ts"
import { lwwUpToNames } from "../machines/lww/names.ts"
import type { PackedMachine, Renaming } from "./machine.ts"
import { searched, unlimited } from "./search.ts"

const laterArrivals: LwwRules = { wins: (write, held) => held === null || write.stamp >= held.stamp }

const scopes: ReadonlyArray<LwwScope> = [
  { ...lwwScopes.S, keys: 2, writes: 2 },
  { ...lwwScopes.S, leaders: 2, values: 2, writes: 2, causal: true },
  { ...lwwScopes.S, leaders: 2, keys: 2, values: 2, writes: 2, duplicates: 0 },
  { ...lwwScopes.S, keys: 3, writes: 2, ring: true, duplicates: 0 },
]

/** The least text of a state and of all that it can be renamed to. */
const leastText =
  ({ renamings = [] }: PackedMachine<unknown>) =>
  (state: ReadonlyArray<unknown>): string =>
    [state, ...renamings.map(({ rename }) => state.map(rename))].map(textOf).toSorted()[0] ?? ""

/** How many states of a machine have other successors once they are renamed than their successors renamed. */
const strayed = (machine: PackedMachine<unknown>, { rename }: Renaming, most: number): number => {
  const known = new Set<string>()
  const states = [initialOf(machine)]
  let stray = 0
  for (const state of states) {
    if (known.has(textOf(state)) || known.size === most) continue
    known.add(textOf(state))
    const after = successorsPlainly(machine, state)
    const renamedAfter = after.map((next) => textOf(next.map(rename))).toSorted()
    const afterRenamed = successorsPlainly(machine, state.map(rename)).map(textOf).toSorted()
    if (textOf(renamedAfter) !== textOf(afterRenamed)) stray++
    states.push(...after)
  }
  return stray
}

describe("the renamings of ML-LWW", () => {
  it.each(scopes)("turn the successors of a state into those of the renamed one: %o", (scope) => {
    const machine = lwwUpToNames(scope)
    expect(machine.renamings?.length).toBeGreaterThan(0)
    for (const renaming of machine.renamings ?? []) expect(strayed(machine, renaming, 1500)).toBe(0)
  })

  it("could not exchange leaders: the tie-break tells them apart", () => {
    const other = (write: Write): Write => ({
      ...write,
      leader: 1 - write.leader,
      name: `${write.stamp}@${1 - write.leader}`,
    })
    const isLeader = (value: unknown): value is Leader =>
      typeof value === "object" && value !== null && "registers" in value
    const inOrder = (writes: ReadonlyArray<Write>) =>
      writes.map(other).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const exchanged: Renaming = {
      name: "leaders",
      rename: (value) =>
        isLeader(value)
          ? {
              ...value,
              registers: value.registers.map((held) => held && other(held)),
              applied: inOrder(value.applied),
            }
          : Array.isArray(value)
            ? inOrder(value as ReadonlyArray<Write>)
            : value,
    }
    const machine = lwwUpToNames({ ...lwwScopes.S, leaders: 2, writes: 2, duplicates: 0 })
    expect(strayed(machine, exchanged, 1500)).toBeGreaterThan(0)
  })
})

describe("a search up to renaming", () => {
  it.each(scopes)("finds one state for each class, and all of them: %o", (scope) => {
    const machine = lwwUpToNames(scope)
    const found = searched(machine)
    expect(found.states).toBe(exploredPlainly(machine, leastText(machine)).states)
    expect(found.states).toBeLessThan(exploredPlainly(machine).states)
  })

  it.each(scopes)("gives the verdict that one of all states gives: %o", (scope) => {
    for (const rules of [undefined, laterArrivals]) {
      const machine = lwwUpToNames(scope, rules)
      const { violation } = searched(machine, { ...unlimited, paths: true })
      expect(violation?.path.length ?? null).toBe(exploredPlainly(machine).broken)
    }
  })
})
