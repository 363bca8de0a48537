/**
 * For the tests of the systems, and no part of the specification: documented anomalies of tables, and how the leaders end.
 *
 * `stops B>A` says that a change from B is stopped at A for ever, with all that is behind it.
 */
import { describe, expect, it } from "vitest"
import type { Design } from "../replication/design.ts"
import type { Move } from "../replication/move.ts"
import { step } from "../replication/step.ts"
import { leaderName } from "../vocabulary/leader.ts"
import { everyKey, generatedKey } from "../vocabulary/write.ts"
import type { Ends } from "./anomaly.ts"
import { ask, deliver, drained, played, shownEverywhere } from "./moves.ts"

export const set = (at: number, key: string, column: string, value: string): Move =>
  ask(at, { kind: "set", key, column, value })
export const both = (at: number, key: string, other: string, value: string): Move =>
  ask(at, { kind: "set-both", key, other, value })
export const erase = (at: number, key: string): Move => ask(at, { kind: "erase", key })
export const add = (at: number, key: string, plus: number): Move =>
  ask(at, { kind: "adjust", key, times: 1, plus })
export const truncate = (at: number): Move => ask(at, { kind: "truncate", key: everyKey })
export const generate = (at: number, value: string): Move =>
  ask(at, { kind: "generate", key: generatedKey, value })

/** The records of a leader, such as `x(a=1 b=2) y(a=1)`. */
const recordsAt = (design: Design, size: number, moves: ReadonlyArray<Move>): string => {
  const { cluster } = drained(design, played(design, size, moves).cluster)
  const keys = [...new Set(cluster.leaders.flatMap(({ objects }) => Object.keys(objects.record)))].toSorted()
  const leaders = cluster.leaders.map(({ id }) => {
    const records = keys.flatMap((key) => {
      const shown = shownEverywhere(cluster, "record", key)[id]
      if (typeof shown !== "object" || shown === null) return []
      const columns = Object.entries(shown).map(([column, value]) => `${column}=${value}`)
      return [`${key}(${columns.join(" ")})`]
    })
    return [leaderName(id), ...records].join(" ")
  })
  const stops = cluster.links.flatMap(({ from, to }) =>
    step(design, cluster, deliver(from, to)).happened.some(({ kind }) => kind === "stopped")
      ? [`stops ${leaderName(from)}>${leaderName(to)}`]
      : [],
  )
  return [...leaders, ...stops].join(", ")
}

/** Plays the moves on every design named, delivers the rest, and compares what a read of every record shows. */
export const tableAnomaly = (title: string, size: number, moves: ReadonlyArray<Move>, ends: Ends): void => {
  describe(title, () => {
    for (const [end, designs] of Object.entries(ends))
      it.each(designs)(`$name ends with ${end}`, (design) => {
        expect(recordsAt(design, size, moves)).toBe(end)
      })
  })
}
