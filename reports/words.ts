/** What happened, in the words of the reports: one line for each happening. */
import type { Happening, Outcome } from "../model/replication/happening.ts"
import * as Dot from "../model/vocabulary/dot.ts"
import { type LeaderId, leaderName } from "../model/vocabulary/leader.ts"
import * as Stamp from "../model/vocabulary/stamp.ts"
import type { Write } from "../model/vocabulary/write.ts"
import { linkInWords, objectInWords, shownInWords, writeInWords } from "../properties/words.ts"
import type { Held, TrackedObject } from "./moments.ts"

export interface Line {
  readonly text: string
  /** What a rule decided or what it cost, where there is something to say; empty otherwise. */
  readonly detail: string
}

/** `5 events`, `1 event`. */
export const countOf = (count: number, noun: string): string =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`

const outcomes: Record<Outcome, string> = {
  applied: "",
  kept: "keeps what it has",
  skipped: "passes over it",
}

const plain = (text: string): Line => ({ text, detail: "" })

/** One happening as a line; `write` is the write that it is about, as far as known. */
export const happeningInWords = (happening: Happening, write: Write | null): Line => {
  const what = write === null ? "" : ` ${writeInWords(write)}`
  switch (happening.kind) {
    case "wrote": {
      const { at, asked, dot, stamp } = happening
      const asks = at === asked ? leaderName(at) : `${leaderName(asked)} asks ${leaderName(at)}`
      const stamped = stamp === null ? "" : `, stamp ${Stamp.show(stamp)}`
      return { text: `${asks}:${what}`, detail: `${Dot.show(dot)}${stamped}` }
    }
    case "refused":
      return { text: `${leaderName(happening.at)} refuses:${what}`, detail: refusalInWords(happening.why) }
    case "applied": {
      const { conflict, outcome } = happening
      const decided = outcomes[outcome]
      const named = conflict === null ? "" : `conflict ${conflict.name}`
      return { text: arrival(happening, what), detail: [decided, named].filter((part) => part !== "").join(", ") }
    }
    case "ignored":
      return { text: arrival(happening, what), detail: happening.why === "loop" ? "ignored: its own" : "ignored: seen before" }
    case "buffered":
      return { text: arrival(happening, what), detail: "waits for what came before it" }
    case "stopped":
      return { text: arrival(happening, what), detail: `cannot be applied, the stream stops: ${happening.why}` }
    case "lost":
      return { text: `${arrow(happening.from, happening.to)}${what} (${Dot.show(happening.dot)})`, detail: "lost on the way" }
    case "cut":
      return plain(`${linkInWords(happening.from, happening.to)}: the link is cut`)
    case "mended":
      return plain(`${linkInWords(happening.from, happening.to)}: the link is mended`)
    case "reconnected":
      return plain(`${linkInWords(happening.from, happening.to)}: reconnects`)
    case "crashed": {
      const forgot = happening.forgot.map(Dot.show).join(", ")
      return { text: `${leaderName(happening.at)} crashes`, detail: forgot === "" ? "" : `and forgets ${forgot}` }
    }
    case "restarted":
      return plain(`${leaderName(happening.at)} restarts`)
    case "vacuumed":
      return plain(`${leaderName(happening.at)} forgets which rows were deleted`)
    case "clock": {
      const { at, by } = happening
      return plain(`${leaderName(at)}: clock ${by < 0 ? "back" : "ahead"} by ${countOf(Math.abs(by), "tick")}`)
    }
  }
}

const arrow = (from: LeaderId, to: LeaderId): string => `${leaderName(from)} → ${leaderName(to)}`

const arrival = ({ at, from, dot }: { at: LeaderId; from: LeaderId; dot: Dot.Dot }, what: string): string =>
  `${leaderName(at)} ← ${leaderName(from)}${what} (${Dot.show(dot)})`

const refusalInWords = (why: (Happening & { readonly kind: "refused" })["why"]): string => {
  switch (why) {
    case "down":
      return "it is down"
    case "unreachable":
      return "the leader that decides cannot be reached"
    case "absent":
      return "there is nothing to delete"
  }
}

/** What a leader holds, as short as a column needs it: a value, `nothing`, `–` for an object it never heard of. */
export const heldInWords = (held: Held): string =>
  held === "unheard" ? "–" : held === "unknown" ? "?" : shownInWords(held.shows)

/** What a leader holds of all objects; the keys are named only where there are several. */
export const heldAllInWords = (holds: ReadonlyArray<Held>, objects: ReadonlyArray<TrackedObject>): string =>
  objects.length === 1
    ? heldInWords(holds[0] ?? "unknown")
    : objects.map(({ key }, index) => `${key}: ${heldInWords(holds[index] ?? "unknown")}`).join("  ")

export { objectInWords }
