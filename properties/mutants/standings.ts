/** What the figures of a league say: how each strategy does over all mutants, and which one does best on which kind. */
import { uniform } from "../adversary/uniform.ts"
import type { LeagueRow } from "./league.ts"
import { type Figure, type Interval, meanRatio, medianInterval, medianOf } from "./statistics.ts"

type Ratio = NonNullable<ReturnType<typeof meanRatio>>

/** One strategy over all mutants. A hunt is one mutant with one seed. */
export interface Standing {
  readonly strategy: string
  readonly hunts: number
  readonly killed: number
  /** The mutants that survived in some hunts, and in how many. */
  readonly missed: ReadonlyArray<{ readonly mutant: string; readonly hunts: number }>
  /** Schedules to the first kill, over all hunts. */
  readonly median: Figure
  readonly interval: Interval | null
  /** Nine hunts of ten need no more; `null` where more than one in ten was in vain. */
  readonly ninetieth: Figure
  /**
   * How many times fewer schedules than the strategy compared with, by the medians of each mutant; a missing one counts as
   * the budget. The geometric mean over the mutants.
   */
  readonly fewer: Ratio | null
  /** CPU seconds to the first kill, the sum over all mutants of their medians; measured. */
  readonly cpu: number
}

/** The median of a row, the budget where it is missing. */
const typical = ({ schedules }: LeagueRow, budget: number): number => medianOf(schedules) ?? budget

const namesOf = (rows: ReadonlyArray<LeagueRow>): ReadonlyArray<string> => [
  ...new Set(rows.map(({ strategy }) => strategy)),
]

/** By how much a strategy needs fewer schedules than another, mutant by mutant. */
const ratios = (
  rows: ReadonlyArray<LeagueRow>,
  strategy: string,
  compared: string,
  budget: number,
): ReadonlyArray<number> =>
  rows.flatMap((row) => {
    const other = rows.find((one) => one.strategy === compared && one.mutant === row.mutant)
    return row.strategy !== strategy || other === undefined
      ? []
      : [typical(other, budget) / typical(row, budget)]
  })

/** The mutants for which the strategy compared with needs so many schedules or more are hard. */
export const hard = 20

/** The strategy that the others are compared with; where it did not play, the first that did. */
export const comparedIn = (rows: ReadonlyArray<LeagueRow>): string =>
  rows.some(({ strategy }) => strategy === uniform.name) ? uniform.name : (rows[0]?.strategy ?? uniform.name)

/** The generator of the bootstrap. */
const resamplingSeed = 1

/** How each strategy does, in the order of the rows; each is compared with the strategy named. */
export const standings = (
  rows: ReadonlyArray<LeagueRow>,
  compared: string,
  budget: number,
): ReadonlyArray<Standing> =>
  namesOf(rows).map((strategy) => {
    const own = rows.filter((row) => row.strategy === strategy)
    const figures = own.flatMap(({ schedules }) => schedules)
    const vain = (row: LeagueRow): number => row.schedules.filter((figure) => figure === null).length
    const sorted = figures.toSorted(
      (a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY),
    )
    return {
      strategy,
      hunts: figures.length,
      killed: figures.filter((figure) => figure !== null).length,
      missed: own.flatMap((row) => (vain(row) === 0 ? [] : [{ mutant: row.mutant, hunts: vain(row) }])),
      median: medianOf(figures),
      interval: medianInterval(figures),
      ninetieth: sorted[Math.ceil(figures.length * 0.9) - 1] ?? null,
      fewer: meanRatio(ratios(rows, strategy, compared, budget), resamplingSeed),
      cpu: own.reduce((sum, { cpu }) => sum + cpu, 0),
    }
  })

/** The strategies that do best on one kind of mutants. */
export interface Advice {
  readonly kind: string
  readonly mutants: number
  /** With the fewest schedules, as the geometric mean of the medians. */
  readonly schedules: Best
  /** With the least CPU time, the sum of the medians; measured. */
  readonly cpu: Best
}

interface Best {
  readonly strategy: string
  readonly figure: number
  /** What the strategy compared with needs. */
  readonly compared: number
}

const best = (
  strategies: ReadonlyArray<string>,
  compared: string,
  figureOf: (strategy: string) => number,
): Best => {
  const figures = strategies.map((strategy) => ({ strategy, figure: figureOf(strategy) }))
  const [first] = figures.toSorted((a, b) => a.figure - b.figure)
  return { strategy: first?.strategy ?? "", figure: first?.figure ?? 0, compared: figureOf(compared) }
}

/** Which strategy does best on which kind of mutants: by what they break, and on those that are hard to kill. */
export const advice = (
  rows: ReadonlyArray<LeagueRow>,
  compared: string,
  budget: number,
  hard: number,
): ReadonlyArray<Advice> => {
  const strategies = namesOf(rows)
  const easiest = (mutant: string): number => {
    const row = rows.find((one) => one.strategy === compared && one.mutant === mutant)
    return row === undefined ? 0 : typical(row, budget)
  }
  const kinds: ReadonlyArray<readonly [kind: string, has: (row: LeagueRow) => boolean]> = [
    ...[...new Set(rows.map(({ group }) => group))].map(
      (group) => [group, (row: LeagueRow) => row.group === group] as const,
    ),
    [`hard: ${hard} schedules or more with ${compared}`, (row) => easiest(row.mutant) >= hard],
    ["all", () => true],
  ]
  return kinds.flatMap(([kind, has]) => {
    const of = (strategy: string) => rows.filter((row) => row.strategy === strategy && has(row))
    const mutants = of(compared).length
    if (mutants === 0) return []
    return [
      {
        kind,
        mutants,
        schedules: best(strategies, compared, (strategy) =>
          Math.exp(
            of(strategy).reduce((sum, row) => sum + Math.log(typical(row, budget)), 0) / of(strategy).length,
          ),
        ),
        cpu: best(strategies, compared, (strategy) => of(strategy).reduce((sum, { cpu }) => sum + cpu, 0)),
      },
    ]
  })
}
