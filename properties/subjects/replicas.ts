/**
 * Libraries as subjects: some replicas of a third-party library, and a transport between them that the adversary owns.
 *
 * Every leader sends its own updates, and nothing else, to every other, one message for each write; a message is
 * delivered, overtaken, repeated or lost as the schedule says. A new connection is catch-up: the sender sends its
 * updates again, in its order, from the first one that the receiver has not applied.
 *
 * Limits: nothing here is durable, so no leader crashes; a library's own network and storage adapters are not played,
 * and neither is a leader that passes on what it got.
 */
import type { Happening } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import { allToAll } from "../../model/topology.ts"
import { type LeaderId, leadersOf } from "../../model/vocabulary/leader.ts"
import { type Family, familyOf, nothingShown, type Write } from "../../model/vocabulary/write.ts"
import { arrive, type Leader, type Message, missing, read } from "./arrival.ts"
import { connection, type InFlight, passed, take } from "./in-flight.ts"
import type { Library, WriteTo } from "./library.ts"
import type { Fault, Run, Subject } from "./subject.ts"

/** The faults of the transport, which every library is put through. */
const transport: ReadonlyArray<Fault> = ["loss", "duplication", "reordering", "partition"]

/** The subject that a library is. */
export const replicaSubject = <Update, F extends Family>(library: Library<Update, F>): Subject => ({
  name: library.name,
  title: library.title,
  source: library.source,
  kind: "library",
  families: library.families,
  faults: library.readsClock ? [...transport, "skew", "ties"] : transport,
  stamps: library.stamps,
  disclaims: library.disclaims,
  links: allToAll.links,
  open: (leaders) => openReplicas(library, leaders),
})

interface Link<Update, F extends Family> {
  readonly from: Leader<Update, F>
  readonly to: Leader<Update, F>
  /** `undefined` while the link is cut. */
  flight: InFlight<Message<Update>> | undefined
}

const openReplicas = <Update, F extends Family>(library: Library<Update, F>, size: number): Run => {
  const families: ReadonlyArray<Family> = library.families
  const isOffered = (write: Write): write is WriteTo<F> => families.includes(familyOf(write))
  let now = 0
  let writes = 0
  /** How many ticks each leader's wall clock is ahead of true time. */
  const ahead = leadersOf(size).map(() => 0)
  const leaders = leadersOf(size).map((id): Leader<Update, F> => {
    const replica = library.replica(id, () => now + (ahead[id] ?? 0))
    return { id, replica, blank: () => library.replica(size, () => now), own: [], applied: [], held: [] }
  })
  const links = leaders.flatMap((from) =>
    leaders.flatMap((to): ReadonlyArray<Link<Update, F>> =>
      from === to ? [] : [{ from, to, flight: connection([]) }],
    ),
  )
  const linked = (from: LeaderId, to: LeaderId): Link<Update, F> | undefined =>
    links.find((link) => link.from.id === from && link.to.id === to)

  const write = (at: LeaderId, after: number, write: Write): ReadonlyArray<Happening> => {
    const leader = leaders[at]
    if (leader === undefined || !isOffered(write)) return []
    now += after
    const written = leader.replica.write(write)
    if (written === "absent") return [{ kind: "refused", at, write, why: "absent" }]
    const dot = { leader: at, sequence: leader.own.length + 1 }
    const message = { age: writes++, dot, write, update: written.update }
    leader.own.push(message)
    leader.applied.push(message)
    for (const { from, flight } of links) if (from === leader) flight?.messages.push(message)
    return [
      { kind: "wrote", at, asked: at, dot, stamp: written.stamp, write, shows: read(leader.replica, write) },
    ]
  }

  const clock = (at: LeaderId, by: number): ReadonlyArray<Happening> => {
    const before = ahead[at]
    if (before === undefined || !library.readsClock || by === 0) return []
    ahead[at] = before + by
    return [{ kind: "clock", at, by }]
  }

  const transported = (move: Extract<Move, { readonly from: LeaderId }>): ReadonlyArray<Happening> => {
    const { kind, from, to } = move
    const link = linked(from, to)
    if (link === undefined || (link.flight === undefined) !== (kind === "mend")) return []
    switch (kind) {
      case "deliver":
      case "duplicate": {
        const message = kind === "deliver" ? take(link.flight, move.ahead) : passed(link.flight, move.back)
        return message === undefined ? [] : arrive(link.to, message)
      }
      case "lose": {
        const lost = take(link.flight, 0)
        return lost === undefined ? [] : [{ kind: "lost", from, to, dot: lost.dot }]
      }
      case "cut":
        link.flight = undefined
        return [{ kind: "cut", from, to }]
      case "mend":
      case "reconnect":
        link.flight = connection(missing(link.from, link.to))
        return [{ kind: kind === "mend" ? "mended" : "reconnected", from, to }]
    }
  }

  const play = (move: Move): ReadonlyArray<Happening> => {
    switch (move.kind) {
      case "write":
        return write(move.at, move.after, move.write)
      case "clock":
        return clock(move.at, move.by)
      case "deliver":
      case "duplicate":
      case "lose":
      case "cut":
      case "mend":
      case "reconnect":
        return transported(move)
      case "crash":
      case "restart":
      case "vacuum":
      case "leave":
      case "join":
        return []
    }
  }

  return {
    play,
    view: (leader) => leaders[leader]?.replica.view() ?? nothingShown,
    close: () => leaders.forEach(({ replica }) => replica.close()),
  }
}
