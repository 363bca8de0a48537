/** Which rows of a long list are shown: so many at a time, for each of them is several buttons. */
const most = 100

export interface ShownRows {
  readonly page: number
  readonly pages: number
  /** The first row that is shown, and the one after the last. */
  readonly from: number
  readonly to: number
  /** The page that a row is on. */
  readonly pageOf: (row: number) => number
}

/** The rows of a page; of the last one where there are not so many. */
export const shownRows = (count: number, page: number): ShownRows => {
  const pages = Math.max(1, Math.ceil(count / most))
  const shown = Math.min(Math.max(0, page), pages - 1)
  return {
    page: shown,
    pages,
    from: shown * most,
    to: Math.min(count, (shown + 1) * most),
    pageOf: (row) => Math.floor(row / most),
  }
}
