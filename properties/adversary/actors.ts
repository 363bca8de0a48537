/**
 * A cluster as a race: the actors are the clients of each leader, each link, and each fault.
 *
 * What the actors will do is drawn first: the writes of each client, and the faults within their budgets, each with the
 * leader or link that it hits. What is left to a strategy is only the order.
 */
import type { Move } from "../../model/replication/move.ts"
import { type LeaderId, leadersOf } from "../../model/vocabulary/leader.ts"
import type { Fault } from "../subjects/subject.ts"
import type { Draw } from "./draw.ts"
import { networkOf } from "./network.ts"
import type { ActorKind, Race } from "./race.ts"
import type { Random } from "./random.ts"
import { clockJumps, type Scope } from "./scope.ts"
import { writeTo } from "./writes.ts"

/** What an actor does, in order. A link does the same for ever. */
interface Actor {
  readonly kind: ActorKind
  readonly moves: ReadonlyArray<Move>
}

/** In a schedule of so many moves at most one in so many is a write: each is delivered to every other leader. */
const movesPerWrite = 3

/** The race of a run, with all that its actors will do drawn from `random`. */
export const actorsOf = (scope: Scope, draw: Draw, random: Random): Race<Move> => {
  const actors = [
    ...clients(scope, draw, random),
    ...scope.links.map((link): Actor => ({ kind: "link", moves: [{ kind: "deliver", ...link, ahead: 0 }] })),
    ...draw.faults.flatMap((fault) => faultsOf(fault, scope, draw, random)),
  ]
  const network = networkOf(scope.leaders, scope.links)
  const made = actors.map(() => 0)
  const next = (actor: number): Move | undefined => {
    const { kind, moves } = actors[actor] ?? { kind: "fault", moves: [] }
    return moves[kind === "link" ? 0 : (made[actor] ?? 0)]
  }
  return {
    actors: actors.length,
    kindOf: (actor) => actors[actor]?.kind ?? "fault",
    isEnabled: (actor) => {
      const move = next(actor)
      return move !== undefined && network.enables(move)
    },
    perform: (actor) => {
      const move = next(actor)
      if (move === undefined) throw new RangeError(`actor ${actor} has nothing to do`)
      network.perform(move)
      made[actor] = (made[actor] ?? 0) + 1
      return move
    },
    conflict: (one, other) => {
      const [a, b] = [next(one), next(other)]
      return a !== undefined && b !== undefined && meet(a, b)
    },
  }
}

/** The leaders whose state a move reads or changes. A link's own moves are at both of its ends. */
const placesOf = (move: Move): ReadonlyArray<LeaderId> => {
  switch (move.kind) {
    case "deliver":
    case "duplicate":
      return [move.to]
    case "lose":
    case "cut":
    case "mend":
    case "reconnect":
      return [move.from, move.to]
    case "write":
    case "crash":
    case "restart":
    case "vacuum":
    case "clock":
    case "leave":
    case "join":
      return [move.at]
  }
}

/** `true` when two moves are at one leader: it may matter which is first. */
const meet = (a: Move, b: Move): boolean => {
  const places = placesOf(b)
  return placesOf(a).some((leader) => places.includes(leader))
}

/** The clients of some leaders, often of few, and who of them writes what. */
const clients = (scope: Scope, draw: Draw, random: Random): ReadonlyArray<Actor> => {
  const total = 2 + random.below(Math.max(1, Math.floor(scope.moves / movesPerWrite) - 1))
  const leaders = leadersOf(scope.leaders)
  const writers = random.once(4)
    ? leaders
    : [random.pick(leaders), random.pick(leaders), random.pick(leaders)]
  const writes = new Map<LeaderId, Array<Move>>()
  let ties = draw.budgets.ties ?? 0
  for (let index = 0; index < total; index++) {
    const at = random.pick(writers)
    const tied = ties > 0 && random.once(2)
    if (tied) ties--
    const write = writeTo(random.pick(draw.families), random, scope.keys, draw.features, index)
    const move: Move = { kind: "write", at, after: tied ? 0 : 1, write }
    const before = writes.get(at)
    if (before === undefined) writes.set(at, [move])
    else before.push(move)
  }
  return leaders.map((at): Actor => ({ kind: "client", moves: writes.get(at) ?? [] }))
}

/** At most one in so many moves is of one fault, where faults are unlimited. */
const movesPerFault = 6

const faultsOf = (fault: Fault, scope: Scope, draw: Draw, random: Random): ReadonlyArray<Actor> => {
  const most = Math.min(draw.budgets[fault] ?? 0, Math.max(1, Math.floor(scope.moves / movesPerFault)))
  const count = 1 + random.below(Math.max(1, most))
  return Array.from({ length: count }, () =>
    oneFault(fault, scope, random).map((move): Actor => ({ kind: "fault", moves: [move] })),
  ).flat()
}

/** The moves of one fault, each of which has its own time: what ends a fault comes for most of them. */
const oneFault = (fault: Fault, scope: Scope, random: Random): ReadonlyArray<Move> => {
  const link = random.pick(scope.links)
  const at = random.below(scope.leaders)
  const ends = !random.once(4)
  switch (fault) {
    case "loss":
      return [{ kind: random.once(2) ? "lose" : "reconnect", ...link }]
    case "duplication":
      return [{ kind: "duplicate", ...link, back: random.below(3) }]
    case "reordering":
      return [{ kind: "deliver", ...link, ahead: 1 + random.below(2) }]
    case "partition":
      return [{ kind: "cut", ...link }, ...(ends ? [{ kind: "mend", ...link } as const] : [])]
    case "crash":
      return [{ kind: "crash", at }, ...(ends ? [{ kind: "restart", at } as const] : [])]
    case "skew":
      return [{ kind: "clock", at, by: random.pick(clockJumps) }]
    case "vacuum":
      return [{ kind: "vacuum", at }]
    // Ties are a matter of the writes; that leaders leave is not drawn at random, see `drawnFaults`.
    case "ties":
    case "leaving":
      return []
  }
}
