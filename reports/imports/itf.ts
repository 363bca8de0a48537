/**
 * An ITF trace that Polyarchy wrote (exports/itf.ts), read back to the schedule that it came from.
 *
 * Only the moves are read: what the leaders show is found out by playing. A trace of another specification has no moves of
 * ours, and is refused: what its actions would mean here is nowhere said. Numbers may be `#bigint` or plain, as readers of
 * the format accept them.
 */
import { decodeSchedule } from "../../properties/schedule/codec.ts"
import { fail, field, list, object, type Part, text, whole } from "../../properties/schedule/reader.ts"
import { playedVariables } from "../exports/itf.ts"
import type { Imported } from "./imported.ts"
import { harmIn } from "./replay-report.ts"

/** The version of what `#meta.polyarchy` says. */
const version = 1

const [mostStates, mostCharacters] = [1_000_000, 200]

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === "object" && json !== null && !Array.isArray(json)

/** `true` for what looks like a trace in this format, whoever wrote it. */
export const isItf = (json: unknown): boolean =>
  isObject(json) &&
  !Object.hasOwn(json, "format") &&
  Array.isArray(json["vars"]) &&
  Array.isArray(json["states"])

/** A value of the format as plain JSON: numbers, lists and records; what is none of them is left as it stands. */
const plain = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(plain)
  if (!isObject(json)) return json
  const digits = json["#bigint"]
  if (typeof digits === "string" && /^-?\d{1,15}$/.test(digits)) return Number(digits)
  return Object.fromEntries(Object.entries(json).map(([name, held]) => [name, plain(held)]))
}

const foreign =
  "Give a trace that `polyarchy export --as itf` wrote; another tool's trace says nothing that can be played"

/** Reads a trace back. Throws `BadSchedule`. */
export const importItf = (json: unknown): Imported => {
  const file = object({ json, place: "" }, foreign)
  const states = list(field(file, "states"), mostStates, foreign)
  const [first = field(file, "states[0]")] = states
  if (states.length === 0) fail(field(file, "states"), "there are none", "It was cut short: export it again")
  for (const name of playedVariables)
    if (field(first, name).json === undefined) fail(field(first, name), "there is no such variable", foreign)
  const meta = field(field(file, "#meta"), "polyarchy")
  const known = field(meta, "version")
  if (known.json !== undefined && known.json !== version)
    fail(known, `it is ${JSON.stringify(known.json)}`, `This Polyarchy reads version ${version}`)
  const named = (name: string): string | null =>
    field(meta, name).json === undefined ? null : text(field(meta, name), mostCharacters)
  const harm = field(meta, "harm")
  return {
    subject: named("subject"),
    property: named("property"),
    schedule: decodeSchedule({
      format: "polyarchy/schedule",
      version: 1,
      leaders: leadersIn(first),
      ...coreIn(field(first, "core")),
      moves: states.flatMap((state) => movesIn(field(state, "moves"))),
    }),
    before: harm.json === undefined ? null : harmIn(harm),
    origin: { shrinking: null, found: null },
    unused: unusedInWords(field(file, "vars").json),
  }
}

const leadersIn = (state: Part): number => {
  const leaders = field(state, "leaders")
  return whole({ ...leaders, json: plain(leaders.json) }, 2, Number.MAX_SAFE_INTEGER)
}

const movesIn = (moves: Part): ReadonlyArray<unknown> =>
  list(moves, Number.MAX_SAFE_INTEGER, "List the moves that lead to the state").map((move) =>
    plain(move.json),
  )

const coreIn = (core: Part): { readonly core?: unknown } => {
  const tag = field(
    object(core, 'Write { "tag": "None", ... } or { "tag": "Some", "value": { "#set": ["A"] } }'),
    "tag",
  )
  return tag.json === "None" ? {} : { core: field(field(core, "value"), "#set").json ?? null }
}

const unusedInWords = (vars: unknown): string => {
  const names = Array.isArray(vars) ? vars.filter((name) => typeof name === "string") : []
  const unused = names.filter((name) => !playedVariables.includes(name))
  return unused.length === 0
    ? ""
    : `Of the trace, ${playedVariables.join(", ")} were played. Not used: ${unused.join(", ")}; the replay shows them anew.`
}
