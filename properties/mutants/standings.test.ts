import { expect, it } from "vitest"
import type { LeagueRow } from "./league.ts"
import { advice, standings } from "./standings.ts"

const budget = 100

const row = (
  strategy: string,
  mutant: string,
  group: string,
  schedules: LeagueRow["schedules"],
  cpu: number,
): LeagueRow => ({ strategy, mutant, group, schedules, cpu })

const rows: ReadonlyArray<LeagueRow> = [
  row("even", "easy", "causality", [2, 2, 2], 1),
  row("even", "tough", "durability", [40, null, null], 9),
  row("keen", "easy", "causality", [4, 4, 8], 2),
  row("keen", "tough", "durability", [10, 25, 50], 3),
]

it("counts the hunts that killed, and names the mutants that were missed", () => {
  const [even, keen] = standings(rows, "even", budget)
  expect(even).toMatchObject({ strategy: "even", hunts: 6, killed: 4, median: 2, ninetieth: null, cpu: 10 })
  expect(even?.missed).toEqual([{ mutant: "tough", hunts: 2 }])
  expect(keen).toMatchObject({ strategy: "keen", hunts: 6, killed: 6, median: 8, ninetieth: 50, missed: [] })
})

it("compares by the medians of each mutant, and counts a missing one as the budget", () => {
  const [even, keen] = standings(rows, "even", budget)
  expect(even?.fewer?.mean).toBe(1)
  // Twice as many on the easy one, a quarter on the tough one: the root of a half times four.
  expect(keen?.fewer?.mean).toBeCloseTo(Math.sqrt(2), 12)
})

it("advises by what mutants break, and on the hard ones apart", () => {
  const found = advice(rows, "even", budget, 20).map(({ kind, schedules, cpu }) => [
    kind,
    schedules.strategy,
    cpu.strategy,
  ])
  expect(found).toEqual([
    ["causality", "even", "even"],
    ["durability", "keen", "keen"],
    ["hard: 20 schedules or more with even", "keen", "keen"],
    ["all", "keen", "keen"],
  ])
})
