/** How the parts of a run share the width that there is. */
import { leastWidth } from "./plan.ts"

export interface Layout {
  /** `true` where table and diagram stand side by side, each event in one row of both. */
  readonly paired: boolean
  /** `true` where there is room for the inspector beside them as well. */
  readonly beside: boolean
  /** The width that the diagram has. */
  readonly diagram: number
}

const inspectorWidth = 352
const eventText = 270
const perCharacter = 7.4
const besideValue = 34

/** The layout for a run of so many leaders, whose values have so many characters at most, in a width. */
export const layoutOf = (width: number, leaders: number, widest: number, compact: boolean): Layout => {
  const table = eventText + leaders * Math.max(70, besideValue + widest * perCharacter)
  const least = leastWidth(leaders)
  const paired = width >= table + least
  const beside = !compact && paired && width >= table + least + inspectorWidth
  const free = width - (beside ? inspectorWidth : 0)
  return { paired, beside, diagram: paired ? Math.max(least, Math.min(free * 0.5, free - table)) : width - 4 }
}
