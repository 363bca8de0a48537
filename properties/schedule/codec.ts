/**
 * Schedules and counterexamples as JSON: versioned, with leaders and links by name, and errors that name the place.
 *
 * A schedule: `{ "format": "polyarchy/schedule", "version": 1, "leaders": 3, "moves": [...] }`. A move names what it does:
 * `{ "move": "write", "at": "A", "write": { "kind": "put", "key": "x", "value": "v1" } }`,
 * `{ "move": "deliver", "link": "A>B" }`, `{ "move": "crash", "at": "C" }`. Where not all leaders heal in the end, `"core": ["A", "B"]`
 * says which do. Numbers at their usual value are left out:
 * `after` 1, `ahead` 0, `back` 0. A field of a move that is not known is refused, so that a misspelt one does not pass for
 * one left out; a file as a whole may say more.
 */
import { columnNames } from "../../model/database/schema.ts"
import type { Move } from "../../model/replication/move.ts"
import { leaderName, leadersOf, mostLeaders } from "../../model/vocabulary/leader.ts"
import type { Write } from "../../model/vocabulary/write.ts"
import type { Counterexample } from "../counterexample.ts"
import type { Violation } from "../property.ts"
import { linkInWords } from "../words.ts"
import { decodeOrigin, type Origin } from "./origin.ts"
import { fail, field, list, object, oneOf, onlyFields, type Part, text, unusable, whole } from "./reader.ts"
import type { Schedule } from "./schedule.ts"

export { BadSchedule } from "./reader.ts"

const scheduleFormat = "polyarchy/schedule"
const counterexampleFormat = "polyarchy/counterexample"
const version = 1

/** The most moves that a file may hold. */
export const mostMoves = 100_000

/** The most characters of a key, a value or an element; the largest count and the farthest jump of a clock. */
export const mostCharacters = 200
export const mostCount = 1_000_000
/** A harm names values, and an explanation every write that was seen. */
const mostProse = 1_000_000

const writeKinds = [
  "put",
  "delete",
  "assign",
  "increment",
  "add",
  "remove",
  "set",
  "erase",
  "adjust",
  "generate",
  "set-both",
  "truncate",
] as const satisfies ReadonlyArray<Write["kind"]>

const decodeWrite = (json: Part): Write => {
  const part = object(json, 'A write looks like { "kind": "put", "key": "x", "value": "v1" }')
  const kind = oneOf(field(part, "kind"), writeKinds)
  const named = (name: string) => text(field(part, name), mostCharacters)
  const key = named("key")
  switch (kind) {
    case "put":
    case "assign":
      onlyFields(part, ["kind", "key", "value"])
      return { kind, key, value: named("value") }
    case "delete":
      onlyFields(part, ["kind", "key"])
      return { kind, key }
    case "increment":
      onlyFields(part, ["kind", "key", "by"])
      return { kind, key, by: whole(field(part, "by"), -mostCount, mostCount) }
    case "add":
    case "remove":
      onlyFields(part, ["kind", "key", "element"])
      return { kind, key, element: named("element") }
    case "set":
      onlyFields(part, ["kind", "key", "column", "value"])
      return { kind, key, column: oneOf(field(part, "column"), columnNames), value: named("value") }
    case "erase":
    case "truncate":
      onlyFields(part, ["kind", "key"])
      return { kind, key }
    case "adjust":
      onlyFields(part, ["kind", "key", "times", "plus"])
      return {
        kind,
        key,
        times: whole(field(part, "times"), -mostCount, mostCount, 1),
        plus: whole(field(part, "plus"), -mostCount, mostCount, 0),
      }
    case "generate":
      onlyFields(part, ["kind", "key", "value"])
      return { kind, key, value: named("value") }
    case "set-both":
      onlyFields(part, ["kind", "key", "other", "value"])
      return { kind, key, other: named("other"), value: named("value") }
  }
}

const leaderCalled = (part: Part, name: unknown, leaders: number): number => {
  const leader = leadersOf(leaders).find((one) => leaderName(one) === name)
  return leader ?? unusable(part, `The leaders are ${leadersOf(leaders).map(leaderName).join(", ")}`)
}

const linkCalled = (part: Part, leaders: number) => {
  const names = typeof part.json === "string" ? part.json.split(">") : []
  if (names.length !== 2) return unusable(part, 'Write it as "A>B"')
  const [from, to] = names.map((name) => leaderCalled(part, name, leaders))
  if (from === undefined || to === undefined || from === to)
    return unusable(part, "Name two different leaders")
  return { from, to }
}

const moveKinds = [
  "write",
  "deliver",
  "duplicate",
  "lose",
  "cut",
  "mend",
  "reconnect",
  "crash",
  "restart",
  "clock",
  "vacuum",
  "leave",
  "join",
] as const satisfies ReadonlyArray<Move["kind"]>

const decodeMove = (json: Part, leaders: number): Move => {
  const part = object(json, 'A move looks like { "move": "deliver", "link": "A>B" }')
  const kind = oneOf(field(part, "move"), moveKinds)
  const at = () => {
    const place = field(part, "at")
    return leaderCalled(place, place.json, leaders)
  }
  const link = () => linkCalled(field(part, "link"), leaders)
  switch (kind) {
    case "write":
      onlyFields(part, ["move", "at", "after", "write"])
      return {
        kind,
        at: at(),
        after: whole(field(part, "after"), 0, mostCount, 1),
        write: decodeWrite(field(part, "write")),
      }
    case "deliver":
      onlyFields(part, ["move", "link", "ahead"])
      return { kind, ...link(), ahead: whole(field(part, "ahead"), 0, mostCount, 0) }
    case "duplicate":
      onlyFields(part, ["move", "link", "back"])
      return { kind, ...link(), back: whole(field(part, "back"), 0, mostCount, 0) }
    case "clock":
      onlyFields(part, ["move", "at", "by"])
      return { kind, at: at(), by: whole(field(part, "by"), -mostCount, mostCount) }
    case "crash":
    case "restart":
    case "vacuum":
    case "leave":
    case "join":
      onlyFields(part, ["move", "at"])
      return { kind, at: at() }
    case "lose":
    case "cut":
    case "mend":
    case "reconnect":
      onlyFields(part, ["move", "link"])
      return { kind, ...link() }
  }
}

