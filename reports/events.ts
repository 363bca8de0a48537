/**
 * The events of a counterexample: its history as the numbered lines that every report shows.
 *
 * The schedule's own happenings come first, one line each. What the last phase does to heal (restart, mend, reconnect) is
 * one line, and its deliveries follow. A rendering that has no room for all of them leaves some out (`abridged.ts`).
 */
import type { Happening } from "../model/replication/happening.ts"
import type { Dot } from "../model/vocabulary/dot.ts"
import * as Stamp from "../model/vocabulary/stamp.ts"
import { type LeaderId, leaderName } from "../model/vocabulary/leader.ts"
import type { History } from "../properties/history.ts"
import { leadersInWords, linkInWords } from "../properties/words.ts"
import { type Message, messagesOf } from "./messages.ts"
import type { LeaderMoment, Moment, Moments } from "./moments.ts"
import { countOf, happeningInWords } from "./words.ts"

export interface Event {
  /** From 1; the number that tables, drawings and links use. */
  readonly number: number
  readonly kind: Happening["kind"] | "healed" | "omitted"
  /** `settling` from the last phase on. */
  readonly phase: "schedule" | "settling"
  /** The leader at which it happened; `null` for what happens between leaders or to all. */
  readonly at: LeaderId | null
  readonly text: string
  readonly detail: string
  readonly brief: string
  /** The link that it is about, for a cut, a mend, a reconnection and a loss; for a leader that joins, whom it copies. */
  readonly link: { readonly from: LeaderId; readonly to: LeaderId } | null
  /** The change that it is about, where it is about one, and the stamp that it got when it was made. */
  readonly dot: Dot | null
  readonly stamp: string | null
  /** The message that arrives or is lost; `sentAt` is the number of the event at which it set out. */
  readonly message: Message | null
  /** What every leader shows after it. */
  readonly leaders: ReadonlyArray<LeaderMoment>
  /** `true` where the property's violation is seen. */
  readonly seenHere: boolean
  /** The step of the history that it tells of, or the first of several. */
  readonly step: number
}

interface Draft extends Omit<Event, "number" | "seenHere" | "step"> {
  /** The moments that it tells of, as indexes. */
  readonly tells: ReadonlyArray<number>
}

/** The events of a history; `seenAt` is the step at which the violation is seen, `null` when there is none. */
export const eventsOf = (history: History, moments: Moments, seenAt: number | null): ReadonlyArray<Event> => {
  const drafts = draftsOf(history, moments)
  const seen = drafts.findLastIndex(({ tells }) =>
    tells.some((index) => moments.moments[index]?.step === seenAt),
  )
  const numbers = new Map(
    drafts.flatMap(({ tells }, index) => tells.map((told) => [told, index + 1] as const)),
  )
  return drafts.map((draft, index) => {
    const { message, tells, ...told } = draft
    const sentAt = message === null ? null : (numbers.get(message.sentAt ?? -1) ?? null)
    return {
      number: index + 1,
      ...told,
      message: message === null ? null : { ...message, sentAt },
      seenHere: index === seen,
      step: moments.moments[tells[0] ?? 0]?.step ?? 0,
    }
  })
}

/** Happenings of the last phase that are told together. */
const heals = ({ kind }: Happening): boolean =>
  kind === "restarted" || kind === "mended" || kind === "reconnected"

const draftsOf = (history: History, moments: Moments): ReadonlyArray<Draft> => {
  const messages = messagesOf(history, moments)
  const drafts: Array<Draft> = []
  const stopped = new Map<string, number>()
  for (const [index, moment] of moments.moments.entries()) {
    const settling = moment.step >= history.settlesFrom
    const { happening } = moment
    const last = drafts.at(-1)
    if (settling && heals(happening)) {
      if (last?.kind === "healed") drafts.pop()
      drafts.push(healed(history, moments, last?.kind === "healed" ? [...last.tells, index] : [index]))
      continue
    }
    const name = settling && happening.kind === "stopped" ? nameOfStop(happening) : null
    const again = name === null ? undefined : stopped.get(name)
    const before = again === undefined ? undefined : drafts[again]
    if (again !== undefined && before !== undefined) {
      drafts[again] = { ...before, tells: [...before.tells, index] }
      continue
    }
    if (name !== null) stopped.set(name, drafts.length)
    drafts.push(draftOf(moment, index, messages[index] ?? null, settling))
  }
  return drafts
}

/** A stream that is stopped is tried again in every round of the last phase; that is told once. */
const nameOfStop = ({ from, at, dot }: Happening & { readonly kind: "stopped" }): string =>
  `${linkInWords(from, at)} ${dot.leader} ${dot.sequence}`

const draftOf = (
  { happening, write, leaders }: Moment,
  index: number,
  message: Message | null,
  settling: boolean,
): Draft => ({
  kind: happening.kind,
  phase: settling ? "settling" : "schedule",
  at: "at" in happening ? happening.at : null,
  ...happeningInWords(happening, write, happening.kind === "applied" && message === null),
  dot: "dot" in happening ? happening.dot : null,
  stamp: "stamp" in happening && happening.stamp !== null ? Stamp.show(happening.stamp) : null,
  link: linkOf(happening),
  message,
  leaders,
  tells: [index],
})

const linkOf = (happening: Happening): Draft["link"] => {
  if (happening.kind === "joined") return { from: happening.from, to: happening.at }
  return "to" in happening ? { from: happening.from, to: happening.to } : null
}

const healed = ({ core }: History, { moments }: Moments, tells: ReadonlyArray<number>): Draft => {
  const told = tells.flatMap((index) => moments[index] ?? [])
  const restarted = told.flatMap(({ happening }) =>
    happening.kind === "restarted" ? leaderName(happening.at) : [],
  )
  const mended = told.flatMap(({ happening }) =>
    happening.kind === "mended" ? linkInWords(happening.from, happening.to) : [],
  )
  const reconnected = told.filter(({ happening }) => happening.kind === "reconnected").length
  const done = [
    ...(restarted.length === 0 ? [] : [`${restarted.join(", ")} restarted`]),
    ...(mended.length === 0 ? [] : [`${mended.join(", ")} mended`]),
    ...(reconnected === 0 ? [] : [`${countOf(reconnected, "link")} reconnected`]),
  ]
  return {
    kind: "healed",
    phase: "settling",
    at: null,
    text: `Writing stops and ${core === undefined ? "every fault heals" : `${leadersInWords(core)} heal, the rest stays cut off`}`,
    detail: done.join("; "),
    brief: core === undefined ? "all heals" : "a core heals",
    dot: null,
    stamp: null,
    link: null,
    message: null,
    leaders: told.at(-1)?.leaders ?? [],
    tells,
  }
}
