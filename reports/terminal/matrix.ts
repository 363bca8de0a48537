/**
 * The matrix for a terminal: properties down, systems across, one character a verdict.
 *
 * The systems' names stand above their columns, each on its own line that turns down into the column; so long names need
 * no room. Systems for which a line has no room go into a further block.
 */
import { cellOf, type Report } from "../report.ts"
import { padEnd, widthOf } from "../text/columns.ts"
import { verdictKinds, verdictNames } from "../verdicts.ts"
import { colourOf, painter, sayer, signsOf, type Style } from "./style.ts"

/** Cells for a property's name, at most, and for one verdict with its mark. */
const nameWidth = 48
const columnWidth = 2

export const matrixInLines = (report: Report, style: Style): ReadonlyArray<string> => {
  const names = report.subjects.map(({ name }) => name)
  const perBlock = Math.max(1, Math.floor((style.width - nameWidth) / columnWidth))
  const blocks: Array<ReadonlyArray<string>> = []
  for (let start = 0; start < names.length; start += perBlock)
    blocks.push(names.slice(start, start + perBlock))
  return [
    ...blocks.flatMap((block) => [...blockInLines(report, block, style), ""]),
    ...legendInLines(report, style),
  ]
}

const blockInLines = (report: Report, names: ReadonlyArray<string>, style: Style): ReadonlyArray<string> => {
  const say = sayer(style)
  const paint = painter(style)
  const signs = signsOf(style)
  const heads = names.map((name, index) => {
    const before = `  ${say(name)} `
    const line = say("─").repeat(Math.max(1, nameWidth + index * columnWidth - widthOf(before)))
    const others = names.slice(index + 1).map(() => `${" ".repeat(columnWidth - 1)}${say("│")}`)
    return `${before}${paint("dim", `${line}${say("┐")}${others.join("")}`)}`
  })
  const lines = heads.toReversed()
  const groups = [...new Set(report.properties.map(({ group }) => group))]
  for (const group of groups) {
    lines.push(
      padEnd(paint("bold", group), nameWidth) +
        names
          .map(() => paint("dim", padEnd(say("│"), columnWidth)))
          .join("")
          .trimEnd(),
    )
    for (const { id } of report.properties.filter((property) => property.group === group)) {
      const cells = names.map((subject) => {
        const cell = cellOf(report, subject, id)
        if (cell === undefined) return " ".repeat(columnWidth)
        return padEnd(
          paint(colourOf[cell.verdict], `${signs[cell.verdict]}${cell.asRecorded ? "" : "!"}`),
          columnWidth,
        )
      })
      lines.push(`${padEnd(`  ${say(id.slice(group.length + 1))}`, nameWidth)}${cells.join("")}`.trimEnd())
    }
  }
  return lines
}

/** What the characters mean, for those that are there, as many to a line as fit. */
const legendInLines = (report: Report, style: Style): ReadonlyArray<string> => {
  const signs = signsOf(style)
  const shown = verdictKinds.filter((verdict) => report.cells.some((cell) => cell.verdict === verdict))
  const meanings = shown.map((verdict) => `${signs[verdict]} ${verdictNames[verdict]}`)
  const differs = report.cells.some(({ asRecorded }) => !asRecorded) ? ["! not as recorded"] : []
  const lines: Array<string> = []
  for (const meaning of [...meanings, ...differs]) {
    const last = lines.at(-1)
    const longer = last === undefined ? null : `${last}   ${meaning}`
    if (longer === null || widthOf(longer) > style.width) lines.push(`  ${meaning}`)
    else lines[lines.length - 1] = longer
  }
  return lines
}
