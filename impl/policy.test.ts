import { describe, expect, test } from "vitest"
import { kindOf, mergeOf, noTables, policyOf, resolverOf, TableMisnamed } from "./policy.ts"

const made = policyOf({
  users: { kind: "record" },
  ledger: { kind: "record", merge: "row" },
  carts: { kind: "set" },
  "line-items2": { kind: "register", resolve: () => "one" },
})
const policy = made instanceof TableMisnamed ? noTables : made

describe("a policy", () => {
  test("finds a key's table by what is before the first slash", () => {
    expect(kindOf(policy, "users/1")).toBe("record")
    expect(kindOf(policy, "carts/a/b")).toBe("set")
    expect(kindOf(policy, "line-items2/")).toBe("register")
  })

  test("knows nothing of raw keys: they have no slash, or no table before it", () => {
    for (const key of ["users", "", "/users", "other/1", "Users/1", "constructor/1"])
      expect(kindOf(policy, key)).toBe(undefined)
  })

  test("merges records by columns in a table unless it says otherwise, and raw ones as a whole", () => {
    expect(["users/1", "ledger/1", "raw", "other/1"].map((key) => mergeOf(policy, key))).toEqual([
      "columns",
      "row",
      "row",
      "row",
    ])
  })

  test("has a resolver only for the registers of a table that names one", () => {
    expect(resolverOf(policy, "line-items2/1")?.([])).toBe("one")
    expect(resolverOf(policy, "users/1")).toBe(undefined)
    expect(resolverOf(policy, "raw")).toBe(undefined)
  })

  test.each(["", "Users", "1users", "a/b", "a b", "-a", "__proto__"])("refuses the table name %j", (name) => {
    const refused = policyOf(Object.fromEntries([[name, { kind: "row" as const }]]))
    expect(refused).toBeInstanceOf(TableMisnamed)
    expect(refused instanceof TableMisnamed ? refused.message : "").toContain(JSON.stringify(name))
  })
})
