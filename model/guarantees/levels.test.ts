import { describe, expect, it } from "vitest"
import { arbitratedBy, type Axiom, returnValues, sessionOrderIsVisible } from "./axioms.ts"
import { type History, isExecution, sessionOrder } from "./execution.ts"
import {
  basicEventual,
  causal,
  eventually,
  guaranteeing,
  type Level,
  levels,
  linearizable,
  pram,
  quiescent,
  sequential,
  strongEventual,
} from "./levels.ts"
import { history, read, type Step, write } from "./litmus.ts"
import { between, subset } from "./relation.ts"
import { satisfies } from "./search.ts"
import { monotonicReads, monotonicWrites, readMyWrites, writesFollowReads } from "./session-guarantees.ts"

const holds = (of: History, level: Level): boolean => satisfies(of, level) !== null

/** The steps at these times, one session each. */
const timed = (...steps: ReadonlyArray<Step & { start: number; end: number | null }>): History => ({
  events: steps.map((step, session) => ({ session, ...step })),
})

it.each([...levels, strongEventual(0), quiescent({ events: [] }), eventually(causal, 0)])(
  "a history without events is $name",
  (level) => {
    expect(satisfies({ events: [] }, level)).toEqual({
      history: { events: [] },
      visibility: [],
      arbitration: [],
    })
  },
)

it("gives as witness an execution that satisfies every axiom, its events numbered as in the history", () => {
  const of = history([write("x1"), read("x2")], [read("x1"), write("x2")])
  const witness = satisfies(of, causal)
  expect(witness).not.toBeNull()
  if (witness === null) return
  expect(witness.history).toBe(of)
  expect(isExecution(witness)).toBe(true)
  expect(subset(witness.visibility, witness.arbitration)).toBe(true)
  expect(causal.axioms.filter((axiom) => !axiom.holds(witness))).toEqual([])
})

const guarantees = [readMyWrites, monotonicReads, monotonicWrites, writesFollowReads]

const subsets = <Item>([first, ...rest]: ReadonlyArray<Item>): ReadonlyArray<ReadonlyArray<Item>> =>
  first === undefined ? [[]] : subsets(rest).flatMap((some) => [some, [first, ...some]])

/** Every set of session guarantees. */
const sets = subsets(guarantees)

/** The smallest sets that refute the history. */
const refutedBy = (of: History): ReadonlyArray<string> => {
  const refuting = sets.filter((set) => !holds(of, guaranteeing(...set)))
  return refuting
    .filter(
      (set) => !refuting.some((less) => less.length < set.length && less.every((one) => set.includes(one))),
    )
    .map((set) => set.map(({ name }) => name).join(" + "))
}

describe("session guarantees", () => {
  it.each([
    ["read my writes", "does not read its own write", history([write("x1"), read("x")])],
    ["monotonic reads", "reads a write and then not", history([write("x1")], [read("x1"), read("x")])],
    [
      "monotonic reads + monotonic writes",
      "sees a session's second write and then its first",
      history([write("x1"), write("x2")], [read("x2"), read("x1")]),
    ],
    [
      "monotonic reads + monotonic writes",
      "sees a session's second write without its first",
      history([write("x1"), write("y1")], [read("y1"), read("x")]),
    ],
    [
      "monotonic reads + writes follow reads",
      "sees a reply and then not what it replies to",
      history([write("x1")], [read("x1"), write("y1")], [read("y1"), read("x")]),
    ],
    [
      "monotonic reads + writes follow reads",
      "sees what was overwritten after what overwrote it",
      history([write("x1")], [read("x1"), write("x2")], [read("x2"), read("x1")]),
    ],
    ["writes follow reads", "reads what it writes next", history([read("x1"), write("x1")])],
  ])("%s, and nothing less, is broken by a session that %s", (broken, _story, of) => {
    expect(refutedBy(of)).toEqual([broken])
  })

  it("monotonic writes alone is broken by none of these, as each read may be explained on its own", () => {
    const of = history([write("x1"), write("x2")], [read("x2"), read("x1")])
    expect(holds(of, guaranteeing(monotonicWrites))).toBe(true)
    expect(holds(of, guaranteeing(monotonicReads))).toBe(true)
  })

  it("arbitration alone, the survey's form, accepts a second write without its first; the closure form does not", () => {
    const surveyed: Axiom = {
      name: "monotonic writes of the survey",
      law: "so|W→W ⊆ ar",
      holds: ({ history: of, arbitration }) => {
        const isPut = (e: number) => of.events[e]?.operation.kind === "put"
        return subset(between(sessionOrder(of), isPut, isPut), arbitration)
      },
    }
    const of = history([write("x1"), write("y1")], [read("y1"), read("x")])
    expect(holds(of, guaranteeing(monotonicReads, surveyed))).toBe(true)
    expect(holds(of, guaranteeing(monotonicReads, monotonicWrites))).toBe(false)
  })

  it("a visible session order, the survey's PRAM, does not give monotonic reads", () => {
    const of = history([write("x1")], [read("x1"), read("x")])
    expect(holds(of, { name: "PRAM of the survey", axioms: [sessionOrderIsVisible, returnValues] })).toBe(
      true,
    )
    expect(holds(of, pram)).toBe(false)
  })
})

