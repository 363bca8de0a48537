/**
 * What can happen next: deliveries, faults, and the writes that a client could ask for. A page offers these, and nothing that the
 * network of the design does not allow.
 */
import { enabled } from "../../../model/replication/enabled.ts"
import type { Move } from "../../../model/replication/move.ts"
import type { LeaderId } from "../../../model/vocabulary/leader.ts"
import { everyKey, type Family, generatedKey, type Write } from "../../../model/vocabulary/write.ts"
import { clockJumps, elementNames, keyNames } from "../../../properties/adversary/scope.ts"
import { linkInWords, moveInWords } from "../../../properties/words.ts"
import { countOf } from "../../words.ts"
import { type InFlight, linkBetween, messagesOn, passedOn, type Standing } from "./standing.ts"

export interface Possible {
  readonly move: Move
  readonly group: "messages" | "links" | "leaders" | "clocks"
  /** The move with what it is about: `A>B: deliver A1, put x = v1`. */
  readonly says: string
}

const groupOf = (move: Move): Possible["group"] => {
  switch (move.kind) {
    case "deliver":
    case "duplicate":
    case "lose":
      return "messages"
    case "cut":
    case "mend":
    case "reconnect":
      return "links"
    case "write":
    case "crash":
    case "restart":
    case "vacuum":
    case "leave":
    case "join":
      return "leaders"
    case "clock":
      return "clocks"
  }
}

/** How many messages of a link are offered at most. */
const most = 8

/** `true` for one of a link's first messages, or none. */
const isNear = (move: Move): boolean =>
  move.kind === "deliver" ? move.ahead < most : move.kind !== "duplicate" || move.back < most

/**
 * Every move but writes that has an effect now, in a fixed order; of the jumps of a clock those by one tick, and of the messages
 * of a link the next eight and the latest eight.
 */
export const possible = (standing: Standing): ReadonlyArray<Possible> => {
  const { design, cluster } = standing
  const jumps = cluster.leaders.flatMap(({ id, present }) =>
    present ? clockJumps.slice(0, 2).map((by): Move => ({ kind: "clock", at: id, by })) : [],
  )
  return [...enabled(design, cluster).filter(isNear), ...jumps].map((move) => ({
    move,
    group: groupOf(move),
    says: possibleInWords(standing, move),
  }))
}

/** A move that is possible now, with the message that it is about. */
const possibleInWords = (standing: Standing, move: Move): string => {
  if (!("to" in move)) return moveInWords(move)
  const link = linkBetween(standing, move.from, move.to)
  if (link === undefined) return moveInWords(move)
  const about = (verb: string, message: InFlight | undefined, rest = ""): string =>
    message === undefined
      ? moveInWords(move)
      : `${linkInWords(move.from, move.to)}: ${verb} ${message.dots.join(" and ")}, ${message.text}${rest}`
  switch (move.kind) {
    case "deliver": {
      const { ahead } = move
      return about(
        "deliver",
        messagesOn(standing, link, ahead + 1)[ahead],
        ahead === 0 ? "" : `, ahead of ${countOf(ahead, "other")}`,
      )
    }
    case "duplicate":
      return about("deliver again", passedOn(standing, link, move.back + 1)[move.back])
    case "lose":
      return about("lose", messagesOn(standing, link, 1)[0])
    case "cut":
    case "mend":
    case "reconnect":
      return moveInWords(move)
  }
}

/** The kinds of writes to a family of objects. */
export const kindsOfWrites: Readonly<Record<Family, ReadonlyArray<Write["kind"]>>> = {
  row: ["put", "delete"],
  register: ["assign"],
  counter: ["increment"],
  set: ["add", "remove"],
  record: ["set", "erase", "adjust", "generate", "set-both", "truncate"],
}

/** A write of a kind to the first object, to begin with; `value` tells it apart from the others. */
export const plainWrite = (kind: Write["kind"], value: string): Write => {
  const [key = "x", other = "y"] = keyNames
  const [element = "p"] = elementNames
  switch (kind) {
    case "put":
    case "assign":
      return { kind, key, value }
    case "delete":
    case "erase":
      return { kind, key }
    case "increment":
      return { kind, key, by: 1 }
    case "add":
    case "remove":
      return { kind, key, element }
    case "set":
      return { kind, key, column: "a", value }
    case "adjust":
      return { kind, key, times: 1, plus: 1 }
    case "generate":
      return { kind, key: generatedKey, value }
    case "set-both":
      return { kind, key, other, value }
    case "truncate":
      return { kind, key: everyKey }
  }
}

/** A value that no write of the moves has: `v1`, or the next one. */
export const freshValue = (moves: ReadonlyArray<Move>): string => {
  const used = new Set(
    moves.flatMap((move) => (move.kind === "write" && "value" in move.write ? move.write.value : [])),
  )
  let number = 1
  while (used.has(`v${number}`)) number++
  return `v${number}`
}

/** A client's write at a leader, a tick after what came before. */
export const writeAt = (at: LeaderId, write: Write): Move => ({ kind: "write", at, after: 1, write })
