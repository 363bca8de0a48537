/** What a kill matrix says of one mutant, as it is recorded, and what that comes to. */
import type { Figure } from "./statistics.ts"

/** How many schedules of a seed must pass without a further killer until its chase ends. */
export const patience = 50

/** A property that kills a mutant. */
export interface Killer {
  readonly property: string
  /** By seed: how many schedules until it did, that one included; `null` where it did not. */
  readonly schedules: ReadonlyArray<Figure>
}

/** How small the first kill of the first seed becomes, by the property that comes first in the catalogue. */
export interface Smallest {
  readonly property: string
  /** Moves before and after. */
  readonly from: number
  readonly to: number
  readonly minimal: boolean
}

/** One mutant under one strategy. */
export interface KillRow {
  readonly mutant: string
  readonly strategy: string
  /** By seed: schedules played, and in how many of them the mutated code ran, and answered differently. */
  readonly played: ReadonlyArray<number>
  readonly reached: ReadonlyArray<number>
  readonly differed: ReadonlyArray<number>
  /** By seed: how many schedules until a property other than refinement killed. */
  readonly first: ReadonlyArray<Figure>
  /** CPU seconds until then, the median over the seeds; measured, so it differs between runs. */
  readonly cpu: Figure
  readonly smallest: Smallest | null
  /** In the order of the catalogue. */
  readonly killers: ReadonlyArray<Killer>
}

/**
 * What became of a mutant: a property killed it; or its code never ran, or ran and never answered differently (then it is the
 * same program, as far as was played); or it answered differently and no property noticed.
 */
export type Fate = "killed" | "never-reached" | "never-differed" | "unnoticed"

export const fatesInWords: Readonly<Record<Fate, string>> = {
  killed: "killed",
  "never-reached": "survives: its code never ran",
  "never-differed": "survives: its code ran and never answered differently",
  unnoticed: "survives: it answered differently and no property noticed",
}

/** The fate of each mutant, over all strategies that went after it. */
export const fatesOf = (rows: ReadonlyArray<KillRow>): ReadonlyMap<string, Fate> => {
  const ids = [...new Set(rows.map(({ mutant }) => mutant))]
  return new Map(
    ids.map((id) => {
      const own = rows.filter(({ mutant }) => mutant === id)
      const some = (counts: (row: KillRow) => ReadonlyArray<number>): boolean =>
        own.some((row) => counts(row).some((count) => count > 0))
      if (own.some(({ killers }) => killers.length > 0)) return [id, "killed"]
      if (!some(({ reached }) => reached)) return [id, "never-reached"]
      return [id, some(({ differed }) => differed) ? "unnoticed" : "never-differed"]
    }),
  )
}

/** `true` for a property that compares with the model, and not with a law. */
export const isRefinement = (property: string): boolean => property.startsWith("refinement/")
