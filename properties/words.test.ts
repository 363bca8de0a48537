import { expect, test } from "vitest"
import type { Move } from "../model/replication/move.ts"
import {
  A,
  ask,
  B,
  C,
  clock,
  crash,
  cut,
  del,
  deliver,
  duplicate,
  lose,
  mend,
  put,
  reconnect,
  restart,
  vacuum,
} from "../model/testing/moves.ts"
import type { Shown } from "../model/vocabulary/write.ts"
import {
  leadersInWords,
  linkInWords,
  moveInWords,
  objectInWords,
  shownAt,
  shownInWords,
  writeInWords,
} from "./words.ts"

test.each<readonly [Move, string]>([
  [put(A, "x", "v1"), "A: put x = v1"],
  [put(A, "x", "v1", 0), "A: put x = v1 (same instant)"],
  [del(B, "x", 3), "B: delete x (after 3 ticks)"],
  [ask(C, { kind: "assign", key: "x", value: "v1" }), "C: assign x = v1"],
  [ask(A, { kind: "increment", key: "x", by: -2 }), "A: increment x by -2"],
  [ask(A, { kind: "add", key: "x", element: "p" }), "A: add p to x"],
  [ask(A, { kind: "remove", key: "x", element: "p" }), "A: remove p from x"],
  [ask(A, { kind: "set", key: "x", column: "email", value: "e" }), "A: set x.email = e"],
  [ask(A, { kind: "erase", key: "x" }), "A: erase x"],
  [ask(A, { kind: "adjust", key: "x", times: 1, plus: 2 }), "A: set x.amount = amount + 2"],
  [ask(A, { kind: "adjust", key: "x", times: 1, plus: -2 }), "A: set x.amount = amount - 2"],
  [ask(A, { kind: "adjust", key: "x", times: 2, plus: 0 }), "A: set x.amount = amount * 2"],
  [ask(A, { kind: "adjust", key: "x", times: 2, plus: 1 }), "A: set x.amount = amount * 2 + 1"],
  [ask(A, { kind: "generate", key: "#", value: "v1" }), "A: insert a = v1 under a generated key"],
  [ask(A, { kind: "generate", key: "#7", value: "v1" }), "A: insert #7.a = v1, a generated key"],
  [
    ask(A, { kind: "set-both", key: "x", other: "y", value: "v1" }),
    "A: set a = v1 of x and y in one transaction",
  ],
  [ask(A, { kind: "truncate", key: "*" }), "A: truncate"],
  [deliver(A, B), "A>B: deliver next"],
  [deliver(A, B, 2), "A>B: deliver ahead of 2"],
  [duplicate(A, B), "A>B: deliver again the latest"],
  [duplicate(A, B, 1), "A>B: deliver again the one 1 before the latest"],
  [lose(C, A), "C>A: lose"],
  [cut(A, B), "A>B: cut"],
  [mend(A, B), "A>B: mend"],
  [reconnect(A, B), "A>B: reconnect"],
  [crash(A), "A: crash"],
  [restart(B), "B: restart"],
  [vacuum(C), "C: vacuum"],
  [clock(A, 1), "A: clock ahead 1 tick"],
  [clock(A, -2), "A: clock back 2 ticks"],
])("%j", (move, words) => {
  expect(moveInWords(move)).toBe(words)
})

test.each<readonly [Shown, string]>([
  [null, "nothing"],
  ["v1", "v1"],
  [0, "0"],
  [-3, "-3"],
  [[], "{}"],
  [["v1", "v2"], "{v1, v2}"],
  [{}, "()"],
  [{ a: "v1", email: "e" }, "(a: v1, email: e)"],
])("a read that shows %j", (shown, words) => {
  expect(shownInWords(shown)).toBe(words)
})

test("leaders, links, objects and writes go by their names", () => {
  expect([[], [A], [A, C], [A, B, C]].map(leadersInWords)).toEqual(["nobody", "A", "A and C", "A, B and C"])
  expect(linkInWords(B, A)).toBe("B>A")
  expect(objectInWords({ family: "counter", key: "x" })).toBe("counter x")
  expect(writeInWords({ kind: "delete", key: "x" })).toBe("delete x")
})

test("leaders that show the same are named together, and a text is not taken for nothing", () => {
  const said = (...shown: ReadonlyArray<Shown>) =>
    shownAt([...shown.keys()], (leader) => shown[leader] ?? null)
  expect(said("v1", "v1")).toBe("v1 at A and B")
  expect(said("v1", "v2", "v1")).toBe("v1 at A and C and v2 at B")
  expect(said(["p"], null, ["p"], 3)).toBe("{p} at A and C, nothing at B and 3 at D")
  expect(said({ a: "v1" }, { a: "v1", b: "v2" }, { a: "v1" })).toBe(
    "(a: v1) at A and C and (a: v1, b: v2) at B",
  )
  expect(said("nothing", null)).toBe("nothing at A and nothing at B")
})
