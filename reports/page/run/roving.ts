/** The focus within a table of many controls: one of them is a stop of the Tab key, and the arrow keys move on from it. */

const inBody = "tbody tr:not([hidden]) > td"

/** Makes one control the table's stop: the one given, where it is in the table, or the one that it was, or the first. */
export const roving = (table: HTMLTableElement | null, target: EventTarget | null = null): void => {
  if (table === null) return
  const old = table.querySelector<HTMLElement>('[tabindex="0"]')
  const stop = old?.closest("tr")?.hidden === true ? null : old
  const chosen = target instanceof HTMLElement && target.hasAttribute("tabindex") ? target : null
  const next =
    chosen ?? stop ?? table.querySelector<HTMLElement>(`${inBody}[tabindex], ${inBody} > [tabindex]`)
  if (old !== null && old !== next) old.tabIndex = -1
  if (next !== null) next.tabIndex = 0
}

/** What takes the focus in a cell: the cell, or the link in it; nothing where neither does, or the row is not shown. */
const controlOf = (cell: Element | null | undefined): HTMLElement | null => {
  if (!(cell instanceof HTMLElement) || cell.parentElement?.hidden === true) return null
  const control = cell.hasAttribute("tabindex") ? cell : cell.firstElementChild
  return control instanceof HTMLElement && control.hasAttribute("tabindex") ? control : null
}

/** Moves the focus from the control that has it, as the key says; `false` where there is nothing to move to. */
export const moved = (target: EventTarget | null, key: string, far: boolean): boolean => {
  const from = target instanceof Element ? target.closest("th, td") : null
  if (!(from instanceof HTMLTableCellElement)) return false
  const next = controlOf(nextTo(from, key, far))
  next?.focus()
  next?.scrollIntoView({ block: "nearest", inline: "nearest" })
  return next !== null
}

/** How many rows a page is. */
const page = 10

const nextTo = (from: HTMLTableCellElement, key: string, far: boolean): Element | null => {
  switch (key) {
    case "ArrowRight":
      return along(from, (cell) => cell.nextElementSibling)
    case "ArrowLeft":
      return along(from, (cell) => cell.previousElementSibling)
    case "ArrowDown":
      return across(from, 1, 1)
    case "ArrowUp":
      return across(from, -1, 1)
    case "PageDown":
      return across(from, 1, page)
    case "PageUp":
      return across(from, -1, page)
    case "Home":
      return ended(far ? rowsOf(from).at(0) : from.parentElement, 1)
    case "End":
      return ended(far ? rowsOf(from).at(-1) : from.parentElement, -1)
    default:
      return null
  }
}

/** The next cell in the row that holds a control. */
const along = (from: Element, step: (cell: Element) => Element | null): Element | null => {
  for (let cell = step(from); cell !== null; cell = step(cell)) if (controlOf(cell) !== null) return cell
  return null
}

const rowsOf = (from: HTMLTableCellElement): ReadonlyArray<HTMLTableRowElement> => [
  ...(from.closest("table")?.querySelectorAll<HTMLTableRowElement>("tr:not(.groups, .group)") ?? []),
]

/** The cell that holds a control in the same column, so many of them on; the last one where there are fewer. */
const across = (from: HTMLTableCellElement, step: 1 | -1, count: number): Element | null => {
  const rows = rowsOf(from)
  let left = count
  let last: Element | null = null
  for (let at = rows.findIndex((row) => row === from.parentElement) + step; left > 0; at += step) {
    const row = rows[at]
    if (row === undefined) return last
    const cell = row.cells[from.cellIndex]
    if (cell !== undefined && controlOf(cell) !== null) {
      last = cell
      left--
    }
  }
  return last
}

const ended = (row: Element | null | undefined, step: 1 | -1): Element | null => {
  const cells = [...(row?.children ?? [])]
  return (step === 1 ? cells : cells.toReversed()).find((cell) => controlOf(cell) !== null) ?? null
}
