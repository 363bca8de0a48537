/**
 * Variations: what a schedule would be with one of its choices made otherwise.
 *
 * A choice is a number that is scanned over a small range, or one of a few names that are tried. Values, keys and leaders are
 * those of the schedule and one fresh one.
 */
import type { Move } from "../../model/replication/move.ts"
import type { Link } from "../../model/topology.ts"
import { leaderName, leadersOf } from "../../model/vocabulary/leader.ts"
import { familyOf, type Write } from "../../model/vocabulary/write.ts"
import { keyNames } from "../adversary/scope.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { linkInWords } from "../words.ts"

export type ChoiceName =
  | "after"
  | "by"
  | "ahead"
  | "back"
  | "leader"
  | "link"
  | "kind"
  | "key"
  | "value"
  | "leaders"

/** One way in which a choice can be made. */
export interface Option<Made> {
  readonly value: number | string
  readonly made: Made
}

/** A choice of a schedule, as it is made and as it could be made; numbers grow. */
export interface Choice<Made> {
  readonly name: ChoiceName
  readonly now: number | string
  readonly options: ReadonlyArray<Option<Made>>
}

/** How far numbers are scanned, and how far around the one that is there. */
const [farthest, around] = [6, 3]

const scan = (lowest: number, now: number): ReadonlyArray<number> => {
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((value) => value >= lowest)
  return [
    ...new Set([...range(Math.max(lowest, -farthest), farthest), ...range(now - around, now + around)]),
  ].toSorted((a, b) => a - b)
}

const numbers = <Made>(
  name: ChoiceName,
  lowest: number,
  now: number,
  made: (value: number) => Made,
): Choice<Made> => ({
  name,
  now,
  options: scan(lowest, now).map((value) => ({ value, made: made(value) })),
})

const names = <Made>(
  name: ChoiceName,
  now: string,
  others: ReadonlyArray<readonly [value: string, made: Made]>,
  made: Made,
): Choice<Made> => ({
  name,
  now,
  options: [
    { value: now, made },
    ...others.filter(([value]) => value !== now).map(([value, other]) => ({ value, made: other })),
  ],
})

/** What the choices of a move depend on beside the move. */
interface Surroundings {
  readonly leaders: number
  readonly links: ReadonlyArray<Link>
  readonly writes: ReadonlyArray<Write>
}

/** Every choice in a move that was made. */
export const choicesIn = (move: Move, around: Surroundings): ReadonlyArray<Choice<Move>> => {
  switch (move.kind) {
    case "write":
      return [
        leader(move, around),
        numbers("after", 0, move.after, (after) => ({ ...move, after })),
        ...writeChoices(move.write, around).map(({ name, now, options }) => ({
          name,
          now,
          options: options.map(({ value, made }) => ({ value, made: { ...move, write: made } })),
        })),
      ]
    case "deliver":
      return [link(move, around), numbers("ahead", 0, move.ahead, (ahead) => ({ ...move, ahead }))]
    case "duplicate":
      return [link(move, around), numbers("back", 0, move.back, (back) => ({ ...move, back }))]
    case "clock":
      return [
        leader(move, around),
        numbers("by", Number.NEGATIVE_INFINITY, move.by, (by) => ({ ...move, by })),
      ]
    case "lose":
    case "cut":
    case "mend":
    case "reconnect":
      return [link(move, around)]
    case "crash":
    case "restart":
    case "vacuum":
    case "leave":
    case "join":
      return [leader(move, around)]
  }
}

const leader = (move: Extract<Move, { readonly at: number }>, { leaders }: Surroundings): Choice<Move> =>
  names(
    "leader",
    leaderName(move.at),
    leadersOf(leaders).map((at) => [leaderName(at), { ...move, at }] as const),
    move,
  )

const link = (move: Extract<Move, { readonly from: number }>, { links }: Surroundings): Choice<Move> =>
  names(
    "link",
    linkInWords(move.from, move.to),
    links.map(({ from, to }) => [linkInWords(from, to), { ...move, from, to }] as const),
    move,
  )

/** A value that no schedule of ours has. */
const freshValue = "v0"

const writeChoices = (write: Write, { writes }: Surroundings): ReadonlyArray<Choice<Write>> => {
  const family = familyOf(write)
  const used = writes.filter((other) => familyOf(other) === family).map(({ key }) => key)
  const fresh = keyNames.find((key) => !used.includes(key)) ?? "other"
  const keyed = names(
    "key",
    write.key,
    [...new Set([...used, fresh])].map((key) => [key, { ...write, key }] as const),
    write,
  )
  const kinds = (others: ReadonlyArray<Write>): Choice<Write> =>
    names(
      "kind",
      write.kind,
      others.map((other) => [other.kind, other] as const),
      write,
    )
  const values = (now: string, valued: (value: string) => Write): Choice<Write> => {
    const others = writes.flatMap((other) => ("value" in other ? other.value : []))
    return names(
      "value",
      now,
      [...new Set([...others, freshValue])].map((value) => [value, valued(value)] as const),
      write,
    )
  }
  const { key } = write
  switch (write.kind) {
    case "put":
      return [kinds([{ kind: "delete", key }]), keyed, values(write.value, (value) => ({ ...write, value }))]
    case "delete":
      return [kinds([{ kind: "put", key, value: freshValue }]), keyed]
    case "add":
      return [kinds([{ ...write, kind: "remove" }]), keyed]
    case "remove":
      return [kinds([{ ...write, kind: "add" }]), keyed]
    case "increment":
      return [keyed, numbers("by", Number.NEGATIVE_INFINITY, write.by, (by) => ({ ...write, by }))]
    case "set":
      return [kinds([{ kind: "erase", key }]), keyed, values(write.value, (value) => ({ ...write, value }))]
    case "assign":
    case "set-both":
      return [keyed, values(write.value, (value) => ({ ...write, value }))]
    case "erase":
    case "adjust":
      return [keyed]
    case "generate":
      return [values(write.value, (value) => ({ ...write, value }))]
    case "truncate":
      return []
  }
}

/** The most leaders that are tried. */
const mostLeaders = 5

/** How many leaders the cluster has: at least those that the moves name, and two. */
export const sizes = (schedule: Schedule): Choice<Schedule> => {
  const { leaders, moves, core = [] } = schedule
  const named = moves.flatMap((move) => ("at" in move ? [move.at] : [move.from, move.to]))
  const least = Math.max(2, ...[...named, ...core].map((leader) => leader + 1))
  const tried = scan(least, leaders).filter((size) => size <= Math.max(mostLeaders, leaders))
  return {
    name: "leaders",
    now: leaders,
    options: tried.map((size) => ({ value: size, made: { ...schedule, leaders: size } })),
  }
}
