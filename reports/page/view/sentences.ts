/** An event and what is shown around it, in whole sentences: for those who listen, and for the heading of the inspector. */
import { leaderName } from "../../../model/vocabulary/leader.ts"
import type { Event } from "../../events.ts"
import { heldInWords, sentence } from "../../words.ts"
import type { Relation } from "./causality.ts"
import { sameHeld } from "./looks.ts"
import { expectedAt, momentAt, type Run } from "./run.ts"

/** What an event is to the selected one; empty for the selected one itself. */
export const relationInWords: Readonly<Record<Relation, string>> = {
  self: "selected",
  past: "in its causal past",
  future: "in its causal future",
  concurrent: "concurrent with it",
  apart: "at no leader",
}

/** What the event changed at a leader, as `A shows Final`; what it leaves otherwise than expected as well. */
const changes = (run: Run, { number, leaders }: Event): ReadonlyArray<string> =>
  leaders.flatMap((moment, leader) =>
    run.one.objects.flatMap((_, object) => {
      const held = moment.holds[object] ?? "unheard"
      const before = momentAt(run, number - 1, leader)?.holds[object] ?? "unheard"
      if (sameHeld(held, before)) return []
      const expected = expectedAt(run, number, leader, object)
      const of = run.names[object] === "" ? "" : ` for ${run.names[object]}`
      const but = expected === null ? "" : `, ${run.by} ${heldInWords(expected)}`
      return [`${leaderName(leader)} shows ${heldInWords(held)}${of}${but}`]
    }),
  )

/** The moments of an event in words: `no way back`. */
const marksInWords = ({ marks }: Run, number: number): ReadonlyArray<string> =>
  marks.filter(({ event }) => event === number).map(({ name }) => sentence(name))

/** An event as sentences: `B ← A put x = v1 (A1). Keeps what it has. B shows v2. First wrong step.` */
export const eventInWords = (run: Run, event: Event): string =>
  [event.text, sentence(event.detail), ...changes(run, event), ...marksInWords(run, event.number)]
    .filter((part) => part !== "")
    .map((part) => `${part}.`)
    .join(" ")

/** What is said when the selection moves. */
export const selectionInWords = (run: Run, number: number | null): string => {
  const event = number === null ? undefined : run.one.events[number - 1]
  return event === undefined
    ? "No event is selected"
    : `Event ${event.number} of ${run.one.events.length}. ${eventInWords(run, event)}`
}
