/**
 * The schedulers on races so small that every order can be counted: what their papers promise, checked.
 */
import { describe, expect, it } from "vitest"
import { delayPolicy } from "./delay-bounded.ts"
import { pctPolicy } from "./pct.ts"
import { posPolicy } from "./pos.ts"
import { type Policy, type Race, run } from "./race.ts"
import { seeded, seedOf } from "./random.ts"
import { swarmPolicy } from "./swarm.ts"

/** A race in which each actor has so many events, always enabled, called `a1`, `a2`, `b1`; conflicts as given. */
const raceOf = (
  events: ReadonlyArray<number>,
  conflict: Race<string>["conflict"] = () => true,
): Race<string> => {
  const made = events.map(() => 0)
  return {
    actors: events.length,
    kindOf: () => "client",
    isEnabled: (actor) => (made[actor] ?? 0) < (events[actor] ?? 0),
    perform: (actor) => `${"abcdefgh"[actor]}${(made[actor] = (made[actor] ?? 0) + 1)}`,
    conflict,
  }
}

/** How often each order came in so many races. */
const ordersOf = (
  count: number,
  race: () => Race<string>,
  policy: (race: Race<string>, seed: number) => Policy,
): ReadonlyMap<string, number> => {
  const orders = new Map<string, number>()
  for (let seed = 0; seed < count; seed++) {
    const one = race()
    const order = run(one, policy(one, seed), 100).join(" ")
    orders.set(order, (orders.get(order) ?? 0) + 1)
  }
  return orders
}

const share = (orders: ReadonlyMap<string, number>, holds: (order: string) => boolean): number => {
  const all = [...orders].reduce((sum, [, count]) => sum + count, 0)
  return [...orders].filter(([order]) => holds(order)).reduce((sum, [, count]) => sum + count, 0) / all
}

const before = (order: string, one: string, other: string): boolean =>
  order.indexOf(one) < order.indexOf(other)

describe("pct", () => {
  // Four actors of five events each: n = 4, k = 20.
  const race = () => raceOf([5, 5, 5, 5])
  const pct = (depth: number) =>
    ordersOf(8000, race, ({ actors }, seed) => pctPolicy(actors, 20, depth, seeded(seedOf(1, seed))))

  it("meets a bug of depth 1 (one event before another) with a chance of at least 1/n", () => {
    expect(share(pct(1), (order) => before(order, "d5", "a1"))).toBeGreaterThanOrEqual(1 / 4)
  })

  it("meets a bug of depth 2 (an event between two of another actor) with a chance of at least 1/(n k)", () => {
    const hit = (order: string) => before(order, "a3", "b2") && before(order, "b2", "a4")
    expect(share(pct(2), hit)).toBeGreaterThanOrEqual(1 / (4 * 20))
    // With depth 1 nothing is ever interrupted, so the bound is not met by accident.
    expect(share(pct(1), hit)).toBe(0)
  })

  it("meets a bug of depth 3 with a chance of at least 1/(n k²)", () => {
    const hit = (order: string) =>
      before(order, "c5", "a1") && before(order, "a3", "b2") && before(order, "b2", "a4")
    expect(share(pct(3), hit)).toBeGreaterThanOrEqual(1 / (4 * 20 ** 2))
    expect(share(pct(1), hit)).toBe(0)
  })

  it("is interrupted at most d - 1 times", () => {
    for (const [order] of pct(3)) {
      const actors = order.split(" ").map(([actor]) => actor)
      const switches = actors.filter((actor, index) => index > 0 && actor !== actors[index - 1]).length
      // Three switches as the actors end one after another, and each change interrupts and is come back from.
      expect(switches).toBeLessThanOrEqual(3 + 2 * 2)
    }
  })
})

describe("pos", () => {
  const pos = (race: Race<string>, seed: number) => posPolicy(race, seeded(seedOf(1, seed)))

  it("meets the order in which the only event of one actor comes last, of many events of another, more often than a walk", () => {
    // A random walk meets it with a chance of 1/2 ** 6 each: the long actor must be chosen six times in a row.
    const race = () => raceOf([6, 1])
    const walk = ordersOf(6000, race, (one, seed) =>
      swarmPolicy(Array(one.actors).fill(1), 1, seeded(seedOf(1, seed))),
    )
    const last = (order: string) => order.endsWith("b1")
    expect(share(walk, last)).toBeLessThan(1 / 40)
    // Without a conflict b keeps its priority: it is last when it is the least of seven.
    const free = ordersOf(6000, () => raceOf([6, 1], () => false), pos)
    expect(share(free, last)).toBeGreaterThan(1 / 9)
    expect(share(free, last)).toBeLessThan(1 / 5)
  })

  it("draws anew on a conflict: two actors in conflict are as a walk between them", () => {
    const orders = ordersOf(6000, () => raceOf([2, 1]), pos)
    // a a b, a b a, b a a: b is first with 1/2, then with 1/2 again.
    expect(share(orders, (order) => order === "b1 a1 a2")).toBeCloseTo(1 / 2, 1)
    expect(share(orders, (order) => order === "a1 b1 a2")).toBeCloseTo(1 / 4, 1)
    expect(share(orders, (order) => order === "a1 a2 b1")).toBeCloseTo(1 / 4, 1)
  })
})

describe("delay-bounded", () => {
  const order = (delays: ReadonlyArray<number>, stays = false): string =>
    run(
      raceOf([2, 2]),
      delayPolicy([0, 1], () => stays, new Set(delays)),
      100,
    ).join(" ")

  it("without a delay is one schedule: by turns, or each to its end", () => {
    expect(order([])).toBe("a1 b1 a2 b2")
    expect(order([], true)).toBe("a1 a2 b1 b2")
  })

  it("puts the one whose turn it is behind the others, once for each delay", () => {
    expect(order([0])).toBe("b1 a1 b2 a2")
    expect(order([1], true)).toBe("a1 b1 b2 a2")
    expect(order([0, 2], true)).toBe("b1 b2 a1 a2")
  })

  it("makes no more schedules than one for each place of each delay", () => {
    const one = new Set([0, 1, 2, 3].map((step) => order([step], true)))
    expect(one.size).toBeGreaterThan(1)
    expect(one.size).toBeLessThanOrEqual(4)
  })
})

describe("swarm", () => {
  it("moves actors by their weights", () => {
    const orders = ordersOf(
      4000,
      () => raceOf([1, 1]),
      (_, seed) => swarmPolicy([27, 1], 1, seeded(seedOf(1, seed))),
    )
    expect(share(orders, (order) => order === "b1 a1")).toBeGreaterThan(0.02)
    expect(share(orders, (order) => order === "b1 a1")).toBeLessThan(0.06)
  })

  it("goes on in bursts", () => {
    const switches = (burst: number): number => {
      const orders = ordersOf(
        300,
        () => raceOf([20, 20]),
        (_, seed) => swarmPolicy([1, 1], burst, seeded(seedOf(1, seed))),
      )
      return [...orders].reduce(
        (sum, [order, count]) => sum + count * (order.match(/a\d+ b|b\d+ a/g)?.length ?? 0),
        0,
      )
    }
    expect(switches(8)).toBeLessThan(switches(1) / 3)
  })
})

it("a race ends when nobody is enabled, or after so many events", () => {
  const first: Policy = ([actor]) => actor ?? 0
  expect(run(raceOf([2, 1]), first, 100)).toEqual(["a1", "a2", "b1"])
  expect(run(raceOf([2, 1]), first, 2)).toEqual(["a1", "a2"])
  expect(run(raceOf([]), first, 2)).toEqual([])
})
