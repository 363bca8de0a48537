import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Change, Dot, Operation } from "./change.ts"
import * as Objects from "./objects.ts"
import { standardRules } from "./rules.ts"
import { after, causalOrder, choices, executions } from "./testing/executions.ts"
import type { Write } from "./write.ts"

/** A change of leader `leader` at the time `wall`, made after seeing `dependencies`. */
const change = (
  [leader, sequence]: readonly [number, number],
  wall: number,
  dependencies: ReadonlyArray<number>,
  operation: Operation,
): Change => ({ dot: { leader, sequence }, dependencies, stamp: { wall, logical: 0, leader }, operation })

const put = (value: string): Operation => ({ _tag: "Insert", key: "k", value })
const remove: Operation = { _tag: "Delete", key: "k" }
const assign = (value: string): Operation => ({ _tag: "Assign", key: "k", value })

describe("a row", () => {
  test("shows the write stamped later, whichever came first, and either order is called a conflict", () => {
    const [early, late] = [change([0, 1], 1, [0, 0], put("early")), change([1, 1], 2, [0, 0], put("late"))]
    const [one, other] = [after(early, late), after(late, early)]
    expect(Objects.read(one.objects, "row", "k")).toBe("late")
    expect(Objects.read(other.objects, "row", "k")).toBe("late")
    expect(one.performed[1]).toEqual({
      family: "row",
      key: "k",
      outcome: "applied",
      conflict: {
        name: "concurrent_writes",
        family: "row",
        key: "k",
        local: early.dot,
        remote: late.dot,
        kept: "remote",
      },
      further: [],
    })
    expect(other.performed[1]).toMatchObject({ outcome: "kept", conflict: { kept: "local" } })
  })

  test("has no conflict when the later write had seen the earlier one", () => {
    const { performed } = after(change([0, 1], 1, [0, 0], put("a")), change([1, 1], 2, [1, 0], put("b")))
    expect(performed.map(({ conflict }) => conflict)).toEqual([null, null])
  })

  test("stays deleted when a write that the delete overrode arrives late", () => {
    const { objects, performed } = after(
      change([0, 1], 2, [0, 0], remove),
      change([1, 1], 1, [0, 0], put("late")),
    )
    expect(Objects.read(objects, "row", "k")).toBe(null)
    expect(performed[1]).toMatchObject({ outcome: "kept", conflict: { kept: "local" } })
  })

  test("comes back when written after its delete, without a conflict for one who had seen it", () => {
    const { objects, performed } = after(
      change([0, 1], 2, [0, 0], remove),
      change([1, 1], 3, [1, 0], put("again")),
    )
    expect(Objects.read(objects, "row", "k")).toBe("again")
    expect(performed[1]).toMatchObject({ outcome: "applied", conflict: null })
  })

  test("of equal time goes to the higher leader", () => {
    const [low, high] = [change([0, 1], 1, [0, 0], put("low")), change([1, 1], 1, [0, 0], put("high"))]
    expect(Objects.read(after(low, high).objects, "row", "k")).toBe("high")
    expect(Objects.read(after(high, low).objects, "row", "k")).toBe("high")
  })
})

describe("a register", () => {
  test("shows all concurrent values, sorted, repetitions kept, in any order of arrival", () => {
    const made = [
      change([0, 1], 1, [0, 0, 0], assign("b")),
      change([1, 1], 1, [0, 0, 0], assign("a")),
      change([2, 1], 1, [0, 0, 0], assign("b")),
    ]
    expect(Objects.read(after(...made).objects, "register", "k")).toEqual(["a", "b", "b"])
    expect(after(...made).objects).toEqual(after(...made.toReversed()).objects)
  })

  test("drops no value that its client had not read, though its leader had it, where the client says what it read", () => {
    const [first, second] = [
      change([0, 1], 1, [0, 0], assign("read")),
      change([0, 2], 2, [1, 0], assign("new")),
    ]
    const resolved: Operation = { _tag: "Assign", key: "k", value: "resolved", seen: [1, 0] }
    const blind: Operation = { _tag: "Assign", key: "k", value: "blind", seen: [] }
    const shows = (operation: Operation) =>
      Objects.read(after(first, second, change([1, 1], 3, [2, 0], operation)).objects, "register", "k")
    expect(shows(resolved)).toEqual(["new", "resolved"])
    expect(shows(blind)).toEqual(["blind", "new"])
    expect(shows(assign("plain"))).toEqual(["plain"])
  })

  test("keeps what its client read elsewhere and its leader had not, in any order of arrival", () => {
    const elsewhere = change([0, 1], 1, [0, 0], assign("elsewhere"))
    const resolved = change([1, 1], 2, [0, 0], { _tag: "Assign", key: "k", value: "resolved", seen: [1, 0] })
    const either = [after(elsewhere, resolved), after(resolved, elsewhere)]
    for (const { objects } of either)
      expect(Objects.read(objects, "register", "k")).toEqual(["elsewhere", "resolved"])
  })

  test("drops the values that a write had seen, and only those", () => {
    const { objects } = after(
      change([0, 1], 1, [0, 0, 0], assign("seen")),
      change([1, 1], 1, [0, 0, 0], assign("unseen")),
      change([2, 1], 2, [1, 0, 0], assign("new")),
    )
    expect(Objects.read(objects, "register", "k")).toEqual(["new", "unseen"])
  })
})

