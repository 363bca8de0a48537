/**
 * What may be asked in the runs of a scope: which writes, by whom, and how time stands when they are made.
 *
 * One thing at most is odd about time: two writes in one instant, one leader whose clock is off from the start, or one
 * clock that steps back between two writes of its leader.
 */
import type { Cluster } from "../../model/replication/cluster.ts"
import { decider } from "../../model/replication/deciding.ts"
import type { Design } from "../../model/replication/design.ts"
import type { Move } from "../../model/replication/move.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import type { Write } from "../../model/vocabulary/write.ts"
import { type Act, inOrderForWrite } from "./commuting.ts"
import type { Naming, Timing } from "./naming.ts"

export interface RunScope {
  readonly leaders: number
  /** Writes in each run, at any leaders. */
  readonly writes: number
  /** The writes that a client may ask for as the first, the second and so on, from 1. */
  readonly offered: (ordinal: number) => ReadonlyArray<Write>
  readonly timing: Timing
}

/** Puts and deletes of one row; every put has a value of its own. */
export const oneRow = (ordinal: number): ReadonlyArray<Write> => [
  { kind: "put", key: "x", value: `v${ordinal}` },
  { kind: "delete", key: "x" },
]

/** A run so far, as far as what may be asked next depends on it. */
export interface SoFar {
  readonly cluster: Cluster
  readonly acts: ReadonlyArray<Act>
  readonly written: number
  /** One more than the highest leader that was asked or whose clock is off. */
  readonly named: number
  /** How many oddities of time it has. */
  readonly oddities: number
}

/** A write that may come next, perhaps with a jump of a clock right before it. */
export interface Asked {
  readonly moves: ReadonlyArray<Move>
  /** The leader that decides on it. */
  readonly at: LeaderId
  readonly named: number
  readonly oddities: number
}

/** How far a clock is off, and how far apart writes are then: odd against even, so that this alone makes no ties. */
const off = 5
const apart = 2

/** How a run may begin: with nothing, or with a clock that is off. */
export const openings = (
  { timing }: RunScope,
  naming: Naming,
): ReadonlyArray<{ readonly move: Move | null; readonly named: number }> =>
  timing !== "skew"
    ? [{ move: null, named: 0 }]
    : (naming.next[0] ?? []).flatMap((at) =>
        [-off, off].map((by) => ({ move: { kind: "clock", at, by } as const, named: at + 1 })),
      )

/** What may be asked next. Where an oddity is wanted, the last write has it if none before did. */
export const writesAfter = (
  design: Design,
  { offered, timing, writes }: RunScope,
  naming: Naming,
  { cluster, acts, written, named, oddities }: SoFar,
): ReadonlyArray<Asked> => {
  const wanted = timing === "ties" || timing === "step back"
  const ordinary = !wanted || oddities > 0 || written < writes - 1
  const after = timing === "skew" || timing === "step back" ? apart : 1
  return (naming.next[named] ?? []).flatMap((asked) =>
    offered(written + 1).flatMap((write): ReadonlyArray<Asked> => {
      const decides = decider(design, cluster, asked, write)
      const at = typeof decides === "number" ? decides : asked
      if (!inOrderForWrite(acts, at)) return []
      const rest = { at, named: Math.max(named, asked + 1) }
      const plain = { kind: "write", at: asked, after, write } as const
      const odd: ReadonlyArray<Move> | null =
        oddities > 0
          ? null
          : timing === "ties" && written > 0
            ? [{ ...plain, after: 0 }]
            : timing === "step back" && acts.some((act) => act.kind === "write" && act.at === at)
              ? [{ kind: "clock", at, by: -off }, plain]
              : null
      return [
        ...(ordinary ? [{ ...rest, moves: [plain], oddities }] : []),
        ...(odd === null ? [] : [{ ...rest, moves: odd, oddities: 1 }]),
      ]
    }),
  )
}
