/** Where leaders stand on the map, and how the links between them run. Units: the map's own, 360 by 250. */
import type { LeaderId } from "../../../model/vocabulary/leader.ts"

export const mapWidth = 360
export const mapHeight = 250

export interface Point {
  readonly x: number
  readonly y: number
}

/** How large a leader is drawn, and how far a link bends to its right. */
export const leaderRadius = 24
const bend = 26

/** The place of a leader among `size`: two side by side, more on a ring with A at the top. */
export const placeOf = (leader: LeaderId, size: number): Point => {
  const middle = { x: mapWidth / 2, y: mapHeight / 2 }
  if (size === 2) return { x: leader === 0 ? 52 : mapWidth - 52, y: middle.y }
  const angle = (2 * Math.PI * leader) / size - Math.PI / 2
  const lower = size === 3 ? 14 : 0
  return { x: middle.x + 128 * Math.cos(angle), y: middle.y + lower + 92 * Math.sin(angle) }
}

/** A link as a curve: from one leader's edge over a point beside the straight line to the other's edge. */
export interface Curve {
  readonly start: Point
  readonly over: Point
  readonly end: Point
}

const round = (value: number): number => Math.round(value * 10) / 10

const towards = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return {
    x: round(from.x + ((to.x - from.x) * distance) / length),
    y: round(from.y + ((to.y - from.y) * distance) / length),
  }
}

export const curveOf = (from: LeaderId, to: LeaderId, size: number): Curve => {
  const [a, b] = [placeOf(from, size), placeOf(to, size)]
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const wide = size === 2 ? bend * 2 : bend
  const over = {
    x: round((a.x + b.x) / 2 - ((b.y - a.y) / length) * wide),
    y: round((a.y + b.y) / 2 + ((b.x - a.x) / length) * wide),
  }
  return { start: towards(a, over, leaderRadius), over, end: towards(b, over, leaderRadius + 5) }
}

/** The point of a curve at a share of its way. */
export const pointOn = ({ start, over, end }: Curve, share: number): Point => {
  const rest = 1 - share
  const mix = (a: number, b: number, c: number): number =>
    round(rest * rest * a + 2 * rest * share * b + share * share * c)
  return { x: mix(start.x, over.x, end.x), y: mix(start.y, over.y, end.y) }
}
