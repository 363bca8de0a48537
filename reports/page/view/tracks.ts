/**
 * What each leader shows of each object over a run, in pieces of the same value: the ribbons of the diagram, and the way from a
 * value to the event that set it.
 */
import type { Held, LeaderMoment } from "../../moments.ts"
import { sameHeld } from "./looks.ts"
import type { Shown } from "./shown.ts"

/** A stretch of a run in which a leader shows the same of an object. */
export interface Piece {
  /** The number of the event from which on; 0 from the start, half past the last event for what only the end shows. */
  readonly from: number
  /** `false` while the leader is down. */
  readonly up: boolean
  readonly held: Held
}

/** The pieces of one object at one leader, in order; the first one begins at 0. */
export type Track = ReadonlyArray<Piece>

/** By leader, then by object; of a run without objects, one track for each leader says whether it is up. */
export type Tracks = ReadonlyArray<ReadonlyArray<Track>>

/** The tracks of a run, in one pass. */
export const tracksOf = ({ size, objects, events, end }: Shown): Tracks => {
  const tracks = Array.from({ length: size }, () =>
    Array.from({ length: Math.max(1, objects.length) }, (): Array<Piece> => [
      { from: 0, up: true, held: "unheard" },
    ]),
  )
  const note = (from: number, leaders: ReadonlyArray<LeaderMoment>): void => {
    for (const [leader, { up, holds }] of leaders.entries())
      for (const [object, track] of (tracks[leader] ?? []).entries()) {
        const held = holds[object] ?? "unheard"
        const last = track.at(-1)
        if (last === undefined || last.up !== up || !sameHeld(last.held, held)) track.push({ from, up, held })
      }
  }
  for (const { number, leaders } of events) note(number, leaders)
  note(events.length + 0.5, end)
  return tracks
}

/** The index of the piece that an event ends in: the last one that begins with it or before it. */
export const pieceAt = (track: Track, event: number): number => {
  let [low, high] = [0, track.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((track[middle]?.from ?? 0) <= event) low = middle
    else high = middle - 1
  }
  return low
}

/** The number of the event that set what the leader shows after an event; `null` where it was so from the start. */
export const setBy = (track: Track, event: number): number | null => {
  let index = pieceAt(track, event)
  const held = track[index]?.held ?? "unheard"
  while (index > 0 && sameHeld(track[index - 1]?.held ?? "unheard", held)) index--
  const from = track[index]?.from ?? 0
  return from === 0 || !Number.isInteger(from) ? null : from
}
