/**
 * Schedules and counterexamples as JSON: versioned, with leaders and links by name, and errors that name the place.
 *
 * A schedule: `{ "format": "polyarchy/schedule", "version": 1, "leaders": 3, "moves": [...] }`. A move names what it does:
 * `{ "move": "write", "at": "A", "write": { "kind": "put", "key": "x", "value": "v1" } }`,
 * `{ "move": "deliver", "link": "A>B" }`, `{ "move": "crash", "at": "C" }`. Numbers at their usual value are left out:
 * `after` 1, `ahead` 0, `back` 0.
 */
import { Data, Result, Schema } from "effect"
import type { Move } from "../../model/replication/move.ts"
import { leaderName, mostLeaders } from "../../model/vocabulary/leader.ts"
import type { Counterexample } from "../counterexample.ts"
import { nearest } from "../nearest.ts"
import type { Violation } from "../property.ts"
import { linkInWords } from "../words.ts"
import type { Schedule } from "./schedule.ts"

/** A schedule or counterexample file that cannot be used: where, why, and what to do. */
export class BadSchedule extends Data.TaggedError("BadSchedule")<{
  readonly place: string
  readonly problem: string
  readonly mend: string
}> {
  override get message(): string {
    return `${this.place}: ${this.problem}. ${this.mend}.`
  }
}

export const scheduleFormat = "polyarchy/schedule"
export const counterexampleFormat = "polyarchy/counterexample"
const version = 1

/** The most moves that a file may hold. */
export const mostMoves = 100_000

const Count = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000 }))
const Name = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200))
const WriteJson = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("put"), key: Name, value: Name }),
  Schema.Struct({ kind: Schema.Literal("delete"), key: Name }),
  Schema.Struct({ kind: Schema.Literal("assign"), key: Name, value: Name }),
  Schema.Struct({ kind: Schema.Literal("increment"), key: Name, by: Schema.Int }),
  Schema.Struct({ kind: Schema.Literal("add"), key: Name, element: Name }),
  Schema.Struct({ kind: Schema.Literal("remove"), key: Name, element: Name }),
])
const onLink = Schema.Struct({ move: Schema.String, link: Schema.String })
const atLeader = Schema.Struct({ move: Schema.String, at: Schema.String })
const moveSchemas = {
  write: Schema.Struct({ ...atLeader.fields, after: Schema.optionalKey(Count), write: WriteJson }),
  deliver: Schema.Struct({ ...onLink.fields, ahead: Schema.optionalKey(Count) }),
  duplicate: Schema.Struct({ ...onLink.fields, back: Schema.optionalKey(Count) }),
  lose: onLink,
  cut: onLink,
  mend: onLink,
  reconnect: onLink,
  crash: atLeader,
  restart: atLeader,
  vacuum: atLeader,
  clock: Schema.Struct({ ...atLeader.fields, by: Schema.Int }),
} as const

const moveKinds = Object.keys(moveSchemas)

const isRecord = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === "object" && json !== null && !Array.isArray(json)

const fail = (place: string, problem: string, mend: string): never => {
  throw new BadSchedule({ place, problem, mend })
}

/** The value as the schema describes it, or an error that names the place inside it. */
const shaped = <A>(schema: Schema.Codec<A, unknown>, json: unknown, place: string): A => {
  const result = Schema.decodeUnknownResult(schema)(json)
  if (Result.isSuccess(result)) return result.success
  const [problem = "", where = ""] = result.failure.message.split("\n  at ")
  const path = where.replaceAll(/\["?([^"\]]*)"?\]/g, ".$1")
  return fail(`${place}${path}`, problem.charAt(0).toLowerCase() + problem.slice(1), "See the schedule format in the README")
}

const oneOf = <A extends string>(kinds: ReadonlyArray<A>, json: unknown, place: string): A => {
  const found = kinds.find((kind) => kind === json)
  if (found !== undefined) return found
  const near = nearest(String(json), kinds)
  return fail(
    place,
    json === undefined ? "missing" : `unknown: ${JSON.stringify(json)?.slice(0, 80)}`,
    near === null || json === undefined ? `Use one of ${kinds.join(", ")}` : `Did you mean ${JSON.stringify(near)}?`.replace(/\?$/, ""),
  )
}

const leaderCalled = (name: string, leaders: number, place: string): number => {
  const leader = name.length === 1 ? name.charCodeAt(0) - 65 : -1
  if (leader >= 0 && leader < leaders) return leader
  const names = Array.from({ length: leaders }, (_, index) => leaderName(index)).join(", ")
  return fail(place, `there is no leader ${JSON.stringify(name.slice(0, 80))}`, `The leaders are ${names}`)
}

const linkCalled = (name: string, leaders: number, place: string) => {
  const [from = "", to = "", ...rest] = name.split(">")
  if (rest.length > 0 || to === "")
    return fail(place, `${JSON.stringify(name.slice(0, 80))} is not a link`, `Write it as "A>B"`)
  const link = { from: leaderCalled(from, leaders, place), to: leaderCalled(to, leaders, place) }
  return link.from === link.to ? fail(place, "a link joins two leaders", `Write it as "A>B"`) : link
}

