import fc from "fast-check"
import { expect, it } from "vitest"
import { A, B, C } from "../testing/moves.ts"
import { keepsItsLaws } from "../testing/objects.ts"
import { replicas } from "../testing/replicas.ts"
import { type Dot, order, show } from "../vocabulary/dot.ts"
import { elements, oneOrder } from "./meaning-sequence.ts"
import { allInOrder, type Element, type Nodes, sequence, type SequenceOperation } from "./sequence.ts"

const insert = (at: number, value: string): SequenceOperation => ({ kind: "insert", at, value })

const dot = fc.record({ leader: fc.nat(2), sequence: fc.integer({ min: 1, max: 4 }) })
const operation: fc.Arbitrary<SequenceOperation> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(fc.nat(6), fc.constantFrom("a", "b")).map(([at, value]) => insert(at, value)),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("delete" as const), element: dot }) },
)

/** The list without its order, which is what is a function of the visible operations. */
const unordered = {
  ...sequence,
  read: (nodes: Nodes) => sequence.read(nodes).toSorted((a, b) => order(a.dot, b.dot)),
}

const textOf = (list: ReadonlyArray<Element>): string => list.map(({ value }) => value).join("")
const everyone = [A, B, C]
const dots = (list: ReadonlyArray<{ readonly dot: Dot }>) => list.map((element) => element.dot)

it("the strong list specification holds: exact elements, one total order, at the place that was asked for", () => {
  const lists = new WeakMap<object, Array<ReadonlyArray<Dot>>>()
  const inserted = new WeakMap<object, number>()
  let placed = 0
  const concurrent = keepsItsLaws({
    object: unordered,
    meaning: elements,
    operation,
    seed: 50,
    always: (run) => {
      const shown = lists.get(run) ?? []
      lists.set(run, shown)
      for (const at of everyone) shown.push(dots(sequence.read(run.state(at))))
      expect(oneOrder(shown)).not.toBeNull()
      const last = run.messages.at(-1)
      if (last?.operation.kind !== "insert" || inserted.get(run) === run.messages.length) return
      inserted.set(run, run.messages.length)
      const list = dots(sequence.read(run.state(last.context.dot.leader)))
      expect(list[Math.min(last.operation.at, list.length - 1)]).toEqual(last.context.dot)
      placed++
    },
  })
  expect(concurrent).toBeGreaterThan(100)
  expect(placed).toBeGreaterThan(500)
})

/** `true` when the list is walked by going from each element at once to what was inserted right behind it. */
const isWalkOf = (list: ReadonlyArray<Dot>, leftOrigin: ReadonlyMap<string, string | null>): boolean => {
  const open: Array<string> = []
  for (const one of list) {
    const origin = leftOrigin.get(show(one)) ?? null
    while (open.length > 0 && open.at(-1) !== origin) open.pop()
    if (origin !== null && open.length === 0) return false
    open.push(show(one))
  }
  return true
}

it("what was typed behind an element stands right behind it, with nothing foreign between, in any execution", () => {
  const origins = new WeakMap<object, Map<string, string | null>>()
  keepsItsLaws({
    object: unordered,
    meaning: elements,
    operation,
    seed: 51,
    always: (run) => {
      const leftOrigin = origins.get(run) ?? new Map<string, string | null>()
      origins.set(run, leftOrigin)
      const last = run.messages.at(-1)
      if (last?.operation.kind === "insert" && !leftOrigin.has(show(last.context.dot))) {
        const list = dots(sequence.read(run.state(last.context.dot.leader))).map(show)
        leftOrigin.set(show(last.context.dot), list[list.indexOf(show(last.context.dot)) - 1] ?? null)
      }
      for (const at of everyone) expect(isWalkOf(dots(allInOrder(run.state(at))), leftOrigin)).toBe(true)
    },
  })
})

