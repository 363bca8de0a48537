/** Who could write, and when. */
import { micro } from "../draws.ts"
import type { Place } from "../places.ts"
import type { Trace, WriteRecord } from "../trace.ts"

export interface Share {
  readonly asked: number
  readonly acknowledged: number
}

const shareOf = (writes: ReadonlyArray<WriteRecord>): Share => ({
  asked: writes.length,
  acknowledged: writes.filter(({ acknowledged }) => acknowledged !== null).length,
})

/** Of the writes that clients of this datacenter asked in a stretch of time, how many were acknowledged in time. */
export const availability = ({ writes }: Trace, place: Place, from: number, to: number): Share =>
  shareOf(writes.filter((one) => one.place === place && one.asked >= from && one.asked < to))

/** The longest time, in milliseconds, in which clients of this datacenter heard of no write that is done. */
export const longestSilence = ({ writes }: Trace, place: Place, duration: number): number => {
  const heard = writes
    .flatMap((one) => (one.place === place && one.acknowledged !== null ? [one.acknowledged] : []))
    .toSorted((a, b) => a - b)
  const moments = [0, ...heard, Math.max(duration, heard.at(-1) ?? 0)]
  return micro(Math.max(...moments.map((moment, index) => moment - (moments[index - 1] ?? 0))))
}

/** The share of all writes asked in each stretch that were acknowledged; `null` where none was asked. */
export const availabilityOverTime = (
  { writes }: Trace,
  duration: number,
  stretch: number,
): ReadonlyArray<number | null> =>
  Array.from({ length: Math.ceil(duration / stretch) }, (_, index) => {
    const within = shareOf(writes.filter(({ asked }) => Math.floor(asked / stretch) === index))
    return within.asked === 0 ? null : within.acknowledged / within.asked
  })

/** Acknowledged writes that not every leader has in the end, of those that run then. */
export const lostWrites = ({ writes, vectors }: Trace): number =>
  writes.filter(
    ({ dot }) => dot !== null && !vectors.every((vector) => (vector[dot.leader] ?? 0) >= dot.sequence),
  ).length
