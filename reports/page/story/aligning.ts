/** Two runs side by side: their events in rows, equal ones in the same row. */
import type { Event } from "../../events.ts"
import type { LeaderMoment, TrackedObject } from "../../moments.ts"
import type { Shown } from "../view/shown.ts"

/** One row: the same event in both runs, or an event of one of them alone. */
export interface AlignedRow {
  readonly one: Event | null
  readonly other: Event | null
  /**
   * `same`: nothing differs. `shows`: the same event, after which the leaders show something else. `one`, `other`: it happens
   * in that run alone.
   */
  readonly kind: "same" | "shows" | "one" | "other"
}

/** Two events are one when the same thing happens: what it leads to may differ. */
const nameOf = ({ text, kind }: Event): string => `${kind} ${text}`

const shows = (leaders: ReadonlyArray<LeaderMoment>): string => JSON.stringify(leaders)

const pair = (one: Event, other: Event): AlignedRow => ({
  one,
  other,
  kind: shows(one.leaders) === shows(other.leaders) && one.detail === other.detail ? "same" : "shows",
})

/** A run with what its leaders show in the order of these objects, so that it can be compared with another run of them. */
export const arranged = (run: Shown, objects: ReadonlyArray<TrackedObject>): Shown => {
  const places = objects.map(({ family, key }) =>
    run.objects.findIndex((one) => one.family === family && one.key === key),
  )
  const moved = ({ up, holds }: LeaderMoment): LeaderMoment => ({
    up,
    holds: places.map((place) => holds[place] ?? "unheard"),
  })
  return {
    ...run,
    objects,
    events: run.events.map((event) => ({ ...event, leaders: event.leaders.map(moved) })),
    end: run.end.map(moved),
  }
}

/** The most cells of the table that finds the longest common sequence. */
const mostCells = 1_000_000

/**
 * The rows of two runs, by a longest common sequence of events. Runs too long for that are aligned at their common beginning and
 * end, and what is between stands one below the other.
 */
export const alignedRows = (
  ones: ReadonlyArray<Event>,
  others: ReadonlyArray<Event>,
): ReadonlyArray<AlignedRow> => {
  let head = 0
  while (head < ones.length && head < others.length && same(ones[head], others[head])) head++
  let tail = 0
  while (
    tail < ones.length - head &&
    tail < others.length - head &&
    same(ones[ones.length - 1 - tail], others[others.length - 1 - tail])
  )
    tail++
  const [middleOne, middleOther] = [
    ones.slice(head, ones.length - tail),
    others.slice(head, others.length - tail),
  ]
  return [
    ...paired(ones.slice(0, head), others.slice(0, head)),
    ...between(middleOne, middleOther),
    ...paired(ones.slice(ones.length - tail), others.slice(others.length - tail)),
  ]
}

const same = (one: Event | undefined, other: Event | undefined): boolean =>
  one !== undefined && other !== undefined && nameOf(one) === nameOf(other)

const paired = (ones: ReadonlyArray<Event>, others: ReadonlyArray<Event>): ReadonlyArray<AlignedRow> =>
  ones.flatMap((one, index) => {
    const other = others[index]
    return other === undefined ? [] : [pair(one, other)]
  })

const alone = (one: Event): AlignedRow => ({ one, other: null, kind: "one" })
const added = (other: Event): AlignedRow => ({ one: null, other, kind: "other" })

const between = (ones: ReadonlyArray<Event>, others: ReadonlyArray<Event>): ReadonlyArray<AlignedRow> => {
  if (ones.length * others.length > mostCells) return [...ones.map(alone), ...others.map(added)]
  const longest = lengths(ones.map(nameOf), others.map(nameOf))
  const rows: Array<AlignedRow> = []
  let [left, right] = [0, 0]
  for (;;) {
    const [one, other] = [ones[left], others[right]]
    if (one === undefined && other === undefined) return rows
    if (one !== undefined && other !== undefined && nameOf(one) === nameOf(other)) {
      rows.push(pair(one, other))
      left++
      right++
    } else if (
      one !== undefined &&
      (other === undefined || (longest[left + 1]?.[right] ?? 0) >= (longest[left]?.[right + 1] ?? 0))
    ) {
      rows.push(alone(one))
      left++
    } else if (other !== undefined) {
      rows.push(added(other))
      right++
    }
  }
}

/** How long the longest common sequence is of what follows from each pair of places. */
const lengths = (
  ones: ReadonlyArray<string>,
  others: ReadonlyArray<string>,
): ReadonlyArray<ReadonlyArray<number>> => {
  const table = Array.from({ length: ones.length + 1 }, () =>
    Array.from({ length: others.length + 1 }, () => 0),
  )
  for (let left = ones.length - 1; left >= 0; left--)
    for (let right = others.length - 1; right >= 0; right--) {
      const [row, below] = [table[left], table[left + 1]]
      if (row === undefined || below === undefined) continue
      row[right] =
        ones[left] === others[right]
          ? (below[right + 1] ?? 0) + 1
          : Math.max(below[right] ?? 0, row[right + 1] ?? 0)
    }
  return table
}

/** How the rows differ, counted, as a sentence. */
export const alignedInWords = (rows: ReadonlyArray<AlignedRow>): string => {
  const count = (kind: AlignedRow["kind"]): number => rows.filter((row) => row.kind === kind).length
  const parts = [
    [count("same"), "the same"],
    [count("shows"), "the same event with another outcome"],
    [count("one"), "in the failing run alone"],
    [count("other"), "in the passing run alone"],
  ] as const
  return `Of ${rows.length} rows, ${parts.flatMap(([many, what]) => (many === 0 ? [] : [`${many} ${what}`])).join(", ")}.`
}
