/**
 * The vector clock of every event: what it could have known of.
 *
 * Each leader is a host and counts its own events from 1; what arrives brings what its sender knew when it set out. What
 * belongs to no leader (a cut, a lost message, the healing of all) happens at a host of its own, the network. A leader that
 * joins as a copy of another knows what that one knew.
 */
import { leaderName } from "../../model/vocabulary/leader.ts"
import type { Event } from "../events.ts"
import type { Explained } from "../report.ts"

/** The host of what happens at no leader; leaders have one letter each. */
export const network = "network"

/** Events that were known of, by host; a host of which nothing was known is left out. */
export type Clock = Readonly<Record<string, number>>

export const hostOf = ({ at }: Event): string => (at === null ? network : leaderName(at))

/** The clock of each event, in the order of the events. */
export const clocksOf = ({ events }: Explained): ReadonlyArray<Clock> => {
  const now = new Map<string, Clock>()
  /** By event, what every host knew after it. */
  const after: Array<ReadonlyMap<string, Clock>> = []
  return events.map((event) => {
    const host = hostOf(event)
    const clock: Record<string, number> = { ...now.get(host) }
    const { kind, link, message } = event
    const sent = message?.sentAt ?? null
    if (message !== null && sent !== null) {
      const known = after[sent - 1]
      const sender = events[sent - 1]
      merge(clock, known?.get(leaderName(message.from)))
      // It set out again when a link was opened anew, which the sender does not count as its own.
      if (sender !== undefined && hostOf(sender) === network) merge(clock, known?.get(network))
    }
    if (kind === "joined" && link !== null) merge(clock, now.get(leaderName(link.from)))
    clock[host] = (now.get(host)?.[host] ?? 0) + 1
    now.set(host, clock)
    after.push(new Map(now))
    return clock
  })
}

const merge = (clock: Record<string, number>, other: Clock | undefined): void => {
  for (const [host, count] of Object.entries(other ?? {})) clock[host] = Math.max(clock[host] ?? 0, count)
}
