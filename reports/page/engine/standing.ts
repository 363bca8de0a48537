/**
 * How a cluster stands after some moves of a schedule: its whole state, what is on its way, and why a move would change nothing.
 */
import type { Design } from "../../../model/replication/design.ts"
import { type Cluster, type LeaderState, type LinkState, start } from "../../../model/replication/cluster.ts"
import { topologyOf } from "../../../model/replication/connecting.ts"
import { inFlight, passed } from "../../../model/replication/link.ts"
import type { Move } from "../../../model/replication/move.ts"
import { step } from "../../../model/replication/step.ts"
import { type Change, transactionAt } from "../../../model/vocabulary/change.ts"
import * as Dot from "../../../model/vocabulary/dot.ts"
import { type LeaderId, leaderName } from "../../../model/vocabulary/leader.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import { linkInWords, writeInWords } from "../../../properties/words.ts"
import { countOf } from "../../words.ts"
import { designOf, type Rules } from "./rules.ts"

export interface Standing {
  readonly design: Design
  readonly cluster: Cluster
}

/** A cluster in which nothing has been written. Throws where the rules name no design. */
export const standingAtStart = (rules: Rules, leaders: number): Standing => {
  const design = designOf(rules)
  return { design, cluster: start(design, leaders) }
}

/** How it stands after one move more. */
export const after = ({ design, cluster }: Standing, move: Move): Standing => ({
  design,
  cluster: step(design, cluster, move).cluster,
})

/** How it stands after the first `count` moves of a schedule, before the last phase; after all of them where it is left out. */
export const standingAfter = (rules: Rules, schedule: Schedule, count = schedule.moves.length): Standing =>
  schedule.moves.slice(0, count).reduce(after, standingAtStart(rules, schedule.leaders))

/** A message on a link. */
export interface InFlight {
  /** The changes in it: `A1`, or several of one transaction. */
  readonly dots: ReadonlyArray<string>
  /** What it says, as `put x = v1`. */
  readonly text: string
}

const messageOf = (changes: ReadonlyArray<Change>): InFlight => ({
  dots: changes.map(({ dot }) => Dot.show(dot)),
  text: changes.map(changeInWords).join(", "),
})

/** What a change does, in the words of the write that made it. */
const changeInWords = ({ operation }: Change): string => {
  switch (operation.kind) {
    case "insert":
    case "update": {
      const { key, value, statement, changed } = operation
      if (statement !== null) return writeInWords({ kind: "adjust", key, ...statement })
      if (typeof value === "string") return writeInWords({ kind: "put", key, value })
      return changed
        .map((column) => writeInWords({ kind: "set", key, column, value: value[column]?.value ?? "" }))
        .join(", ")
    }
    case "delete":
      return writeInWords({ kind: operation.table === "row" ? "delete" : "erase", key: operation.key })
    case "truncate":
    case "assign":
    case "increment":
    case "add":
    case "remove":
      return writeInWords(operation)
  }
}

/** The link of this cluster; `undefined` where its topology has none. */
export const linkBetween = ({ cluster }: Standing, from: LeaderId, to: LeaderId): LinkState | undefined =>
  cluster.links.find((link) => link.from === from && link.to === to)

/** The messages on a link that have not arrived, in the order in which they were sent; at most `limit` of them. */
export const messagesOn = (
  { design, cluster }: Standing,
  link: LinkState,
  limit = Number.POSITIVE_INFINITY,
): ReadonlyArray<InFlight> => {
  const log = cluster.leaders[link.from]?.log ?? []
  return inFlight(topologyOf(design, cluster), link, log, limit).map((index) =>
    messageOf(transactionAt(log, index)),
  )
}

/** The messages that have passed a link and may turn up again, the latest first; none on a stream; at most `limit`. */
export const passedOn = (
  { design, cluster }: Standing,
  link: LinkState,
  limit = Number.POSITIVE_INFINITY,
): ReadonlyArray<InFlight> => {
  const log = cluster.leaders[link.from]?.log ?? []
  return design.delivery.stream
    ? []
    : passed(topologyOf(design, cluster), link, log, limit).map((index) =>
        messageOf(transactionAt(log, index)),
      )
}

const nobody = (leader: LeaderId): string => `there is no leader ${leaderName(leader)}`

/** Why a move would change nothing, as a clause; `null` where it has an effect. */
export const whyNot = (standing: Standing, move: Move): string | null => {
  const { design, cluster } = standing
  if (step(design, cluster, move).happened.length > 0) return null
  if ("to" in move) return whyNotOn(standing, move)
  const leader = cluster.leaders[move.at]
  if (leader === undefined) return nobody(move.at)
  return whyNotAt(standing, move.kind, leader)
}

const whyNotAt = (
  { cluster }: Standing,
  kind: Extract<Move, { readonly at: LeaderId }>["kind"],
  { id, present, up }: LeaderState,
): string => {
  const name = leaderName(id)
  switch (kind) {
    case "write":
      return nobody(id)
    case "clock":
      return "a jump by 0 ticks is none"
    case "crash":
      return present ? `${name} is down already` : `${name} has left`
    case "restart":
      return present ? `${name} is up` : `${name} has left`
    case "vacuum":
      return up ? `${name} has nothing to forget` : present ? `${name} is down` : `${name} has left`
    case "leave":
      return present ? `${name} is the last one` : `${name} has left already`
    case "join":
      if (present) return `${name} is there`
      return cluster.leaders.some((other) => other.up)
        ? `what ${name} wrote was lost with it`
        : "no leader is up that it could be a copy of"
  }
}

const whyNotOn = (standing: Standing, move: Extract<Move, { readonly to: LeaderId }>): string => {
  const { design, cluster } = standing
  const { from, to, kind } = move
  for (const end of [from, to]) {
    const leader = cluster.leaders[end]
    if (leader === undefined) return nobody(end)
    if (!leader.present) return `${leaderName(end)} has left`
  }
  const name = linkInWords(from, to)
  const link = linkBetween(standing, from, to)
  if (link === undefined) return `there is no link ${name}`
  if (kind === "mend") return `${name} is not cut`
  if (link.cut) return kind === "cut" ? `${name} is cut already` : `${name} is cut`
  const down = [from, to].find((end) => cluster.leaders[end]?.up !== true)
  if (down !== undefined) return `${leaderName(down)} is down`
  const stream = `${name} is a stream`
  if (kind === "duplicate") {
    if (design.delivery.stream) return `${stream}: nothing arrives twice`
    const gone = passedOn(standing, link).length
    return gone === 0
      ? `nothing has passed ${name} since it was connected`
      : `${countOf(gone, "message")} ${gone === 1 ? "has" : "have"} passed ${name}`
  }
  if (kind === "lose" && design.delivery.stream) return `${stream}: nothing is lost`
  if (kind === "deliver" && move.ahead > 0 && design.delivery.stream) return `${stream}: nothing is overtaken`
  const waiting = messagesOn(standing, link).length
  return waiting === 0
    ? `nothing is on its way on ${name}`
    : `${countOf(waiting, "message")} ${waiting === 1 ? "is" : "are"} on its way on ${name}`.replace(
        "are on its",
        "are on their",
      )
}

/** By move of a schedule, why it has no effect where it stands; `null` where it has one. */
export const whyNoEffect = (rules: Rules, { leaders, moves }: Schedule): ReadonlyArray<string | null> => {
  let standing = standingAtStart(rules, leaders)
  return moves.map((move) => {
    const why = whyNot(standing, move)
    if (why === null) standing = after(standing, move)
    return why
  })
}
