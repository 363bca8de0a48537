/**
 * Which moves of the schedule lead to which event.
 *
 * A counterexample tells events, and a move that changed nothing has none. So the moves are gone through in order, and each
 * step of the history takes the first that fits it; those before it that fitted nothing come with it. Between two moves that
 * are alike, of which one changed nothing, it cannot tell which did; all moves are there, once, in their order.
 */
import { leaderName } from "../../model/vocabulary/leader.ts"
import type { Write } from "../../model/vocabulary/write.ts"
import { linkInWords, writeInWords } from "../../properties/words.ts"
import type { Event } from "../events.ts"
import type { Explained } from "../report.ts"

/** A schedule as `properties/schedule/codec.ts` writes it, as far as it is looked at here. */
export interface WrittenSchedule {
  readonly leaders: number
  readonly core?: ReadonlyArray<string>
  readonly moves: ReadonlyArray<WrittenMove>
}

export interface WrittenMove {
  readonly move: string
  readonly at?: string
  readonly link?: string
  readonly ahead?: number
  readonly write?: Write
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null

const isSchedule = (value: unknown): value is WrittenSchedule =>
  isObject(value) && "moves" in value && Array.isArray(value.moves) && "leaders" in value

/** The schedule of a counterexample; one that cannot be read has no moves. */
export const scheduleIn = ({ schedule, size }: Explained): WrittenSchedule =>
  isSchedule(schedule) ? schedule : { leaders: size, moves: [] }

export interface MovesByEvent {
  /** By event, in the order of `Explained.events`: the moves that lead to it. */
  readonly byEvent: ReadonlyArray<ReadonlyArray<WrittenMove>>
  /** Those after the last event of the schedule. */
  readonly rest: ReadonlyArray<WrittenMove>
}

export const movesByEvent = (one: Explained): MovesByEvent => {
  const { moves } = scheduleIn(one)
  const byEvent: Array<ReadonlyArray<WrittenMove>> = one.events.map(() => [])
  let next = 0
  let begin = 0
  while (begin < one.events.length && one.events[begin]?.phase === "schedule") {
    const step = one.events[begin]?.step
    let end = begin + 1
    while (one.events[end]?.phase === "schedule" && one.events[end]?.step === step) end++
    const told = one.events.slice(begin, end)
    const found = moves.findIndex((move, index) => index >= next && told.some((event) => fits(move, event)))
    if (found !== -1) {
      byEvent[begin] = moves.slice(next, found + 1)
      next = found + 1
    }
    begin = end
  }
  return { byEvent, rest: moves.slice(next) }
}

/** What a move leaves when it changes something, besides what it leaves elsewhere. */
const leaves: Readonly<Record<string, ReadonlyArray<Event["kind"]>>> = {
  write: ["wrote", "refused"],
  deliver: ["applied", "ignored", "buffered", "stopped"],
  duplicate: ["applied", "ignored", "buffered", "stopped"],
  lose: ["lost"],
  cut: ["cut"],
  mend: ["mended"],
  reconnect: ["reconnected"],
  crash: ["crashed"],
  restart: ["restarted"],
  clock: ["clock"],
  vacuum: ["vacuumed"],
  leave: ["left"],
  join: ["joined"],
}

const fits = (move: WrittenMove, event: Event): boolean => {
  if (leaves[move.move]?.includes(event.kind) !== true) return false
  if (move.write !== undefined) return asks(move.at ?? "", move.write, event.text)
  if (move.link === undefined) return event.at !== null && leaderName(event.at) === move.at
  const between = event.message ?? event.link
  if (between === null || linkInWords(between.from, between.to) !== move.link) return false
  switch (event.message?.fate) {
    case "delivered":
      return move.move === "deliver" && (move.ahead ?? 0) === 0
    case "overtook":
      return move.move === "deliver" && (move.ahead ?? 0) > 0
    case "again":
    case "stopped":
    case "lost":
    case undefined:
      return true
  }
}

/** Writes that a design carries out as others: two columns set, every record erased, a key that it made up. */
const carriedOut: ReadonlySet<Write["kind"]> = new Set(["generate", "set-both", "truncate"])

/** `true` where the text tells of this write at this leader. */
const asks = (leader: string, write: Write, text: string): boolean =>
  [":", " asks ", " refuses:"].some((after) => text.startsWith(`${leader}${after}`)) &&
  (carriedOut.has(write.kind) || text.endsWith(`: ${writeInWords(write)}`))
