/** Pieces of the space-time diagram that know nothing of events: badges, arrow heads, words. */
import { markup, type Markup, styled } from "./markup.ts"

/** A coordinate, to a tenth of a pixel. */
const round = (value: number): number => Math.round(value * 10) / 10

/** Words at a place, in the middle of it unless they start or end there. */
export const words = (
  kind: string,
  x: number,
  y: number,
  text: string,
  anchor: "start" | "end" | "" = "",
): Markup => markup`<text${styled(kind, anchor)} x="${round(x)}" y="${round(y)}">${text}</text>`

/** The number of an event: a square for a write, a circle for what happens at a leader, a small one for the rest. */
export const badge = (
  x: number,
  y: number,
  number: number,
  shape: "write" | "leader" | "between",
): Markup => {
  const size = shape === "between" ? 18 : 21
  const corner = shape === "write" ? 4 : size / 2
  const kind = shape === "between" ? "n quiet" : "n"
  const box = markup`<rect class="${kind}" x="${round(x - size / 2)}" y="${round(y - size / 2)}" width="${size}" height="${size}" rx="${corner}"/>`
  return markup`${box}${words("number", x, y + 3.9, String(number))}`
}

export interface Line {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

export const stroke = (kind: string, { x1, y1, x2, y2 }: Line): Markup =>
  markup`<line class="${kind}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`

/** The end of a message: an arrow head, a cross for a lost one, a bar behind it for one that cannot be applied. */
export const head = ({ x1, y1, x2, y2 }: Line, fate: string): Markup => {
  if (fate === "lost")
    return markup`<path class="cross" d="M${round(x2 - 5)} ${round(y2 - 5)}l10 10m0 -10l-10 10"/>`
  const angle = Math.atan2(y2 - y1, x2 - x1)
  const behind = (distance: number, turn: number): string =>
    `${round(x2 - distance * Math.cos(angle + turn))} ${round(y2 - distance * Math.sin(angle + turn))}`
  const tip = markup`<path class="tip" d="M${round(x2)} ${round(y2)}L${behind(9, 0.42)}L${behind(9, -0.42)}z"/>`
  const across = Math.PI / 2
  return fate === "stopped"
    ? markup`${tip}<path class="bar" d="M${behind(9, across)}L${behind(9, -across)}"/>`
    : tip
}
