/** What happened, in the words of the reports: one line for each happening. */
import type { Happening, Outcome } from "../model/replication/happening.ts"
import * as Dot from "../model/vocabulary/dot.ts"
import { type LeaderId, leaderName } from "../model/vocabulary/leader.ts"
import * as Stamp from "../model/vocabulary/stamp.ts"
import type { Write } from "../model/vocabulary/write.ts"
import type { Discovery, Shrinking } from "../properties/counterexample.ts"
import { linkInWords, objectInWords, shownInWords, writeInWords } from "../properties/words.ts"
import type { Held, TrackedObject } from "./moments.ts"

export interface Line {
  readonly text: string
  /** What a rule decided or what it cost, where there is something to say; empty otherwise. */
  readonly detail: string
  /** A word or two for beside a drawing; empty where what is shown then says enough. */
  readonly brief: string
}

/** The text with a capital at its beginning. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A group of properties as a heading. */
export const groupInWords = (group: string): string => sentence(group.replaceAll("-", " "))

/** `5 events`, `1 event`. */
export const countOf = (count: number, noun: string): string =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`

const outcomes: Record<Outcome, string> = {
  applied: "",
  kept: "keeps what it has",
  skipped: "passes over it",
}

const briefOutcomes: Record<Outcome, string> = { applied: "", kept: "keeps", skipped: "skips" }

const line = (text: string, detail: string, brief: string): Line => ({ text, detail, brief })

/**
 * One happening as a line; `write` is the write that it is about, as far as known, and `waited` says that it was there
 * already and waited for its causes.
 */
export const happeningInWords = (happening: Happening, write: Write | null, waited: boolean): Line => {
  const what = write === null ? "" : ` ${writeInWords(write)}`
  switch (happening.kind) {
    case "wrote": {
      const { at, asked, dot, stamp } = happening
      const asks = at === asked ? leaderName(at) : `${leaderName(asked)} asks ${leaderName(at)}`
      return line(
        `${asks}:${what}`,
        `${Dot.show(dot)}${stamp === null ? "" : `, stamp ${Stamp.show(stamp)}`}`,
        "",
      )
    }
    case "refused":
      return line(`${leaderName(happening.at)} refuses:${what}`, refusalInWords(happening.why), "refused")
    case "applied": {
      const { conflict, outcome } = happening
      const named = conflict === null ? "" : `conflict ${conflict.name}`
      const detail = [waited ? "it had waited" : "", outcomes[outcome], named]
        .filter((part) => part !== "")
        .join(", ")
      const text = waited
        ? `${leaderName(happening.at)} applies${what} (${Dot.show(happening.dot)})`
        : arrival(happening, what)
      return line(text, detail, briefOutcomes[outcome])
    }
    case "ignored":
      return line(
        arrival(happening, what),
        happening.why === "loop" ? "ignored: its own" : "ignored: seen before",
        "ignored",
      )
    case "buffered":
      return line(arrival(happening, what), "waits for what came before it", "waits")
    case "stopped":
      return line(arrival(happening, what), `cannot be applied, the stream stops: ${happening.why}`, "stops")
    case "lost":
      return line(
        `${arrow(happening.from, happening.to)}${what} (${Dot.show(happening.dot)})`,
        "lost on the way",
        "lost",
      )
    case "cut":
      return line(`${linkInWords(happening.from, happening.to)}: the link is cut`, "", "cut")
    case "mended":
      return line(`${linkInWords(happening.from, happening.to)}: the link is mended`, "", "mended")
    case "reconnected":
      return line(`${linkInWords(happening.from, happening.to)}: reconnects`, "", "reconnects")
    case "crashed": {
      const forgot = happening.forgot.map(Dot.show).join(", ")
      return line(
        `${leaderName(happening.at)} crashes`,
        forgot === "" ? "" : `and forgets ${forgot}`,
        "crashes",
      )
    }
    case "restarted":
      return line(`${leaderName(happening.at)} restarts`, "", "restarts")
    case "vacuumed":
      return line(`${leaderName(happening.at)} forgets old deletes and times`, "", "vacuums")
    case "left":
      return line(`${leaderName(happening.at)} leaves the cluster`, "", "leaves")
    case "joined":
      return line(
        `${leaderName(happening.at)} joins the cluster`,
        `as a copy of ${leaderName(happening.from)}`,
        "joins",
      )
    case "clock": {
      const { at, by } = happening
      const way = by < 0 ? "back" : "ahead"
      return line(
        `${leaderName(at)}: clock ${way} by ${countOf(Math.abs(by), "tick")}`,
        "",
        `clock ${by < 0 ? "−" : "+"}${Math.abs(by)}`,
      )
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
      return "there is nothing to delete or change"
    case "constraint":
      return "its own table forbids it"
    case "conflict":
      return "another write to it was certified first"
  }
}

/** What a leader holds, as short as a column needs it: a value, `nothing`, `–` for an object it never heard of. */
export const heldInWords = (held: Held): string =>
  held === "unheard" ? "–" : held === "unknown" ? "?" : shownInWords(held.shows)

/** What a leader holds of all objects; where there are several, of those that it heard of, each with its key. */
export const heldAllInWords = (holds: ReadonlyArray<Held>, objects: ReadonlyArray<TrackedObject>): string => {
  if (objects.length === 1) return heldInWords(holds[0] ?? "unknown")
  const heard = objects.flatMap(({ key }, index) => {
    const held = holds[index] ?? "unknown"
    return held === "unheard" ? [] : [`${key}: ${heldInWords(held)}`]
  })
  return heard.length === 0 ? heldInWords("unheard") : heard.join(", ")
}

/** `seed 7, schedule 2 (pct, depth 3; up to 4 crash, 1 skew)`: what drew it, and the faults that it could have. */
export const foundInWords = ({ seed, run, draw }: Discovery): string => {
  const where = `seed ${seed}, schedule ${run + 1}`
  if (draw === undefined) return where
  const budgets = Object.entries(draw.budgets).map(([fault, most]) => `${most} ${fault}`)
  return `${where} (${draw.by}; ${budgets.length === 0 ? "no faults" : `up to ${budgets.join(", ")}`})`
}

/** The events that show something, behind the sentence that says it: ` [1, 4]`. */
export const eventsInWords = (events: ReadonlyArray<number>): string =>
  events.length === 0 ? "" : ` [${events.join(", ")}]`

/** How the schedule became as small as it is. */
export const shrinkInWords = ({
  shrinking,
  quiet,
}: {
  readonly shrinking: Shrinking | null
  readonly quiet: boolean
}): string => {
  const loud = quiet ? "" : " The last phase reached its bound while messages still moved."
  if (shrinking === null) return `Played from a file.${loud}`
  const { from, to, plays, passes = [] } = shrinking
  if (plays === 0) return `${countOf(to, "move")}: nothing shorter within the scope breaks it.${loud}`
  const shrunk = from === to ? countOf(to, "move") : `Shrunk from ${from} to ${countOf(to, "move")}`
  const steps = passes.map((pass) => `${pass.by} ${pass.from} → ${pass.to}`)
  const how = steps.length === 0 ? "" : ` (${steps.join(", ")})`
  return `${shrunk}, in ${countOf(plays, "play")}${how}; ${leastInWords(shrinking)}.${loud}`
}

/** Why nothing smaller is near, or that something may be. */
const leastInWords = ({ minimal, certificate }: Shrinking): string => {
  if (!minimal) return "the budget ran out, so a smaller one may exist"
  const also = [
    ...((certificate?.leaders ?? 0) === 0 ? [] : ["leader"]),
    ...((certificate?.objects ?? 0) < 2 ? [] : ["object"]),
  ]
  return `take any one ${["move", ...also].join(" or ")} away and it passes`
}

export { objectInWords }
