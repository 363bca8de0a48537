/**
 * The replication model as a machine: a design, in a scope small enough to be exhausted.
 *
 * Besides the cluster, a state holds what has happened at each leader, in order. Two paths that lead to the same state are
 * then told apart by no property, because a property reads only what happened at each leader, in order, and which
 * writes those had seen. So judging one path to each state judges them all.
 */
import { type Cluster, start } from "../../model/replication/cluster.ts"
import type { Design } from "../../model/replication/design.ts"
import { enabled } from "../../model/replication/enabled.ts"
import type { Happening } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import { step } from "../../model/replication/step.ts"
import { type LeaderId, leadersOf } from "../../model/vocabulary/leader.ts"
import type { Family, Write } from "../../model/vocabulary/write.ts"
import { type Feature, recordWrites } from "../adversary/record-writes.ts"
import { keyNames } from "../adversary/scope.ts"
import type { Fault } from "../subjects/subject.ts"
import { fingerprint } from "./fingerprint.ts"
import type { Machine } from "./machine.ts"

/** How far an exploration goes. */
export interface ExploreScope {
  readonly leaders: number
  /** Writes in all, at any leaders. */
  readonly writes: number
  /** Objects of each family. */
  readonly keys: number
  readonly families: ReadonlyArray<Family>
  /** What is written to records, where they are among the families. */
  readonly features: ReadonlyArray<Feature>
  readonly faults: ReadonlyArray<Fault>
  /** Fault moves in all; mending and restarting are free. */
  readonly faultMoves: number
}

export interface Explored {
  readonly cluster: Cluster
  /** For each leader, a fingerprint of everything that has happened there, in order. */
  readonly past: ReadonlyArray<number>
  readonly writes: number
  readonly faultMoves: number
}

const sameInstant = (move: Move): boolean => move.kind === "write" && move.after === 0

/** The fault that a move is, or `null` for an ordinary move. */
export const faultOf = (move: Move): Fault | null => {
  switch (move.kind) {
    case "write":
      return sameInstant(move) ? "ties" : null
    case "deliver":
      return move.ahead > 0 ? "reordering" : null
    case "duplicate":
      return "duplication"
    case "lose":
      return "loss"
    case "cut":
      return "partition"
    case "reconnect":
      return "loss"
    case "crash":
      return "crash"
    case "vacuum":
      return "vacuum"
    case "leave":
      return "leaving"
    case "clock":
      return "skew"
    case "mend":
    case "restart":
    case "join":
      return null
  }
}

const writesTo = (
  family: Family,
  key: string,
  others: ReadonlyArray<string>,
  features: ReadonlyArray<Feature>,
  ordinal: number,
): ReadonlyArray<Write> => {
  switch (family) {
    case "record":
      return features.flatMap((feature) =>
        others.flatMap((other) => recordWrites(feature, key, other, ordinal)),
      )
    case "row":
      return [
        { kind: "put", key, value: `v${ordinal}` },
        { kind: "delete", key },
      ]
    case "register":
      return [{ kind: "assign", key, value: `v${ordinal}` }]
    case "counter":
      return [{ kind: "increment", key, by: ordinal }]
    case "set":
      return [
        { kind: "add", key, element: "p" },
        { kind: "remove", key, element: "p" },
      ]
  }
}

/** Which links were cut and which leaders were up: what some properties read of the moment of a write. */
export interface Outages {
  readonly cut: ReadonlyArray<boolean>
  readonly up: ReadonlyArray<boolean>
}

export const outagesOf = ({ links, leaders }: Cluster): Outages => ({
  cut: links.map(({ cut }) => cut),
  up: leaders.map(({ up }) => up),
})

/** The leader at which a happening is observed. */
export const observerOf = (happening: Happening): LeaderId =>
  "at" in happening ? happening.at : happening.to

/** The past of a leader with one happening more. */
export const remembering = (past: number, happening: Happening, outages: Outages): number =>
  fingerprint([
    past,
    Math.floor(past / 2 ** 32),
    happening,
    happening.kind === "refused" || happening.kind === "wrote" ? outages : null,
  ])

/** The past of every leader after what happened, with the outages before it. */
const observed = (cluster: Cluster, past: ReadonlyArray<number>, happened: ReadonlyArray<Happening>) => {
  const next = past.slice()
  for (const happening of happened) {
    const at = observerOf(happening)
    next[at] = remembering(next[at] ?? 0, happening, outagesOf(cluster))
  }
  return next
}

/**
 * The longest log to which an ordinary delivery still adds: twice as many changes as there can be. Where one is longer some
 * change goes round, as the last phase will show, and what lies behind has no end.
 */
export const longestLog = ({ writes, keys, features }: ExploreScope): number =>
  2 * writes * (features.length === 0 ? 1 : keys + writes)

/** The moves that a scope offers whatever the state is: the first, second and so on write, and jumps of clocks. */
export const offersOf = (design: Design, scope: ExploreScope) => {
  const keys = keyNames.slice(0, scope.keys)
  const families = scope.families.filter((family) => design.families.includes(family))
  const instants = scope.faults.includes("ties") ? [1, 0] : [1]
  const jumps = scope.faults.includes("skew")
    ? leadersOf(scope.leaders).flatMap((at) => [
        { kind: "clock", at, by: -2 } as const,
        { kind: "clock", at, by: 2 } as const,
      ])
    : []
  const writeMoves = (ordinal: number) =>
    leadersOf(scope.leaders).flatMap((at) =>
      families.flatMap((family) =>
        keys.flatMap((key) =>
          writesTo(
            family,
            key,
            keys.filter((other) => other !== key),
            scope.features,
            ordinal,
          ).flatMap((write) => instants.map((after) => ({ kind: "write", at, after, write }) as const)),
        ),
      ),
    )
  return { jumps, writes: Array.from({ length: scope.writes }, (_, index) => writeMoves(index + 1)) }
}

/** The machine of a design within a scope. */
export const replicationMachine = (design: Design, scope: ExploreScope): Machine<Explored, Move> => {
  const offers = offersOf(design, scope)
  const longest = longestLog(scope)
  return {
    initial: [
      {
        cluster: start(design, scope.leaders),
        past: leadersOf(scope.leaders).map(() => 0),
        writes: 0,
        faultMoves: 0,
      },
    ],
    moves: ({ cluster, writes, faultMoves }) => {
      const offered = [...(offers.writes[writes] ?? []), ...enabled(design, cluster), ...offers.jumps]
      return offered.filter((move) => {
        const fault = faultOf(move)
        if (fault === null)
          return move.kind !== "deliver" || (cluster.leaders[move.to]?.log.length ?? 0) <= longest
        return scope.faults.includes(fault) && faultMoves < scope.faultMoves
      })
    },
    step: (state, move) => {
      const { cluster, happened } = step(design, state.cluster, move)
      // A refused write leaves the cluster as it was, but not what was observed of it. A change that a rule stops leaves
      // both: the last phase tries it again.
      if (happened.every(({ kind }) => kind === "stopped")) return null
      return {
        cluster,
        past: observed(state.cluster, state.past, happened),
        writes: state.writes + (move.kind === "write" ? 1 : 0),
        faultMoves: state.faultMoves + (faultOf(move) === null ? 0 : 1),
      }
    },
    fingerprint: ({ cluster, past, writes, faultMoves }) =>
      fingerprint([
        cluster.leaders,
        cluster.links,
        cluster.now,
        past.map((print) => [print | 0, Math.floor(print / 2 ** 32)]),
        writes,
        faultMoves,
      ]),
  }
}
