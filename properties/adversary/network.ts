/**
 * A sketch of the network: which messages are under way on which link, without what is in them.
 *
 * A strategy that chooses among enabled moves plays against it. It stands for any subject, since it knows no rules: a
 * leader sends on what it has not yet seen, over a complete graph only what began there, and never back to where it came
 * from. What it cannot know (a write that is refused, a stream that stops, what a crash forgets) makes it list a move that
 * changes nothing, or miss one, and no schedule is invalid for that.
 */
import type { Move } from "../../model/replication/move.ts"
import type { Link } from "../../model/topology.ts"
import { type LeaderId, leadersOf } from "../../model/vocabulary/leader.ts"

/** A message: which write, where it began, and who sent it to the leader that has it. */
interface Message {
  readonly write: number
  readonly origin: LeaderId
  readonly from: LeaderId
}

interface Wire extends Link {
  cut: boolean
  waiting: ReadonlyArray<Message>
  passed: number
}

interface Site {
  up: boolean
  readonly seen: Set<number>
  readonly log: Array<Message>
}

/** A network in play: it changes with every move. */
export interface Network {
  /** `true` when the move would do something now, as far as can be told. */
  readonly enables: (move: Move) => boolean
  readonly perform: (move: Move) => void
}

/** The network of a cluster in which nothing has been written. */
export const networkOf = (leaders: number, links: ReadonlyArray<Link>): Network => {
  const sites = leadersOf(leaders).map((): Site => ({ up: true, seen: new Set(), log: [] }))
  const wires = links.map(({ from, to }): Wire => ({ from, to, cut: false, waiting: [], passed: 0 }))
  const direct = links.length === leaders * (leaders - 1)
  let writes = 0

  const places = new Map(wires.map((wire) => [wire.from * leaders + wire.to, wire] as const))
  const wireOf = ({ from, to }: Link): Wire | undefined => places.get(from * leaders + to)

  const open = (wire: Wire): boolean =>
    !wire.cut && sites[wire.from]?.up === true && sites[wire.to]?.up === true

  const carries = (wire: Wire, { origin, from }: Message): boolean =>
    direct ? origin === wire.from : origin !== wire.to && from !== wire.to

  const accept = (at: LeaderId, message: Message): void => {
    const site = sites[at]
    if (site === undefined || site.seen.has(message.write)) return
    site.seen.add(message.write)
    site.log.push(message)
    for (const wire of wires)
      if (wire.from === at && open(wire) && carries(wire, message)) wire.waiting = [...wire.waiting, message]
  }

  /** A new connection starts with what the receiver has not seen. */
  const connect = (wire: Wire): void => {
    const seen = sites[wire.to]?.seen
    const log = open(wire) ? (sites[wire.from]?.log ?? []) : []
    wire.waiting = log.filter((message) => seen?.has(message.write) === false && carries(wire, message))
    wire.passed = 0
  }

  const turn = (at: LeaderId, up: boolean): void => {
    const site = sites[at]
    if (site !== undefined) site.up = up
    for (const wire of wires) if (wire.from === at || wire.to === at) connect(wire)
  }

  return {
    enables: (move) => {
      switch (move.kind) {
        case "write":
        case "crash":
        case "vacuum":
          return sites[move.at]?.up === true
        case "restart":
          return sites[move.at]?.up === false
        case "clock":
          return true
        case "deliver":
          return (wireOf(move)?.waiting.length ?? 0) > move.ahead
        case "lose":
          return (wireOf(move)?.waiting.length ?? 0) > 0
        case "duplicate":
          return (wireOf(move)?.passed ?? 0) > move.back
        case "mend":
          return wireOf(move)?.cut === true
        case "cut":
          return wireOf(move)?.cut === false
        case "reconnect": {
          const wire = wireOf(move)
          return wire !== undefined && open(wire)
        }
        // No strategy draws these: see `drawnFaults`.
        case "leave":
        case "join":
          return false
      }
    },
    perform: (move) => {
      switch (move.kind) {
        case "write":
          return accept(move.at, { write: writes++, origin: move.at, from: move.at })
        case "crash":
          return turn(move.at, false)
        case "restart":
          return turn(move.at, true)
        case "deliver": {
          const wire = wireOf(move)
          const message = wire?.waiting[move.ahead]
          if (wire === undefined || message === undefined) return
          wire.waiting = wire.waiting.toSpliced(move.ahead, 1)
          wire.passed++
          return accept(move.to, { ...message, from: move.from })
        }
        case "lose": {
          const wire = wireOf(move)
          if (wire === undefined || wire.waiting.length === 0) return
          wire.waiting = wire.waiting.slice(1)
          wire.passed++
          return
        }
        case "cut":
        case "mend":
        case "reconnect": {
          const wire = wireOf(move)
          if (wire === undefined) return
          wire.cut = move.kind === "cut" || (move.kind === "reconnect" && wire.cut)
          return connect(wire)
        }
        case "duplicate":
        case "clock":
        case "vacuum":
        case "leave":
        case "join":
      }
    },
  }
}
