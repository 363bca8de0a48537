import { describe, expect, it } from "vitest"
import { reference } from "../systems/reference.ts"
import { A, ask, B, C, crash, cut, deliver, drained, mend, played, put, rows } from "../testing/moves.ts"
import { causal } from "./delivery.ts"
import { homeOf } from "./deciding.ts"
import type { Design } from "./design.ts"
import type { Happening } from "./happening.ts"

const answers = (happened: ReadonlyArray<Happening>) =>
  happened.flatMap((one) =>
    one.kind === "wrote" ? [`${"ABC"[one.at]}`] : one.kind === "refused" ? [one.why] : [],
  )

describe("the home of a key", () => {
  const home: Design = { ...reference, accepts: "home" }

  it("is one leader for each key, and spreads over all", () => {
    expect(["x", "y", "z"].map((key) => homeOf(key, 3))).toEqual([A, B, C])
    expect(homeOf("x", 1)).toBe(A)
  })

  it("decides on every write to it, whoever is asked", () => {
    const { happened } = played(home, 3, [put(A, "y", "a"), put(B, "y", "b"), put(C, "y", "c")])
    expect(answers(happened)).toEqual(["B", "B", "B"])
  })

  it("moves where it is out, as far as the asked leader can see", () => {
    const { happened } = played(home, 3, [crash(B), put(A, "y", "a"), put(C, "y", "c")])
    expect(answers(happened)).toEqual(["C", "C"])
  })

  it("is at two leaders at once while it moves: the writes conflict, as conflict avoidance should prevent", () => {
    const apart = [cut(A, B), cut(C, B), put(B, "y", "b"), put(A, "y", "a"), mend(A, B), mend(C, B)]
    const { cluster, happened } = played(home, 3, apart)
    expect(answers(happened)).toEqual(["B", "C"])
    const end = drained(home, cluster)
    const conflicts = end.happened.flatMap((one) =>
      one.kind === "applied" && one.conflict !== null ? [one.conflict.name] : [],
    )
    expect(new Set(conflicts)).toEqual(new Set(["concurrent_writes"]))
    expect(rows(end.cluster, "y")).toEqual(["a", "a", "a"])
  })
})

describe("a majority", () => {
  const group: Design = { ...reference, accepts: "majority", delivery: { ...causal, stream: true } }

  it("certifies the first of two writes to one row and refuses the second until it has seen the first", () => {
    const { happened } = played(group, 3, [
      put(A, "x", "a"),
      put(B, "x", "b"),
      deliver(A, B),
      put(B, "x", "c"),
    ])
    expect(answers(happened)).toEqual(["A", "conflict", "B"])
  })

  it("lets writes to different rows pass", () => {
    expect(answers(played(group, 3, [put(A, "x", "a"), put(B, "y", "b")]).happened)).toEqual(["A", "B"])
  })

  it("refuses a write to any of a transaction's records, and a truncation of what was not seen", () => {
    const { happened } = played(group, 3, [
      ask(A, { kind: "set", key: "y", column: "a", value: "a" }),
      ask(B, { kind: "set-both", key: "x", other: "y", value: "b" }),
      ask(C, { kind: "truncate", key: "*" }),
      ask(C, { kind: "generate", key: "#", value: "c" }),
      ask(C, { kind: "set", key: "x", column: "a", value: "c" }),
    ])
    expect(answers(happened)).toEqual(["A", "conflict", "absent", "C", "C"])
  })

  it("certifies a unique value and the parent of a record with it", () => {
    const set = (at: number, key: string, column: string, value: string) =>
      ask(at, { kind: "set", key, column, value })
    const seenByAll = [set(A, "x", "a", "1"), deliver(A, B), deliver(A, C)]
    const { happened } = played(group, 3, [
      ...seenByAll,
      set(A, "y", "email", "e"),
      set(B, "z", "email", "e"),
      set(B, "z", "email", "f"),
      set(A, "u", "parent", "x"),
      ask(C, { kind: "erase", key: "x" }),
    ])
    expect(answers(happened)).toEqual(["A", "A", "conflict", "B", "A", "conflict"])
  })

  it("cannot be reached from a minority, and can from the rest", () => {
    const { happened } = played(group, 3, [cut(A, B), cut(A, C), put(A, "x", "a"), put(B, "x", "b")])
    expect(answers(happened)).toEqual(["unreachable", "B"])
  })
})
