import { describe, expect, it } from "vitest"
import { reference } from "../../model/systems/reference.ts"
import type { History } from "../history.ts"
import { play } from "../play.ts"
import type { Fault } from "../subjects/subject.ts"
import { modelSubject } from "../subjects/model.ts"
import { coverageOf } from "./coverage.ts"
import { budgets, faultOf } from "./draw.ts"
import { type Scope, widest } from "./scope.ts"
import { strategies } from "./strategies.ts"
import type { Drawn, Strategy } from "./strategy.ts"

const subject = modelSubject(reference, "reference")
const scope = widest(subject, 3, 60)

const called = (name: string): Strategy => {
  const strategy = strategies.find((one) => one.name === name)
  if (strategy === undefined) throw new Error(`there is no ${name}`)
  return strategy
}

/** The first runs of a strategy, each with the history that it was told of. */
const runsOf = (
  strategy: Strategy,
  count: number,
  seed = 5,
  within: Scope = scope,
): ReadonlyArray<Drawn & { readonly history: History }> => {
  const adversary = strategy.against(subject, within, seed)
  return Array.from({ length: count }, (_, run) => {
    const drawn = adversary.draw(run)
    const history = play(subject, drawn.schedule)
    adversary.learn(history)
    return { ...drawn, history }
  })
}

const covered = (runs: ReadonlyArray<{ readonly history: History }>): number =>
  new Set(runs.flatMap(({ history }) => [...coverageOf(history)])).size

describe.each(strategies.map((strategy) => [strategy.name, strategy] as const))("%s", (name, strategy) => {
  it("draws the same schedules from the same seed, and others from another", () => {
    const one = runsOf(strategy, 40).map(({ schedule, draw }) => ({ schedule, draw }))
    expect(runsOf(strategy, 40)).toMatchObject(one)
    expect(runsOf(strategy, 40, 6).map(({ schedule }) => schedule)).not.toEqual(
      one.map(({ schedule }) => schedule),
    )
  })

  it("stays within the scope and its own draw, and never exceeds a budget", () => {
    for (const { schedule, draw } of runsOf(strategy, 200)) {
      expect(schedule.moves.length).toBeLessThanOrEqual(scope.moves)
      expect(Object.keys(draw.budgets).toSorted()).toEqual([...draw.faults].toSorted())
      const made = new Map<Fault, number>()
      for (const move of schedule.moves) {
        const fault = faultOf(move)
        if (fault !== null) made.set(fault, (made.get(fault) ?? 0) + 1)
      }
      for (const [fault, count] of made) expect(count, fault).toBeLessThanOrEqual(draw.budgets[fault] ?? 0)
      for (const budget of Object.values(draw.budgets)) expect(budgets).toContain(budget)
    }
  })

  it("makes every fault, writes at every leader and says by which strategy", () => {
    const runs = runsOf(strategy, 200)
    const faults = new Set(runs.flatMap(({ schedule }) => schedule.moves.map(faultOf)))
    expect(faults).toEqual(new Set([...scope.faults, null]))
    const writers = new Set(
      runs.flatMap(({ schedule }) =>
        schedule.moves.flatMap((move) => (move.kind === "write" ? [move.at] : [])),
      ),
    )
    expect(writers).toEqual(new Set([0, 1, 2]))
    for (const { draw } of runs)
      if (name === "portfolio") expect(draw.by).toMatch(/^(uniform|pct|pos|swarm|delay-bounded|guided)\b/)
      else expect(draw.by.startsWith(name)).toBe(true)
  })

  it("tells the values of writes apart, as the properties assume", () => {
    for (const { schedule } of runsOf(strategy, 100)) {
      const values = schedule.moves.flatMap((move) =>
        move.kind === "write" && (move.write.kind === "put" || move.write.kind === "assign")
          ? [move.write.value]
          : [],
      )
      expect(new Set(values).size).toBe(values.length)
    }
  })

  it("draws without faults and for two leaders and one move as well", () => {
    const least: Scope = { ...widest(subject, 2, 1), faults: [], keys: 1 }
    for (const { schedule, draw } of runsOf(strategy, 30, 5, least)) {
      expect(schedule.moves.length).toBeLessThanOrEqual(1)
      expect(schedule.moves.map(faultOf)).toEqual(schedule.moves.map(() => null))
      expect(draw.budgets).toEqual({})
    }
  })
})

describe("a strategy that asks what is enabled", () => {
  it.each(["pct", "pos", "swarm", "delay-bounded"])("%s wastes few moves on the reference", (name) => {
    const runs = runsOf(called(name), 300)
    const asked = runs.reduce((sum, { schedule }) => sum + schedule.moves.length, 0)
    const effective = runs.reduce((sum, { history }) => sum + history.settlesFrom, 0)
    expect(effective / asked).toBeGreaterThan(0.85)
  })
})

describe("guided", () => {
  it.each([5, 6, 7])("learns: it covers more than pct in as many runs, with seed %i", (seed) => {
    const [own, others] = ["guided", "pct"].map((name) => covered(runsOf(called(name), 300, seed)))
    expect(own ?? 0).toBeGreaterThan((others ?? 0) * 1.2)
  })

  it("draws otherwise where it is told of other histories", () => {
    const told = runsOf(called("guided"), 30).map(({ schedule }) => schedule)
    const deaf = called("guided").against(subject, scope, 5)
    expect(Array.from({ length: 30 }, (_, run) => deaf.draw(run).schedule)).not.toEqual(told)
  })
})

describe("a portfolio", () => {
  it("gives a run that another strategy draws as that one alone would have", () => {
    const runs = runsOf(called("portfolio"), 20)
    for (const [run, drawn] of runs.entries()) {
      const name = drawn.draw.by.split(",", 1).join()
      if (name === "guided") continue
      const alone = called(name).against(subject, scope, 5).draw(run)
      expect(alone).toEqual({ schedule: drawn.schedule, draw: drawn.draw })
    }
    expect(new Set(runs.map(({ draw }) => draw.by.split(",", 1).join())).size).toBe(6)
  })
})

it("faults are as many as there are moves where they are unlimited", () => {
  for (const { draw } of runsOf(called("uniform"), 20, 5, { ...scope, unlimited: true }))
    for (const budget of Object.values(draw.budgets)) expect(budget).toBe(scope.moves)
})
