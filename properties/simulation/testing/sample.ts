/**
 * Schedules to test and to measure the simulation with: 60 moves for 3 leaders, a third of them writes, every
 * fault.
 *
 * They are not the adversary's: nothing here looks for trouble, and nothing shrinks.
 */
import type { Move } from "../../../model/replication/move.ts"
import type { Link } from "../../../model/topology.ts"
import type { LeaderId } from "../../../model/vocabulary/leader.ts"
import type { Write } from "../../../model/vocabulary/write.ts"
import type { Run } from "../../subjects/subject.ts"
import { seeded } from "../interleaving.ts"

/** How many leaders the schedules are for. */
export const leaders = 3

const moves = 60

const writeFrom = (pick: (choices: number) => number): Write => {
  const key = "xyz".charAt(pick(3))
  const value = `v${pick(3)}`
  switch (pick(6)) {
    case 0:
      return { kind: "delete", key }
    case 1:
      return { kind: "assign", key, value }
    case 2:
      return { kind: "increment", key, by: pick(5) - 2 }
    case 3:
      return { kind: "add", key, element: value }
    case 4:
      return { kind: "remove", key, element: value }
    default:
      return { kind: "put", key, value }
  }
}

const moveFrom = (pick: (choices: number) => number, links: ReadonlyArray<Link>): Move => {
  const kind = pick(60)
  const at = pick(leaders)
  const link = links[pick(links.length)] ?? { from: 0, to: 1 }
  if (kind < 20) return { kind: "write", at, after: pick(2), write: writeFrom(pick) }
  if (kind < 48) return { kind: "deliver", ...link, ahead: pick(4) === 0 ? 1 : 0 }
  if (kind < 50) return { kind: "duplicate", ...link, back: pick(2) }
  if (kind < 52) return { kind: "lose", ...link }
  if (kind < 54) return { kind: "cut", ...link }
  if (kind < 55) return { kind: "mend", ...link }
  if (kind < 56) return { kind: "reconnect", ...link }
  if (kind < 57) return { kind: "crash", at }
  if (kind < 59) return { kind: "restart", at }
  return { kind: "clock", at, by: pick(9) - 4 }
}

/** A schedule that depends on its seed only. */
export const scheduleFrom = (seed: number, links: ReadonlyArray<Link>): ReadonlyArray<Move> => {
  const draw = seeded(seed)
  return Array.from({ length: moves }, () => moveFrom((choices) => Math.floor(draw() * choices), links))
}

/**
 * The last phase: every leader restarted, every link mended and opened anew, every message delivered in
 * order.
 */
export const settle = (run: Run, links: ReadonlyArray<Link>): void => {
  for (let at: LeaderId = 0; at < leaders; at++) run.play({ kind: "restart", at })
  for (const link of links) run.play({ kind: "mend", ...link })
  for (const link of links) run.play({ kind: "reconnect", ...link })
  for (let moved = true; moved;) {
    moved = false
    for (const link of links) while (run.play({ kind: "deliver", ...link, ahead: 0 }).length > 0) moved = true
  }
}
