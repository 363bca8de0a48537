/** Statistics of a campaign for a terminal: small tables, none wider than 80 columns. */
import type { Plan } from "../../properties/campaign.ts"
import { needed } from "../../properties/quotas.ts"
import type { Counts, Spread, Statistics } from "../../properties/statistics.ts"
import { clip, hang, padEnd } from "../text/columns.ts"
import { countOf } from "../words.ts"
import { painter, sayer, type Style } from "./style.ts"

/** The widest that a name is shown in the first column of a table. */
const widestName = 38

/** A table: names on the left, numbers on the right, in columns as wide as they must be. */
export const tableInLines = (
  heads: ReadonlyArray<string>,
  rows: ReadonlyArray<readonly [name: string, ...cells: ReadonlyArray<string>]>,
  style: Style,
): ReadonlyArray<string> => {
  const say = sayer(style)
  const all = [heads, ...rows]
  const widths = heads.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)))
  const first = Math.min(widestName, widths[0] ?? 0)
  return all.map((row, index) => {
    const name = padEnd(clip(say(row[0] ?? ""), first, "~"), first)
    const cells = row.slice(1).map((cell, column) => cell.padStart(widths[column + 1] ?? 0))
    const line = `  ${[name, ...cells].join("  ")}`.trimEnd()
    return index === 0 ? painter(style)("dim", line) : line
  })
}

const number = (value: number): string => value.toLocaleString("en-US")

const percent = (part: number, whole: number): string =>
  whole === 0 ? "-" : `${Math.round((100 * part) / whole)}%`

const perThousand = (sum: number, schedules: number): string =>
  number(Math.round((1000 * sum) / Math.max(1, schedules)))

/** `applied 812, kept 40`. */
const countsInLines = (title: string, counts: Counts, style: Style): ReadonlyArray<string> => {
  const parts = Object.entries(counts).map(([name, count]) => `${name} ${number(count)}`)
  return hang(`  ${title}: `, parts.length === 0 ? "none" : parts.join(", "), Math.min(80, style.width))
}

const spreadOf = ({ least, median, most }: Spread): ReadonlyArray<string> => [least, median, most].map(number)

export const statisticsInLines = (
  statistics: Statistics,
  plan: Plan,
  style: Style,
): ReadonlyArray<string> => {
  const { schedules, asked, effective, faultsIn, faults, perSchedule, witnesses } = statistics
  const title = (text: string) => painter(style)("bold", text)
  const each: ReadonlyArray<readonly [string, Spread]> = [
    ["faults that changed something", perSchedule.faults],
    ["acknowledged writes", perSchedule.writes],
    ["conflicts", perSchedule.conflicts],
    ["concurrent pairs of writes to one object", perSchedule.concurrent],
    ["copies of writes under way at once, most", perSchedule.inFlight],
    ...(plan.mode === "core" ? [["writes stranded outside the core", perSchedule.stranded] as const] : []),
  ]
  return [
    "",
    title(`Statistics of ${countOf(schedules, "schedule")}`),
    ...countsInLines("drawn by", statistics.strategies, style),
    ...countsInLines("writes to", statistics.families, style),
    ...countsInLines("messages and refusals", statistics.fates, style),
    ...countsInLines("conflicts", statistics.conflicts, style),
    "",
    ...tableInLines(
      ["moves", "asked", "effective", ""],
      Object.entries(asked).map(([kind, count]) => {
        const made = effective[kind] ?? 0
        return [kind, number(count), number(made), percent(made, count)]
      }),
      style,
    ),
    "",
    ...tableInLines(
      ["faults", "schedules with it", "", "made"],
      Object.entries(faultsIn).map(([fault, count]) => [
        fault,
        number(count),
        percent(count, schedules),
        number(faults[fault] ?? 0),
      ]),
      style,
    ),
    "",
    ...tableInLines(
      ["in a schedule", "least", "median", "most", "per 1,000"],
      each.map(([name, spread]) => [name, ...spreadOf(spread), perThousand(spread.sum, schedules)]),
      style,
    ),
    "",
    ...tableInLines(
      ["witnesses", "least", "median", "most", "per 1,000", "quota"],
      plan.properties.flatMap((property) => {
        const spread = witnesses[property.id]
        if (spread === undefined) return []
        const sentence = property.id.slice(property.id.indexOf("/") + 1)
        const cells = [...spreadOf(spread), perThousand(spread.sum, spread.schedules)]
        return [[sentence, ...cells, number(needed(property, 1000, plan.moves))] as const]
      }),
      style,
    ),
  ]
}
