/** Laws between the levels, on random histories of a few operations. Each counts how often it could have failed. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { badPatterns, forbidden, isDifferentiated } from "./bad-patterns.ts"
import { causallyConvergent, causalMemory, pipelined, weaklyCausal } from "./causal.ts"
import { type Event, type Execution, type History, isExecution, isHistory } from "./execution.ts"
import * as Levels from "./levels.ts"
import { read, write } from "./litmus.ts"
import { inOrder, linearExtensions, relation, subset } from "./relation.ts"
import { satisfies } from "./search.ts"
import { monotonicReads, monotonicWrites, readMyWrites, writesFollowReads } from "./session-guarantees.ts"

/**
 * Differentiated histories of two registers. Every read returns the initial value, or one that is written somewhere, or
 * one that is not; an operation lasts for a moment, or until its session's next.
 */
const histories = (operations: number): fc.Arbitrary<History> => {
  const choice = fc.record({
    session: fc.nat(2),
    key: fc.oneof({ weight: 3, arbitrary: fc.constant("x") }, { weight: 1, arbitrary: fc.constant("y") }),
    writes: fc.boolean(),
    reads: fc.nat(operations),
    long: fc.boolean(),
  })
  return fc.array(choice, { maxLength: operations, size: "max" }).map((chosen) => {
    const events = chosen.map(({ session, key, writes, reads, long }, place): Event => {
      const values = chosen.flatMap((one, other) => (one.writes && one.key === key ? [`${other}`] : []))
      const value = ["", ...values, "?"][reads % (values.length + 2)] ?? ""
      const next = chosen.findIndex((one, other) => other > place && one.session === session)
      const end = !long ? place * 2 + 1 : next < 0 ? chosen.length * 2 : next * 2 - 1
      return {
        session,
        start: place * 2,
        end,
        ...(writes ? write(`${key}${place}`) : read(`${key}${value}`)),
      }
    })
    return { events }
  })
}

const sampled = (operations: number, numRuns: number, seed: number): ReadonlyArray<History> =>
  fc.sample(histories(operations), { numRuns, seed })

const holds = (of: History, level: Levels.Level): boolean => satisfies(of, level) !== null

/** How many hold and how many do not, so that no law is kept for want of cases. */
const split = (verdicts: ReadonlyArray<boolean>): readonly [number, number] => [
  verdicts.filter(Boolean).length,
  verdicts.filter((one) => !one).length,
]

const verdictsOf = (of: History) => ({
  CC: weaklyCausal(of) !== null,
  CM: causalMemory(of) !== null,
  CCv: causallyConvergent(of) !== null,
  pipelined: pipelined(of),
  sequential: holds(of, Levels.sequential),
  linearizable: holds(of, Levels.linearizable),
})

it("draws differentiated histories whose sessions ask one thing at a time", () => {
  const drawn = sampled(6, 300, 1)
  expect(drawn.every((of) => isHistory(of) && isDifferentiated(of))).toBe(true)
})

describe("on random histories of up to five operations", () => {
  const judged = sampled(5, 400, 2).map((of) => ({ of, verdicts: verdictsOf(of) }))

  it.each(["CC", "CM", "CCv"] as const)(
    "a history is %s exactly when it has none of its bad patterns",
    (kind) => {
      const none: ReadonlyArray<string> = forbidden[kind]
      for (const { of, verdicts } of judged)
        expect(!badPatterns(of).some((one) => none.includes(one)), JSON.stringify(of)).toBe(verdicts[kind])
      for (const count of split(judged.map(({ verdicts }) => verdicts[kind])))
        expect(count).toBeGreaterThan(100)
    },
  )

  it.each([
    ["linearizable", "sequential"],
    ["sequential", "CM"],
    ["sequential", "CCv"],
    ["CM", "CC"],
    ["CCv", "CC"],
    ["CM", "pipelined"],
  ] as const)("%s implies %s", (strong, weak) => {
    for (const { of, verdicts } of judged)
      expect(!verdicts[strong] || verdicts[weak], JSON.stringify(of)).toBe(true)
  })

  it("causal consistency of the book is CCv", () => {
    for (const { of, verdicts } of judged.slice(0, 200))
      expect(holds(of, Levels.causal), JSON.stringify(of)).toBe(verdicts.CCv)
  })
})

describe("on random histories of up to four operations", () => {
  const drawn = sampled(4, 200, 3)

  it("all four session guarantees together, with one arbitration, are CCv", () => {
    const all = Levels.guaranteeing(readMyWrites, monotonicReads, monotonicWrites, writesFollowReads)
    for (const of of drawn) expect(holds(of, all), JSON.stringify(of)).toBe(causallyConvergent(of) !== null)
  })

  it("each level is implied by the stronger ones", () => {
    const chain = [Levels.linearizable, Levels.sequential, Levels.causal, Levels.pram, Levels.basicEventual]
    for (const of of drawn) {
      const verdicts = chain.map((level) => holds(of, level))
      expect(verdicts, JSON.stringify(of)).toEqual(verdicts.toSorted((a, b) => Number(a) - Number(b)))
      expect(holds(of, Levels.quiescent(of)) || !holds(of, Levels.linearizable)).toBe(true)
    }
  })

  it("monotonic writes alone refutes nothing but a value from nowhere", () => {
    for (const of of drawn)
      expect(holds(of, Levels.guaranteeing(monotonicWrites)), JSON.stringify(of)).toBe(
        holds(of, Levels.guaranteeing()),
      )
  })
})

/** Every visibility and arbitration over the events, whether or not one contains the other. No shortcut. */
const executions = (history: History): ReadonlyArray<Execution> => {
  const events = history.events.map((_event, index) => index)
  const size = events.length
  const none = relation(size, () => false)
  const orders = [...linearExtensions(none, events)].map(inOrder)
  const visibilities = Array.from({ length: 2 ** (size * size) }, (_one, bits) =>
    relation(size, (a, b) => ((bits >> (a * size + b)) & 1) === 1),
  )
  return orders
    .flatMap((arbitration) => visibilities.map((visibility) => ({ history, visibility, arbitration })))
    .filter(isExecution)
}

describe("the search", () => {
  const drawn = sampled(3, 60, 4)
  const found = drawn.map((of) => ({ of, all: executions(of) }))

  it.each(Levels.levels)("finds a witness of $name exactly when there is one with vis ⊆ ar", (level) => {
    const verdicts = found.map(({ of, all }) => {
      const some = all.some(
        (one) => subset(one.visibility, one.arbitration) && level.axioms.every((axiom) => axiom.holds(one)),
      )
      expect(holds(of, level), JSON.stringify(of)).toBe(some)
      return some
    })
    for (const count of split(verdicts)) expect(count).toBeGreaterThan(5)
  })

  it.each(Levels.levels)("finds a witness of $name, of registers, exactly when there is any", (level) => {
    for (const { of, all } of found)
      expect(holds(of, level), JSON.stringify(of)).toBe(
        all.some((one) => level.axioms.every((axiom) => axiom.holds(one))),
      )
  })

  it("finds only executions that satisfy the axioms", () => {
    for (const { of } of found)
      for (const level of Levels.levels) {
        const witness = satisfies(of, level)
        if (witness === null) continue
        expect(isExecution(witness)).toBe(true)
        expect(level.axioms.every((axiom) => axiom.holds(witness))).toBe(true)
      }
  })
})
