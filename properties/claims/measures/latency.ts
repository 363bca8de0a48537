/** How long clients waited, by datacenter: from asking to hearing, in milliseconds. What was given up is not in it. */
import { micro } from "../draws.ts"
import type { Trace } from "../trace.ts"

/** Of the writes of each datacenter's clients. */
export const writeLatencies = ({ writes }: Trace, places: number): ReadonlyArray<ReadonlyArray<number>> =>
  Array.from({ length: places }, (_, place) =>
    writes.flatMap((one) =>
      one.place === place && one.acknowledged !== null ? [micro(one.acknowledged - one.asked)] : [],
    ),
  )

/** Of the reads of each datacenter's clients. */
export const readLatencies = ({ reads }: Trace, places: number): ReadonlyArray<ReadonlyArray<number>> =>
  Array.from({ length: places }, (_, place) =>
    reads.flatMap((one) =>
      one.place === place && one.answered !== null ? [micro(one.answered - one.asked)] : [],
    ),
  )
