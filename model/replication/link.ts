/**
 * What is in flight on a link, and the moves of its position: deliver, overtake, lose, repeat, catch up.
 *
 * A link carries the transactions of its sender's log that the topology lets through, each as one message, at the index of
 * its first change. In flight are those from `next` on
 * that did not arrive early; those between `since` and `next` have passed and may turn up again.
 */
import type { Topology } from "../topology.ts"
import type { Change } from "../vocabulary/change.ts"
import { covers, type VersionVector } from "../vocabulary/version-vector.ts"
import type { Connection, LinkState } from "./cluster.ts"

type Log = ReadonlyArray<Change>

const none: ReadonlyArray<number> = []

const carriesAt = (topology: Topology, link: LinkState, log: Log, index: number): boolean => {
  const entry = log[index]
  return entry !== undefined && entry.part.index === 0 && topology.carries(link, entry.dot.leader)
}

/** The log indexes of the messages in flight, in the order in which they were sent; at most `limit` of them. */
export const inFlight = (
  topology: Topology,
  link: LinkState,
  log: Log,
  limit = Number.POSITIVE_INFINITY,
): ReadonlyArray<number> => {
  const { connection } = link
  if (connection === null || connection.next >= log.length) return none
  const indexes: Array<number> = []
  for (let index = connection.next; index < log.length && indexes.length < limit; index++)
    if (!connection.early.includes(index) && carriesAt(topology, link, log, index)) indexes.push(index)
  return indexes
}

/** The log index of the message in flight that was sent after `ahead` others; -1 where there are no so many. */
export const messageAt = (topology: Topology, link: LinkState, log: Log, ahead: number): number => {
  const { connection } = link
  if (connection === null) return -1
  let before = 0
  for (let index = connection.next; index < log.length; index++)
    if (!connection.early.includes(index) && carriesAt(topology, link, log, index) && before++ === ahead)
      return index
  return -1
}

/** The log indexes of the messages that have passed, the latest first; at most `limit` of them. */
export const passed = (
  topology: Topology,
  link: LinkState,
  log: Log,
  limit = Number.POSITIVE_INFINITY,
): ReadonlyArray<number> => {
  const { connection } = link
  if (connection === null) return []
  const indexes: Array<number> = []
  for (let index = connection.next - 1; index >= connection.since && indexes.length < limit; index--)
    if (carriesAt(topology, link, log, index)) indexes.push(index)
  return indexes
}

/** The connection after the message at `index` arrived or was lost: in its turn, or ahead of others. */
export const past = (
  topology: Topology,
  link: LinkState,
  connection: Connection,
  log: Log,
  index: number,
  ahead: boolean,
): Connection => {
  if (ahead) return { ...connection, early: [...connection.early, index].toSorted((a, b) => a - b) }
  let next = index + 1
  while (next < log.length && (connection.early.includes(next) || !carriesAt(topology, link, log, next)))
    next++
  const { since, early } = connection
  return { since, next, early: early.length === 0 ? none : early.filter((position) => position >= next) }
}

/** A new connection: it starts at the first entry that the receiver, by its version vector, has not seen. */
export const catchUp = (
  topology: Topology,
  link: LinkState,
  log: Log,
  receiver: VersionVector,
): LinkState => {
  const first = log.findIndex(
    (entry, index) => !covers(receiver, entry.dot) && carriesAt(topology, link, log, index),
  )
  const position = first === -1 ? log.length : first
  return { ...link, connection: { since: position, next: position, early: none } }
}
