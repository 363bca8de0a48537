/** When a run was doomed, as bars: the share of its ways on that fail, after each step that was looked at. */
import type { Fate } from "../../../properties/explanation/fate.ts"
import { isSealed } from "../../../properties/explanation/fate.ts"
import { fateInWords } from "../../explanation.ts"
import type { Explained } from "../../report.ts"
import { sentence } from "../../words.ts"

export interface DoomBar {
  /** The number of the last event that had happened; `null` at the start. */
  readonly event: number | null
  /** Failing ways on, of all that were played: from 0 to 1. */
  readonly share: number
  /** The bounds of its 95 % interval where it is sampled; `null` where all ways were played. */
  readonly interval: { readonly low: number; readonly high: number } | null
  /** `true` when none passes. */
  readonly sealed: boolean
  /** `3/9`, or the share as `52 %` where there are too many to print. */
  readonly count: string
  readonly says: string
}

/** The bars, the earliest first; steps that are told as one event have one bar, of the last of them. */
export const doomBarsOf = (one: Pick<Explained, "explanation" | "events">): ReadonlyArray<DoomBar> => {
  const bars: Array<DoomBar> = []
  for (const fate of one.explanation?.doomed.fates ?? []) {
    const bar = barOf(one, fate)
    if (bars.at(-1)?.event === bar.event) bars.pop()
    bars.push(bar)
  }
  return bars
}

const barOf = ({ events }: Pick<Explained, "events">, fate: Fate): DoomBar => {
  const { after, failing, of, by, low, high } = fate
  const told = after === 0 ? undefined : events.findLast(({ step }) => step < after)
  return {
    event: told?.number ?? null,
    share: of === 0 ? 0 : failing / of,
    interval: by === "all" ? null : { low, high },
    sealed: isSealed(fate),
    count: of > 9999 ? `${Math.round((100 * failing) / of)} %` : `${failing}/${of}`,
    says: `${sentence(fateInWords(fate))}.`,
  }
}

/** How the bars were found: by playing all ways on, by drawing some, or one here and the other there. */
export const measureInWords = (bars: ReadonlyArray<DoomBar>): string => {
  const sampled = bars.filter(({ interval }) => interval !== null).length
  if (sampled === 0) return "Exact: every way on was played."
  return sampled === bars.length
    ? "Sampled: there are too many ways on to play them all. The line at the top of a bar is its 95 % interval."
    : "Exact where every way on could be played; sampled, with a 95 % interval drawn as a line, where there are too many."
}
