/** Runs of real processes, for a terminal: the verdict, what was put to the test, and what failed with where to look. */
import type { SessionCount } from "../../properties/processes/sessions.ts"
import type { ProcessesReport } from "../processes.ts"
import { hang } from "../text/columns.ts"
import { countOf } from "../words.ts"
import { painter, sayer, type Style } from "./style.ts"

const many = (count: number): string => count.toLocaleString("en-US")

const sessionsInWords = (name: string, { reads, missedOwnWrite, wentBack, behind }: SessionCount): string =>
  `sessions ${name}: ${countOf(reads, "read")} after another, ${many(missedOwnWrite)} missed an own write, ${many(wentBack)} went back, ${many(behind)} refused as behind`

const figures = ({ tally, properties }: ProcessesReport): ReadonlyArray<string> => {
  const untested = properties.filter(({ witnesses }) => witnesses === 0).map(({ property }) => property)
  const violated = properties.filter(({ violations }) => violations > 0)
  const strikes = Object.entries(tally.strikes).map(([fault, count]) => `${fault} ${many(count)}`)
  return [
    `${countOf(tally.events, "event")} in the leaders' trails, ${many(tally.recoveries)} restarts on data that was there, ${countOf(tally.forgotten, "arrival")} forgotten and sent again, ${countOf(tally.transfers, "state transfer")}, ${countOf(tally.conflicts, "conflict")}`,
    `${countOf(tally.acknowledged, "write")} acknowledged, ${many(tally.lost)} lost; ${many(tally.refused)} requests refused, ${many(tally.unknown)} without an answer`,
    `${countOf(tally.partitioned, "write")} asked of a leader that a link was cut from, ${many(tally.partitionedUnknown)} of them without an answer`,
    `${countOf(tally.reads, "read")}, each held to what the model shows where its token says`,
    sessionsInWords("with a token", tally.sessions.withToken),
    sessionsInWords("without", tally.sessions.withoutToken),
    `faults done: ${strikes.join(", ")}`,
    `${countOf(properties.length, "property").replace("propertys", "properties")} judged, ${many(violated.length)} violated`,
    ...(untested.length === 0 ? [] : [`could not have failed here: ${untested.join(", ")}`]),
  ]
}

/** The most failed runs that are told in full. */
const mostTold = 5

export const processesInLines = (report: ProcessesReport, style: Style): ReadonlyArray<string> => {
  const { tally, failed, leftOut, milliseconds } = report
  const say = sayer(style)
  const paint = painter(style)
  const seconds = `${many(Math.round(milliseconds / 1000))} s`
  const verdict =
    tally.runs === 0
      ? paint("yellow", say("? no run was made"))
      : failed.length === 0
        ? paint(
            "green",
            say(
              `✓ ${countOf(tally.runs, "run")} on ${countOf(tally.clusters, "cluster")} in ${seconds}, all explained by the model`,
            ),
          )
        : paint("red", say(`✗ ${many(failed.length)} of ${countOf(tally.runs, "run")} failed, in ${seconds}`))
  return [
    verdict,
    ...figures(report).flatMap((line) => hang("  ", say(line), style.width)),
    ...leftOut.flatMap(({ fault, because }) =>
      hang("  ", paint("yellow", say(`left out: ${fault}, ${because}`)), style.width),
    ),
    ...failed
      .slice(0, mostTold)
      .flatMap(({ number, seed, problems, folder, recording }) => [
        "",
        say(`run ${number} (seed ${seed}), kept in ${folder}`),
        ...problems.flatMap(([first = "", ...rest]) => [
          ...hang("  - ", say(first), style.width),
          ...rest.flatMap((line) => hang("      ", say(line.trim()), style.width)),
        ]),
        ...(recording === null ? [] : [say(`  again: polyarchy replay ${recording}`)]),
      ]),
    ...(failed.length > mostTold ? ["", say(`and ${many(failed.length - mostTold)} more`)] : []),
  ]
}
