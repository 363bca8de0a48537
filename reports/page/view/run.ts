/** A run made ready to be shown: what is looked up again and again is computed once. */
import type { Held, LeaderMoment } from "../../moments.ts"
import { heldInWords, objectInWords } from "../../words.ts"
import { type Causes, causesOf } from "./causality.ts"
import { type LookOf, looksOf, sameHeld } from "./looks.ts"
import { type Mark, marksOf } from "./marks.ts"
import type { Shown } from "./shown.ts"
import { type Tracks, tracksOf } from "./tracks.ts"

export interface Run {
  readonly one: Shown
  readonly look: LookOf
  /** The moments, in the order of their events. */
  readonly marks: ReadonlyArray<Mark>
  readonly tracks: Tracks
  readonly causes: Causes
  /** The most characters that a value takes in a column of a leader. */
  readonly widest: number
  /** What each object is called beside a value: nothing where there is one, its key where that is enough. */
  readonly names: ReadonlyArray<string>
  /** How what is expected is called beside a value: `spec` where the subject is held to it, `reference` where it is only compared. */
  readonly by: "spec" | "reference"
  /** What the end shows is not what the last event left, or only the end shows the violation. */
  readonly endsApart: boolean
}

export const runOf = (one: Shown): Run => {
  const tracks = tracksOf(one)
  const late = one.events.length
  const names = namesOf(one)
  return {
    one,
    look: looksOf(one),
    marks: marksOf(one),
    tracks,
    causes: causesOf(one.events, one.size),
    names,
    widest: widestOf(one, tracks, names),
    by: one.expected?.refined === true ? "spec" : "reference",
    endsApart: one.seenAtEnd || tracks.some((own) => own.some((track) => (track.at(-1)?.from ?? 0) > late)),
  }
}

const namesOf = ({ objects }: Shown): ReadonlyArray<string> => {
  if (objects.length === 1) return [""]
  const keys = new Set(objects.map(({ key }) => key))
  return objects.map((object) => (keys.size === objects.length ? object.key : objectInWords(object)))
}

/** The most characters of a value that are shown in a cell. */
export const mostInCell = 24

const widestOf = ({ objects, expected }: Shown, tracks: Tracks, names: ReadonlyArray<string>): number => {
  if (objects.length === 0) return "down".length
  let widest = "down".length
  for (const own of tracks)
    for (const [object, track] of own.entries()) {
      const name = names[object] ?? ""
      for (const { held } of track)
        widest = Math.max(widest, heldInWords(held).length + (name === "" ? 0 : name.length + 2))
    }
  for (const leaders of expected?.leaders ?? [])
    for (const { holds } of leaders ?? [])
      for (const held of holds) widest = Math.max(widest, "reference: ".length + heldInWords(held).length)
  return Math.min(mostInCell, widest)
}

/** A value in words, with what its object is called. */
export const named = ({ names }: Run, object: number, held: Held): string => {
  const name = names[object] ?? ""
  return name === "" ? heldInWords(held) : `${name}: ${heldInWords(held)}`
}

/** What is expected, as short as a drawing needs it. */
export const shortBy: Readonly<Record<Run["by"], string>> = { spec: "spec", reference: "ref" }

/** What a leader shows after an event, or at the end: the event after the last one. */
export const momentAt = ({ one }: Run, event: number, leader: number): LeaderMoment | undefined =>
  (event > one.events.length ? one.end : one.events[event - 1]?.leaders)?.[leader]

/** What is expected of an object where it is not what the leader shows after an event, or at the end; `null` where it is the same. */
export const expectedAt = (run: Run, event: number, leader: number, object: number): Held | null => {
  const { expected = null, events, end } = run.one
  if (expected === null) return null
  const wanted = event > events.length ? expected.end : expected.leaders[event - 1]
  const held = wanted?.[leader]?.holds[object]
  const actual = (event > events.length ? end : events[event - 1]?.leaders)?.[leader]?.holds[object]
  return held === undefined || actual === undefined || sameHeld(held, actual) ? null : held
}

/** `true` where an event leaves something that is not as expected, and the event before it did not, or left something else. */
export const turnsAt = (run: Run, event: number, leader: number, object: number): boolean => {
  const held = expectedAt(run, event, leader, object)
  if (held === null) return false
  const before = event === 1 ? null : expectedAt(run, event - 1, leader, object)
  const shown = momentAt(run, event, leader)?.holds[object] ?? "unheard"
  const shownBefore = momentAt(run, event - 1, leader)?.holds[object] ?? "unheard"
  return before === null || !sameHeld(before, held) || !sameHeld(shown, shownBefore)
}