it("three runs typed at one place of one list, each forward or backward, do not interleave", () => {
  const place = fc.nat(4)
  const base = fc.array(fc.tuple(place, fc.boolean()), { maxLength: 6 })
  const runOf = fc.record({ forward: fc.boolean(), length: fc.integer({ min: 1, max: 4 }) })
  const law = fc.property(base, place, fc.tuple(runOf, runOf, runOf), (before, at, runs) => {
    const run = replicas(sequence, 3)
    for (const [place, deletes] of before) {
      const element = run.shown(A)[place]?.dot
      run.perform(A, deletes && element ? { kind: "delete", element } : insert(place, "-"))
    }
    run.heal()
    const start = Math.min(at, run.shown(A).length)
    for (const [leader, { forward, length }] of runs.entries())
      for (let typed = 0; typed < length; typed++)
        run.perform(leader, insert(start + (forward ? typed : 0), "ABC".charAt(leader)))
    run.heal()
    const text = run
      .shown(A)
      .map(({ value }) => value)
      .join("")
    for (const [leader, { length }] of runs.entries())
      expect(text).toContain("ABC".charAt(leader).repeat(length))
  })
  fc.assert(law, { seed: 52, numRuns: 300 })
})

it("deletion does not free a place: what was put before and behind a deleted element stays in that order", () => {
  const run = replicas(sequence, 3)
  const x = run.perform(A, insert(0, "x"))
  run.heal()
  run.perform(A, { kind: "delete", element: x?.context.dot ?? { leader: A, sequence: 0 } })
  const before = run.perform(C, insert(0, "b"))
  const behind = run.perform(B, insert(1, "a"))
  // A sees first the one, then the other; neither tells it anything of the deleted x.
  run.deliver(A, behind)
  run.deliver(A, before)
  expect(textOf(run.shown(A))).toBe("ba")
  run.heal()
  expect(everyone.map((at) => textOf(run.shown(at)))).toEqual(["ba", "ba", "ba"])
})

it("of two concurrent insertions at one place the lower leader's comes first, everywhere", () => {
  const run = replicas(sequence, 2)
  run.perform(B, insert(0, "b"))
  run.perform(A, insert(0, "a"))
  run.heal()
  expect([A, B].map((at) => textOf(run.shown(at)))).toEqual(["ab", "ab"])
})

it("an insertion beside the deletion of its neighbours stays, and a second deletion changes nothing", () => {
  const run = replicas(sequence, 2)
  const sent = [..."xy"].map((value, at) => run.perform(A, insert(at, value)))
  run.heal()
  run.perform(A, insert(1, "-"))
  for (const at of [A, B]) {
    const deletions = sent.map((one) =>
      run.perform(at, { kind: "delete", element: one?.context.dot ?? { leader: A, sequence: 0 } }),
    )
    expect(deletions).not.toContain(null)
  }
  run.heal()
  expect([A, B].map((at) => textOf(run.shown(at)))).toEqual(["-", "-"])
})

it("a list that was saved as JSON is the same list: a place is what a dot says, not which object says it", () => {
  const run = replicas(sequence, 1)
  for (const [at, value] of [..."acb"].entries()) run.perform(A, insert(at, value))
  run.perform(A, insert(1, "-"))
  const saved: Nodes = JSON.parse(JSON.stringify(run.state(A)))
  expect(textOf(sequence.read(saved))).toBe("a-cb")
  const context = {
    dot: { leader: A, sequence: 9 },
    stamp: { wall: 9, logical: 0, leader: A },
    dependencies: [4],
  }
  for (const at of [0, 1, 2, 3, 4])
    expect(sequence.prepare(saved, insert(at, "x"), context)).toEqual(
      sequence.prepare(run.state(A), insert(at, "x"), context),
    )
})

it("an element that is not shown cannot be deleted; a place that is no whole number, or negative, is refused", () => {
  const run = replicas(sequence, 1)
  expect(run.perform(A, { kind: "delete", element: { leader: A, sequence: 1 } })).toBeNull()
  expect([-1, 0.5, NaN].map((at) => run.perform(A, insert(at, "a")))).toEqual([null, null, null])
})

it("three lists of two can agree pair by pair, which is the weak specification, and still have no one order", () => {
  const [a, b, x] = everyone.map((leader): Dot => ({ leader, sequence: 1 })) as [Dot, Dot, Dot]
  expect(
    oneOrder([
      [a, x],
      [x, b],
      [b, a],
    ]),
  ).toBeNull()
  expect(
    oneOrder([
      [a, x],
      [x, b],
      [a, b],
    ]),
  ).toEqual(["A1", "C1", "B1"])
})
