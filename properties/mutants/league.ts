/**
 * The league of strategies: how many schedules, and how much CPU time, each needs until some property kills a mutant.
 *
 * Every strategy goes after every mutant with the same seeds, and stops at the first kill or where its budget ends. Refinement
 * does not count as a kill: it notices whatever differs inside, so it would tell nothing of what a strategy brings to light.
 * Mutants that nothing else kills are left out.
 */
import { setImmediate } from "node:timers/promises"
import type { Strategy } from "../adversary/strategy.ts"
import { chase, type Quarry } from "./chase.ts"
import type { KillHooks, KillPlan } from "./kill-matrix.ts"
import { isRefinement } from "./kill-row.ts"
import type { Figure } from "./statistics.ts"

/** One mutant under one strategy; each list has a figure for every seed. */
export interface LeagueRow {
  readonly strategy: string
  readonly mutant: string
  /** The group of the property that the mutant was made for. */
  readonly group: string
  /** Schedules until the first kill, that one included; `null` where the budget ended before. */
  readonly schedules: ReadonlyArray<Figure>
  /** CPU seconds until the first kill or the end of the budget, that median over the seeds; measured. */
  readonly cpu: number
}

/** The quarries that a league is about. */
export const inLeague = (quarries: ReadonlyArray<Quarry>): ReadonlyArray<Quarry> =>
  quarries.filter(({ mutant }) => mutant.kills.some((property) => !isRefinement(property)))

/** The rows of a plan, mutant by mutant; those that were finished, where it was stopped. */
export const league = async (plan: KillPlan, hooks: KillHooks): Promise<ReadonlyArray<LeagueRow>> => {
  const rows: Array<LeagueRow> = []
  for (const quarry of inLeague(plan.quarries))
    for (const strategy of plan.strategies) {
      const row = await leagueRow(quarry, strategy, plan, hooks)
      if (row === null) return rows
      rows.push(row)
    }
  return rows
}

const leagueRow = async (
  quarry: Quarry,
  strategy: Strategy,
  { seeds, schedules }: KillPlan,
  hooks: KillHooks,
): Promise<LeagueRow | null> => {
  const { mutant } = quarry
  const figures: Array<Figure> = []
  const times: Array<number> = []
  for (let seed = 1; seed <= seeds; seed++) {
    const begun = hooks.cpu()
    const figure = await firstKill(quarry, strategy, seed, schedules, hooks)
    if (figure === "stopped") return null
    figures.push(figure)
    times.push(hooks.cpu() - begun)
    hooks.progress(quarry, strategy, seed)
  }
  const group = mutant.kills[0]?.split("/")[0] ?? ""
  const cpu = times.toSorted((a, b) => a - b)[Math.ceil(times.length / 2) - 1] ?? 0
  return { strategy: strategy.name, mutant: mutant.id, group, schedules: figures, cpu }
}

/** How many schedules are played before others get a turn. */
const batch = 16

const firstKill = async (
  quarry: Quarry,
  strategy: Strategy,
  seed: number,
  budget: number,
  hooks: KillHooks,
): Promise<Figure | "stopped"> => {
  const { next } = chase(quarry, strategy, seed, false)
  const properties = quarry.properties.filter(({ id }) => !isRefinement(id))
  for (let played = 1; played <= budget; played++) {
    if (played % batch === 1) await setImmediate()
    if (hooks.stopped()) return "stopped"
    if (next(properties).killers.length > 0) return played
  }
  return null
}
