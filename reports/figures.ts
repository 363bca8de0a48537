/** Measured figures as they are written: with as many digits as they are worth. */

/** CPU seconds to two digits, such as `0.012` or `3.4`. */
export const secondsInWords = (seconds: number): string => String(Number(seconds.toPrecision(2)))

/** A figure or an open end, such as `17` or `more`. */
export const figureInWords = (figure: number | null): string => (figure === null ? "more" : String(figure))

/** Rows with what was played to get them, as JSON with a row a line; numbers that are not whole have three digits. */
export const rowsAsJson = (
  played: Readonly<Record<string, unknown>>,
  rows: ReadonlyArray<unknown>,
): string => {
  const rounded = (_name: string, value: unknown): unknown =>
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(3)) : value
  const head = JSON.stringify(played).slice(0, -1)
  return `${head},"rows":[\n${rows.map((row) => JSON.stringify(row, rounded)).join(",\n")}\n]}\n`
}
