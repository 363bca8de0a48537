/**
 * The board: the cluster after the moves so far, as it is laid out for somebody who plays: what each leader shows, what is on
 * its way to it, and what it and its links can be made to do.
 */
import type { LinkState } from "../../../model/replication/cluster.ts"
import { view } from "../../../model/replication/view.ts"
import { type LeaderId, leaderName } from "../../../model/vocabulary/leader.ts"
import { families, type Family, type Shown } from "../../../model/vocabulary/write.ts"
import type { History } from "../../../properties/history.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import type { Rules } from "../engine/playing.ts"
import { type InFlight, messagesOn, type Standing, standingAfter } from "../engine/standing.ts"
import { stopOn, stopsIn } from "./stops.ts"

/** One object as a leader shows it. */
export interface ObjectShown {
  readonly family: Family
  readonly key: string
  readonly shows: Shown
}

/** A message that is on its way. */
export interface Message {
  /** Its changes, such as `A1`. */
  readonly name: string
  readonly text: string
  /** `true` where its sender only sends it on. */
  readonly isForwarded: boolean
  /** Why it could not be applied when it was tried; `null` where it was not, or could. */
  readonly stopped: string | null
}

export interface LinkOnBoard {
  readonly from: LeaderId
  readonly to: LeaderId
  readonly state: "open" | "cut" | "down"
  /** In the order in which they were sent. */
  readonly waiting: ReadonlyArray<Message>
}

export interface LeaderOnBoard {
  readonly id: LeaderId
  readonly state: "up" | "down" | "left"
  /** What its wall clock reads, and how far that is ahead of true time, in ticks. */
  readonly clock: number
  readonly ahead: number
  readonly shows: ReadonlyArray<ObjectShown>
  /** How many changes wait there for what came before them. */
  readonly buffered: number
  /** The links that lead to it. */
  readonly links: ReadonlyArray<LinkOnBoard>
}

export interface Board extends Standing {
  readonly leaders: ReadonlyArray<LeaderOnBoard>
  readonly links: ReadonlyArray<LinkOnBoard>
}

/** The board after the moves of a schedule; `history` is what they left. */
export const boardOf = (rules: Rules, schedule: Schedule, history: History): Board => {
  const standing = standingAfter(rules, schedule)
  const { cluster } = standing
  const stops = stopsIn(history.steps)
  const links = cluster.links.map((link) => linkOnBoard(standing, link, stops))
  return {
    ...standing,
    links,
    leaders: cluster.leaders.map(({ id, up, present, offset, objects, buffer }) => ({
      id,
      state: !present ? "left" : up ? "up" : "down",
      clock: cluster.now + offset,
      ahead: offset,
      shows: shownAt(view(objects)),
      buffered: buffer.reduce((sum, { changes }) => sum + changes.length, 0),
      links: links.filter(({ to }) => to === id),
    })),
  }
}

const shownAt = (shown: ReturnType<typeof view>): ReadonlyArray<ObjectShown> =>
  families.flatMap((family) => Object.entries(shown[family]).map(([key, shows]) => ({ family, key, shows })))

const linkOnBoard = (
  standing: Standing,
  link: LinkState,
  stops: ReadonlyMap<string, string>,
): LinkOnBoard => {
  const { from, to } = link
  const messageOf = ({ dots, text }: InFlight): Message => ({
    name: dots.join(", "),
    text,
    isForwarded: dots.some((dot) => !dot.startsWith(leaderName(from))),
    stopped: dots.map((dot) => stops.get(stopOn(from, to, dot))).find((why) => why !== undefined) ?? null,
  })
  return {
    from,
    to,
    state: link.cut ? "cut" : link.connection === null ? "down" : "open",
    waiting: messagesOn(standing, link).map(messageOf),
  }
}
