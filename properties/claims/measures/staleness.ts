/**
 * Staleness: what a read does not show yet, although a client somewhere was told that it is done.
 *
 * A read is *stale* when a write of the same object was acknowledged before the read was asked and the answering leader
 * had not applied it; it is behind by the age of the oldest such write. Writes that are lost for good do not count here.
 * Source: Bailis et al., "Probabilistically Bounded Staleness for Practical Partial Quorums" (VLDB 2012), t-visibility.
 */
import { micro } from "../draws.ts"
import type { Place } from "../places.ts"
import type { Trace, WriteRecord } from "../trace.ts"
import { type Distribution, distributionOf } from "./quantiles.ts"

export interface Staleness {
  readonly reads: number
  readonly stale: number
  /** Milliseconds that the stale reads are behind; `null` where none is. */
  readonly behind: Distribution | null
}

const objectOf = ({ family, key }: { readonly family: string; readonly key: string }): string =>
  `${family} ${key}`

/** Of the answered reads that clients of these datacenters asked in a stretch of time. */
export const staleness = (
  { reads, writes, vectors }: Trace,
  places: ReadonlyArray<Place>,
  from: number,
  to: number,
): Staleness => {
  const done = new Map<string, Array<WriteRecord>>()
  for (const write of writes) {
    const { dot, acknowledged } = write
    if (dot === null || acknowledged === null) continue
    if (!vectors.some((vector) => (vector[dot.leader] ?? 0) >= dot.sequence)) continue
    const list = done.get(objectOf(write)) ?? []
    list.push(write)
    done.set(objectOf(write), list)
  }
  const ages: Array<number> = []
  let count = 0
  for (const read of reads) {
    const { saw, asked } = read
    if (saw === null || !places.includes(read.place) || asked < from || asked >= to) continue
    count++
    const missed = (done.get(objectOf(read)) ?? []).flatMap(({ dot, acknowledged }) =>
      dot !== null && acknowledged !== null && acknowledged <= asked && (saw[dot.leader] ?? 0) < dot.sequence
        ? [micro(asked - acknowledged)]
        : [],
    )
    if (missed.length > 0) ages.push(Math.max(...missed))
  }
  return { reads: count, stale: ages.length, behind: distributionOf(ages) }
}
