import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Change } from "./change.ts"
import * as Objects from "./objects.ts"
import { noTables, policyOf, TableMisnamed } from "./policy.ts"
import type { Resolver } from "./resolver.ts"
import { type Rules, standardRules } from "./rules.ts"
import { encode, restore } from "./stored.ts"

const rulesWith = (resolve: Resolver): Rules => {
  const policy = policyOf({ profiles: { kind: "register", resolve } })
  return { ...standardRules, policy: policy instanceof TableMisnamed ? noTables : policy }
}

const key = "profiles/k"
const assign = (leader: number, value: string): Change => ({
  dot: { leader, sequence: 1 },
  dependencies: [0, 0, 0],
  stamp: { wall: 1, logical: 0, leader },
  operation: { _tag: "Assign", key, value },
})
const three = [assign(0, "b"), assign(1, "a"), assign(2, "c")]

const after = (resolve: Resolver, changes: ReadonlyArray<Change> = three) => {
  const objects = Objects.none()
  for (const change of changes) Objects.perform(objects, change, rulesWith(resolve))
  return objects
}

const joined: Resolver = (siblings) => siblings.map(({ value }) => value).join("+")

describe("a register with a resolver", () => {
  test("shows the one text that it makes of the siblings in the order of their dots, whatever order they came in", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(three, { minLength: 3 }), (changes) => {
        const objects = after(joined, changes)
        expect(Objects.read(objects, "register", key)).toEqual(["b+a+c"])
        expect(Objects.view(objects).register).toEqual({ [key]: ["b+a+c"] })
        expect(objects.impurities.count).toBe(0)
      }),
    )
  })

  test("asks it when a change came, and not when a read did", () => {
    let calls = 0
    const counted: Resolver = (siblings) => {
      calls++
      return joined(siblings)
    }
    const objects = after(counted)
    const asked = calls
    Objects.read(objects, "register", key)
    expect(asked).toBe(2 * three.length)
    expect(calls).toBe(asked)
  })

  test("keeps the siblings, so the next write replaces them and another resolver sees them after a restart", () => {
    const objects = after(joined)
    expect(objects.held.register.get(key)).toHaveLength(3)
    const restarted = Objects.none()
    const other: Resolver = (siblings) => `${siblings.length} siblings`
    expect(
      restore(restarted, "register", key, encode(objects, "register", key) ?? "", rulesWith(other)),
    ).toBe(true)
    expect(Objects.read(restarted, "register", key)).toEqual(["3 siblings"])
    const next: Change = { ...assign(0, "next"), dot: { leader: 0, sequence: 2 }, dependencies: [1, 1, 1] }
    expect(Objects.read(after(joined, [...three, next]), "register", key)).toEqual(["next"])
  })

  test("is not asked for registers outside of its table", () => {
    const raw: Change = { ...assign(0, "v"), operation: { _tag: "Assign", key: "k", value: "v" } }
    expect(
      Objects.read(
        after(() => "resolved", [raw]),
        "register",
        "k",
      ),
    ).toEqual(["v"])
  })
})

describe("a resolver that cannot be trusted", () => {
  let calls = 0
  const counting: Resolver = () => String(calls++)
  const throwing: Resolver = () => {
    throw new Error("no luck")
  }
  const taking: Resolver = (siblings) => {
    const changed = siblings as Array<(typeof siblings)[number]>
    return changed.pop()?.value ?? ""
  }
  const textless = ((siblings: ReadonlyArray<unknown>) => siblings.length) as unknown as Resolver

  test.each([
    ["that answers another text each time", counting, `the text "0" and then the text "1"`],
    ["that throws", throwing, "an exception (no luck) and then an exception (no luck)"],
    ["that changes the siblings", taking, "an exception"],
    ["that answers no text", textless, "a value of type number"],
  ])("%s is named, and the siblings are shown", (_what, resolve, words) => {
    calls = 0
    const objects = after(resolve)
    expect(Objects.read(objects, "register", key)).toEqual(["a", "b", "c"])
    expect(objects.impurities.count).toBe(three.length)
    calls = 0
    const { latest } = after(resolve, three.slice(0, 1)).impurities
    expect(latest).toMatchObject({ _tag: "ResolverImpure", table: "profiles", key })
    expect(latest?.message).toContain(words)
    expect(latest?.message).toContain("the resolver of table profiles")
  })

  test("does not stand in for siblings that it could not resolve, where it could resolve those before", () => {
    const pairsOnly: Resolver = (siblings) => {
      if (siblings.length > 2) throw new Error("too many")
      return joined(siblings)
    }
    expect(Objects.read(after(pairsOnly, three.slice(0, 2)), "register", key)).toEqual(["b+a"])
    expect(Objects.read(after(pairsOnly), "register", key)).toEqual(["a", "b", "c"])
  })
})
