/**
 * The events of a counterexample for a rendering in which people read them line by line: where there are too many, what is far
 * from its beginning, its end and its moments is left out, and counted.
 */
import type { Event } from "./events.ts"
import { momentsInWords } from "./explanation.ts"
import type { Explained } from "./report.ts"
import { countOf } from "./words.ts"

/** The most lines, about; how many of those at the end; and how many on each side of an event that is never left out. */
const [mostLines, lastLines, around] = [160, 40, 9]

/** The events to show, each with its own number; one of kind `omitted` stands for those that are left out. */
export const abridgedEvents = (one: Explained): ReadonlyArray<Event> => {
  const { events } = one
  if (events.length <= mostLines) return events
  const marked = momentsInWords(one).flatMap(({ event }) => event ?? [])
  const isNear = ({ number }: Event): boolean =>
    number <= mostLines - lastLines - 20 ||
    number > events.length - lastLines ||
    marked.some((place) => Math.abs(number - place) <= around)
  const shown: Array<Event> = []
  let missing: Array<Event> = []
  for (const event of events)
    if (isNear(event)) {
      shown.push(...leftOut(missing), event)
      missing = []
    } else missing.push(event)
  return shown
}

/** One event in the place of some, with what the leaders show after the last of them. */
const leftOut = (missing: ReadonlyArray<Event>): ReadonlyArray<Event> => {
  const [first, last] = [missing[0], missing.at(-1)]
  if (first === undefined || last === undefined) return []
  return [
    {
      ...last,
      number: first.number,
      kind: "omitted",
      at: null,
      text: `${countOf(missing.length, "event")} left out here`,
      detail: "a replay plays them all",
      brief: "left out",
      dot: null,
      stamp: null,
      link: null,
      message: null,
    },
  ]
}
