/**
 * Which verdicts are shown: filters over systems, promises and cells, and the order of both.
 *
 * Systems and promises are left out by name, group and kind, and where none of their verdicts is asked for. A verdict that is
 * not asked for is left empty where its system and its promise stay.
 */
import type { ReportedProperty, ReportedSubject } from "../../report.ts"
import { type VerdictKind, verdictKinds } from "../../verdicts.ts"
import { countOf } from "../../words.ts"
import type { Judged, JudgedCell } from "./judged.ts"

export const subjectOrders = ["as played", "by name", "most broken first", "most kept first"] as const
export const propertyOrders = ["by group", "by name", "most broken first", "most kept first"] as const

export interface Filter {
  /** Words, each of which must stand in the name or the title. */
  readonly system: string
  readonly promise: string
  /** Group of the promises and kind of the systems; empty for all. */
  readonly group: string
  readonly kind: string
  /** The verdicts that are shown. */
  readonly verdicts: ReadonlyArray<VerdictKind>
  /** The circumstance in which it breaks; empty for all. */
  readonly under: string
  /** Only what is not as recorded. */
  readonly differing: boolean
  readonly subjectOrder: (typeof subjectOrders)[number]
  readonly propertyOrder: (typeof propertyOrders)[number]
}

export const everything: Filter = {
  system: "",
  promise: "",
  group: "",
  kind: "",
  verdicts: verdictKinds,
  under: "",
  differing: false,
  subjectOrder: "as played",
  propertyOrder: "by group",
}

/** What a filter leaves. */
export interface Filtered {
  readonly subjects: ReadonlyArray<ReportedSubject>
  readonly properties: ReadonlyArray<ReportedProperty>
  /** `true` for a cell that is shown, if its system and its promise are. */
  readonly shows: (cell: JudgedCell) => boolean
  /** How many verdicts are shown. */
  readonly cells: number
}

/** `true` where each word of the text stands in one of the others, in any case. */
export const matches = (text: string, ...others: ReadonlyArray<string>): boolean => {
  const within = others.join("\n").toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word))
}

/** `true` where the filter says nothing of single cells. */
const wantsAll = ({ verdicts, under, differing }: Filter): boolean =>
  verdicts.length === verdictKinds.length && under === "" && !differing

export const filtered = (judged: Judged, filter: Filter): Filtered => {
  const { verdicts, under, differing } = filter
  const shows = (cell: JudgedCell): boolean =>
    verdicts.includes(cell.verdict) &&
    (under === "" || cell.under === under) &&
    (!differing || !cell.asRecorded)
  const named = judged.subjects.filter(
    ({ name, title, kind }) =>
      (filter.kind === "" || kind === filter.kind) && matches(filter.system, name, title),
  )
  const asked = judged.properties.filter(
    ({ id, title, group }) =>
      (filter.group === "" || group === filter.group) && matches(filter.promise, id, title),
  )
  const [inSubject, inProperty] = [countsBy("subject"), countsBy("property")]
  const within = {
    subjects: new Set(named.map(({ name }) => name)),
    properties: new Set(asked.map(({ id }) => id)),
  }
  let cells = 0
  for (const cell of judged.cells)
    if (within.subjects.has(cell.subject) && within.properties.has(cell.property) && shows(cell)) {
      cells++
      inSubject.add(cell)
      inProperty.add(cell)
    }
  const keeps = (count: number): boolean => wantsAll(filter) || count > 0
  return {
    subjects: ordered(
      named.filter(({ name }) => keeps(inSubject.total(name))),
      { keyOf: ({ name }) => name, nameOf: ({ name }) => name },
      filter.subjectOrder,
      inSubject,
    ),
    properties: ordered(
      asked.filter(({ id }) => keeps(inProperty.total(id))),
      { keyOf: ({ id }) => id, nameOf: ({ title }) => title },
      filter.propertyOrder,
      inProperty,
    ),
    shows,
    cells,
  }
}

interface Counts {
  readonly of: (name: string, verdict: VerdictKind) => number
}

const countsBy = (side: "subject" | "property") => {
  const counts = new Map<string, number>()
  const raise = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  return {
    add: (cell: JudgedCell): void => {
      raise(cell[side])
      raise(`${cell[side]}\n${cell.verdict}`)
    },
    total: (name: string): number => counts.get(name) ?? 0,
    of: (name: string, verdict: VerdictKind): number => counts.get(`${name}\n${verdict}`) ?? 0,
  }
}

interface Names<A> {
  readonly keyOf: (item: A) => string
  readonly nameOf: (item: A) => string
}

const ordered = <A>(
  items: ReadonlyArray<A>,
  { keyOf, nameOf }: Names<A>,
  order: Filter["subjectOrder"] | Filter["propertyOrder"],
  counts: Counts,
): ReadonlyArray<A> => {
  switch (order) {
    case "as played":
    case "by group":
      return items
    case "by name":
      return items.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), "en"))
    case "most broken first":
    case "most kept first": {
      const verdict = order === "most broken first" ? "violated" : "holds"
      return items.toSorted((a, b) => counts.of(keyOf(b), verdict) - counts.of(keyOf(a), verdict))
    }
  }
}

/** What is shown and what is not, as one sentence. */
export const shownInWords = (judged: Judged, { subjects, properties, cells }: Filtered): string => {
  const of = (shown: number, all: number): string => (shown === all ? `all ${all}` : `${shown} of ${all}`)
  const hidden = judged.cells.length - cells
  return `${of(subjects.length, judged.subjects.length)} systems, ${of(properties.length, judged.properties.length)} promises: ${countOf(cells, "verdict")} shown, ${hidden === 0 ? "none" : hidden.toLocaleString("en-US")} hidden`
}
