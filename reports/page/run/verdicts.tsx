/** The table of verdicts with its filters, and what the cell says that is pointed at. */
import { useCallback, useMemo, useRef, useState } from "preact/hooks"
import type { ReportedProperty, ReportedSubject } from "../../report.ts"
import { sentence, groupInWords } from "../../words.ts"
import { verdictKinds, verdictMeanings, verdictNames, verdictSigns } from "../../verdicts.ts"
import { everything, type Filter, filtered, shownInWords } from "./filter.ts"
import { Grid, type Head, type Square } from "./grid.tsx"
import type { Judged, JudgedCell } from "./judged.ts"
import { Reading, type Point } from "./reading.tsx"
import { saidOf, wordOf } from "./reasons.ts"
import { hrefOf } from "./route.ts"
import { useToldLater } from "./told-later.ts"
import { Toolbar } from "./toolbar.tsx"

const squareOf = (cell: JudgedCell): Square => ({
  sign: cell.under === null ? verdictSigns[cell.verdict] : wordOf(cell),
  words: saidOf(cell),
  look: `${cell.verdict}${cell.asRecorded ? "" : " differs"}${cell.under === null ? "" : " word"}`,
  href: cell.counterexample === null ? null : hrefOf("ce", cell.counterexample),
})

/** The same list as before where it has the same items: what was made of them need not be made again. */
const useSame = (heads: ReadonlyArray<Head>): ReadonlyArray<Head> => {
  const kept = useRef(heads)
  const same =
    kept.current.length === heads.length && heads.every((head, index) => head === kept.current[index])
  if (!same) kept.current = heads
  return kept.current
}

/** What is shown, and then the rest; where that is the order anyway, everything where it stands. */
const withRest = <A,>(shown: ReadonlyArray<A>, all: ReadonlyArray<A>, order: string): ReadonlyArray<A> => {
  if (order === everything.subjectOrder || order === everything.propertyOrder) return all
  const known = new Set(shown)
  return [...shown, ...all.filter((one) => !known.has(one))]
}

export const kindNames: Readonly<Record<string, string>> = {
  reference: "The reference design",
  implementation: "The implementation",
  library: "Libraries",
  system: "Designs of real systems",
  baseline: "For comparison",
}

/** Heads that stay the same objects whatever is shown. */
const headsOf = () => {
  const grouped = <A,>(make: (item: A, group: boolean) => Head) => {
    const known = new Map<A, readonly [Head, Head]>()
    return (item: A, group: boolean): Head => {
      const heads = known.get(item) ?? ([make(item, false), make(item, true)] as const)
      known.set(item, heads)
      return heads[group ? 1 : 0]
    }
  }
  return {
    subject: grouped<Judged["subjects"][number]>(({ name, title, kind }, group) => ({
      key: name,
      text: name,
      title,
      href: hrefOf("s", name),
      group: group ? (kindNames[kind] ?? sentence(kind)) : "",
    })),
    property: grouped<Judged["properties"][number]>(({ id, title, law, group: own }, group) => ({
      key: id,
      text: title,
      title: law,
      href: hrefOf("p", id),
      group: group ? groupInWords(own) : "",
    })),
  }
}

export const Verdicts = ({ judged }: { readonly judged: Judged }) => {
  const [filter, setFilter] = useState<Filter>(everything)
  const [turned, setTurned] = useState(false)
  const shown = useMemo(() => filtered(judged, filter), [judged, filter])
  const says = shownInWords(judged, shown)
  useToldLater(says)
  const heads = useMemo(headsOf, [judged])
  const subjectHead = (one: ReportedSubject): Head =>
    heads.subject(one, filter.subjectOrder === everything.subjectOrder)
  const propertyHead = (one: ReportedProperty): Head =>
    heads.property(one, filter.propertyOrder === everything.propertyOrder)
  const columns = useSame(turned ? shown.subjects.map(subjectHead) : shown.properties.map(propertyHead))
  const rows = useSame(
    turned
      ? withRest(shown.properties, judged.properties, filter.propertyOrder).map(propertyHead)
      : withRest(shown.subjects, judged.subjects, filter.subjectOrder).map(subjectHead),
  )
  const rowsShown = useMemo(
    () => new Set(turned ? shown.properties.map(({ id }) => id) : shown.subjects.map(({ name }) => name)),
    [turned, shown],
  )
  const { verdicts, under, differing } = filter
  const square = useCallback(
    (row: string, column: string): Square | null => {
      const cell = turned ? judged.cell(column, row) : judged.cell(row, column)
      return cell === undefined || !shown.shows(cell) ? null : squareOf(cell)
    },
    [judged, turned, verdicts, under, differing],
  )
  const point = useRef<(point: Point) => void>(() => undefined)
  const grid = useMemo(
    () => (
      <Grid
        label={turned ? "Verdicts: promises down, systems across" : "Verdicts: systems down, promises across"}
        corner={turned ? "Promise" : "System"}
        rows={rows}
        shown={rowsShown}
        columns={columns}
        square={square}
        worded={judged.kind === "hazards"}
        onPoint={(row, column) =>
          point.current(turned ? { subject: column, property: row } : { subject: row, property: column })
        }
      />
    ),
    [turned, rows, rowsShown, columns, square],
  )
  return (
    <section class="verdicts" aria-labelledby="verdicts">
      <h2 id="verdicts">Verdicts</h2>
      <Toolbar
        judged={judged}
        filter={filter}
        turned={turned}
        says={says}
        onFilter={setFilter}
        onTurn={() => setTurned(!turned)}
      />
      {rowsShown.size === 0 || columns.length === 0 ? (
        <p class="nothing">Nothing is left to show. Ask for less.</p>
      ) : (
        grid
      )}
      <Reading judged={judged} listen={point} />
      <Legend judged={judged} />
    </section>
  )
}

const Legend = ({ judged }: { readonly judged: Judged }) => (
  <ul class="legend">
    {verdictKinds
      .filter((kind) => judged.cells.some((cell) => cell.verdict === kind))
      .map((kind) => (
        <li key={kind}>
          <b class={kind}>
            {judged.kind === "hazards" && kind === "violated" ? "loss …" : verdictSigns[kind]}
          </b>{" "}
          <b>{verdictNames[kind]}</b>{" "}
          {judged.kind === "hazards" && kind === "violated"
            ? "broken; the word is the mildest circumstance that breaks it"
            : verdictMeanings[kind]}
        </li>
      ))}
  </ul>
)
