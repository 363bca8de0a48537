import { describe, expect, it } from "vitest"
import { type BadPattern, badPatterns, forbidden, isDifferentiated } from "./bad-patterns.ts"
import { causallyConvergent, causalMemory, pipelined, weaklyCausal } from "./causal.ts"
import { causal, pram, sequential } from "./levels.ts"
import { figure2, history, type Litmus, read, type Step, write } from "./litmus.ts"
import { type History, sessionOrder } from "./execution.ts"
import { acyclic, subset } from "./relation.ts"
import { satisfies } from "./search.ts"

const defined = (of: History): Litmus["verdict"] => ({
  CC: weaklyCausal(of) !== null,
  CM: causalMemory(of) !== null,
  CCv: causallyConvergent(of) !== null,
  sequential: satisfies(of, sequential) !== null,
})

const freeOf = (of: History, patterns: ReadonlyArray<BadPattern>): boolean =>
  !badPatterns(of).some((one) => patterns.includes(one))

describe.each(figure2)("figure 2 $name", ({ history: of, verdict }) => {
  it("has the verdicts of the paper, by definition", () => {
    expect(defined(of)).toEqual(verdict)
  })

  it("has them by bad patterns", () => {
    const { CC, CM, CCv } = verdict
    expect(isDifferentiated(of)).toBe(true)
    expect({
      CC: freeOf(of, forbidden.CC),
      CM: freeOf(of, forbidden.CM),
      CCv: freeOf(of, forbidden.CCv),
    }).toEqual({ CC, CM, CCv })
  })

  it("is causal in the sense of the book exactly when it is CCv", () => {
    expect(satisfies(of, causal) !== null).toBe(verdict.CCv)
  })
})

it("the causal order that it gives contains the program order", () => {
  const of = history([write("x1"), read("x2")], [write("x2"), read("x1")])
  const order = weaklyCausal(of)
  expect(order !== null && acyclic(order) && subset(sessionOrder(of), order)).toBe(true)
})

it.each<readonly [string, ReadonlyArray<BadPattern>, History]>([
  ["a value from nowhere", ["ThinAirRead"], history([read("x1")])],
  [
    "an effect without its cause",
    ["WriteCOInitRead", "WriteHBInitRead"],
    history([write("x1"), write("y1")], [read("y1"), read("x")]),
  ],
  [
    "what one has oneself overwritten",
    ["WriteCORead", "CyclicCF", "CyclicHB"],
    history([write("x1"), write("x2"), read("x1")]),
  ],
  ["its own future", ["CyclicCO", "CyclicCF", "CyclicHB"], history([read("x1"), write("x1")])],
  [
    "the other's effect as its cause",
    ["CyclicCO", "CyclicCF", "CyclicHB"],
    history([read("y1"), write("x1")], [read("x1"), write("y1")]),
  ],
  [
    "the other's write after its own, both",
    ["CyclicCF"],
    history([write("x1"), read("x2")], [write("x2"), read("x1")]),
  ],
  [
    "an initial value beside what is before it",
    ["WriteHBInitRead"],
    history([write("z1"), write("x1"), write("y1")], [write("x2"), read("z"), read("y1"), read("x2")]),
  ],
  ["two orders", ["CyclicCF", "CyclicHB"], history([write("x1")], [write("x2"), read("x1"), read("x2")])],
])("a session that reads %s shows %j and nothing else", (_what, patterns, of) => {
  expect(badPatterns(of)).toEqual(patterns)
})

describe("differentiated", () => {
  it.each<readonly [string, boolean, ReadonlyArray<Step>]>([
    ["one value under two keys", true, [write("x1"), write("y1")]],
    ["one value twice under one key", false, [write("x1"), write("x1")]],
    ["a delete", false, [{ operation: { kind: "delete", key: "x" }, returned: null }]],
    [
      "a read of a counter",
      false,
      [{ operation: { kind: "read", family: "counter", key: "x" }, returned: 0 }],
    ],
  ])("%s: %s", (_what, expected, steps) => {
    expect(isDifferentiated(history(steps))).toBe(expected)
  })
})

describe("objects other than registers", () => {
  const step = (operation: Step["operation"], returned: Step["returned"] = null): Step => ({
    operation,
    returned,
  })
  const increment = (by: number) => step({ kind: "increment", key: "k", by })
  const total = (returned: number) => step({ kind: "read", family: "counter", key: "k" }, returned)

  it("a counter that shows an effect without its cause is not causal in any sense", () => {
    const of = history([increment(1)], [total(1), increment(10)], [total(10)])
    expect(defined(of)).toEqual({ CC: false, CM: false, CCv: false, sequential: false })
  })

  it("a counter that misses concurrent increments is causal in every sense", () => {
    const of = history([increment(1), total(1)], [increment(10), total(10)])
    expect(defined(of)).toEqual({ CC: true, CM: true, CCv: true, sequential: false })
  })
})

it("pipelined memory lets each session order the writes of others as it likes", () => {
  const fork = history([write("x1")], [write("x2")], [read("x1"), read("x2")], [read("x2"), read("x1")])
  expect(pipelined(fork)).toBe(true)
  expect(pipelined(history([write("x1"), write("x2")], [read("x2"), read("x1")]))).toBe(false)
})

it("pipelined memory and PRAM with one arbitration do not imply each other", () => {
  const fork = history([write("x1")], [write("x2")], [read("x1"), read("x2")], [read("x2"), read("x1")])
  expect([pipelined(fork), satisfies(fork, pram) !== null]).toEqual([true, false])
  const late = history(
    [write("z1"), write("x1"), write("y1")],
    [write("x2"), read("z"), read("y1"), read("x2")],
  )
  expect([pipelined(late), satisfies(late, pram) !== null]).toEqual([false, true])
})

it("pipelined memory forgives an effect before its cause, where a third session relays it; causal memory does not", () => {
  const relayed = history([write("x1")], [read("x1"), write("y1")], [read("y1"), read("x")])
  expect(pipelined(relayed)).toBe(true)
  expect(weaklyCausal(relayed)).toBeNull()
})
