/**
 * Deciding: which leader decides on a write that a client asks for, or why none can.
 *
 * - `every`: the leader that was asked. This is multi-leader replication, and the others conflict.
 * - `first`: leader A decides for all. The request must reach it and the answer must come back, so a write needs both
 *   directions of its link: the baseline.
 * - `home`: every key has a home, and writes to it are decided there, so that they cannot conflict: conflict avoidance. Where
 *   the home is out, as far as the asked leader can see, the next leader stands in for it: the home moves, and while it
 *   moves, two leaders may both take themselves for it.
 * - `majority`: a write is certified by a majority of the leaders. It is refused where another leader has written the same
 *   object and that write has not arrived here: the first committer wins, and the loser's client is told. A record's unique
 *   value and the parent that it refers to are certified with it.
 * Source: Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5, "Conflict avoidance"; MySQL manual, "Group
 * Replication" (certification, multi-primary mode).
 */
import { columnOf } from "../database/schema.ts"
import type { Change, Operation } from "../vocabulary/change.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { covers } from "../vocabulary/version-vector.ts"
import { type Family, familyOf, under, type Write } from "../vocabulary/write.ts"
import type { Cluster, LeaderState } from "./cluster.ts"
import type { Design } from "./design.ts"
import type { Refusal } from "./happening.ts"
import { parts } from "./preparing.ts"

const first: LeaderId = 0

/** The home of a key: the sum of its characters' codes, modulo the number of leaders. */
export const homeOf = (key: string, size: number): LeaderId => {
  let sum = 0
  for (let index = 0; index < key.length; index++) sum += key.charCodeAt(index)
  return sum % size
}

const isUp = (cluster: Cluster, leader: LeaderId): boolean => cluster.leaders[leader]?.up === true

const isOpen = (cluster: Cluster, from: LeaderId, to: LeaderId): boolean =>
  cluster.links.some((link) => link.from === from && link.to === to && link.connection !== null)

/** `true` when a request from one leader reaches the other and the answer comes back. */
const reaches = (cluster: Cluster, asked: LeaderId, other: LeaderId): boolean =>
  asked === other || (isOpen(cluster, asked, other) && isOpen(cluster, other, asked))

/** The leader that decides on a write asked at `asked`, or why there is none. */
export const decider = (
  design: Design,
  cluster: Cluster,
  asked: LeaderId,
  write: Write,
): LeaderId | Refusal => {
  if (!isUp(cluster, asked)) return "down"
  switch (design.accepts) {
    case "every":
      return asked
    case "first":
      return reaches(cluster, asked, first) ? first : "unreachable"
    case "home":
      return standIn(cluster, asked, homeOf(write.key, cluster.leaders.length))
    case "majority":
      return certified(design, cluster, asked, write)
  }
}

/** The first leader from the home on that the asked leader reaches; at the latest, itself. */
const standIn = (cluster: Cluster, asked: LeaderId, home: LeaderId): LeaderId => {
  const size = cluster.leaders.length
  const inTurn = cluster.leaders.map((_, index) => (home + index) % size)
  return inTurn.find((leader) => reaches(cluster, asked, leader)) ?? asked
}

const certified = (design: Design, cluster: Cluster, asked: LeaderId, write: Write): LeaderId | Refusal => {
  const here = cluster.leaders[asked]
  if (here === undefined) return "down"
  const present = cluster.leaders.filter((leader) => leader.present)
  const reached = present.filter(({ id }) => reaches(cluster, asked, id))
  if (reached.length * 2 <= present.length) return "unreachable"
  const writes = parts(design, here, cluster.leaders.length, write)
  return present.some((other) =>
    other.log.some((change) => writes.some((one) => overtaken(here, change, one))),
  )
    ? "conflict"
    : asked
}

/** The family of objects that an operation is for. */
const familyChanged = (operation: Operation): Family => {
  switch (operation.kind) {
    case "insert":
    case "update":
    case "delete":
      return operation.table
    case "truncate":
    case "assign":
    case "increment":
    case "add":
    case "remove":
      return familyOf(operation)
  }
}

/** `true` when the change is for an object of the write and has not arrived here. */
const overtaken = (here: LeaderState, { dot, operation }: Change, write: Write): boolean => {
  if (covers(here.vector, dot)) return false
  if (familyChanged(operation) !== familyOf(write)) return false
  // A truncation is for every record.
  const any = operation.kind === "truncate" || write.kind === "truncate"
  return any || writeSet(write).some((name) => changeSet(operation).includes(name))
}

const keyed = (key: string) => `key ${key}`
const unique = (email: string) => `email ${email}`

/** What a write of one object is certified for: its keys, its unique value, its parent. */
const writeSet = (write: Write): ReadonlyArray<string> => {
  if (write.kind !== "set") return [keyed(write.key)]
  const more = { email: [unique(write.value)], parent: [keyed(write.value)] }
  return [keyed(write.key), ...(under(more, write.column) ?? [])]
}

const changeSet = (operation: Operation): ReadonlyArray<string> => {
  const { key } = operation
  if (operation.kind !== "insert" && operation.kind !== "update" && operation.kind !== "delete")
    return [keyed(key)]
  const contents = [operation.value, operation.before?.value ?? ""]
  return [
    keyed(key),
    ...contents.flatMap((content) => columnOf(content, "email") ?? []).map(unique),
    ...contents.flatMap((content) => columnOf(content, "parent") ?? []).map(keyed),
  ]
}
