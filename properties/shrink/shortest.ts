/**
 * The shortest schedule that breaks a property, by trying them all: what shrinking is measured against.
 *
 * Slow and literal: breadth-first over schedules, each played from nothing. Two schedules that make the same happen at
 * every leader, in as much time, are one; a move without effect ends its branch.
 */
import type { Move } from "../../model/replication/move.ts"
import { leadersOf } from "../../model/vocabulary/leader.ts"
import type { Family, Write } from "../../model/vocabulary/write.ts"
import { drawnWrites, features } from "../adversary/record-writes.ts"
import type { Scope } from "../adversary/scope.ts"
import { evidenceOf } from "../evidence.ts"
import { fingerprint } from "../explorer/fingerprint.ts"
import type { History } from "../history.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import type { Fault, Subject } from "../subjects/subject.ts"

const writesTo = (family: Family, ordinal: number): ReadonlyArray<Write> => {
  const [key, value] = ["x", `v${ordinal}`]
  switch (family) {
    case "row":
      return [
        { kind: "put", key, value },
        { kind: "delete", key },
      ]
    case "register":
      return [{ kind: "assign", key, value }]
    case "counter":
      return [1, 2, -1].map((by) => ({ kind: "increment", key, by }))
    case "set":
      return ["p", "q"].flatMap((element) => [
        { kind: "add", key, element },
        { kind: "remove", key, element },
      ])
    case "record":
      return features.flatMap((feature) => [
        ...drawnWrites(feature, "x", "y", ordinal),
        ...drawnWrites(feature, "y", "x", ordinal),
      ])
  }
}

/** Every move that a schedule may go on with; its next write is the one of that number. */
const movesOf = ({ leaders, links, families, faults }: Scope, ordinal: number): ReadonlyArray<Move> => {
  const on = (fault: Fault, moves: ReadonlyArray<Move>): ReadonlyArray<Move> =>
    faults.includes(fault) ? moves : []
  const all = leadersOf(leaders)
  const instants = faults.includes("ties") ? [1, 0] : [1]
  const writes = families.flatMap((family) => writesTo(family, ordinal))
  return [
    ...all.flatMap((at) =>
      writes.flatMap((write) => instants.map((after): Move => ({ kind: "write", at, after, write }))),
    ),
    ...links.flatMap(({ from, to }): ReadonlyArray<Move> => [
      { kind: "deliver", from, to, ahead: 0 },
      ...on("reordering", [{ kind: "deliver", from, to, ahead: 1 }]),
      ...on("duplication", [{ kind: "duplicate", from, to, back: 0 }]),
      ...on("loss", [
        { kind: "lose", from, to },
        { kind: "reconnect", from, to },
      ]),
      ...on("partition", [
        { kind: "cut", from, to },
        { kind: "mend", from, to },
      ]),
    ]),
    ...all.flatMap((at): ReadonlyArray<Move> => [
      ...on("crash", [
        { kind: "crash", at },
        { kind: "restart", at },
      ]),
      ...on("skew", [
        { kind: "clock", at, by: -1 },
        { kind: "clock", at, by: 1 },
      ]),
      ...on("vacuum", [{ kind: "vacuum", at }]),
    ]),
  ]
}

/** What tells two histories' beginnings apart: what happened at each leader, in order, and how much time went by. */
const printOf = (history: History, moves: ReadonlyArray<Move>): number => {
  const happened = history.steps.slice(0, moves.length).flatMap((step) => step.happened)
  const places = leadersOf(history.leaders).map((leader) =>
    happened.filter((one) => ("at" in one ? one.at : one.to) === leader),
  )
  return fingerprint([
    moves.reduce((time, move) => time + (move.kind === "write" ? move.after : 0), 0),
    places,
  ])
}

/** The moves of a shortest schedule within the scope that breaks the property; `null` when none has up to `most` moves. */
export const shortestFailing = (
  subject: Subject,
  property: Property,
  scope: Scope,
  most: number,
): ReadonlyArray<Move> | null => {
  const known = new Set<number>()
  let paths: ReadonlyArray<ReadonlyArray<Move>> = [[]]
  for (let size = 1; size <= most; size++) {
    const longer: Array<ReadonlyArray<Move>> = []
    for (const path of paths)
      for (const move of movesOf(scope, 1 + path.filter(({ kind }) => kind === "write").length)) {
        const moves = [...path, move]
        const history = play(subject, { leaders: scope.leaders, moves })
        if (history.settlesFrom < size) continue
        if (property.check(evidenceOf(history)).violation !== null) return moves
        const print = printOf(history, moves)
        if (known.has(print)) continue
        known.add(print)
        longer.push(moves)
      }
    paths = longer
  }
  return null
}
