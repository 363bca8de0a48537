/**
 * A counterexample as a history of Jepsen: what clients asked and were told, one operation a line, in EDN.
 *
 * Client 0 talks to leader A, client 1 to B. A write is invoked and then `:ok` or, where it was refused, `:fail`; a fault is
 * an `:info` of the `:nemesis`, begun and done; at the end every client reads every object that the report follows (three at
 * most). Writes and reads of rows are transactions as Elle reads them: `[[:w "x" "v1"]]`, `[[:r "x" nil]]`; other families
 * have operations of their own. Times only count, a millisecond for each line. What a history of clients cannot say is left
 * out: messages, and what a leader shows in between.
 */
import { leaderName } from "../../model/vocabulary/leader.ts"
import { isList, type Shown, type Write } from "../../model/vocabulary/write.ts"
import type { Event } from "../events.ts"
import type { Held, TrackedObject } from "../moments.ts"
import { escapedUnseen } from "./escaping.ts"
import type { Exporter } from "./exporter.ts"
import { movesByEvent } from "./moves.ts"

/** A text of EDN: within it, JSON's escapes for a quotation mark and a backslash are the same. */
const text = (value: string): string =>
  escapedUnseen(`"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`)
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t")

const vector = (parts: ReadonlyArray<string>): string => `[${parts.join(" ")}]`

const value = (shown: Shown, family: TrackedObject["family"]): string => {
  if (shown === null) return "nil"
  if (typeof shown === "string") return text(shown)
  if (typeof shown === "number") return String(shown)
  if (isList(shown))
    return family === "set" ? `#{${[...new Set(shown)].map(text).join(" ")}}` : vector(shown.map(text))
  return `{${Object.entries(shown)
    .map(([name, held]) => `${text(name)} ${text(held)}`)
    .join(", ")}}`
}

interface Asked {
  readonly f: string
  readonly value: string
}

const written = (write: Write): Asked => {
  const { kind, key } = write
  const of = (...parts: ReadonlyArray<string>): Asked => ({ f: kind, value: vector([text(key), ...parts]) })
  switch (kind) {
    case "put":
      return { f: "txn", value: `[[:w ${text(key)} ${text(write.value)}]]` }
    case "delete":
      return { f: "txn", value: `[[:w ${text(key)} nil]]` }
    case "assign":
    case "generate":
      return of(text(write.value))
    case "increment":
      return of(String(write.by))
    case "add":
    case "remove":
      return of(text(write.element))
    case "set":
      return of(text(write.column), text(write.value))
    case "adjust":
      return of(String(write.times), String(write.plus))
    case "set-both":
      return of(text(write.other), text(write.value))
    case "erase":
    case "truncate":
      return of()
  }
}

interface Operation extends Asked {
  readonly type: "invoke" | "ok" | "fail" | "info"
  readonly process: number | "nemesis"
}

export const edn: Exporter = {
  name: "edn",
  title: "Jepsen history in EDN: what clients saw, for Elle and Knossos",
  extension: "edn",
  mediaType: "application/edn",
  write: (one) => {
    const { byEvent } = movesByEvent(one)
    const operations = [
      ...one.events.flatMap((event, index) => {
        if (event.kind !== "wrote" && event.kind !== "refused") return faultOf(event)
        // A transaction leaves several events in one step; it was asked once.
        if (one.events[index - 1]?.step === event.step) return []
        const move = byEvent[index]?.findLast(({ write }) => write !== undefined)
        const asked =
          move?.write === undefined ? { f: "write", value: text(event.text) } : written(move.write)
        const process = move?.at === undefined ? (event.at ?? 0) : move.at.charCodeAt(0) - 65
        return answered(process, asked, event.kind === "wrote" ? asked.value : null)
      }),
      ...one.end.flatMap(({ up, holds }, leader) =>
        one.objects.flatMap((object, index) => read(leader, up, object, holds[index] ?? "unknown")),
      ),
    ]
    return operations
      .map(
        ({ type, process, f, value: told }, index) =>
          `{:type :${type}, :f :${f}, :value ${told}, :process ${process === "nemesis" ? ":nemesis" : process}, :time ${index * 1_000_000}, :index ${index}}\n`,
      )
      .join("")
  },
}

/** An operation that is invoked, and then done with a result or, where there is none, refused. */
const answered = (process: number, asked: Asked, result: string | null): ReadonlyArray<Operation> => [
  { type: "invoke", process, ...asked },
  result === null ? { type: "fail", process, ...asked } : { type: "ok", process, f: asked.f, value: result },
]

/** The read of one object at the end; none where the replay does not say what it shows. */
const read = (
  process: number,
  up: boolean,
  { family, key }: TrackedObject,
  held: Held,
): ReadonlyArray<Operation> => {
  if (held === "unknown") return []
  const shown = held === "unheard" ? null : held.shows
  const of = (told: string): string =>
    family === "row" ? `[[:r ${text(key)} ${told}]]` : vector([`:${family}`, text(key), told])
  const asked = { f: family === "row" ? "txn" : "read", value: of("nil") }
  return answered(process, asked, up ? of(value(shown, family)) : null)
}

const faults: Readonly<Partial<Record<Event["kind"], string>>> = {
  lost: "lose",
  cut: "cut",
  mended: "mend",
  reconnected: "reconnect",
  crashed: "crash",
  restarted: "restart",
  vacuumed: "vacuum",
  left: "leave",
  joined: "join",
  clock: "bump-clock",
  healed: "heal",
}

const faultOf = (event: Event): ReadonlyArray<Operation> => {
  const f = faults[event.kind]
  if (f === undefined) return []
  const between = event.link ?? event.message
  const about =
    between !== null
      ? vector([text(leaderName(between.from)), text(leaderName(between.to))])
      : event.at === null
        ? ":all"
        : text(leaderName(event.at))
  return ["begun", "done"].map(() => ({ type: "info", process: "nemesis", f, value: about }))
}