describe("causal consistency", () => {
  it("accepts lost updates: two sessions that overwrite what neither saw of the other", () => {
    const of = history([read("x"), write("x1")], [read("x"), write("x2")], [read("x2")])
    expect(holds(of, causal)).toBe(true)
  })

  it("accepts a long fork: two readers see two writes in opposite orders; no single order does", () => {
    const of = history([write("x1")], [write("y1")], [read("x1"), read("y")], [read("y1"), read("x")])
    expect(holds(of, causal)).toBe(true)
    expect(holds(of, sequential)).toBe(false)
  })

  it("takes the initial value for older than every write, also in one's own session", () => {
    expect(holds(history([write("x1"), read("x")]), causal)).toBe(false)
  })

  it("accepts an outcome that a known arbitration does not: the greater value lost", () => {
    const of = history([write("x2"), read("x1")], [write("x1")])
    const greatestWins = arbitratedBy(({ operation: a }, { operation: b }) =>
      a.kind === "put" && b.kind === "put" ? a.value < b.value : false,
    )
    expect(holds(of, causal)).toBe(true)
    expect(holds(of, { ...causal, axioms: [greatestWins, ...causal.axioms] })).toBe(false)
  })

  it("says nothing of when a write arrives, until the system is said to be quiet", () => {
    const of = history([write("x1")], [read("x"), read("x")])
    expect(holds(of, causal)).toBe(true)
    expect(holds(of, eventually(causal, 2))).toBe(false)
  })
})

describe("one order for all", () => {
  it("a read of the old value after the write had returned is sequential, and not linearizable", () => {
    const of = timed({ ...write("x1"), start: 0, end: 1 }, { ...read("x"), start: 2, end: 3 })
    expect(holds(of, sequential)).toBe(true)
    expect(holds(of, linearizable)).toBe(false)
    expect(holds(of, quiescent(of))).toBe(false)
  })

  it("quiescent consistency forgives what overlaps with anything that was under way throughout", () => {
    const of = timed(
      { ...write("x1"), start: 0, end: 1 },
      { ...read("x"), start: 2, end: 3 },
      { ...write("y1"), start: 0, end: 3 },
    )
    expect(holds(of, quiescent(of))).toBe(true)
    expect(holds(of, linearizable)).toBe(false)
  })

  it("quiescent consistency forgives a session that does not read its write, sequential does not", () => {
    const of: History = {
      events: [...history([write("x1"), read("x")]).events, { session: 1, start: 0, end: 9, ...write("y1") }],
    }
    expect(holds(of, quiescent(of))).toBe(true)
    expect(holds(of, sequential)).toBe(false)
  })

  it("a write that never returned may be read, and may never be", () => {
    const outcome = (value: string) =>
      timed({ ...write("x1"), start: 0, end: null }, { ...read(value), start: 2, end: 3 })
    expect(holds(outcome("x1"), linearizable)).toBe(true)
    expect(holds(outcome("x"), linearizable)).toBe(true)
    expect(holds(outcome("x2"), linearizable)).toBe(false)
  })

  it("a write that never returned, once read, stays", () => {
    const of = timed(
      { ...write("x1"), start: 0, end: null },
      { ...read("x1"), start: 2, end: 3 },
      { ...read("x"), start: 4, end: 5 },
    )
    expect(holds(of, linearizable)).toBe(false)
  })
})

describe("eventual consistency", () => {
  it("basic: no value out of thin air, and no effect before its cause", () => {
    expect(holds(history([write("x1")], [read("x2")]), basicEventual)).toBe(false)
    expect(holds(history([read("x1"), write("x1")]), basicEventual)).toBe(false)
    expect(holds(history([read("y1"), write("x1")], [read("x1"), write("y1")]), basicEventual)).toBe(false)
  })

  it("basic: forgives a session that forgets, until the system is quiet", () => {
    const of = history([write("x1"), read("x")])
    expect(holds(of, basicEventual)).toBe(true)
    expect(holds(of, eventually(basicEventual, 2))).toBe(false)
  })

  it("strong: after the quiet point all read the same, whatever it is", () => {
    const reads = (one: string, other: string) =>
      history([write("x1"), read(one)], [write("x2"), read(other)])
    expect(holds(reads("x1", "x2"), strongEventual(2))).toBe(false)
    expect(holds(reads("x1", "x1"), strongEventual(2))).toBe(true)
    expect(holds(reads("x1", "x2"), strongEventual(9))).toBe(true)
    expect(holds(reads("x3", "x3"), strongEventual(2))).toBe(true)
  })

  it("basic, of a last-writer-wins register, agrees when quiet on something that was written", () => {
    const reads = (one: string, other: string) =>
      history([write("x1"), read(one)], [write("x2"), read(other)])
    expect(holds(reads("x1", "x2"), eventually(basicEventual, 2))).toBe(false)
    expect(holds(reads("x2", "x2"), eventually(basicEventual, 2))).toBe(true)
    expect(holds(reads("x3", "x3"), eventually(basicEventual, 2))).toBe(false)
  })
})
