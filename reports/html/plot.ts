/** Pieces of a plot that know nothing of what is plotted: scales, axes, lines. */
import { markup, type Markup } from "./markup.ts"

/** A coordinate, to a tenth of a pixel. */
export const pixel = (value: number): number => Math.round(value * 10) / 10

/** From what is measured to a coordinate. */
export type Scale = (value: number) => number

export const linear =
  (from: readonly [number, number], to: readonly [number, number]): Scale =>
  (value) =>
    pixel(to[0] + ((value - from[0]) / (from[1] - from[0])) * (to[1] - to[0]))

/** Equal ratios are equally far apart; the values must be above 0. */
export const logarithmic = (from: readonly [number, number], to: readonly [number, number]): Scale => {
  const scale = linear([Math.log10(from[0]), Math.log10(from[1])], to)
  return (value) => scale(Math.log10(value))
}

export type Point = readonly [x: number, y: number]

/** The `d` of a line through these points. */
export const through = (points: ReadonlyArray<Point>): string =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${pixel(x)} ${pixel(y)}`).join("")

export const line = (kind: string, points: ReadonlyArray<Point>): Markup =>
  markup`<path class="${kind}" d="${through(points)}"/>`

export const words = (kind: string, x: number, y: number, text: string): Markup =>
  markup`<text class="${kind}" x="${pixel(x)}" y="${pixel(y)}">${text}</text>`

/** The room of a plot within its drawing. */
export interface Room {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A tick of an axis: where, and what it says. */
export type Tick = readonly [value: number, text: string]

/** Lines across the room with what they stand for on the left. */
export const levels = ({ left, right }: Room, y: Scale, ticks: ReadonlyArray<Tick>): Markup =>
  markup`${ticks.map(
    ([value, text]) =>
      markup`${line("grid", [
        [left, y(value)],
        [right, y(value)],
      ])}${words("soft end", left - 6, y(value) + 4, text)}`,
  )}`

/** What stands below the room, and small strokes above it. */
export const below = ({ bottom }: Room, x: Scale, ticks: ReadonlyArray<Tick>): Markup =>
  markup`${ticks.map(
    ([value, text]) =>
      markup`${line("frame", [
        [x(value), bottom],
        [x(value), bottom + 4],
      ])}${words("soft middle", x(value), bottom + 18, text)}`,
  )}`

/** A drawing with its name and its text for who does not see it. */
export const drawing = (
  id: string,
  size: readonly [width: number, height: number],
  title: string,
  description: string,
  parts: ReadonlyArray<Markup>,
): Markup =>
  markup`<svg class="plot" role="img" aria-labelledby="${id}-t ${id}-d" viewBox="0 0 ${size[0]} ${size[1]}">
    <title id="${id}-t">${title}</title>
    <desc id="${id}-d">${description}</desc>
    ${parts}
  </svg>`
