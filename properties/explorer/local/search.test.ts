import { describe, expect, it } from "vitest"
import { exploredPlainly, textOf } from "../../testing/unpacked.ts"
import { lwwActors } from "../machines/lww/actors.ts"
import {
  applied,
  type Leader,
  type LwwRules,
  type LwwScope,
  lwwScopes,
  standardLwwRules,
} from "../machines/lww/leader.ts"
import { lww } from "../machines/lww/machine.ts"
import { searched } from "../packed/search.ts"
import { searchLocally } from "./search.ts"

const laterArrivals: LwwRules = { wins: (write, held) => held === null || write.stamp >= held.stamp }
const earlierStamps: LwwRules = { wins: (write, held) => held === null || write.stamp < held.stamp }

const scopes: ReadonlyArray<LwwScope> = [
  { ...lwwScopes.S, writes: 2 },
  { ...lwwScopes.S, keys: 2, writes: 3, leaders: 2 },
  { ...lwwScopes.S, values: 2, writes: 2 },
  { ...lwwScopes.S, writes: 3, causal: true, duplicates: 0 },
  { ...lwwScopes.S, writes: 3, duplicates: 0 },
]

/** Every state of a leader that a search by actors comes upon. */
const leadersSeen = (scope: LwwScope): ReadonlySet<string> => {
  const seen = new Set<string>()
  const machine = lwwActors(scope)
  searchLocally({
    ...machine,
    renamings: [],
    agree: {
      ...machine.agree,
      key: (leader: Leader) => {
        seen.add(textOf(leader))
        return machine.agree.key(leader)
      },
    },
  })
  return seen
}

describe("a search by actors", () => {
  it.each(scopes)("comes upon every state of a leader that there is, and no other: %o", (scope) => {
    const { values } = exploredPlainly(lww(scope))
    const all = new Set(values.slice(0, scope.leaders).flatMap((some) => [...some]))
    expect([...leadersSeen(scope)].toSorted()).toEqual([...all].toSorted())
  })

  it.each(scopes)("gives the verdict that one of all states gives: %o", (scope) => {
    for (const rules of [standardLwwRules, laterArrivals, earlierStamps]) {
      const { violation } = searched(lww(scope, rules))
      expect(searchLocally(lwwActors(scope, rules)).violation).toBe(violation?.invariant ?? null)
    }
  })

  it("goes through scope M in some thousand states", () => {
    const machine = lwwActors(lwwScopes.M)
    expect(searchLocally({ ...machine, renamings: [] })).toMatchObject({
      states: 9447,
      complete: true,
      violation: null,
    })
    expect(searchLocally(machine)).toMatchObject({ states: 4724, complete: true, violation: null })
  })

  it("is not complete beyond its budget", () => {
    expect(searchLocally(lwwActors(lwwScopes.S), 100)).toMatchObject({ complete: false, violation: null })
  })

  it("refuses a machine for which receiving again is not the same as receiving once", () => {
    const machine = lwwActors(lwwScopes.S)
    const counting = {
      ...machine,
      receive: (leader: Leader, write: Parameters<typeof machine.receive>[1]) => ({
        ...applied(standardLwwRules, leader, write),
        clock: leader.clock + 1,
      }),
    }
    expect(searchLocally(counting).violation).toBe("a message that is received again changes nothing")
  })

  it("cannot be asked of a ring, whose leaders send on what they receive", () => {
    expect(() => lwwActors({ ...lwwScopes.S, ring: true })).toThrow("sends on what it receives")
  })
})
