/** The report of an exploration for a terminal: how big the scope is, what holds in all of it, and what is broken, shortest. */
import type { ExplorationReport } from "../exploration.ts"
import type { Cell, Explained } from "../report.ts"
import { hang, padEnd } from "../text/columns.ts"
import { verdictNames } from "../verdicts.ts"
import { countOf } from "../words.ts"
import { counterexampleInLines } from "./counterexample.ts"
import { colourOf, painter, sayer, signsOf, type Style } from "./style.ts"
import { differencesInLines } from "./summary.ts"

/** Which behaviours are explored, in one sentence. */
export const scopeInWords = ({
  design,
  scope,
  budget,
}: Pick<ExplorationReport["run"], "design" | "scope" | "budget">): string => {
  const { leaders, writes, keys, families, faults, faultMoves } = scope
  const harmed =
    faults.length === 0 ? "no faults" : `up to ${countOf(faultMoves, "fault")} of ${faults.join(", ")}`
  return `Every behaviour of ${design}: ${countOf(leaders, "leader")}, ${countOf(writes, "write")}, ${countOf(keys, "object")} of each family (${families.join(", ")}), ${harmed}; at most ${countOf(budget, "state")}.`
}

export const explorationInLines = (report: ExplorationReport, style: Style): ReadonlyArray<string> => {
  const { found, cells, counterexamples, run } = report
  const paint = painter(style)
  const differing = differencesInLines(report, style)
  const whole = found.complete
    ? "complete: this is every behaviour in the scope"
    : `not complete: ${coveredInWords(report)} and ${countOf(found.frontier, "state")} were reached and not gone on from, so what is not broken is unknown`
  return [
    ...hang(
      "",
      `${countOf(found.states, "state")}, ${countOf(found.transitions, "transition")}, depth ${found.depth}; ${whole}.`,
      style.width,
    ),
    ...(run.smaller === null
      ? []
      : [
          `The next smaller scope that fits has ${countOf(run.smaller.states, "state")}:`,
          `  ${run.smaller.command}`,
        ]),
    "",
    ...cells.flatMap((cell) => cellInLines(cell, counterexamples, style)),
    ...counterexamples.flatMap((one) => ["", ...counterexampleInLines(one, style)]),
    "",
    ...(differing.length > 0 ? differing : [paint("green", "Nothing is broken but what is recorded.")]),
    ...(run.interrupted ? [paint("yellow", "Stopped early: the rest is unknown.")] : []),
  ]
}

/** What a search that was cut short has seen all of. */
const coveredInWords = ({ run, found }: ExplorationReport): string =>
  run.order === "breadth-first"
    ? `every behaviour of up to ${countOf(Math.max(0, found.depth - 1), "move")} was seen,`
    : "no length of behaviours was seen whole,"

const cellInLines = (
  cell: Cell,
  counterexamples: ReadonlyArray<Explained>,
  style: Style,
): ReadonlyArray<string> => {
  const { verdict, property, witnesses, because, counterexample, expected } = cell
  const say = sayer(style)
  const size = counterexamples.find(({ name }) => name === counterexample)?.shrinking?.to ?? 0
  const reasons: Record<Cell["verdict"], string> = {
    holds: countOf(witnesses, "chance"),
    violated: countOf(size, "move"),
    vacuous: "no chance to fail",
    unknown: "",
    "not-claimed": because,
  }
  const first = `${painter(style)(colourOf[verdict], `${signsOf(style)[verdict]}${cell.asRecorded ? " " : "!"}`)}${padEnd(say(property), 60)} `
  const reason = reasons[verdict]
  if (verdict === "not-claimed")
    return [first.trimEnd(), ...hang("    ", say(`${verdictNames[verdict]}: ${because}`), style.width)]
  const known =
    verdict === "violated" && expected.because !== "" ? hang("    ", say(expected.because), style.width) : []
  return [`${first}${reason}`.trimEnd(), ...known]
}
