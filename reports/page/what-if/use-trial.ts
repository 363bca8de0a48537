/** The state of the panel: what is tried, what it plays as, and what was tried before. */
import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import { type Played, playHere, type Rules } from "../engine/playing.ts"
import { amend, begin, edit, type Edits, redo, undo } from "../engine/undoing.ts"
import { type Trial, trialOf } from "./trial.ts"

/** Above so many moves, a run is played when the reader pauses: to play and to draw it takes longer than a keystroke should. */
const mostAtOnce = 400

/** Above so many moves, a run is played only when it is asked for, and not explained. */
export const mostUnasked = 2000

/** How long it waits, in milliseconds. */
const pause = 300

type Action =
  /** `part` names what is still being edited: more of the same is one edit with it. */
  | { readonly kind: "try"; readonly trial: Trial; readonly part: string | null }
  | { readonly kind: "undo" | "redo" }

interface Tried extends Edits<Trial> {
  readonly part: string | null
}

const reduced = (edits: Tried, action: Action): Tried => {
  switch (action.kind) {
    case "try": {
      const { trial, part } = action
      const isMore = part !== null && part === edits.part
      return { ...(isMore ? amend(edits, trial) : edit(edits, trial)), part }
    }
    case "undo":
      return { ...undo(edits), part: null }
    case "redo":
      return { ...redo(edits), part: null }
  }
}

/** The edits of a trial that begins with a schedule. */
export const useTrial = (rules: Rules, schedule: Schedule) =>
  useReducer<Tried, Action>(reduced, { ...begin(trialOf(rules, schedule)), part: null })

/** What a trial plays as; `playing` while what is shown is the one before. `first` is what the first trial plays as. */
export const usePlayed = (
  { rules, schedule }: Trial,
  property: string,
  first: Played,
): { readonly played: Played; readonly playing: boolean } => {
  const [late, setLate] = useState<Played>(first)
  const shown = useRef<Played>(first)
  const now = useMemo(() => {
    const known = [first, late].find((one) => one.rules === rules && one.schedule === schedule)
    return known ?? (schedule.moves.length <= mostAtOnce ? playHere(rules, schedule, property) : null)
  }, [rules, schedule, property, first, late])
  useEffect(() => {
    if (now !== null) return undefined
    const timer = setTimeout(() => setLate(playHere(rules, schedule, property)), pause)
    return () => clearTimeout(timer)
  }, [now, rules, schedule, property])
  const played = now ?? shown.current
  shown.current = played
  return { played, playing: played.schedule !== schedule || played.rules !== rules }
}
