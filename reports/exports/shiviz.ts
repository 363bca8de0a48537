/**
 * A counterexample as a log for ShiViz, which draws it as a space-time diagram. Source: the wiki of ShiViz, "Log format".
 *
 * Line 1 is the expression that reads an event, line 2 the one that parts executions. The actual run is one execution; where
 * the specification was played beside it and shows something else, that is a second one, so that ShiViz can compare the two.
 * The events and their clocks are the same in both; what the leader shows is not. A loss is an event of the network, for
 * ShiViz knows no lost message.
 */
import type { Event } from "../events.ts"
import type { Explained } from "../report.ts"
import { clocksOf, hostOf } from "./clocks.ts"
import { oneLine } from "./escaping.ts"
import type { Exporter } from "./exporter.ts"
import { eventInWords, shownAfter } from "./telling.ts"

const mostText = 400

/** The clock ends at the first brace, which none of its names has; the text behind may have any. */
const eventExpression = "(?<host>\\S+) (?<clock>\\{[^}]*\\}) (?<kind>\\S+) (?<number>\\d+) (?<event>.*)"
const executionExpression = "^=== (?<trace>.*) ===$"

export const shiviz: Exporter = {
  name: "shiviz",
  title: "ShiViz log: space-time diagram, actual against specified",
  extension: "shiviz.log",
  mediaType: "text/plain",
  write: (one) => {
    const clocks = clocksOf(one)
    const lineOf = (event: Event, index: number): string => {
      const shown = shownAfter(event, one)
      const says = `${eventInWords(event)}${shown === "" ? "" : ` · shows ${shown}`}`
      const clock = JSON.stringify(clocks[index] ?? {})
      return `${hostOf(event)} ${clock} ${event.kind} ${event.number} ${oneLine(says, mostText)}`
    }
    const executions = [
      [`actual: ${oneLine(one.subject, 80)}`, one.events],
      ...(one.expected === null || !differs(one)
        ? []
        : [[`specified: ${oneLine(one.expected.by, 80)}`, specified(one)] as const]),
    ] as const
    const lines = executions.flatMap(([name, events]) => [`=== ${name} ===`, ...events.map(lineOf)])
    return `${[eventExpression, executionExpression, ...lines].join("\n")}\n`
  },
}

const differs = ({ expected }: Explained): boolean =>
  expected?.leaders.some((moments) => moments !== null) ?? false

/** The events, with what the specification shows after each. */
const specified = ({ events, expected }: Explained): ReadonlyArray<Event> =>
  events.map((event, index) => ({ ...event, leaders: expected?.leaders[index] ?? event.leaders }))
