/** How many verdicts of each kind, as one bar; the counts stand in words beside it. */
import { countVerdicts } from "../../report.ts"
import { verdictKinds } from "../../verdicts.ts"
import type { JudgedCell } from "./judged.ts"

export const VerdictBar = ({ cells }: { readonly cells: ReadonlyArray<JudgedCell> }) => {
  const counts = countVerdicts(cells)
  let x = 0
  return (
    <svg class="verdict-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      {verdictKinds.map((kind) => {
        const width = (100 * counts[kind]) / Math.max(1, cells.length)
        const from = x
        x += width
        return width === 0 ? null : <rect key={kind} class={kind} x={from} width={width} height="4" />
      })}
    </svg>
  )
}
