/** The claims for a terminal: each with its figures, then the tables behind them. */
import type { Evaluated } from "../../properties/claims/claim.ts"
import {
  checkedInWords,
  type ClaimsReport,
  figuresInWords,
  limits,
  subjectsInWords,
  sumInWords,
} from "../claims.ts"
import { tablesOf } from "../claims-tables.ts"
import { hang } from "../text/columns.ts"
import { tableInLines } from "./statistics.ts"
import { painter, sayer, signsOf, type Style } from "./style.ts"

const claimInLines = (claim: Evaluated, style: Style): ReadonlyArray<string> => {
  const paint = painter(style)
  const say = sayer(style)
  const width = Math.min(100, style.width)
  const kind = claim.holds ? "holds" : "violated"
  const [first = "", ...rest] = hang(`${signsOf(style)[kind]} `, say(claim.statement), width)
  return [
    paint(claim.holds ? "green" : "red", first.slice(0, 1)) + first.slice(1),
    ...rest,
    ...hang("  ", say(figuresInWords(claim)), width),
    ...hang("  ", say(checkedInWords(claim)), width).map((line) => paint("dim", line)),
  ]
}

export const claimsInLines = (report: ClaimsReport, style: Style): ReadonlyArray<string> => {
  const title = (text: string) => painter(style)("bold", text)
  const say = sayer(style)
  const width = Math.min(100, style.width)
  const subjects = [...new Set(report.claims.map(({ about }) => about))]
  return [
    ...subjects.flatMap((subject) => [
      title(subjectsInWords[subject]),
      ...report.claims
        .filter(({ about }) => about === subject)
        .flatMap((claim) => [...claimInLines(claim, style), ""]),
    ]),
    ...tablesOf(report).flatMap(({ title: name, note, heads, rows }) => [
      title(name),
      ...hang("  ", say(note), width),
      ...tableInLines(heads, rows, style).map(say),
      "",
    ]),
    title("Limits"),
    ...limits.flatMap((sentence) => hang("  ", say(sentence), width)),
    "",
    sumInWords(report),
  ]
}
