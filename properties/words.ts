/** Moves, writes and what a read shows, in the words that people and reports use. */
import type { Move } from "../model/replication/move.ts"
import * as Dot from "../model/vocabulary/dot.ts"
import { type LeaderId, leaderName } from "../model/vocabulary/leader.ts"
import { type Family, generatedKey, isList, type Shown, type Write } from "../model/vocabulary/write.ts"
import { sameShown, type Written } from "./evidence.ts"

/** `put x = v1`, `increment x by -2`, `remove p from x`. */
export const writeInWords = (write: Write): string => {
  switch (write.kind) {
    case "put":
    case "assign":
      return `${write.kind} ${write.key} = ${write.value}`
    case "delete":
      return `delete ${write.key}`
    case "increment":
      return `increment ${write.key} by ${write.by}`
    case "add":
      return `add ${write.element} to ${write.key}`
    case "remove":
      return `remove ${write.element} from ${write.key}`
    case "set":
      return `set ${write.key}.${write.column} = ${write.value}`
    case "erase":
      return `erase ${write.key}`
    case "adjust":
      return `set ${write.key}.amount = amount${write.times === 1 ? "" : ` * ${write.times}`}${write.plus === 0 ? "" : write.plus < 0 ? ` - ${-write.plus}` : ` + ${write.plus}`}`
    case "generate":
      return write.key === generatedKey
        ? `insert a = ${write.value} under a generated key`
        : `insert ${write.key}.a = ${write.value}, a generated key`
    case "set-both":
      return `set a = ${write.value} of ${write.key} and ${write.other} in one transaction`
    case "truncate":
      return "truncate"
  }
}

const ticks = (count: number): string => `${Math.abs(count)} ${Math.abs(count) === 1 ? "tick" : "ticks"}`

/** One move, as a line of a schedule. */
export const moveInWords = (move: Move): string => {
  switch (move.kind) {
    case "write":
      return `${leaderName(move.at)}: ${writeInWords(move.write)}${move.after === 0 ? " (same instant)" : move.after === 1 ? "" : ` (after ${ticks(move.after)})`}`
    case "deliver":
      return `${linkInWords(move.from, move.to)}: deliver ${move.ahead === 0 ? "next" : `ahead of ${move.ahead}`}`
    case "duplicate":
      return `${linkInWords(move.from, move.to)}: deliver again ${move.back === 0 ? "the latest" : `the one ${move.back} before the latest`}`
    case "lose":
    case "cut":
    case "mend":
    case "reconnect":
      return `${linkInWords(move.from, move.to)}: ${move.kind}`
    case "crash":
    case "restart":
    case "vacuum":
    case "leave":
    case "join":
      return `${leaderName(move.at)}: ${move.kind}`
    case "clock":
      return `${leaderName(move.at)}: clock ${move.by < 0 ? "back" : "ahead"} ${ticks(move.by)}`
  }
}

/** `A>B`. */
export const linkInWords = (from: LeaderId, to: LeaderId): string => `${leaderName(from)}>${leaderName(to)}`

/** What a read shows: a value, `nothing`, a number, a list in braces, or columns as `(a: v1, b: v2)`. */
export const shownInWords = (shown: Shown): string => {
  if (shown === null) return "nothing"
  if (typeof shown !== "object") return String(shown)
  if (isList(shown)) return `{${shown.join(", ")}}`
  const columns = Object.entries(shown).map(([name, value]) => `${name}: ${value}`)
  return `(${columns.join(", ")})`
}

/** `row x`. */
export const objectInWords = (object: { readonly family: Family; readonly key: string }): string =>
  `${object.family} ${object.key}`

/** `A1 (put x = v1)`. */
export const writtenInWords = ({ dot, write }: Written): string => `${Dot.show(dot)} (${writeInWords(write)})`

/** `a`, `a and b`, `a, b and c`. */
const listed = (words: ReadonlyArray<string>): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`

/** `A`, `A and B`, `A, B and C`. */
export const leadersInWords = (leaders: ReadonlyArray<LeaderId>): string =>
  leaders.length === 0 ? "nobody" : listed(leaders.map(leaderName))

/** What some leaders show of one object: `v1 at A and B, v2 at C and nothing at D`. */
export const shownAt = (leaders: ReadonlyArray<LeaderId>, shownBy: (leader: LeaderId) => Shown): string => {
  const groups: Array<{ readonly shown: Shown; readonly leaders: Array<LeaderId> }> = []
  for (const leader of leaders) {
    const shown = shownBy(leader)
    const group = groups.find((one) => sameShown(one.shown, shown))
    if (group === undefined) groups.push({ shown, leaders: [leader] })
    else group.leaders.push(leader)
  }
  return listed(groups.map((group) => `${shownInWords(group.shown)} at ${leadersInWords(group.leaders)}`))
}
