/** A replay for a terminal: the verdict first, then what the replay showed. */
import type { Replayed } from "../../properties/replay.ts"
import type { Explained, Report } from "../report.ts"
import { hang } from "../text/columns.ts"
import { counterexampleInLines, eventsInLines } from "./counterexample.ts"
import { type Colour, painter, sayer, type Style } from "./style.ts"

/** What a replay found, as plain data; published as JSON. */
export interface ReplayReport {
  readonly format: "polyarchy/replay"
  readonly version: 2
  readonly made: Report["made"]
  readonly verdict: Replayed["verdict"]
  readonly subject: string
  /** The property that was asked about; `null` when the file names none. */
  readonly property: string | null
  /** The harm that was saved with it; `null` where there is none to compare with. */
  readonly before: string | null
  /** Every property that the schedule breaks now. */
  readonly broken: ReadonlyArray<{ readonly property: string; readonly harm: string }>
  readonly explained: Explained | null
}

/** The report of what a replay found, by these versions of Polyarchy and of Node.js. */
export const replayReportOf = (
  made: Report["made"],
  found: Omit<ReplayReport, "format" | "version" | "made">,
): ReplayReport => ({
  format: "polyarchy/replay",
  version: 2,
  made,
  ...found,
})

const marks: Readonly<Record<Replayed["verdict"], readonly [sign: string, colour: Colour, meaning: string]>> =
  {
    "still fails": ["✗", "red", "it breaks what it broke"],
    fixed: ["✓", "green", "the schedule breaks nothing that the subject claims"],
    "different failure": ["✗", "yellow", "it breaks something else than was saved"],
  }

export const replayInLines = (report: ReplayReport, style: Style): ReadonlyArray<string> => {
  const { verdict, subject, property, before, broken, explained } = report
  const say = sayer(style)
  const [sign, colour, meaning] = marks[verdict]
  const fails = before === null && verdict === "still fails" ? "fails" : verdict
  const [first = "", ...rest] = hang(
    "",
    say(`${sign} ${fails}: ${fails === "fails" ? "it breaks a promise" : meaning}`),
    style.width,
  )
  const others = broken.filter((one) => one.property !== explained?.property || one.harm !== explained.harm)
  return [
    painter(style)(colour, first),
    ...rest,
    ...hang("  ", say(property === null ? subject : `${subject} · ${property}`), style.width),
    ...(verdict === "different failure" && before !== null
      ? hang("  saved as: ", say(before), style.width)
      : []),
    ...(explained === null
      ? []
      : [
          "",
          ...(explained.harm === ""
            ? eventsInLines(explained, style)
            : counterexampleInLines(explained, style)),
        ]),
    ...(others.length === 0 ? [] : ["", "  This schedule also breaks"]),
    ...others.flatMap((one) => hang("  - ", say(`${one.property}: ${one.harm}`), style.width)),
  ]
}