test("a counter adds up what all leaders contributed, negative numbers too", () => {
  const by = (amount: number): Operation => ({ _tag: "Increment", key: "k", by: amount })
  const { objects } = after(change([0, 1], 1, [0, 0], by(5)), change([1, 1], 1, [0, 0], by(-7)))
  expect(Objects.read(objects, "counter", "k")).toBe(-2)
  expect(Objects.read(objects, "counter", "other")).toBe(0)
})

describe("a set", () => {
  const add = (observed: ReadonlyArray<Dot> = []): Operation => ({
    _tag: "Add",
    key: "k",
    element: "e",
    observed,
  })
  const takeAway = (observed: ReadonlyArray<Dot>): Operation => ({
    _tag: "Remove",
    key: "k",
    element: "e",
    observed,
  })
  const first = change([0, 1], 1, [0, 0], add())

  test("keeps an element that was added while another leader removed it", () => {
    const removal = change([1, 1], 2, [1, 0], takeAway([first.dot]))
    const again = change([0, 2], 2, [1, 0], add([first.dot]))
    expect(Objects.read(after(first, removal, again).objects, "set", "k")).toEqual(["e"])
    expect(Objects.read(after(first, again, removal).objects, "set", "k")).toEqual(["e"])
  })

  test("loses an element whose every addition was seen by a removal", () => {
    const { objects } = after(first, change([1, 1], 2, [1, 0], takeAway([first.dot])))
    expect(Objects.read(objects, "set", "k")).toEqual([])
  })

  test("shows an element added twice at once once, and a removal that saw one leaves the other", () => {
    const second = change([1, 1], 1, [0, 0], add())
    const removal = change([0, 2], 2, [1, 0], takeAway([first.dot]))
    expect(Objects.read(after(first, second).objects, "set", "k")).toEqual(["e"])
    expect(after(first, second, removal).objects.held.set.get("k")).toEqual([
      { element: "e", dot: second.dot },
    ])
  })

  test("is told by each write which entries of its element it had seen, and of no other element", () => {
    const other = change([0, 2], 1, [1, 0], { _tag: "Add", key: "k", element: "f", observed: [] })
    const { objects } = after(first, other)
    expect(Objects.prepare(objects, { _tag: "Remove", key: "k", element: "e" }, standardRules)).toEqual(
      takeAway([first.dot]),
    )
    expect(Objects.prepare(objects, { _tag: "Add", key: "k", element: "e" }, standardRules)).toEqual(
      add([first.dot]),
    )
  })
})

describe("a write", () => {
  const prepare = (objects: Objects.Objects, write: Write) => Objects.prepare(objects, write, standardRules)

  test("inserts where no row is shown, a deleted one included, and updates where one is", () => {
    const { objects } = after(change([0, 1], 1, [0], put("v")))
    expect(prepare(objects, { _tag: "Put", key: "k", value: "w" })).toMatchObject({ _tag: "Update" })
    expect(prepare(objects, { _tag: "Put", key: "l", value: "w" })).toMatchObject({ _tag: "Insert" })
    Objects.perform(objects, change([0, 2], 2, [1], remove), standardRules)
    expect(prepare(objects, { _tag: "Put", key: "k", value: "w" })).toMatchObject({ _tag: "Insert" })
  })

  test("that takes away what is not shown prepares nothing", () => {
    const { objects } = after(change([0, 1], 1, [0], remove))
    expect(prepare(objects, { _tag: "Delete", key: "k" })).toBe(null)
    expect(prepare(objects, { _tag: "Delete", key: "never" })).toBe(null)
    expect(prepare(objects, { _tag: "Remove", key: "k", element: "e" })).toBe(null)
    expect(prepare(objects, { _tag: "Erase", key: "k" })).toBe(null)
    expect(prepare(objects, { _tag: "Unfield", key: "k", field: "f" })).toBe(null)
  })
})

describe("a view", () => {
  test("lists each written object of its family by key, sorted, a deleted row as null", () => {
    const { objects } = after(
      change([0, 1], 1, [0], { _tag: "Insert", key: "z", value: "v" }),
      change([0, 2], 2, [1], remove),
      change([0, 3], 3, [2], { _tag: "Increment", key: "__proto__", by: 2 }),
    )
    expect(JSON.stringify(Objects.view(objects))).toBe(
      `{"row":{"k":null,"z":"v"},"register":{},"counter":{"__proto__":2},"set":{},"record":{},"map":{}}`,
    )
  })
})

describe("objects", () => {
  test("that performed the same changes are equal, whatever order causality allowed", () => {
    fc.assert(
      fc.property(executions, choices, (changes, choose) => {
        expect(after(...causalOrder(changes, choose)).objects).toEqual(after(...changes).objects)
      }),
      { numRuns: 200 },
    )
  })

  test("know of each leader's last change to them, and of no other", () => {
    const { touched } = after(
      change([0, 1], 1, [0, 0], assign("a")),
      change([1, 1], 1, [0, 0], assign("b")),
      change([1, 2], 2, [0, 1], { _tag: "Increment", key: "k", by: 1 }),
    ).objects
    expect(touched.register).toEqual(new Map([["k", [1, 1]]]))
    expect(touched.counter).toEqual(new Map([["k", [0, 2]]]))
  })
})
