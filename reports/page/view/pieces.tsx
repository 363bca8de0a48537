/** Pieces of the space-time diagram that know nothing of runs: badges, arrow heads, words, patterns. */
import { looks } from "./looks.ts"
import type { Line } from "./plan.ts"

/** A coordinate, to a tenth of a pixel. */
export const round = (value: number): number => Math.round(value * 10) / 10

interface WordsProps {
  readonly kind: string
  readonly x: number
  readonly y: number
  readonly children: string
  readonly anchor?: "start" | "middle" | "end"
}

/** Words at a place, in the middle of it unless they start or end there. */
export const Words = ({ kind, x, y, children, anchor = "middle" }: WordsProps) => (
  <text class={`t ${kind}`} x={round(x)} y={round(y)} text-anchor={anchor}>
    {children}
  </text>
)

export type Shape = "write" | "leader" | "between"

interface BadgeProps {
  readonly x: number
  readonly y: number
  readonly number: number
  readonly shape: Shape
}

/** The number of an event: a square for a write, a circle for what happens at a leader, a small one for the rest. */
export const Badge = ({ x, y, number, shape }: BadgeProps) => {
  const digits = String(number)
  const height = shape === "between" ? 18 : 22
  const width = Math.max(height, digits.length * 7 + 8)
  return (
    <>
      <rect
        class={shape === "between" ? "n minor" : "n"}
        x={round(x - width / 2)}
        y={round(y - height / 2)}
        width={width}
        height={height}
        rx={shape === "write" ? 4 : height / 2}
      />
      <Words kind="num" x={x} y={y + 3.9}>
        {digits}
      </Words>
    </>
  )
}

/** The end of a message: an arrow head, a cross for a lost one, a bar behind it for one that cannot be applied. */
export const Head = ({ line: { x1, y1, x2, y2 }, fate }: { readonly line: Line; readonly fate: string }) => {
  if (fate === "lost")
    return <path class="cross" d={`M${round(x2 - 5)} ${round(y2 - 5)}l10 10m0 -10l-10 10`} />
  const angle = Math.atan2(y2 - y1, x2 - x1)
  const behind = (distance: number, turn: number): string =>
    `${round(x2 - distance * Math.cos(angle + turn))} ${round(y2 - distance * Math.sin(angle + turn))}`
  const across = Math.PI / 2
  return (
    <>
      <path class="tip" d={`M${round(x2)} ${round(y2)}L${behind(9, 0.42)}L${behind(9, -0.42)}z`} />
      {fate === "stopped" && <path class="bar" d={`M${behind(9, across)}L${behind(9, -across)}`} />}
    </>
  )
}

/** What is drawn on the colour of each look, so that it is told apart without its colour. */
const marks = [
  null,
  <path class="paper" d="M-2 8L8 -2M-2 16L16 -2M4 12L14 2" stroke-width="2" />,
  <path class="paper" d="M0 2h10M0 7h10" stroke-width="1.6" />,
  <path class="paper" d="M2 0v10M7 0v10" stroke-width="1.6" />,
  <>
    <circle class="paper" cx="2.5" cy="2.5" r=".9" />
    <circle class="paper" cx="7.5" cy="7.5" r=".9" />
  </>,
  <path class="paper" d="M0 0L10 10M5 -5L15 5M-5 5L5 15" stroke-width="2" />,
]

/** The patterns of the ribbons, one for each look, under names of their own for each diagram. */
export const Patterns = ({ name }: { readonly name: string }) => (
  <defs>
    {Array.from({ length: looks }, (_, look) => (
      <pattern key={look} id={`${name}-${look}`} width="10" height="10" patternUnits="userSpaceOnUse">
        <rect class={`c${look}`} width="10" height="10" />
        {marks[look]}
      </pattern>
    ))}
  </defs>
)
