/** Where things stand in the diagram: lanes side by side, rows of time one below the other. */
import type { Span } from "./windowing.ts"

/** Where the rows are, by the number of their event; the row after the last one is the end. */
export interface Rows {
  /** The middle of a row. */
  readonly y: (event: number) => number
  /** Where the row after the last one begins: the lanes end in it. */
  readonly bottom: number
}

/** Rows that are all of one height. */
export const evenRows = (count: number, height: number): Rows => ({
  y: (event) => (event - 0.5) * height,
  bottom: count * height,
})

/** Rows beside those of a table, as they were measured: the middle of each, and the bottom of the last. */
export const measuredRows = (middles: ReadonlyArray<number>, bottom: number, height: number): Rows => ({
  y: (event) => {
    if (event < 1) return (middles[0] ?? 0) - height
    const [row, part] = [Math.floor(event), event % 1]
    const here = middles[row - 1] ?? bottom + height / 2
    return part === 0 ? here : here + part * ((middles[row] ?? bottom + height / 2) - here)
  },
  bottom,
})

export interface Plan extends Rows {
  readonly size: number
  readonly width: number
  readonly gap: number
  readonly left: number
  readonly right: number
  readonly x: (leader: number) => number
  /** Where the values of the end stand, and where the drawing ends. */
  readonly foot: number
  readonly height: number
}

/** The margins, and how near two lanes may be; where there is little room, less. */
const wide = { left: 74, right: 104, gap: 92 }
const narrow = { left: 46, right: 76, gap: 80 }
const mostGap = 190
const footRoom = 26
const footLine = 15

/** The plan for lanes in a given room; where there is too little, the drawing is wider than its room. */
export const planOf = (size: number, room: number, rows: Rows, feet: number): Plan => {
  const gaps = Math.max(1, size - 1)
  const { left, right, gap: least } = room < leastWidth(size) ? narrow : wide
  const gap = Math.min(mostGap, Math.max(least, (room - left - right) / gaps))
  const foot = rows.bottom + footRoom
  return {
    ...rows,
    size,
    gap,
    left,
    right,
    width: left + (size - 1) * gap + right,
    x: (leader) => left + leader * gap,
    foot: foot + 16,
    height: foot + 20 + footLine * Math.max(1, feet),
  }
}

/** The least room that a diagram of so many leaders needs. */
export const leastWidth = (size: number): number => wide.left + (size - 1) * wide.gap + wide.right

/** How many characters fit beside an event: up to the next lane, or to the edge. */
export const roomBeside = ({ size, gap, left, right }: Plan, leader: number, leftward: boolean): number => {
  const edge = leftward ? (leader === 0 ? left : gap - 8) : leader === size - 1 ? right : gap - 8
  return Math.max(4, Math.floor((edge - 20) / 6.6))
}

export interface Line {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** How far a lost message gets. */
const lostAfter = 0.6

/** The way of a message: from where it set out, or from shortly before where that is not known, to where it arrived or was lost. */
export const wayOf = (
  { x, y }: Plan,
  number: number,
  message: {
    readonly from: number
    readonly to: number
    readonly sentAt: number | null
    readonly fate: string
  },
): Line => {
  const { from, to, sentAt, fate } = message
  const turn = to > from ? 1 : -1
  const start = { x: x(from) + turn * 11, y: sentAt === null ? y(number - 0.7) : y(sentAt) }
  const whole = x(to) - turn * 13 - start.x
  return { x1: start.x, y1: start.y, x2: start.x + whole * (fate === "lost" ? lostAfter : 1), y2: y(number) }
}

/** Where the name of a message stands: in the last gap that it crosses, past its middle, so that two that cross keep apart. */
export const labelOf = (
  line: Line,
  lanes: number,
  lost: boolean,
): { readonly x: number; readonly y: number } => {
  const along = lost ? 0.5 : (lanes - 0.42) / lanes
  return { x: line.x1 + (line.x2 - line.x1) * along, y: line.y1 + (line.y2 - line.y1) * along - 5 }
}

/** The room of a span within the drawing: from its first row to its last, and a row more on either side. */
export const roomOf = ({ y, height, bottom }: Plan, { first, last }: Span, count: number) => {
  const top = first <= 1 ? 0 : y(first - 1)
  const end = last >= count ? height : Math.min(bottom, y(last + 1))
  return { top, height: Math.max(0, end - top) }
}