const encodeMove = (move: Move): unknown => {
  switch (move.kind) {
    case "write":
      return {
        move: "write",
        at: leaderName(move.at),
        ...(move.after === 1 ? {} : { after: move.after }),
        write: move.write,
      }
    case "deliver":
      return {
        move: "deliver",
        link: linkInWords(move.from, move.to),
        ...(move.ahead === 0 ? {} : { ahead: move.ahead }),
      }
    case "duplicate":
      return {
        move: "duplicate",
        link: linkInWords(move.from, move.to),
        ...(move.back === 0 ? {} : { back: move.back }),
      }
    case "clock":
      return { move: "clock", at: leaderName(move.at), by: move.by }
    case "crash":
    case "restart":
    case "vacuum":
    case "leave":
    case "join":
      return { move: move.kind, at: leaderName(move.at) }
    case "lose":
    case "cut":
    case "mend":
    case "reconnect":
      return { move: move.kind, link: linkInWords(move.from, move.to) }
  }
}

/** The schedule as plain JSON. */
export const encodeSchedule = (schedule: Schedule): unknown => ({
  format: scheduleFormat,
  version,
  leaders: schedule.leaders,
  ...(schedule.core === undefined ? {} : { core: schedule.core.map(leaderName) }),
  moves: schedule.moves.map(encodeMove),
})

const decodeCore = (part: Part, leaders: number): Pick<Schedule, "core"> => {
  if (part.json === undefined) return {}
  const named = list(part, leaders, "Name each leader that heals once").map((one) =>
    leaderCalled(one, one.json, leaders),
  )
  const core = leadersOf(leaders).filter((leader) => named.includes(leader))
  return core.length === named.length
    ? { core }
    : fail(part, "a leader is named twice", "Name each leader that heals once")
}

const checkVersion = (part: Part): void => {
  const found = field(part, "version")
  if (found.json !== version) unusable(found, `This Polyarchy reads version ${version}`)
}

/** The schedule in a JSON value; `place` is where that value stands in a larger one. Throws `BadSchedule`. */
export const decodeSchedule = (json: unknown, place = ""): Schedule => {
  const part = object({ json, place }, "A schedule is an object with leaders and moves")
  oneOf(field(part, "format"), [scheduleFormat])
  checkVersion(part)
  const leaders = whole(field(part, "leaders"), 2, mostLeaders)
  const moves = list(field(part, "moves"), mostMoves, "List the moves in order")
  const core = decodeCore(field(part, "core"), leaders)
  return { leaders, ...core, moves: moves.map((move) => decodeMove(move, leaders)) }
}

/** What is saved of a counterexample; one that was played from a file need not say how it was shrunk. */
type Savable = Omit<Counterexample, "history" | "shrinking"> & {
  readonly shrinking: Counterexample["shrinking"] | null
}

/** The counterexample as plain JSON: the schedule and what it showed, without the history, which a replay gives. */
export const encodeCounterexample = (counterexample: Savable): unknown => ({
  format: counterexampleFormat,
  version,
  subject: counterexample.subject,
  property: counterexample.property.id,
  violation: counterexample.violation,
  schedule: encodeSchedule(counterexample.schedule),
  shrinking: counterexample.shrinking,
  found: counterexample.found,
})

/** What a saved file holds: a counterexample's schedule with what it broke, or a bare schedule. */
export interface Saved extends Origin {
  readonly subject: string | null
  readonly property: string | null
  readonly schedule: Schedule
  readonly violation: Violation | null
}

const decodeViolation = (json: Part): Violation => {
  const part = object(json, "Say what broke as an object with harm, because, step and leaders")
  return {
    harm: text(field(part, "harm"), mostProse),
    because: list(field(part, "because"), mostMoves, "List the reasons in order").map((reason) =>
      text(reason, mostProse),
    ),
    step: whole(field(part, "step"), 0, Number.MAX_SAFE_INTEGER),
    leaders: list(field(part, "leaders"), mostLeaders, "List the leaders by number, 0 for A").map((leader) =>
      whole(leader, 0, mostLeaders - 1),
    ),
  }
}

/** A counterexample or a schedule from a JSON value. Throws `BadSchedule`. */
export const decodeSaved = (json: unknown): Saved => {
  const part = object({ json, place: "" }, "Give a counterexample or a schedule that Polyarchy saved")
  const format = oneOf(field(part, "format"), [counterexampleFormat, scheduleFormat])
  if (format === scheduleFormat)
    return {
      subject: null,
      property: null,
      schedule: decodeSchedule(json),
      violation: null,
      shrinking: null,
      found: null,
    }
  checkVersion(part)
  return {
    subject: text(field(part, "subject"), mostCharacters),
    property: text(field(part, "property"), mostCharacters),
    violation: decodeViolation(field(part, "violation")),
    schedule: decodeSchedule(field(part, "schedule").json, "schedule"),
    ...decodeOrigin(part),
  }
}
