/** What the head of a counterexample says of it at a glance: how small it is, what it takes, and how often it fails. */
import type { Move } from "../../../model/replication/move.ts"
import { leaderName } from "../../../model/vocabulary/leader.ts"
import type { Fate } from "../../../properties/explanation/fate.ts"
import { decodeSchedule } from "../../../properties/schedule/codec.ts"
import { faultOf, faultsOf } from "../../../properties/shrink/faults.ts"
import { faults, type Fault } from "../../../properties/subjects/subject.ts"
import { leadersInWords, linkInWords } from "../../../properties/words.ts"
import { momentsInWords } from "../../explanation.ts"
import type { Explained } from "../../report.ts"
import { countOf, sentence } from "../../words.ts"

/** One fact of the head. */
export interface Fact {
  readonly name: string
  readonly value: string
  /** What the value leaves open; empty where nothing. */
  readonly more: string
  /** The number of the event that it is about, where it is about one. */
  readonly event: number | null
}

const faultWords: Readonly<Record<Fault, string>> = {
  loss: "a lost message",
  duplication: "a message that arrives twice",
  reordering: "a message that overtakes another",
  partition: "a cut link",
  crash: "a crash",
  skew: "a clock that jumps",
  ties: "writes in the same instant",
  vacuum: "a leader that forgets old deletes",
  leaving: "a leader that leaves",
}

/** The same in a word or two. */
const faultNames: Readonly<Record<Fault, string>> = {
  loss: "loss",
  duplication: "duplicates",
  reordering: "reordering",
  partition: "partition",
  crash: "crash",
  skew: "clock skew",
  ties: "same instant",
  vacuum: "vacuum",
  leaving: "leaving",
}

const placeOf = (move: Move): string => ("at" in move ? leaderName(move.at) : linkInWords(move.from, move.to))

const kindsOf = (moves: ReadonlyArray<Move>): ReadonlyArray<Fault> => {
  const kinds = faultsOf(moves)
  return faults.filter((fault) => kinds.has(fault))
}

/** `a crash (B)`: each kind of fault in the moves, and where; empty without any. */
export const faultsInWords = (moves: ReadonlyArray<Move>): ReadonlyArray<string> =>
  kindsOf(moves).map((fault) => {
    const places = new Set(moves.filter((move) => faultOf(move) === fault).map(placeOf))
    return `${faultWords[fault]} (${[...places].join(", ")})`
  })

/** The moves of a counterexample. */
export const movesOf = ({ schedule }: Pick<Explained, "schedule">): ReadonlyArray<Move> =>
  decodeSchedule(schedule).moves

/** The facts, in the order in which they are shown. */
export const factsOf = (one: Explained): ReadonlyArray<Fact> => {
  const moves = movesOf(one)
  const found = faultsInWords(moves)
  return [
    fact("Schedule", countOf(moves.length, "move"), sizeInWords(one)),
    fact("Cluster", countOf(one.size, "leader"), one.leaders.length === 0 ? "" : seenAtInWords(one)),
    found.length === 0
      ? fact("Faults", "None", "writes and deliveries alone")
      : fact(
          "Faults",
          sentence(
            kindsOf(moves)
              .map((fault) => faultNames[fault])
              .join(", "),
          ),
          found.join(", "),
        ),
    ...shareOf(one),
    ...momentsInWords(one).map(({ name, event, where }) =>
      event === null
        ? fact(sentence(name), sentence(where), "")
        : { ...fact(sentence(name), `Event ${event}`, textOf(one, event)), event },
    ),
  ]
}

const fact = (name: string, value: string, more: string): Fact => ({ name, value, more, event: null })

const textOf = ({ events }: Explained, number: number): string => events[number - 1]?.text ?? ""

const seenAtInWords = ({ leaders }: Explained): string => `seen at ${leadersInWords(leaders)}`

const sizeInWords = ({ shrinking }: Explained): string => {
  if (shrinking === null) return "as it was given"
  const from = shrinking.from === shrinking.to ? "" : `shrunk from ${shrinking.from}; `
  return `${from}${shrinking.minimal ? "no move can go" : "a smaller one may exist"}`
}

/** How often the same writes go wrong from the start, where that was played. */
const shareOf = (one: Explained): ReadonlyArray<Fact> => {
  const start = startOf(one)
  if (start === undefined) return []
  const { failing, of, by } = start
  const counted = `${failing.toLocaleString("en-US")} of ${of.toLocaleString("en-US")}`
  const orders = by === "all" ? "orders, all played" : "orders drawn at random"
  return [fact(isCalm(one) ? "Fails in" : "Fails without faults in", counted, orders)]
}

const startOf = (one: Explained): Fate | undefined =>
  one.explanation?.doomed.fates.find(({ after }) => after === 0)

/** `true` when its faults, if any, are in how its clients write, which is so in every order as well. */
const isCalm = (one: Explained): boolean => kindsOf(movesOf(one)).every((fault) => fault === "ties")

/** The short paragraph behind the promise: how little it takes, and how often it goes wrong. */
export const leadInWords = (one: Explained): string => {
  const moves = movesOf(one)
  const found = faultsInWords(moves)
  const enough = one.shrinking?.minimal === true ? "are enough" : "do it"
  const needs =
    found.length === 0
      ? "no message is lost, no link is cut, no leader fails"
      : `${isNeeded(one, moves) ? "it takes" : "among them"} ${listed(found)}`
  return `${countOf(moves.length, "move")} at ${countOf(one.size, "leader")} ${enough}, and ${needs}.${oftenInWords(one)}`
}

/** `true` when it was played that each of its faults is needed: no move can go, and what is done in a faulty way is not done otherwise. */
const isNeeded = ({ shrinking, explanation }: Explained, moves: ReadonlyArray<Move>): boolean =>
  shrinking?.minimal === true &&
  moves.every((move, index) => {
    const name = wayOf(move)
    if (name === null) return true
    const choice = explanation?.relevance.moves[index]?.choices.find((one) => one.name === name)
    return choice?.passing.includes(name === "after" ? 1 : 0) === true
  })

/** The choice by which a move is a fault, where it is one only in how it is done. */
const wayOf = (move: Move): "after" | "ahead" | null => {
  if (move.kind === "write") return move.after === 0 ? "after" : null
  return move.kind === "deliver" && move.ahead > 0 ? "ahead" : null
}

const oftenInWords = (one: Explained): string => {
  const start = startOf(one)
  if (start === undefined) return ""
  const { failing, of, by, low, high } = start
  const counted =
    failing === of
      ? "every one fails"
      : failing === 0
        ? "none fails"
        : `${failing.toLocaleString("en-US")} ${failing === 1 ? "fails" : "fail"}`
  const orders = `${of.toLocaleString("en-US")} orders${isCalm(one) ? "" : " without a fault"} in which these writes and their messages can come`
  return by === "all"
    ? ` Of all ${orders}, ${counted}.`
    : ` Of ${orders}, drawn at random, ${counted} (95 % interval: ${percent(low)} to ${percent(high)}).`
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

const listed = (words: ReadonlyArray<string>): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`