const decodeMove = (json: unknown, leaders: number, place: string): Move => {
  if (!isRecord(json)) return fail(place, "not an object", `A move looks like { "move": "deliver", "link": "A>B" }`)
  const kind = oneOf(moveKinds, json["move"], `${place}.move`)
  const at = (name: string) => leaderCalled(name, leaders, `${place}.at`)
  const link = (name: string) => linkCalled(name, leaders, `${place}.link`)
  switch (kind) {
    case "write": {
      const move = shaped(moveSchemas.write, json, place)
      return { kind, at: at(move.at), after: move.after ?? 1, write: move.write }
    }
    case "deliver": {
      const move = shaped(moveSchemas.deliver, json, place)
      return { kind, ...link(move.link), ahead: move.ahead ?? 0 }
    }
    case "duplicate": {
      const move = shaped(moveSchemas.duplicate, json, place)
      return { kind, ...link(move.link), back: move.back ?? 0 }
    }
    case "clock": {
      const move = shaped(moveSchemas.clock, json, place)
      return { kind, at: at(move.at), by: move.by }
    }
    case "crash":
    case "restart":
    case "vacuum":
      return { kind, at: at(shaped(atLeader, json, place).at) }
    case "lose":
    case "cut":
    case "mend":
    case "reconnect":
      return { kind, ...link(shaped(onLink, json, place).link) }
    default:
      return fail(`${place}.move`, "unknown", `Use one of ${moveKinds.join(", ")}`)
  }
}

const encodeMove = (move: Move): unknown => {
  switch (move.kind) {
    case "write":
      return { move: "write", at: leaderName(move.at), ...(move.after === 1 ? {} : { after: move.after }), write: move.write }
    case "deliver":
      return { move: "deliver", link: linkInWords(move.from, move.to), ...(move.ahead === 0 ? {} : { ahead: move.ahead }) }
    case "duplicate":
      return { move: "duplicate", link: linkInWords(move.from, move.to), ...(move.back === 0 ? {} : { back: move.back }) }
    case "clock":
      return { move: "clock", at: leaderName(move.at), by: move.by }
    case "crash":
    case "restart":
    case "vacuum":
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
  moves: schedule.moves.map(encodeMove),
})

const checkVersion = (json: Readonly<Record<string, unknown>>, place: string): void => {
  if (json["version"] !== version)
    fail(`${place}version`, `version ${JSON.stringify(json["version"])?.slice(0, 80) ?? "missing"} cannot be read`, `This Polyarchy reads version ${version}`)
}

/** The schedule in a JSON value. Throws `BadSchedule`. */
export const decodeSchedule = (json: unknown, place = ""): Schedule => {
  if (!isRecord(json)) return fail(place === "" ? "the file" : place, "not a JSON object", "A schedule is an object with leaders and moves")
  oneOf([scheduleFormat], json["format"], `${place}format`)
  checkVersion(json, place)
  const { leaders } = shaped(Schema.Struct({ leaders: Schema.Int }), json, place)
  if (leaders < 2 || leaders > mostLeaders) fail(`${place}leaders`, `${leaders} leaders`, `Use 2 to ${mostLeaders}`)
  const moves = json["moves"]
  if (!Array.isArray(moves)) return fail(`${place}moves`, "not a list", "List the moves in order")
  if (moves.length > mostMoves) fail(`${place}moves`, `${moves.length} moves`, `Use ${mostMoves} at most`)
  return { leaders, moves: moves.map((move, index) => decodeMove(move, leaders, `${place}moves[${index}]`)) }
}

/** The counterexample as plain JSON: the schedule and what it showed, without the history, which a replay gives. */
export const encodeCounterexample = (counterexample: Counterexample): unknown => ({
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
export interface Saved {
  readonly subject: string | null
  readonly property: string | null
  readonly schedule: Schedule
  readonly violation: Violation | null
}

const SavedJson = Schema.Struct({
  subject: Schema.String,
  property: Schema.String,
  violation: Schema.Struct({
    harm: Schema.String,
    because: Schema.Array(Schema.String),
    step: Schema.Int,
    leaders: Schema.Array(Schema.Int),
  }),
})

/** A counterexample or a schedule from a JSON value. Throws `BadSchedule`. */
export const decodeSaved = (json: unknown): Saved => {
  if (!isRecord(json)) return fail("the file", "not a JSON object", "Give a counterexample or a schedule that Polyarchy saved")
  const format = oneOf([counterexampleFormat, scheduleFormat], json["format"], "format")
  if (format === scheduleFormat) return { subject: null, property: null, schedule: decodeSchedule(json), violation: null }
  checkVersion(json, "")
  const { subject, property, violation } = shaped(SavedJson, json, "")
  return { subject, property, violation, schedule: decodeSchedule(json["schedule"], "schedule.") }
}
