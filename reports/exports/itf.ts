/**
 * A counterexample as a trace in the Informal Trace Format: what Apalache and Quint write, and what trace explorers read.
 * Source: Apalache ADR-015, revised 2025-11-11.
 *
 * One state before the first event, one after each, one at the end. `moves` are the moves of the schedule that lead to a
 * state, `leaders` and `core` say for how many leaders they are and which heal; with these three, `polyarchy replay` plays
 * the file again. `shown` is what each leader shows of each object, `spec` what the specification shows there, where it was
 * played beside it. Numbers are `#bigint`, as the format wants them.
 */
import { leaderName } from "../../model/vocabulary/leader.ts"
import { isList } from "../../model/vocabulary/write.ts"
import { objectInWords } from "../../properties/words.ts"
import type { Held, LeaderMoment } from "../moments.ts"
import type { Explained } from "../report.ts"
import type { Exporter } from "./exporter.ts"
import { safeJson } from "./json.ts"
import { movesByEvent, scheduleIn } from "./moves.ts"

/** The variables from which the schedule is read back. */
export const playedVariables: ReadonlyArray<string> = ["leaders", "core", "moves"]

/** A value of the format: a number as `#bigint`, a list, a record, a text or a truth. */
const itfValue = (value: unknown): unknown => {
  if (typeof value === "number")
    return Number.isInteger(value) ? { "#bigint": String(value) } : { "#unserializable": String(value) }
  if (Array.isArray(value)) return value.map(itfValue)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, itfValue(held)]))
}

const unit = { "#tup": [] }
const tagged = (tag: string, value: unknown = unit): unknown => ({ tag, value })
const mapped = (pairs: ReadonlyArray<readonly [key: string, value: unknown]>): unknown => ({ "#map": pairs })

const heldValue = (held: Held): unknown => {
  if (held === "unheard") return tagged("Unheard")
  if (held === "unknown") return tagged("Unknown")
  const { shows } = held
  if (shows === null) return tagged("Nothing")
  if (typeof shows === "string") return tagged("Text", shows)
  if (typeof shows === "number") return tagged("Number", itfValue(shows))
  return isList(shows) ? tagged("Items", shows) : tagged("Columns", mapped(Object.entries(shows)))
}

export const itf: Exporter = {
  name: "itf",
  title: "ITF trace: Apalache, Quint, trace explorers; polyarchy replay reads it too",
  extension: "itf.json",
  mediaType: "application/json",
  write: (one) => {
    const { states, ...head } = traceOf(one)
    const begun = Object.entries(head).map(([name, value]) => `${safeJson(name)}: ${safeJson(value, false)}`)
    const lines = states.map((state) => `    ${safeJson(state, false)}`)
    return `{\n${begun.map((line) => `  ${line},\n`).join("")}  "states": [\n${lines.join(",\n")}\n  ]\n}\n`
  },
}

const traceOf = (one: Explained) => {
  const { leaders, core } = scheduleIn(one)
  const { byEvent, rest } = movesByEvent(one)
  const { expected, events } = one
  const shownBy = (moments: ReadonlyArray<LeaderMoment>): unknown =>
    mapped(
      moments.map(({ holds }, leader) => [
        leaderName(leader),
        mapped(
          one.objects.map((object, index) => [objectInWords(object), heldValue(holds[index] ?? "unknown")]),
        ),
      ]),
    )
  const stateOf = (
    index: number,
    told: { readonly action: string; readonly event: string; readonly moves: ReadonlyArray<unknown> },
    moments: ReadonlyArray<LeaderMoment>,
    specified: ReadonlyArray<LeaderMoment>,
  ): unknown => ({
    "#meta": { index },
    "mbt::actionTaken": told.action,
    event: told.event,
    moves: told.moves.map(itfValue),
    leaders: itfValue(leaders),
    core: core === undefined ? tagged("None") : tagged("Some", { "#set": core }),
    up: mapped(moments.map(({ up }, leader) => [leaderName(leader), up])),
    shown: shownBy(moments),
    ...(expected === null ? {} : { spec: shownBy(specified) }),
  })
  const start = one.end.map(({ holds }): LeaderMoment => ({
    up: true,
    holds: holds.map((): Held => "unheard"),
  }))
  const first = stateOf(0, { action: "init", event: "Before the first event", moves: [] }, start, start)
  const last = stateOf(
    events.length + 1,
    { action: "end", event: one.seenAtEnd ? "At the end, where it is seen" : "At the end", moves: rest },
    one.end,
    expected?.end ?? one.end,
  )
  const between = events.map(({ kind, text, detail, leaders: moments, number }, index) =>
    stateOf(
      number,
      { action: kind, event: detail === "" ? text : `${text} · ${detail}`, moves: byEvent[index] ?? [] },
      moments,
      expected?.leaders[index] ?? moments,
    ),
  )
  return {
    "#meta": {
      format: "ITF",
      "format-description": "https://apalache-mc.org/docs/adr/015adr-trace.html",
      source: one.subject,
      status: one.harm === "" ? "ok" : "violation",
      description: one.harm === "" ? one.property : `${one.property}: ${one.harm}`,
      polyarchy: { version: 1, subject: one.subject, property: one.property, harm: one.harm },
    },
    vars: [
      "mbt::actionTaken",
      "event",
      "moves",
      "leaders",
      "core",
      "up",
      "shown",
      ...(expected === null ? [] : ["spec"]),
    ],
    states: [first, ...between, last],
  }
}
