/** A counterexample as lines of plain text, for formats that have one field for all that is to be said of a failure. */
import type { Explained } from "../report.ts"
import { visible } from "../text/visible.ts"
import { eventsInWords } from "../words.ts"
import { endInWords, eventInWords, momentsByEvent, shownAfter } from "./telling.ts"

/** The most events that are told; of more, the first. */
const mostEvents = 200

/** Each line is free of what cannot be seen; newlines stand only between them. */
export const counterexampleInPlain = (one: Explained): string => {
  const moments = momentsByEvent(one)
  const missing = one.events.length - mostEvents
  const end = endInWords(one)
  return [
    one.harm,
    "",
    `${one.subject} breaks ${one.property}: ${one.law}`,
    "",
    ...one.events.slice(0, mostEvents).map((event) => {
      const shown = shownAfter(event, one)
      const marks = moments.get(event.number) ?? []
      return [
        `${event.number}. ${eventInWords(event)}`,
        ...(shown === "" ? [] : [`shows ${shown}`]),
        ...marks,
      ].join(" · ")
    }),
    ...(missing > 0 ? [`… and ${missing} more events`] : []),
    ...(end === "" ? [] : [`At the end ${end}`]),
    "",
    ...one.because.map(({ says, events }) => `${says}${eventsInWords(events)}`),
    ...(one.expected === null ? [] : [`Specified by ${one.expected.by}`]),
    ...(one.passing === null ? [] : [`It passes with one thing changed: ${one.passing.edit}`]),
    ...(one.replay === null ? [] : [`Play it again: ${one.replay}`]),
  ]
    .map(visible)
    .join("\n")
}
