/**
 * What each leader shows after every happening of a history.
 *
 * It is folded from what a read showed right after each write and each change applied. A crash that makes a leader forget a
 * write leaves its object `unknown` there until a later read says more, or, where none follows, the end of the history
 * does; so does a change of another record that comes by the same email, for which a design may remove the one that had it.
 * Nothing is computed that the replay did not show.
 */
import type { Happening } from "../model/replication/happening.ts"
import type { Dot } from "../model/vocabulary/dot.ts"
import { type LeaderId, leadersOf } from "../model/vocabulary/leader.ts"
import {
  blank,
  type Family,
  familyOf,
  isList,
  type Shown,
  under,
  type Write,
} from "../model/vocabulary/write.ts"
import type { History } from "../properties/history.ts"

/** What a leader holds of an object: it never heard of it, it shows this, or the replay does not say. */
export type Held = "unheard" | "unknown" | { readonly shows: Shown }

export interface TrackedObject {
  readonly family: Family
  readonly key: string
}

export interface LeaderMoment {
  readonly up: boolean
  /** By object, in the order of `Moments.objects`. */
  readonly holds: ReadonlyArray<Held>
}

export interface Moment {
  /** The step of the history. */
  readonly step: number
  readonly happening: Happening
  /** The write that the happening is about, where it is about one. */
  readonly write: Write | null
  /** By leader, after the happening. */
  readonly leaders: ReadonlyArray<LeaderMoment>
}

export interface Moments {
  /** Every object that was written, in the order of the first write. */
  readonly objects: ReadonlyArray<TrackedObject>
  readonly moments: ReadonlyArray<Moment>
  /** What each leader shows at the end, as the history itself says. */
  readonly end: ReadonlyArray<LeaderMoment>
}

/** One happening, with the objects that it may have changed at its leader. */
interface Resolved {
  readonly step: number
  readonly happening: Happening
  readonly write: Write | null
  readonly touches: ReadonlyArray<number>
}

/** The moments of a history. */
export const momentsOf = (history: History): Moments => {
  const { objects, resolved } = resolve(history)
  const last = lastTouches(resolved)
  let leaders: ReadonlyArray<LeaderMoment> = leadersOf(history.leaders).map(() => ({
    up: true,
    holds: objects.map(() => "unheard"),
  }))
  const change = (at: LeaderId, changed: (moment: LeaderMoment) => LeaderMoment): void => {
    const moment = leaders[at]
    if (moment !== undefined) leaders = leaders.with(at, changed(moment))
  }
  const hold = (at: LeaderId, object: number, held: Held): void =>
    change(at, ({ up, holds }) => ({ up, holds: holds.with(object, held) }))
  const moments = resolved.map(({ step, happening, write, touches }, index): Moment => {
    if (happening.kind === "wrote" || happening.kind === "applied") {
      const { at, shows } = happening
      // A truncation says nothing of a record that the leader never heard of.
      for (const object of touches)
        if (write?.kind !== "truncate" || leaders[at]?.holds[object] !== "unheard")
          hold(at, object, { shows })
      for (const object of doubted(leaders[at], objects, touches, shows)) hold(at, object, "unknown")
    } else if (happening.kind === "crashed") {
      const { at } = happening
      change(at, ({ holds }) => ({ up: false, holds }))
      for (const object of touches)
        hold(
          at,
          object,
          last.get(`${at} ${object}`) === index ? heldAtEnd(history, at, objects[object]) : "unknown",
        )
    } else if (happening.kind === "restarted") change(happening.at, ({ holds }) => ({ up: true, holds }))
    return { step, happening, write, leaders }
  })
  const end = leaders.map(({ up, holds }, at) => ({
    up,
    holds: objects.map((object, index): Held => {
      const held = heldAtEnd(history, at, object)
      // A vacuum takes a deleted row out of the view: it still shows nothing, and was heard of.
      return held === "unheard" && typeof holds[index] === "object" ? { shows: blank(object.family) } : held
    }),
  }))
  return { objects, moments, end }
}

const emailIn = (held: Held | undefined): string | null =>
  typeof held === "object" && typeof held.shows === "object" && held.shows !== null && !isList(held.shows)
    ? (under(held.shows, "email") ?? null)
    : null

/** The other records at a leader that show the email which one has come by. */
const doubted = (
  leader: LeaderMoment | undefined,
  objects: ReadonlyArray<TrackedObject>,
  touches: ReadonlyArray<number>,
  shows: Shown,
): ReadonlyArray<number> => {
  const email = emailIn({ shows })
  if (email === null) return []
  return [...objects.keys()].filter(
    (object) =>
      objects[object]?.family === "record" &&
      !touches.includes(object) &&
      emailIn(leader?.holds[object]) === email,
  )
}

/** What the history says a leader shows of an object at the end. */
const heldAtEnd = (history: History, at: LeaderId, object: TrackedObject | undefined): Held => {
  const view = history.final[at]
  if (view === undefined || object === undefined) return "unknown"
  const shows = under(view[object.family], object.key)
  return shows === undefined ? "unheard" : { shows }
}

/** Every happening with the write it is about. A dot that was used twice means its latest write so far. */
const resolve = (history: History) => {
  const objects: Array<TrackedObject> = []
  const byName = new Map<string, number>()
  const byDot = new Map<string, Write>()
  const nameOf = (dot: Dot): string => `${dot.leader} ${dot.sequence}`
  const note = (dot: Dot, write: Write): void => {
    byDot.set(nameOf(dot), write)
    if (write.kind === "truncate") return
    const family = familyOf(write)
    const name = `${family} ${write.key}`
    if (!byName.has(name)) byName.set(name, objects.push({ family, key: write.key }) - 1)
  }
  /** The objects that a write may have changed: its own, or all records so far. */
  const changedBy = (write: Write | undefined): ReadonlyArray<number> => {
    if (write === undefined) return []
    if (write.kind === "truncate")
      return [...objects.keys()].filter((object) => objects[object]?.family === "record")
    return [byName.get(`${familyOf(write)} ${write.key}`) ?? []].flat()
  }
  const resolved: Array<Resolved> = []
  for (const [step, { happened }] of history.steps.entries())
    for (const happening of happened) {
      if (happening.kind === "wrote") note(happening.dot, happening.write)
      const known = "dot" in happening ? byDot.get(nameOf(happening.dot)) : undefined
      const write = known ?? (happening.kind === "refused" ? happening.write : null)
      const forgotten = happening.kind === "crashed" ? happening.forgot : []
      const dots = happening.kind === "wrote" || happening.kind === "applied" ? [happening.dot] : forgotten
      const touches = new Set(dots.flatMap((dot) => changedBy(byDot.get(nameOf(dot)))))
      resolved.push({ step, happening, write, touches: [...touches] })
    }
  return { objects, resolved }
}

/** By leader and object, the index of the last happening that touched it. */
const lastTouches = (resolved: ReadonlyArray<Resolved>): ReadonlyMap<string, number> => {
  const last = new Map<string, number>()
  for (const [index, { happening, touches }] of resolved.entries())
    if ("at" in happening) for (const object of touches) last.set(`${happening.at} ${object}`, index)
  return last
}
