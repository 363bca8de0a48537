/** A figure of the benchmark: work of which there is some amount, done in the same way in every round. */

/** Rounds that count; one more before them warms up. */
export const rounds = 5

/** Moves in a schedule that is played. */
export const moves = 60

export interface Figure {
  readonly name: string
  readonly unit: "moves" | "schedules" | "states" | "bugs"
  /** Makes ready what a round needs, and gives the work that is timed: done once, it says how much of the unit it was. */
  readonly ready: (round: number) => () => number
}

export const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** The processor time that some work takes, in microseconds. */
export const inMicroseconds = (work: () => void): number => {
  const begin = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(begin)
  return user + system
}
