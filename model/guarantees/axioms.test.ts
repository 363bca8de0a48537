import { describe, expect, it } from "vitest"
import type { Write } from "../vocabulary/write.ts"
import * as Axioms from "./axioms.ts"
import {
  type Event,
  type Execution,
  happensBefore,
  type History,
  isExecution,
  isHistory,
  returnsBefore,
  sessionOrder,
} from "./execution.ts"
import { history, read, write } from "./litmus.ts"
import { inOrder, type Relation, relates, relation } from "./relation.ts"
import * as Session from "./session-guarantees.ts"

type Pairs = ReadonlyArray<readonly [number, number]>

const edges = (size: number, pairs: Pairs): Relation =>
  relation(size, (a, b) => pairs.some(([from, to]) => from === a && to === b))

/** The execution of the history with this visibility, arbitrated in the order of the events or in the given one. */
const execution = (
  of: History,
  visible: Pairs,
  order: ReadonlyArray<number> = of.events.map((_event, index) => index),
): Execution => ({
  history: of,
  visibility: edges(of.events.length, visible),
  arbitration: inOrder(order),
})

const pending = (of: History, event: number): History => ({
  events: of.events.map((one, index) => (index === event ? { ...one, end: null } : one)),
})

describe("a history", () => {
  const two = history([write("x1"), read("x1")], [write("x2")])

  it("orders a session by what had returned before what was called", () => {
    expect(sessionOrder(two)).toEqual(edges(3, [[0, 1]]))
    expect(relates(returnsBefore(two), 2, 1)).toBe(true)
  })

  it("lets an operation that never returned precede nothing", () => {
    expect(relates(returnsBefore(pending(two, 2)), 2, 1)).toBe(false)
  })

  it("has sessions that ask one thing at a time", () => {
    expect(isHistory(two)).toBe(true)
    expect(isHistory(pending(two, 0))).toBe(false)
  })

  it("is explained only by an acyclic visibility and a total arbitration", () => {
    expect(isExecution(execution(two, [[0, 1]]))).toBe(true)
    expect(
      isExecution(
        execution(two, [
          [0, 1],
          [1, 0],
        ]),
      ),
    ).toBe(false)
    expect(isExecution({ ...execution(two, []), arbitration: edges(3, [[0, 1]]) })).toBe(false)
  })
})

it("what happens before is what is visible, and the session order, any number of steps", () => {
  const of = history([write("x1")], [read("x1"), write("y1")], [read("y1")])
  expect(
    relates(
      happensBefore(
        execution(of, [
          [0, 1],
          [2, 3],
        ]),
      ),
      0,
      3,
    ),
  ).toBe(true)
  expect(relates(happensBefore(execution(of, [[2, 3]])), 0, 3)).toBe(false)
})

describe("return values", () => {
  const events = (
    family: "register" | "counter" | "set",
    returned: Event["returned"],
    ...writes: ReadonlyArray<Write>
  ): History =>
    history(...writes.map((operation) => [{ operation, returned: null }]), [
      { operation: { kind: "read", family, key: "k" } as const, returned },
    ])
  const holds = (of: History, visible: Pairs, order?: ReadonlyArray<number>) =>
    Axioms.returnValues.holds(execution(of, visible, order))

  it("of a last-writer-wins register are the last visible write in arbitration order", () => {
    const of = history([write("x1")], [write("x2")], [read("x1")])
    expect(
      holds(of, [
        [0, 2],
        [1, 2],
      ]),
    ).toBe(false)
    expect(
      holds(
        of,
        [
          [0, 2],
          [1, 2],
        ],
        [1, 0, 2],
      ),
    ).toBe(true)
    expect(holds(of, [[0, 2]])).toBe(true)
    expect(holds(of, [])).toBe(false)
    expect(holds(history([write("x1")], [read("x")]), [])).toBe(true)
  })

  it("of a multi-value register are the visible assignments that no other visible one has seen", () => {
    const assign = (value: string): Write => ({ kind: "assign", key: "k", value })
    const of = (returned: ReadonlyArray<string>) => events("register", returned, assign("a"), assign("b"))
    expect(
      holds(of(["a", "b"]), [
        [0, 2],
        [1, 2],
      ]),
    ).toBe(true)
    expect(
      holds(of(["b"]), [
        [0, 2],
        [1, 2],
      ]),
    ).toBe(false)
    expect(
      holds(of(["b"]), [
        [0, 1],
        [0, 2],
        [1, 2],
      ]),
    ).toBe(true)
  })

  it("of a counter are the sum of the visible increments", () => {
    const of = (returned: number) =>
      events(
        "counter",
        returned,
        { kind: "increment", key: "k", by: 2 },
        { kind: "increment", key: "k", by: -5 },
      )
    expect(
      holds(of(-3), [
        [0, 2],
        [1, 2],
      ]),
    ).toBe(true)
    expect(holds(of(2), [[0, 2]])).toBe(true)
    expect(
      holds(of(2), [
        [0, 2],
        [1, 2],
      ]),
    ).toBe(false)
  })

  it("of an add-wins set are the elements whose addition no visible remove has seen", () => {
    const of = (returned: ReadonlyArray<string>) =>
      events(
        "set",
        returned,
        { kind: "add", key: "k", element: "e" },
        { kind: "remove", key: "k", element: "e" },
      )
    expect(
      holds(of(["e"]), [
        [0, 2],
        [1, 2],
      ]),
    ).toBe(true)
    expect(
      holds(of([]), [
        [0, 2],
        [1, 2],
      ]),
    ).toBe(false)
    expect(
      holds(of([]), [
        [0, 1],
        [0, 2],
        [1, 2],
      ]),
    ).toBe(true)
  })

  it("are asked of no read that never returned, and no write to another object is in a context", () => {
    expect(holds(pending(history([write("x1")], [read("x2")]), 1), [[0, 1]])).toBe(true)
    expect(holds(history([write("x1")], [read("y")]), [[0, 1]])).toBe(true)
    expect(holds(events("counter", 0, { kind: "assign", key: "k", value: "a" }), [[0, 1]])).toBe(true)
  })
})

