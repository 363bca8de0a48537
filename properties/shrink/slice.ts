/**
 * Slices: the parts of a failing run that may be enough for it to fail.
 *
 * What is seen at a leader at one moment was caused by what happened there before, and at other leaders before they sent
 * what arrived there: the cone of happens-before. What an object shows was caused by the writes to it. Each slice keeps one
 * cone, or the moves about one object or one family of objects, or both; a write that goes leaves its time to the
 * next, so that stamps stay. A slice is only a guess, since a system may couple what looks independent: it counts
 * when it fails too.
 *
 * Source: Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System" (CACM 1978); Weiser, "Program
 * Slicing" (ICSE 1981).
 */
import type { Move } from "../../model/replication/move.ts"
import * as Dot from "../../model/vocabulary/dot.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import { everyKey, familyOf, type Write } from "../../model/vocabulary/write.ts"
import type { History, Step } from "../history.ts"
import type { Violation } from "../property.ts"
import type { Schedule } from "../schedule/schedule.ts"

type Moment = Pick<Violation, "step" | "leaders">

/** The schedules that keep less of a failing run, the smallest first; some may be alike. */
export const slicesOf = (history: History, moment: Moment): ReadonlyArray<Schedule> => {
  const { steps, settlesFrom } = history
  const caused = coneOf(history, moment)
  const subjects = subjectsOf(steps)
  const focuses = [...new Set(subjects.flatMap((about) => about ?? []))].toSorted()
  const about =
    (focus: string): Keep =>
    (index) =>
      subjects[index]?.includes(focus) ?? true
  const everything: Keep = () => true
  const played = steps.slice(0, settlesFrom)
  const slices = [everything, ...focuses.map(about)].flatMap((keep) =>
    [everything, caused].map((cause) => keeping(played, (index) => keep(index) && cause(index))),
  )
  return slices
    .filter((moves) => moves.length < settlesFrom)
    .toSorted((a, b) => a.length - b.length)
    .map((moves) => ({ ...sameCluster(history), moves }))
}

/** The moves of a run that had an effect, up to the moment at which it failed. */
export const effective = (history: History, { step }: Moment): Schedule => ({
  ...sameCluster(history),
  moves: history.steps.slice(0, Math.min(history.settlesFrom, step + 1)).map(({ move }) => move),
})

/** The cluster that a history is of: as many leaders, of which the same heal. */
const sameCluster = ({ leaders, core }: History): Omit<Schedule, "moves"> =>
  core === undefined ? { leaders } : { leaders, core }

type Keep = (index: number) => boolean

/** The moves of the steps that are kept; a kept write happens when it did, also without the writes before it. */
const keeping = (steps: ReadonlyArray<Step>, keep: Keep): ReadonlyArray<Move> => {
  let passed = 0
  return steps.flatMap(({ move }, index) => {
    if (!keep(index)) {
      if (move.kind === "write") passed += move.after
      return []
    }
    if (move.kind !== "write" || passed === 0) return [move]
    const later = { ...move, after: move.after + passed }
    passed = 0
    return [later]
  })
}

/** What a write is about: its objects and their family. */
const subjectsOfWrite = (write: Write): ReadonlyArray<string> => {
  const family = familyOf(write)
  const keys = write.kind === "set-both" ? [write.key, write.other] : [write.key]
  return [family, ...keys.filter((key) => key !== everyKey).map((key) => `${family} ${key}`)]
}

/** For each step, what it is about; `undefined` where it is about no object, so that every slice needs it. */
const subjectsOf = (steps: ReadonlyArray<Step>): ReadonlyArray<ReadonlyArray<string> | undefined> => {
  const written = new Map<string, ReadonlyArray<string>>()
  return steps.map(({ move, happened }) => {
    for (const one of happened)
      if (one.kind === "wrote") written.set(Dot.show(one.dot), subjectsOfWrite(one.write))
    if (move.kind === "write") return subjectsOfWrite(move.write)
    const carried = happened.flatMap((one) => ("dot" in one ? [written.get(Dot.show(one.dot)) ?? []] : []))
    return carried.length === 0 ? undefined : carried.flat()
  })
}

/**
 * The steps that may have caused what is seen: going back in time, those at a leader up to the last moment of it that
 * matters, where a message that mattered makes its sender matter up to when it had what it sent.
 */
const coneOf = ({ leaders, steps }: History, moment: Moment): Keep => {
  const until = Array.from({ length: leaders }, () => -1)
  const raise = (leader: LeaderId, step: number): void => {
    until[leader] = Math.max(until[leader] ?? -1, step)
  }
  for (const leader of moment.leaders) raise(leader, moment.step)
  for (const { happened } of steps.slice(moment.step, moment.step + 1))
    for (const one of happened) raise("at" in one ? one.at : one.to, moment.step)
  const had = firstHad(steps)
  const kept = new Set<number>()
  for (let index = Math.min(moment.step, steps.length - 1); index >= 0; index--) {
    const step = steps[index]
    if (step === undefined) continue
    const touched = step.happened.map((one) => ("at" in one ? one.at : one.to))
    if (!touched.some((leader) => index <= (until[leader] ?? -1))) continue
    kept.add(index)
    for (const one of step.happened) {
      if ("dot" in one && "from" in one) raise(one.from, had.get(`${one.from} ${Dot.show(one.dot)}`) ?? index)
      if (one.kind === "wrote" && one.asked !== one.at) raise(one.asked, index)
    }
  }
  return (index) => kept.has(index)
}

/** The step at which each leader had each change first. */
const firstHad = (steps: ReadonlyArray<Step>): ReadonlyMap<string, number> => {
  const first = new Map<string, number>()
  for (const [index, { happened }] of steps.entries())
    for (const one of happened)
      if (one.kind === "wrote" || one.kind === "applied" || one.kind === "buffered") {
        const name = `${one.at} ${Dot.show(one.dot)}`
        if (!first.has(name)) first.set(name, index)
      }
  return first
}
