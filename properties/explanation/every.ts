/**
 * Every continuation of a run of the model, each state judged once.
 *
 * Two ways to the same cluster with the same past at each leader go on alike, and no property tells them apart (see
 * `explorer/replication.ts`). So what became of the first is remembered, also for other steps of the same history.
 */
import type { Happening } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import { leadersOf } from "../../model/vocabulary/leader.ts"
import { fingerprint } from "../explorer/fingerprint.ts"
import { observerOf, outagesOf, remembering } from "../explorer/replication.ts"
import { asModelRun, type ModelRun } from "../subjects/model.ts"
import { type Asked, begin, fails, moved } from "./continuations.ts"
import type { Fate } from "./fate.ts"

/** What may still be spent; it is counted down. */
export interface Budget {
  /** Runs that are completed and judged. */
  plays: number
  /** Distinct states that are gone on from. */
  states: number
}

/** How many of the continuations from a state fail and pass, and the chance to fail. */
interface Ahead {
  readonly failing: number
  readonly passing: number
  readonly chance: number
}

const ended = (failed: boolean): Ahead =>
  failed ? { failing: 1, passing: 0, chance: 1 } : { failing: 0, passing: 1, chance: 0 }

const joined = (ways: ReadonlyArray<Ahead>): Ahead => ({
  failing: ways.reduce((sum, { failing }) => sum + failing, 0),
  passing: ways.reduce((sum, { passing }) => sum + passing, 0),
  chance: ways.reduce((sum, { chance }) => sum + chance, 0) / ways.length,
})

/** A run of the model, and for each leader a fingerprint of all that was observed there. */
interface State {
  readonly run: ModelRun
  readonly past: ReadonlyArray<number>
}

/** What each leader's past is after a move made in this state. */
const observed = ({ run, past }: State, happened: ReadonlyArray<Happening>): State["past"] => {
  const outages = outagesOf(run.cluster())
  return happened.reduce((before, happening) => {
    const at = observerOf(happening)
    return before.with(at, remembering(before[at] ?? 0, happening, outages))
  }, past)
}

/** The fate after some steps; `null` when the budget runs out first, or the subject is not the model. */
export const everyContinuation = (asked: Asked, budget: Budget): ((after: number) => Fate | null) => {
  const { leaders } = asked.history
  const known = new Map<number, Ahead>()
  return (after) => {
    const { run: begun, steps: before, writes, deliveries, longest } = begin(asked, after)
    begun.close()
    const run = asModelRun(asked.subject.open(leaders))
    if (run === null) return null
    let past: State["past"] = leadersOf(leaders).map(() => 0)
    for (const { move, happened } of before) {
      past = observed({ run, past }, happened)
      run.play(move)
    }
    const steps = [...before]

    /** What lies behind a move; `none` when it is a delivery that moves nothing. */
    const behind = (state: State, move: Move, asking: number): Ahead | "none" | null => {
      const next = state.run.fork()
      const happened = next.play(move)
      if (move.kind === "deliver" && !moved(happened)) return "none"
      if (happened.length > 0) steps.push({ move, happened })
      const ahead = from({ run: next, past: observed(state, happened) }, asking)
      if (happened.length > 0) steps.pop()
      return ahead
    }

    /** What lies ahead when the clients still ask the last `asking` writes. */
    const from = (state: State, asking: number): Ahead | null => {
      const { leaders: inside, links, now } = state.run.cluster()
      const prints = state.past.map((print) => [print | 0, Math.floor(print / 2 ** 32)])
      const key = fingerprint([inside, links, now, prints, asking])
      const remembered = known.get(key)
      if (remembered !== undefined) return remembered
      if (budget.states-- <= 0) return null
      const write = writes[writes.length - asking]
      const cut = steps.length >= before.length + longest
      const moves = cut ? [] : deliveries
      const ways: Array<Ahead> = []
      for (const move of write === undefined ? moves : [...moves, write]) {
        const ahead = behind(state, move, move === write ? asking - 1 : asking)
        if (ahead === null) return null
        if (ahead !== "none") ways.push(ahead)
      }
      if (ways.length === 0 && budget.plays-- <= 0) return null
      const ahead =
        ways.length > 0 ? joined(ways) : ended(fails(asked, state.run, steps, cut ? "moving" : "at rest"))
      known.set(key, ahead)
      return ahead
    }

    const ahead = from({ run, past }, writes.length)
    if (ahead === null) return null
    const { failing, passing, chance } = ahead
    return { after, failing, of: failing + passing, by: "all", chance, low: chance, high: chance }
  }
}
