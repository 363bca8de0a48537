/** Text set in columns of a fixed width, measured as a terminal draws it: some characters take two cells, some none. */
import { CliOutput } from "effect/cli"

/** `true` for text of nothing but printable ASCII, one cell a character: most text is, and it is measured some fifty times faster. */
const isPlain = (text: string): boolean => /^[ -~]*$/.test(text)

/** How many cells of a terminal the text takes. */
export const widthOf = (text: string): number => (isPlain(text) ? text.length : CliOutput.displayWidth(text))

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })

/** The longest beginning of the text that fits, in whole characters. */
const fitting = (text: string, width: number): string => {
  if (isPlain(text)) return text.slice(0, Math.max(0, width))
  let fit = ""
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment)
    if (used > width) return fit
    fit += segment
  }
  return fit
}

/** The text, or its beginning with a mark where the rest was cut off. */
export const clip = (text: string, width: number, mark: string): string =>
  widthOf(text) <= width ? text : `${fitting(text, Math.max(0, width - widthOf(mark)))}${mark}`

/** The text filled up with blanks on the right; longer text is left as it is. */
export const padEnd = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - widthOf(text)))

/** The text in lines that fit, broken at blanks; a word that is too long is broken where it must be. */
export const wrap = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  let line = ""
  for (let word of text.split(" ")) {
    if (line !== "" && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line)
      line = ""
    }
    for (let part = fitting(word, width); part !== word; part = fitting(word, width)) {
      if (part === "") return [...lines, line + word]
      lines.push(part)
      word = word.slice(part.length)
    }
    line = line === "" ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** The text in lines that fit, the first after `first`, the others indented as far. */
export const hang = (first: string, text: string, width: number): ReadonlyArray<string> => {
  const indent = " ".repeat(widthOf(first))
  return wrap(text, Math.max(10, width - widthOf(first))).map(
    (line, index) => (index === 0 ? first : indent) + line,
  )
}

/** Rows of cells as lines, every column as wide as its widest cell. */
export const aligned = (rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> => {
  const widths: Array<number> = []
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell))
  return rows.map((row) =>
    row
      .map((cell, column) => padEnd(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  )
}
