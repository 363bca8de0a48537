/**
 * The messages of a history: for every arrival and every loss, where the message set out and what became of it.
 *
 * A message sets out where its sender wrote or applied the change; after an interruption of the link (a cut, a crash of
 * one end, a loss) it sets out again where the link was opened anew.
 */
import type { Happening } from "../model/replication/happening.ts"
import type { Move } from "../model/replication/move.ts"
import type { Dot } from "../model/vocabulary/dot.ts"
import type { LeaderId } from "../model/vocabulary/leader.ts"
import type { History } from "../properties/history.ts"
import type { Moments } from "./moments.ts"

export interface Message {
  readonly from: LeaderId
  readonly to: LeaderId
  readonly dot: Dot
  /** `again`: it had arrived before. `overtook`: it passed an earlier one. `stopped`: it arrived and cannot be applied. */
  readonly fate: "delivered" | "again" | "overtook" | "stopped" | "lost"
  /** Where it set out, as an index; `null` when the history does not show it. */
  readonly sentAt: number | null
}

const changeAt = (leader: LeaderId, dot: Dot): string => `${leader} ${dot.leader} ${dot.sequence}`
const linkOf = (from: LeaderId, to: LeaderId): string => `${from}>${to}`

/** The message of every moment, by its index; `null` where none arrives or is lost. */
export const messagesOf = (history: History, { moments }: Moments): ReadonlyArray<Message | null> => {
  /** Where each leader came to know each change. */
  const known = new Map<string, number>()
  /** Where each link was interrupted last, and where it was opened last. */
  const interrupted = new Map<string, number>()
  const opened = new Map<string, number>()
  const waiting = new Set<string>()
  const interruptAll = (at: LeaderId, places: Map<string, number>, index: number): void => {
    for (let other = 0; other < history.leaders; other++) {
      places.set(linkOf(at, other), index)
      places.set(linkOf(other, at), index)
    }
  }
  const sentAt = (from: LeaderId, to: LeaderId, dot: Dot): number | null => {
    const made = known.get(changeAt(from, dot))
    if (made === undefined) return null
    const link = linkOf(from, to)
    return (interrupted.get(link) ?? -1) > made ? (opened.get(link) ?? made) : made
  }
  return moments.map(({ happening, step }, index) => {
    switch (happening.kind) {
      case "wrote":
        known.set(changeAt(happening.at, happening.dot), index)
        return null
      case "lost": {
        const { from, to, dot } = happening
        const message: Message = { from, to, dot, fate: "lost", sentAt: sentAt(from, to, dot) }
        interrupted.set(linkOf(from, to), index)
        return message
      }
      case "cut":
        interrupted.set(linkOf(happening.from, happening.to), index)
        return null
      case "mended":
      case "reconnected":
        opened.set(linkOf(happening.from, happening.to), index)
        return null
      case "crashed":
        interruptAll(happening.at, interrupted, index)
        return null
      case "restarted":
        interruptAll(happening.at, opened, index)
        return null
      case "applied":
      case "ignored":
      case "buffered":
      case "stopped": {
        const { at, from, dot, kind } = happening
        const name = changeAt(at, dot)
        const waited = kind === "applied" && waiting.delete(name)
        if (kind === "buffered") waiting.add(name)
        if (kind === "applied" && !known.has(name)) known.set(name, index)
        if (waited) return null
        return {
          from,
          to: at,
          dot,
          fate: fateOf(happening, history.steps[step]?.move),
          sentAt: sentAt(from, at, dot),
        }
      }
      case "refused":
      case "vacuumed":
      case "left":
      case "joined":
      case "clock":
        return null
    }
  })
}

const fateOf = (
  { kind, from, at }: Happening & { readonly kind: "applied" | "ignored" | "buffered" | "stopped" },
  move: Move | undefined,
): Message["fate"] => {
  if (kind === "stopped") return "stopped"
  if (kind === "ignored" || move?.kind === "duplicate") return "again"
  const ahead = move?.kind === "deliver" && move.from === from && move.to === at && move.ahead > 0
  return ahead ? "overtook" : "delivered"
}
