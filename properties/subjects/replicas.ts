/**
 * Libraries as subjects: some replicas of a third-party library, and a transport between them that the adversary owns.
 *
 * Every leader sends its own updates, and nothing else, to every other, one message for each write; a message is
 * delivered, overtaken, repeated or lost as the schedule says. A new connection is catch-up: the sender sends its
 * updates again, in its order, from the first one that the receiver has not applied.
 *
 * What an arrival is reported as:
 * - A message that the leader has already is played into the library all the same, since the contracts played here
 *   allow it, and is reported as an ignored duplicate.
 * - An update that the library holds back (see `holds`) is `buffered`, and `applied` once it is in place.
 * - One arrival may let in what was held back. All that it put in place is reported in the order in which it was
 *   written. A library shows no state between two of them, so all but the last show what a second replica shows that is
 *   given the same updates in that order, one at a time; the last is a read of the replica itself.
 *
 * Limits: nothing here is durable, so no leader crashes; a library's own network and storage adapters are not played.
 */
import type { Happening, Outcome } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import { allToAll } from "../../model/topology.ts"
import * as Dot from "../../model/vocabulary/dot.ts"
import { type LeaderId, leadersOf } from "../../model/vocabulary/leader.ts"
import { type Family, familyOf, type Shown, shownIn, type View, type Write } from "../../model/vocabulary/write.ts"
import { connection, type InFlight, passed, take } from "./in-flight.ts"
import type { Library, Replica, WriteTo } from "./library.ts"
import type { Fault, Run, Subject } from "./subject.ts"

/** One update on its way, with the write that made it. */
interface Message<Update> {
  /** How many writes there were before it, in the whole cluster: an order in which no update comes before its causes. */
  readonly age: number
  readonly dot: Dot.Dot
  readonly write: Write
  readonly update: Update
}

interface Leader<Update, F extends Family> {
  readonly id: LeaderId
  readonly replica: Replica<Update, F>
  /** The updates of its own writes, in order. */
  readonly own: Array<Message<Update>>
  /** All that it has applied, its own and those received, in order. */
  readonly applied: Array<Message<Update>>
  /** What the library holds back, in the order of arrival. */
  held: ReadonlyArray<Message<Update>>
}

interface Link<Update> {
  readonly from: LeaderId
  readonly to: LeaderId
  /** `undefined` while the link is cut. */
  flight: InFlight<Message<Update>> | undefined
}

/** The faults of the transport, which every library is put through. */
const transport: ReadonlyArray<Fault> = ["loss", "duplication", "reordering", "partition"]

const nothing: View = { row: {}, register: {}, counter: {}, set: {} }

/** The subject that a library is. */
export const replicaSubject = <Update, F extends Family>(library: Library<Update, F>): Subject => ({
  name: library.name,
  title: library.title,
  source: library.source,
  kind: "library",
  families: library.families,
  faults: library.readsClock ? [...transport, "skew", "ties"] : transport,
  disclaims: library.disclaims,
  links: allToAll.links,
  open: (leaders) => openReplicas(library, leaders),
})

const has = <Update>(messages: ReadonlyArray<Message<Update>>, { dot }: Message<Update>): boolean =>
  messages.some((message) => Dot.same(message.dot, dot))

const read = <Update, F extends Family>(replica: Replica<Update, F>, write: Write): Shown =>
  shownIn(replica.view(), familyOf(write), write.key)

/** What the receiver has not applied yet, in the order of the sender, and what the sender made after it. */
const missing = <Update, F extends Family>(
  sender: Leader<Update, F> | undefined,
  receiver: Leader<Update, F> | undefined,
): ReadonlyArray<Message<Update>> => {
  if (sender === undefined || receiver === undefined) return []
  const first = sender.own.findIndex((message) => !has(receiver.applied, message))
  return first === -1 ? [] : sender.own.slice(first)
}