/** Of each axiom, an execution that keeps it, and one that breaks it. */
const own = history([write("x1"), read("x1")])
const other = history([write("x1")], [read("x1"), read("x1")])
const twice = history([write("x1"), write("y1")], [read("y1")])
const follow = history([write("x1")], [read("x1"), write("y1")], [read("y1")])
const rivals = history([write("x1")], [write("x2")], [read("x2")])

const cases: ReadonlyArray<readonly [axiom: Axioms.Axiom, keeps: Execution, breaks: Execution]> = [
  [Axioms.noCircularCausality, execution(own, [[0, 1]]), execution(own, [[1, 0]])],
  [Axioms.sessionOrderIsVisible, execution(own, [[0, 1]]), execution(own, [])],
  [Session.readMyWrites, execution(own, [[0, 1]]), execution(own, [])],
  [
    Session.monotonicReads,
    execution(other, [
      [0, 1],
      [0, 2],
    ]),
    execution(other, [[0, 1]]),
  ],
  [
    Session.monotonicWrites,
    execution(twice, [
      [0, 2],
      [1, 2],
    ]),
    execution(twice, [[1, 2]]),
  ],
  [Session.monotonicWrites, execution(twice, []), execution(twice, [], [1, 0, 2])],
  [
    Session.writesFollowReads,
    execution(follow, [
      [0, 1],
      [0, 3],
      [2, 3],
    ]),
    execution(follow, [
      [0, 1],
      [2, 3],
    ]),
  ],
  [Session.writesFollowReads, execution(follow, [], [2, 0, 1, 3]), execution(follow, [[0, 1]], [2, 0, 1, 3])],
  [
    Axioms.consistentPrefix,
    execution(rivals, [
      [0, 2],
      [1, 2],
      [0, 1],
    ]),
    execution(rivals, [[1, 2]]),
  ],
  [
    Axioms.consistentPrefix,
    execution(own, []),
    execution(
      rivals,
      [
        [0, 2],
        [1, 2],
      ],
      [2, 0, 1],
    ),
  ],
  [Axioms.causalVisibility, execution(own, [[0, 1]]), execution(own, [])],
  [
    Axioms.causalVisibility,
    execution(follow, [
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ]),
    execution(follow, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]),
  ],
  [Axioms.causalArbitration, execution(own, []), execution(own, [], [1, 0])],
  [
    Axioms.singleOrder,
    execution(rivals, [
      [0, 1],
      [0, 2],
      [1, 2],
    ]),
    execution(rivals, [[1, 2]]),
  ],
  [
    Axioms.singleOrder,
    execution(pending(rivals, 0), [[1, 2]]),
    execution(pending(rivals, 0), [
      [0, 1],
      [1, 2],
    ]),
  ],
  [Axioms.realTime, execution(follow, [], [0, 1, 3, 2]), execution(follow, [], [1, 2, 3, 0])],
  [
    Axioms.strongConvergence,
    execution(history([write("x1")], [read("x1")], [read("x")]), [[0, 1]]),
    execution(history([write("x1")], [read("x1")], [read("x")]), [
      [0, 1],
      [0, 2],
    ]),
  ],
  [Axioms.eventualVisibility(2), execution(own, [[0, 1]]), execution(own, [])],
  [Axioms.eventualVisibility(2), execution(pending(rivals, 0), [[1, 2]]), execution(own, [])],
  [Axioms.orderedAcross([1]), execution(own, []), execution(own, [], [1, 0])],
  [
    Axioms.arbitratedBy((a, b) => a.session < b.session),
    execution(rivals, []),
    execution(rivals, [], [1, 0, 2]),
  ],
]

it.each(cases.map(([axiom, keeps, breaks]) => ({ name: axiom.name, law: axiom.law, axiom, keeps, breaks })))(
  "$name holds of one execution and not of another: $law",
  ({ axiom, keeps, breaks }) => {
    expect(axiom.holds(keeps)).toBe(true)
    expect(axiom.holds(breaks)).toBe(false)
  },
)

it("eventual visibility asks nothing before the system is quiet", () => {
  expect(Axioms.eventualVisibility(1).holds(execution(own, []))).toBe(true)
  expect(Axioms.eventualVisibility(3).holds(execution(own, []))).toBe(true)
})
