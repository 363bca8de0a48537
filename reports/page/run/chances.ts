/** How often each promise could have failed, against how often it must: what a verdict of a run is worth. */
import { needed } from "../../../properties/quotas.ts"
import type { Spread, Statistics } from "../../../properties/statistics.ts"
import type { ReportedProperty } from "../../report.ts"

export interface Chances {
  readonly property: ReportedProperty
  readonly spread: Spread
  /** How many there were in 1,000 schedules, and how many there must be. */
  readonly perThousand: number
  readonly needed: number
}

/** The chances of each promise that was judged; `moves` is the most moves of a schedule. */
export const chancesOf = (
  { witnesses }: Pick<Statistics, "witnesses">,
  properties: ReadonlyArray<ReportedProperty>,
  moves: number,
): ReadonlyArray<Chances> =>
  properties.flatMap((property) => {
    const spread = witnesses[property.id]
    if (spread === undefined) return []
    return [
      {
        property,
        spread,
        perThousand: perThousand(spread),
        needed: needed(property, 1000, moves),
      },
    ]
  })

/** How often something was counted in 1,000 schedules. */
export const perThousand = ({ sum, schedules }: Pick<Spread, "sum" | "schedules">): number =>
  Math.round((1000 * sum) / Math.max(1, schedules))
