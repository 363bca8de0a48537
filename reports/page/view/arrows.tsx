/** The messages of the diagram: slanted from where each set out to where it arrived or was lost. */
import * as Dot from "../../../model/vocabulary/dot.ts"
import type { Message } from "../../messages.ts"
import { type Arrival, isForwarded } from "./flights.ts"
import { Head, round, Words } from "./pieces.tsx"
import { labelOf, type Plan, wayOf } from "./plan.ts"

const fateMarks: Readonly<Record<Message["fate"], string>> = {
  delivered: "",
  again: " ×2",
  overtook: " overtakes",
  stopped: " stops",
  lost: " lost",
}

interface Props {
  readonly plan: Plan
  readonly event: Arrival
  /** `past` where both ends are known to the selected event, `faint` where neither is the point. */
  readonly tone: string
}

export const Arrow = ({ plan, event, tone }: Props) => {
  const { number, message } = event
  const { from, to, fate, dot } = message
  const line = wayOf(plan, number, message)
  const label = labelOf(line, Math.abs(to - from), fate === "lost")
  const ends = { x1: round(line.x1), y1: round(line.y1), x2: round(line.x2), y2: round(line.y2) }
  return (
    <g class={`message ${tone}`} data-message={number}>
      <line class={`m ${fate}`} {...ends} />
      {fate === "again" && <line class="inner" {...ends} />}
      <Head line={line} fate={fate} />
      <Words kind="name" x={label.x} y={label.y}>
        {`${Dot.show(dot)}${isForwarded(event) ? " fwd" : ""}${fateMarks[fate]}`}
      </Words>
    </g>
  )
}
