/**
 * For the tests of this folder, and no part of the suite: histories written by hand, one happening a line.
 *
 * Leaders and dots go by the names that people read: `wrote("A1", put("x", "v1"))`, `applied("B", "A1", "v1")`.
 */
import type { Conflict, Happening, Ignored, Outcome, Refusal } from "../../model/replication/happening.ts"
import type { Dot } from "../../model/vocabulary/dot.ts"
import { type LeaderId, leadersOf } from "../../model/vocabulary/leader.ts"
import {
  everyKey,
  type Family,
  familyOf,
  type Shown,
  type View,
  type Write,
} from "../../model/vocabulary/write.ts"
import type { Divergence, History, Step } from "../history.ts"

export const put = (key: string, value: string): Write => ({ kind: "put", key, value })
export const del = (key: string): Write => ({ kind: "delete", key })
export const assign = (key: string, value: string): Write => ({ kind: "assign", key, value })
export const increment = (key: string, by = 1): Write => ({ kind: "increment", key, by })
export const add = (key: string, element: string): Write => ({ kind: "add", key, element })
export const remove = (key: string, element: string): Write => ({ kind: "remove", key, element })
export const set = (key: string, column: string, value: string): Write => ({
  kind: "set",
  key,
  column,
  value,
})
export const erase = (key: string): Write => ({ kind: "erase", key })
export const adjust = (key: string, plus: number, times = 1): Write => ({ kind: "adjust", key, times, plus })
/** An insert under the key that its leader generated. */
export const generate = (key: string, value: string): Write => ({ kind: "generate", key, value })
export const truncate: Write = { kind: "truncate", key: everyKey }

const leader = (name: string): LeaderId => name.charCodeAt(0) - 65
const dot = (name: string): Dot => ({ leader: leader(name), sequence: Number(name.slice(1)) })

/** What the first write to an object makes a read of it show. */
const alone = (write: Write): Shown => {
  switch (write.kind) {
    case "put":
      return write.value
    case "delete":
      return null
    case "assign":
      return [write.value]
    case "increment":
      return write.by
    case "add":
      return [write.element]
    case "remove":
      return []
    case "set":
      return { [write.column]: write.value }
    case "adjust":
      return { amount: String(write.plus) }
    case "generate":
    case "set-both":
      return { a: write.value }
    case "erase":
    case "truncate":
      return null
  }
}

/** The leader in the dot's name wrote it; `wall` is the time in its stamp, without one it has none. */
export const wrote = (name: string, write: Write, shows: Shown = alone(write), wall?: number): Happening => {
  const { leader: at, sequence } = dot(name)
  const stamp = wall === undefined ? null : { wall, logical: 0, leader: at }
  return { kind: "wrote", at, asked: at, dot: { leader: at, sequence }, stamp, write, shows }
}

/** The write was decided by the leader in the dot's name for a client of another. */
export const wroteFor = (
  asked: string,
  name: string,
  write: Write,
  shows: Shown = alone(write),
): Happening => {
  const happening = wrote(name, write, shows)
  return happening.kind === "wrote" ? { ...happening, asked: leader(asked) } : happening
}

/** `at` applied what the leader in the dot's name wrote, and a read of the object then showed `shows`. */
export const applied = (
  at: string,
  name: string,
  shows: Shown,
  {
    outcome = "applied",
    conflict = null,
  }: { readonly outcome?: Outcome; readonly conflict?: Conflict | null } = {},
): Happening => ({
  kind: "applied",
  at: leader(at),
  from: leader(name),
  dot: dot(name),
  outcome,
  conflict,
  shows,
})

/** A conflict with the local version in the dot's name, and which of the two was kept. */
export const conflict = (local: string, kept: Conflict["kept"], name = "concurrent_writes"): Conflict => ({
  name,
  local: dot(local),
  kept,
})

export const ignored = (
  at: string,
  name: string,
  why: Ignored = "duplicate",
  shows: Shown = null,
): Happening => ({
  kind: "ignored",
  at: leader(at),
  from: leader(name),
  dot: dot(name),
  why,
  shows,
})

export const stopped = (at: string, name: string, why: string): Happening => ({
  kind: "stopped",
  at: leader(at),
  from: leader(name),
  dot: dot(name),
  why,
})

export const refused = (at: string, write: Write, why: Refusal): Happening => ({
  kind: "refused",
  at: leader(at),
  write,
  why,
})

export const crashed = (at: string, ...forgot: ReadonlyArray<string>): Happening => ({
  kind: "crashed",
  at: leader(at),
  forgot: forgot.map(dot),
})

export const restarted = (at: string): Happening => ({ kind: "restarted", at: leader(at) })

export const cut = (from: string, to: string): Happening => ({
  kind: "cut",
  from: leader(from),
  to: leader(to),
})
export const mended = (from: string, to: string): Happening => ({
  kind: "mended",
  from: leader(from),
  to: leader(to),
})

/** What each leader showed last of every object. */
const lastShown = (leaders: number, happened: ReadonlyArray<Happening>): ReadonlyArray<View> => {
  const writes = new Map<string, Write>()
  const shown = leadersOf(leaders).map((): Record<Family, Record<string, Shown>> => ({
    row: {},
    register: {},
    counter: {},
    set: {},
    record: {},
  }))
  for (const one of happened) {
    if (one.kind !== "wrote" && one.kind !== "applied") continue
    const name = `${one.dot.leader} ${one.dot.sequence}`
    if (one.kind === "wrote") writes.set(name, one.write)
    const write = writes.get(name)
    if (write === undefined) continue
    const objects = shown[one.at]?.[familyOf(write)]
    if (objects === undefined) continue
    if (write.kind === "truncate") for (const key of Object.keys(objects)) objects[key] = null
    else objects[write.key] = one.shows
  }
  return shown
}

/**
 * A history of one step for every happening, or for those in a list of their own, as of a transaction; quiet at the end, in
 * which every leader still shows what it last showed.
 */
export const history = (
  leaders: number,
  happened: ReadonlyArray<Happening | ReadonlyArray<Happening>>,
  {
    quiet = true,
    divergence = null,
  }: { readonly quiet?: boolean; readonly divergence?: Divergence | null } = {},
): History => ({
  subject: "by hand",
  leaders,
  // No property reads the moves.
  steps: happened.map((one): Step => ({ move: { kind: "crash", at: 0 }, happened: [one].flat() })),
  settlesFrom: happened.length,
  quiet,
  final: lastShown(leaders, happened.flat()),
  divergence,
})
