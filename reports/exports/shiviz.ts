/**
 * A counterexample as a log for ShiViz, which draws it as a space-time diagram. Source: the wiki of ShiViz, "Log format".
 *
 * Line 1 is the expression that reads an event, line 2 the one that parts executions, of which there is one. Where the specification
 * shows something else under the same moves, an event says so: what it would have done with a message in between was not
 * recorded, so there is no second execution of it. A loss is an event of the network, for ShiViz knows no lost message.
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
  title: "ShiViz log: space-time diagram",
  extension: "shiviz.log",
  mediaType: "text/plain",
  write: (one) => {
    const clocks = clocksOf(one)
    const lines = one.events.map((event, index) => {
      const says = [eventInWords(event), ...shownInWords(one, event, index)].join(" · ")
      const clock = JSON.stringify(clocks[index] ?? {})
      return `${hostOf(event)} ${clock} ${event.kind} ${event.number} ${oneLine(says, mostText)}`
    })
    const name = `=== ${oneLine(one.subject, 80)} ===`
    return `${[eventExpression, executionExpression, name, ...lines].join("\n")}\n`
  },
}

/** What the event's leader shows after it, and what the specification shows there where that is something else. */
const shownInWords = (one: Explained, event: Event, index: number): ReadonlyArray<string> => {
  const shown = shownAfter(event, one)
  if (shown === "") return []
  const specified = one.expected?.leaders[index]
  const wanted =
    specified === null || specified === undefined ? shown : shownAfter({ ...event, leaders: specified }, one)
  const by = one.expected?.by ?? ""
  return [`shows ${shown}`, ...(wanted === shown ? [] : [`${by} shows ${wanted} there`])]
}
