/**
 * Sizes: which of two failing schedules is the better one to show to a person.
 *
 * Fewer moves come first, then fewer leaders, more that heal in the end, fewer objects, simpler moves, a story that stays at one place for longer, an
 * order in which A comes before B, and names as a person would give them. The order is total up to what nobody would see,
 * so everything that shrinks goes down in it, and shrinking ends.
 */
import type { Move } from "../../model/replication/move.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import { everyKey, familyOf, type Write } from "../../model/vocabulary/write.ts"
import { elementNames } from "../adversary/scope.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { renamed } from "./lower.ts"

/** Where a move takes place: at a leader, or at the end of its link. */
const placeOf = (move: Move): LeaderId => ("at" in move ? move.at : move.to)

/** How many times in a row the story goes on at another place. */
export const switches = ({ moves }: Schedule): number =>
  moves.filter((move, index) => {
    const before = moves[index - 1]
    return before !== undefined && placeOf(before) !== placeOf(move)
  }).length

const objectCount = ({ moves }: Schedule): number =>
  new Set(
    moves.flatMap((move) =>
      move.kind === "write" && move.write.key !== everyKey
        ? [`${familyOf(move.write)} ${move.write.key}`]
        : [],
    ),
  ).size

const writeWeight = (write: Write): number => {
  switch (write.kind) {
    case "put":
    case "assign":
      return 0
    case "set":
      return write.column === "a" ? 0 : 1
    case "add":
      return Math.max(0, elementNames.indexOf(write.element))
    case "increment":
      return write.by === 1 ? 0 : 1 + Math.abs(write.by)
    case "remove":
      return 5 + Math.max(0, elementNames.indexOf(write.element))
    case "delete":
    case "erase":
    case "generate":
    case "truncate":
      return 5
    case "adjust":
      return write.times === 1 && write.plus === 1 ? 6 : 7
    case "set-both":
      return 8
  }
}

/** A fault outweighs everything else about a move. */
const fault = 10

const weightOf = (move: Move): number => {
  switch (move.kind) {
    case "write":
      return writeWeight(move.write) + (move.after === 1 ? 0 : fault + move.after)
    case "deliver":
      return move.ahead === 0 ? 0 : fault + move.ahead
    case "duplicate":
      return fault + move.back
    case "clock":
      return fault + Math.abs(move.by)
    case "lose":
    case "cut":
    case "mend":
    case "reconnect":
    case "crash":
    case "restart":
    case "vacuum":
    case "leave":
    case "join":
      return fault
  }
}

const weight = ({ moves }: Schedule): number => moves.reduce((sum, move) => sum + weightOf(move), 0)

/** For each move the place in the order of first uses of the key that it writes to: the first key rather than another. */
const keyOrder = ({ moves }: Schedule): number => {
  const known: Array<string> = []
  let sum = 0
  for (const move of moves) {
    if (move.kind !== "write") continue
    const name = `${familyOf(move.write)} ${move.write.key}`
    if (!known.includes(name)) known.push(name)
    sum += known.indexOf(name)
  }
  return sum
}

/** Negative when the places of the first come before those of the second, letter by letter as in a dictionary. */
const comparePlaces = (a: Schedule, b: Schedule): number => {
  for (const [index, move] of a.moves.entries()) {
    const other = b.moves[index]
    const difference = other === undefined ? 1 : placeOf(move) - placeOf(other)
    if (difference !== 0) return difference
  }
  return 0
}

/** How many leaders stay failed in the end, and one more for saying which. */
const unhealed = ({ leaders, core }: Schedule): number => (core === undefined ? 0 : 1 + leaders - core.length)

/** How many moves have other names than a person would give them. */
const misnamed = ({ moves }: Schedule): number => {
  const named = renamed(moves)
  return moves.filter((move, index) => move !== named[index]).length
}

/** Negative when the first is smaller, positive when the second is, zero when neither. */
export const compareSizes = (a: Schedule, b: Schedule): number =>
  a.moves.length - b.moves.length ||
  a.leaders - b.leaders ||
  unhealed(a) - unhealed(b) ||
  objectCount(a) - objectCount(b) ||
  weight(a) - weight(b) ||
  keyOrder(a) - keyOrder(b) ||
  switches(a) - switches(b) ||
  comparePlaces(a, b) ||
  misnamed(a) - misnamed(b)
