/**
 * The reports of several tests as one, where that is true of them: they searched in the same way, and where they played the same
 * subject they played the same schedules on it. Those of which it is not true stand in another report.
 */
import { isDeepStrictEqual } from "node:util"
import { tally } from "../../properties/statistics.ts"
import type { Report } from "../report.ts"

/** The reports put together: as few as can be, in the order of the first of each. */
export const together = (reports: ReadonlyArray<Report>): ReadonlyArray<Report> => {
  const joined: Array<Report> = []
  for (const report of reports) {
    const index = joined.findIndex((one) => canJoin(one, report))
    const into = joined[index]
    if (into === undefined) joined.push(report)
    else joined[index] = join(into, report)
  }
  return joined.map(counted)
}

/** How schedules were drawn: all of a run but its command and its end. */
const drawn = ({ seed, leaders, moves, strategy, faults, mode }: Report["run"]) => ({
  seed,
  leaders,
  moves,
  strategy,
  faults,
  mode,
})

const nameOf = (cell: Report["cells"][number]): string => `${cell.subject} ${cell.property}`

const canJoin = (one: Report, other: Report): boolean =>
  isDeepStrictEqual(drawn(one.run), drawn(other.run)) &&
  // What was found of the same promise of a subject of the same name must be the same.
  one.cells.every((cell) =>
    other.cells.every((same) => nameOf(same) !== nameOf(cell) || isSame(cell, same)),
  ) &&
  one.subjects.every((subject) =>
    other.subjects.every(
      (same) =>
        same.name !== subject.name ||
        (isDeepStrictEqual(same, subject) && playedTheSame(one, other, subject.name)),
    ),
  )

const isSame = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one, other)

/** `true` when the same schedules were played on a subject, whatever they were judged by. */
const playedTheSame = (one: Report, other: Report, subject: string): boolean => {
  const [a, b] = [one, other].map(({ statistics }) => ({ ...statistics.bySubject[subject], witnesses: {} }))
  return isDeepStrictEqual(a, b)
}

/** Those of the first and then those of the second that are not among them. */
const joinedBy = <A>(
  one: ReadonlyArray<A>,
  other: ReadonlyArray<A>,
  name: (item: A) => string,
): ReadonlyArray<A> => {
  const known = new Set(one.map(name))
  return [...one, ...other.filter((item) => !known.has(name(item)))]
}

const join = (one: Report, other: Report): Report => ({
  ...one,
  run: { ...one.run, command: "vitest run", interrupted: one.run.interrupted || other.run.interrupted },
  subjects: joinedBy(one.subjects, other.subjects, ({ name }) => name),
  properties: joinedBy(one.properties, other.properties, ({ id }) => id),
  cells: joinedBy(one.cells, other.cells, nameOf),
  counterexamples: joinedBy(one.counterexamples, other.counterexamples, ({ name }) => name),
  statistics: { all: one.statistics.all, bySubject: statisticsOf(one, other) },
})

const statisticsOf = (one: Report, other: Report): Report["statistics"]["bySubject"] => {
  const mine = one.statistics.bySubject
  const theirs = Object.entries(other.statistics.bySubject).map(([subject, statistics]) => {
    const known = mine[subject]
    const joined =
      known === undefined
        ? statistics
        : { ...known, witnesses: { ...known.witnesses, ...statistics.witnesses } }
    return [subject, joined] as const
  })
  return { ...mine, ...Object.fromEntries(theirs) }
}

/**
 * With the statistics of all schedules: those of the only subject; none where there are several, because how a number is spread
 * over all of them cannot be told from how it is spread over each.
 */
const counted = (report: Report): Report => {
  const [only, ...others] = Object.values(report.statistics.bySubject)
  const all = only === undefined || others.length > 0 ? tally().statistics() : only
  return { ...report, statistics: { ...report.statistics, all } }
}
