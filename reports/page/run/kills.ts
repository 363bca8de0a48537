/** Who kills which mutant, as a table: the figures of the kill matrix, and what they come to. */
import { fatesOf, isRefinement, type Fate, type KillRow } from "../../../properties/mutants/kill-row.ts"
import { type SoleKiller, soleKillers } from "../../../properties/mutants/sole-killers.ts"
import { type Figure, medianOf } from "../../../properties/mutants/statistics.ts"
import { countOf } from "../../words.ts"
import { matches } from "./filter.ts"

/** One property that kills one mutant. */
export interface Kill {
  /** Schedules until it did: the median over the seeds in which it did. */
  readonly median: Figure
  /** In how many seeds it did, of how many. */
  readonly seeds: number
  readonly of: number
  /** `true` where no other kills the mutant; refinement is not counted beside the others. */
  readonly sole: boolean
}

export interface Killed {
  readonly mutant: string
  readonly strategy: string
  readonly fate: Fate
  /** Schedules until the first kill, the median over all seeds, and in how many seeds there was one. */
  readonly first: Figure
  readonly seeds: number
  readonly of: number
  readonly smallest: KillRow["smallest"]
  readonly played: number
  readonly differed: number
  readonly kills: ReadonlyMap<string, Kill>
}

const found = (figures: ReadonlyArray<Figure>): ReadonlyArray<number> =>
  figures.filter((figure) => figure !== null)

const sum = (counts: ReadonlyArray<number>): number => counts.reduce((total, count) => total + count, 0)

/** The rows of the table, and the properties that kill anything, in the order of the rows' killers. */
export const killedOf = (
  rows: ReadonlyArray<KillRow>,
  properties: ReadonlyArray<string>,
): { readonly rows: ReadonlyArray<Killed>; readonly sole: ReadonlyArray<SoleKiller> } => {
  const fates = fatesOf(rows)
  const sole = soleKillers(
    rows,
    properties.map((id) => ({ id })),
  )
  const alone = new Map(sole.map(({ property, mutants }) => [property, new Set(mutants)]))
  return {
    sole,
    rows: rows.map((row) => ({
      mutant: row.mutant,
      strategy: row.strategy,
      fate: fates.get(row.mutant) ?? "never-reached",
      first: medianOf(row.first),
      seeds: found(row.first).length,
      of: row.first.length,
      smallest: row.smallest,
      played: sum(row.played),
      differed: sum(row.differed),
      kills: new Map(
        row.killers.map(({ property, schedules }) => [
          property,
          {
            median: medianOf(found(schedules)),
            seeds: found(schedules).length,
            of: schedules.length,
            sole: alone.get(property)?.has(row.mutant) === true,
          },
        ]),
      ),
    })),
  }
}

/** Every property that is named as a killer, in the order of the catalogue given, and then those that are not in it. */
export const killersIn = (
  rows: ReadonlyArray<KillRow>,
  catalogue: ReadonlyArray<string>,
): ReadonlyArray<string> => {
  const named = new Set(rows.flatMap(({ killers }) => killers.map(({ property }) => property)))
  return [...catalogue.filter((id) => named.has(id)), ...[...named].filter((id) => !catalogue.includes(id))]
}

export interface KillFilter {
  readonly text: string
  /** The property that must kill; empty for any. */
  readonly by: string
  /** Only mutants that one property alone kills. */
  readonly alone: boolean
}

/** The mutants that a filter leaves. */
export const killedBy = (
  rows: ReadonlyArray<Killed>,
  { text, by, alone }: KillFilter,
): ReadonlyArray<Killed> =>
  rows.filter(
    ({ mutant, kills }) =>
      matches(text, mutant, mutant.replaceAll("-", " ")) &&
      (by === "" || kills.has(by)) &&
      (!alone || [...kills].some(([property, { sole }]) => sole && (by === "" || by === property))),
  )

/** A kill as a sentence. */
export const killInWords = ({ median, seeds, of, sole }: Kill, property: string): string =>
  `${isRefinement(property) ? "Comparing with the model" : "This promise"} kills it after ${countOf(median ?? 0, "schedule")} (median), in ${seeds} of ${countOf(of, "seed")}${sole ? "; no other does" : ""}.`
