/** A table whose rows have a bar each: the figures are the table's, the bars show them at a glance. */
import type { ComponentChildren } from "preact"
import { useState } from "preact/hooks"
import { usePrinting } from "../app/printing.ts"

export interface Bar {
  readonly key: string
  readonly name: ComponentChildren
  /** How long the bar is, from 0 to 1. */
  readonly share: number
  /** How much of it is filled; the rest is hatched. Absent where all is. */
  readonly filled?: number
  /** A mark across it, from 0 to 1: what there must be. */
  readonly mark?: number
  /** The figures, one for each column. */
  readonly figures: ReadonlyArray<ComponentChildren>
  /** `true` where it is less than it must be. */
  readonly short?: boolean
}

interface Props {
  readonly caption: string
  /** The heads: of the names, and of each figure. */
  readonly heads: readonly [string, ...ReadonlyArray<string>]
  readonly bars: ReadonlyArray<Bar>
  /** So many rows are shown at first. */
  readonly most?: number
}

export const Bars = ({ caption, heads, bars, most = 12 }: Props) => {
  const [all, setAll] = useState(false)
  const printing = usePrinting()
  const shown = all || printing ? bars : bars.slice(0, most)
  const [nameHead, ...figureHeads] = heads
  return (
    <div class="bars" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{nameHead}</th>
            <td />
            {figureHeads.map((head) => (
              <th key={head} scope="col" class="many">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((bar) => (
            <tr key={bar.key} class={bar.short === true ? "short" : undefined}>
              <th scope="row">{bar.name}</th>
              <td class="drawn">
                <Drawn {...bar} />
              </td>
              {bar.figures.map((figure, index) => (
                <td key={figureHeads[index]} class="many">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === bars.length ? null : (
        <button type="button" class="plain" onClick={() => setAll(true)}>
          Show all {bars.length}
        </button>
      )}
    </div>
  )
}

/** A bar is never so short that it cannot be seen, where there is anything. */
const least = 0.6

const Drawn = ({ share, filled = 1, mark }: Bar) => {
  const width = share <= 0 ? 0 : Math.max(least, share * 100)
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="rest" width={width} height="10" />
      <rect class="fill" width={width * filled} height="10" />
      {mark === undefined ? null : <path class="mark" d={`M${Math.min(99.5, mark * 100)} 0V10`} />}
    </svg>
  )
}