const openReplicas = <Update, F extends Family>(library: Library<Update, F>, size: number): Run => {
  const families: ReadonlyArray<Family> = library.families
  const isOffered = (write: Write): write is WriteTo<F> => families.includes(familyOf(write))
  let now = 0
  let age = 0
  /** How many ticks each leader's wall clock is ahead of true time. */
  const ahead = leadersOf(size).map(() => 0)
  const leaders = leadersOf(size).map((id): Leader<Update, F> => {
    const replica = library.replica(id, () => now + (ahead[id] ?? 0))
    return { id, replica, own: [], applied: [], held: [] }
  })
  const links = allToAll.links(size).map((link): Link<Update> => ({ ...link, flight: connection([]) }))

  const write = ({ at, after, write }: Move & { readonly kind: "write" }): ReadonlyArray<Happening> => {
    const leader = leaders[at]
    if (leader === undefined || !isOffered(write)) return []
    now += after
    const written = leader.replica.write(write)
    if (written === "absent") return [{ kind: "refused", at, write, why: "absent" }]
    const dot = { leader: at, sequence: leader.own.length + 1 }
    const message = { age: age++, dot, write, update: written.update }
    leader.own.push(message)
    leader.applied.push(message)
    for (const link of links) if (link.from === at) link.flight?.messages.push(message)
    const shows = read(leader.replica, write)
    return [{ kind: "wrote", at, asked: at, dot, stamp: written.stamp, write, shows }]
  }

  const arrive = (at: LeaderId, message: Message<Update> | undefined): ReadonlyArray<Happening> => {
    const leader = leaders[at]
    if (leader === undefined || message === undefined) return []
    const { dot, update } = message
    const known = has(leader.applied, message) || has(leader.held, message)
    const outcome = leader.replica.apply(update)
    if (known) return [{ kind: "ignored", at, from: dot.leader, dot, why: "duplicate" }, ...released(leader, [])]
    if (leader.replica.holds(update)) return released(leader, [{ message, outcome }])
    leader.held = [...leader.held, message]
    return [{ kind: "buffered", at, from: dot.leader, dot }, ...released(leader, [])]
  }

  /** Reports what has just been applied, and what that let in. */
  const released = (
    leader: Leader<Update, F>,
    arrived: ReadonlyArray<{ readonly message: Message<Update>; readonly outcome: Outcome }>,
  ): ReadonlyArray<Happening> => {
    const free = leader.held.filter(({ update }) => leader.replica.holds(update))
    leader.held = leader.held.filter((message) => !free.includes(message))
    const all = [...arrived, ...free.map((message) => ({ message, outcome: "applied" as const }))]
    all.sort((a, b) => a.message.age - b.message.age)
    const between = all.length > 1 ? library.replica(size, () => now) : undefined
    for (const { update } of leader.applied) between?.apply(update)
    const happened = all.map(({ message: { dot, write, update }, outcome }, index): Happening => {
      between?.apply(update)
      const shows = read(index < all.length - 1 ? (between ?? leader.replica) : leader.replica, write)
      return { kind: "applied", at: leader.id, from: dot.leader, dot, outcome, conflict: null, shows }
    })
    between?.close()
    for (const { message } of all) leader.applied.push(message)
    return happened
  }

  const clock = (at: LeaderId, by: number): ReadonlyArray<Happening> => {
    const before = ahead[at]
    if (before === undefined || !library.readsClock || by === 0) return []
    ahead[at] = before + by
    return [{ kind: "clock", at, by }]
  }

  const linked = (from: LeaderId, to: LeaderId): Link<Update> | undefined =>
    links.find((link) => link.from === from && link.to === to)

  const lose = (from: LeaderId, to: LeaderId): ReadonlyArray<Happening> => {
    const lost = take(linked(from, to)?.flight, 0)
    return lost === undefined ? [] : [{ kind: "lost", from, to, dot: lost.dot }]
  }

  const connect = (kind: "cut" | "mend" | "reconnect", from: LeaderId, to: LeaderId): ReadonlyArray<Happening> => {
    const link = linked(from, to)
    if (link === undefined || (link.flight === undefined) !== (kind === "mend")) return []
    link.flight = kind === "cut" ? undefined : connection(missing(leaders[from], leaders[to]))
    return [{ kind: kind === "cut" ? "cut" : kind === "mend" ? "mended" : "reconnected", from, to }]
  }

  const play = (move: Move): ReadonlyArray<Happening> => {
    switch (move.kind) {
      case "write":
        return write(move)
      case "deliver":
        return arrive(move.to, take(linked(move.from, move.to)?.flight, move.ahead))
      case "duplicate":
        return arrive(move.to, passed(linked(move.from, move.to)?.flight, move.back))
      case "lose":
        return lose(move.from, move.to)
      case "cut":
      case "mend":
      case "reconnect":
        return connect(move.kind, move.from, move.to)
      case "clock":
        return clock(move.at, move.by)
      case "crash":
      case "restart":
      case "vacuum":
        return []
    }
  }

  return {
    play,
    view: (leader) => leaders[leader]?.replica.view() ?? nothing,
    close: () => leaders.forEach(({ replica }) => replica.close()),
  }
}
