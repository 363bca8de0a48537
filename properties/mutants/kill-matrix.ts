/**
 * The kill matrix: which property kills which mutant, after how many schedules, and whether each mutant's code ran at all.
 *
 * Each schedule is played once and judged by every property that the original claims. A mutant is chased with each seed until
 * `patience` schedules have brought no further killer, or until the budget ends before the first kill. So a property that
 * needs many more schedules than another one to notice the same bug can be missing in the row of that seed.
 *
 * The refinement property compares everything inside the implementation with the model and kills each of its mutants, mostly
 * at once. It is counted apart: the first kill is that of another property.
 */
import { setImmediate } from "node:timers/promises"
import type { Strategy } from "../adversary/strategy.ts"
import type { Property } from "../property.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { counterexampleOf } from "../shrink/shrink.ts"
import { chase, type Quarry } from "./chase.ts"
import { isRefinement, type KillRow, patience, type Smallest } from "./kill-row.ts"
import { type Figure, medianOf } from "./statistics.ts"

export interface KillPlan {
  readonly quarries: ReadonlyArray<Quarry>
  readonly strategies: ReadonlyArray<Strategy>
  /** How many seeds, from 1 on. */
  readonly seeds: number
  /** The most schedules of one seed that are played until something kills. */
  readonly schedules: number
}

export interface KillHooks {
  /** Called after each seed of a mutant. */
  readonly progress: (quarry: Quarry, strategy: Strategy, seed: number) => void
  /** Asked between schedules: `true` ends the search with the rows that are finished. */
  readonly stopped: () => boolean
  /** The CPU time of this process, in seconds. */
  readonly cpu: () => number
}

/** The rows of a plan, mutant by mutant; those that were finished, where it was stopped. */
export const killMatrix = async (plan: KillPlan, hooks: KillHooks): Promise<ReadonlyArray<KillRow>> => {
  const rows: Array<KillRow> = []
  for (const quarry of plan.quarries)
    for (const strategy of plan.strategies) {
      const row = await killRow(quarry, strategy, plan, hooks)
      if (row === null) return rows
      rows.push(row)
    }
  return rows
}

/** What one seed gave. */
interface Hunt {
  /** How many schedules until each property killed. */
  readonly kills: ReadonlyMap<Property, number>
  readonly played: number
  readonly reached: number
  readonly differed: number
  readonly cpu: Figure
  /** The first kill by another property than refinement, or else by it. */
  readonly sample: { readonly property: Property; readonly schedule: Schedule } | null
}

const killRow = async (
  quarry: Quarry,
  strategy: Strategy,
  { seeds, schedules }: KillPlan,
  hooks: KillHooks,
): Promise<KillRow | null> => {
  const hunts: Array<Hunt> = []
  for (let seed = 1; seed <= seeds; seed++) {
    const hunt = await huntWith(quarry, strategy, seed, schedules, hooks)
    if (hunt === null) return null
    hunts.push(hunt)
    hooks.progress(quarry, strategy, seed)
  }
  const sample = hunts.find((one) => one.sample !== null)?.sample ?? null
  return {
    mutant: quarry.mutant.id,
    strategy: strategy.name,
    played: hunts.map(({ played }) => played),
    reached: hunts.map(({ reached }) => reached),
    differed: hunts.map(({ differed }) => differed),
    first: hunts.map(firstKill),
    cpu: medianOf(hunts.map(({ cpu }) => cpu)),
    smallest: sample && smallestOf(quarry, sample.property, sample.schedule),
    killers: quarry.properties.flatMap((property) => {
      const figures = hunts.map(({ kills }) => kills.get(property) ?? null)
      return figures.every((figure) => figure === null) ? [] : [{ property: property.id, schedules: figures }]
    }),
  }
}

const firstKill = ({ kills }: Hunt): Figure => {
  const figures = [...kills].flatMap(([{ id }, schedules]) => (isRefinement(id) ? [] : [schedules]))
  return figures.length === 0 ? null : Math.min(...figures)
}

const smallestOf = ({ mutant }: Quarry, property: Property, schedule: Schedule): Smallest => {
  const { from, to, minimal } = counterexampleOf(mutant.subject, property, schedule, null).shrinking
  return { property: property.id, from, to, minimal }
}

/** How many schedules are played before others get a turn. */
const batch = 16

const huntWith = async (
  quarry: Quarry,
  strategy: Strategy,
  seed: number,
  budget: number,
  hooks: KillHooks,
): Promise<Hunt | null> => {
  const { next } = chase(quarry, strategy, seed, true)
  const kills = new Map<Property, number>()
  const begun = hooks.cpu()
  let [played, reached, differed, end] = [0, 0, 0, budget]
  let cpu: Figure = null
  let sample: Hunt["sample"] = null
  while (played < end) {
    if (played % batch === 0) await setImmediate()
    if (hooks.stopped()) return null
    const { schedule, killers, marks } = next(quarry.properties.filter((property) => !kills.has(property)))
    played++
    if (marks.reached > 0) reached++
    if (marks.differed > 0) differed++
    for (const property of killers) kills.set(property, played)
    const visible = killers.find(({ id }) => !isRefinement(id))
    if (visible !== undefined && cpu === null) {
      cpu = hooks.cpu() - begun
      sample = { property: visible, schedule }
    }
    if (killers.length > 0 && cpu !== null) end = played + patience
    const [killer] = killers
    if (sample === null && killer !== undefined) sample = { property: killer, schedule }
  }
  return { kills, played, reached, differed, cpu, sample }
}
