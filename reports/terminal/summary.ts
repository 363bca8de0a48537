/** A whole report for a terminal: what was run comes first, then the matrix, what differs, and one or two counterexamples. */
import { cellOf, countVerdicts, differences, type Explained, type Report } from "../report.ts"
import { hang } from "../text/columns.ts"
import { countOf } from "../words.ts"
import { counterexampleInLines } from "./counterexample.ts"
import { matrixInLines } from "./matrix.ts"
import { verdictKinds, verdictNames } from "../verdicts.ts"
import { type Colour, painter, sayer, type Style } from "./style.ts"

/** How many counterexamples a terminal shows; the files hold all of them. */
const shownCounterexamples = 2

export const reportInLines = (report: Report, style: Style): ReadonlyArray<string> => {
  const shown = worthShowing(report)
  const differing = differencesInLines(report, style)
  return [
    ...matrixInLines(report, style),
    ...(differing.length === 0 ? [] : ["", ...differing]),
    ...shown.flatMap((one) => ["", ...counterexampleInLines(one, style)]),
    ...moreInLines(report, shown.length, style),
    "",
    ...notPlayedInLines(report.run.absent, style),
    ...conclusionInLines(report, style),
  ]
}

/** Optional subjects that could not be played, said aloud: their silence is no verdict. */
export const notPlayedInLines = (absent: Report["run"]["absent"], style: Style): ReadonlyArray<string> =>
  absent.flatMap(({ name, because }) =>
    hang("NOT PLAYED: ", sayer(style)(`${name} (${because})`), style.width).map((line) =>
      painter(style)("yellow", line),
    ),
  )

/** Those that nobody expected; if there are none, short ones of different properties and systems, the catalogue's first first. */
export const worthShowing = (report: Report): ReadonlyArray<Explained> => {
  const unexpected = report.counterexamples.filter(
    ({ subject, property }) => cellOf(report, subject, property)?.asRecorded === false,
  )
  const known = report.properties.flatMap(
    ({ id }) =>
      report.counterexamples
        .filter(({ property }) => property === id)
        .toSorted((a, b) => a.events.length - b.events.length)[0] ?? [],
  )
  const ranked = unexpected.length > 0 ? unexpected : known
  const chosen = ranked.filter(
    ({ subject }, index) => ranked.findIndex((one) => one.subject === subject) === index,
  )
  return chosen.slice(0, shownCounterexamples)
}

/** Every verdict that is not the one that is recorded, with the reason that is recorded for the other. */
export const differencesInLines = (report: Pick<Report, "cells">, style: Style): ReadonlyArray<string> => {
  const say = sayer(style)
  const paint = painter(style)
  const cells = differences(report)
  if (cells.length === 0) return []
  return [
    paint("bold", `${countOf(cells.length, "verdict")} not as recorded`),
    ...cells.flatMap(({ subject, property, verdict, because, expected }) => {
      const found = because === "" ? "" : ` (${because})`
      const reason = expected.because === "" ? "" : ` (${expected.because})`
      return hang(
        "  ! ",
        say(
          `${subject}, ${property}: ${verdictNames[verdict]}${found}, recorded as ${verdictNames[expected.verdict]}${reason}`,
        ),
        style.width,
      )
    }),
  ]
}

const moreInLines = (report: Report, shown: number, style: Style): ReadonlyArray<string> => {
  const more = report.counterexamples.length - shown
  return more > 0
    ? ["", ...hang("  ", `${countOf(more, "more counterexample")} in the report.`, style.width)]
    : []
}

/** The last word: how many of each verdict, and whether that is as recorded. */
const conclusionInLines = (report: Report, style: Style): ReadonlyArray<string> => {
  const counts = countVerdicts(report.cells)
  const cells = differences(report)
  const parts = verdictKinds.flatMap((verdict) =>
    counts[verdict] === 0 ? [] : [`${counts[verdict]} ${verdictNames[verdict]}`],
  )
  const [word, colour]: readonly [string, Colour] =
    cells.length > 0
      ? [`${countOf(cells.length, "verdict")} not as recorded.`, "red"]
      : report.run.interrupted
        ? ["Stopped early: what was found is as recorded, the rest is unknown.", "yellow"]
        : ["Every verdict is as recorded.", "green"]
  return [
    ...hang("", `${countOf(report.cells.length, "verdict")}: ${parts.join(", ")}.`, style.width),
    ...hang("", word, style.width).map((line) => painter(style)(colour, line)),
  ]
}
