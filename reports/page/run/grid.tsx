/**
 * A table of many small cells: heads that stay in sight, one stop of the Tab key, arrow keys within.
 *
 * A cell holds a link where it leads somewhere. What it says is shown beside the table, for whoever points at it or moves the
 * focus to it. Rows are boxes of one height, not rows of a table, as far as drawing goes: so those out of sight cost nothing.
 */
import { useLayoutEffect, useMemo, useRef } from "preact/hooks"
import { moved, roving } from "./roving.ts"

/** A row's or a column's head. */
export interface Head {
  readonly key: string
  readonly text: string
  /** More of it, for whoever points at it. */
  readonly title: string
  readonly href: string | null
  /** What it stands below; empty for nothing. */
  readonly group: string
}

/** A cell. */
export interface Square {
  /** What is shown: a sign, or a word or two. */
  readonly sign: string
  /** The same for whoever has it read out. */
  readonly words: string
  /** Its class. */
  readonly look: string
  readonly href: string | null
}

interface Props {
  readonly label: string
  /** What stands where heads of rows and of columns meet. */
  readonly corner: string
  /** All rows, in order; those that are not shown stay in the document, so that they are soon there again. */
  readonly rows: ReadonlyArray<Head>
  readonly shown: ReadonlySet<string>
  readonly columns: ReadonlyArray<Head>
  /** `null` leaves a cell empty. */
  readonly square: (row: string, column: string) => Square | null
  /** `true` where cells hold words. */
  readonly worded?: boolean
  /** How wide a row's head is, in `rem`. */
  readonly headWidth?: number
  /** Told the cell that is pointed at, or has the focus. */
  readonly onPoint: (row: string, column: string) => void
}

export const Grid = (props: Props) => {
  const { label, corner, rows, shown, columns, square, worded = false, headWidth = 13, onPoint } = props
  const table = useRef<HTMLTableElement>(null)
  useLayoutEffect(() => {
    roving(table.current)
    const region = table.current?.parentElement ?? null
    region?.classList.toggle("overflows", region.scrollWidth > region.clientWidth)
  })
  const point = (target: EventTarget | null): void => {
    const cell = target instanceof Element ? target.closest("td") : null
    const [row, column] = [cell?.parentElement?.dataset["row"], columns[(cell?.cellIndex ?? 0) - 1]]
    if (cell?.firstChild !== null && row !== undefined && column !== undefined) onPoint(row, column.key)
  }
  const groups = useMemo(() => grouped(columns), [columns])
  const heads = useMemo(
    () =>
      columns.map((column) => (
        <th key={column.key} scope="col" role="columnheader">
          <HeadText head={column} />
        </th>
      )),
    [columns],
  )
  const visible = rows.filter(({ key }) => shown.has(key))
  const opening = new Set(
    visible.flatMap(({ key, group }, index) =>
      group !== "" && group !== visible[index - 1]?.group ? [key] : [],
    ),
  )
  return (
    <div class="grid-scroll">
      <table
        ref={table}
        class={`grid${worded ? " worded" : ""}`}
        role="grid"
        aria-label={label}
        style={{ width: widthOf(columns.length, worded, headWidth), "--head": `${headWidth}rem` }}
        onMouseOver={(event) => point(event.target)}
        onFocusIn={(event) => {
          roving(table.current, event.target)
          point(event.target)
        }}
        onKeyDown={(event) => {
          if (moved(event.target, event.key, event.ctrlKey || event.metaKey)) event.preventDefault()
        }}
      >
        <thead role="rowgroup">
          {groups.length === 0 ? null : (
            <tr class="groups" role="row">
              <td role="gridcell" />
              {groups.map(({ group, size }) => (
                <th
                  key={group}
                  scope="colgroup"
                  role="columnheader"
                  colSpan={size}
                  aria-colspan={size}
                  style={{ flexGrow: size }}
                >
                  <span>{group}</span>
                </th>
              ))}
            </tr>
          )}
          <tr class="names" role="row">
            <th scope="col" role="columnheader">
              {corner}
            </th>
            {heads}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row
              key={row.key}
              row={row}
              columns={columns}
              square={square}
              hidden={!shown.has(row.key)}
              opens={opening.has(row.key)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How wide a column is in `rem`: with signs, with words, and at most. */
const widths = { sign: 2, word: 4.1, most: 5.5 } as const

/** A table fills its place, but its columns are neither too narrow for what they hold nor far apart. */
const widthOf = (columns: number, worded: boolean, head: number): string => {
  const least = head + columns * (worded ? widths.word : widths.sign)
  return `max(min(100%, ${head + columns * widths.most}rem), ${least}rem)`
}

/** Neighbouring heads of one group, with how many they are; none where heads have no groups. */
const grouped = (
  heads: ReadonlyArray<Head>,
): ReadonlyArray<{ readonly group: string; readonly size: number }> => {
  const groups: Array<{ group: string; size: number }> = []
  for (const { group } of heads) {
    const last = groups.at(-1)
    if (last?.group === group) last.size++
    else groups.push({ group, size: 1 })
  }
  return groups.every(({ group }) => group === "") ? [] : groups
}

const HeadText = ({ head: { text, title, href } }: { readonly head: Head }) =>
  href === null ? (
    <span title={title}>{text}</span>
  ) : (
    <a href={href} title={title} tabIndex={-1}>
      {text}
    </a>
  )

interface RowProps extends Pick<Props, "columns" | "square"> {
  readonly row: Head
  readonly hidden: boolean
  /** `true` for the first row of its group. */
  readonly opens: boolean
}

/** What is in a row is made again only where something of it has changed: there are thousands of cells. */
const Row = ({ row, columns, square, hidden, opens }: RowProps) => {
  const cells = useMemo(() => <Cells row={row} columns={columns} square={square} />, [row, columns, square])
  return (
    <>
      {opens ? (
        <tr class="group" role="row">
          <th
            scope="rowgroup"
            role="rowheader"
            colSpan={columns.length + 1}
            aria-colspan={columns.length + 1}
          >
            <span>{row.group}</span>
          </th>
        </tr>
      ) : null}
      <tr role="row" data-row={row.key} hidden={hidden}>
        {cells}
      </tr>
    </>
  )
}

const Cells = ({ row, columns, square }: Pick<RowProps, "row" | "columns" | "square">) => (
  <>
    <th scope="row" role="rowheader">
      <HeadText head={row} />
    </th>
    {columns.map(({ key }) => cellOf(key, square(row.key, key)))}
  </>
)

/** A cell that leads nowhere is itself what the focus goes to: it has something to say, and nothing to do. */
const cellOf = (key: string, square: Square | null) => {
  if (square === null) return <td key={key} role="gridcell" />
  const { sign, words, look, href } = square
  return href === null ? (
    <td key={key} role="gridcell" class={look} tabIndex={-1} aria-label={words}>
      {sign}
    </td>
  ) : (
    <td key={key} role="gridcell" class={look}>
      <a href={href} tabIndex={-1} aria-label={words}>
        {sign}
      </a>
    </td>
  )
}
