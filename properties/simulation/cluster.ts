/**
 * The implementation as a subject: real leaders on simulated disks and links, in virtual time.
 *
 * Every move runs programs of `impl/` on the kernel until all of them wait again, and what they report
 * becomes happenings. A leader that stops by itself, because a layer made its journal fail, answers as one
 * that is down.
 */
import { Cause, Exit, Layer } from "effect"
import {
  Absent,
  allToAll,
  type Config,
  type Journal,
  Leader,
  LeaderStopped,
  type Message,
  Replication,
  Rules,
  standardRules,
  type Topology,
} from "../../impl/index.ts"
import type { Happening, Refusal } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import { passed, take } from "../subjects/in-flight.ts"
import type { Run, Subject } from "../subjects/subject.ts"
import { type Disk, journalOn, makeDisk } from "./disk.ts"
import { type Internals, internalsOf, type LinkInternals, linkInternals } from "./internals.ts"
import type { Interleaving } from "./interleaving.ts"
import { makeKernel } from "./kernel.ts"
import { type Machine, makeMachine } from "./machine.ts"
import { changeIn, type Line, makeNetwork } from "./network.ts"
import {
  familyOfChange,
  familyOfWrite,
  happeningOf,
  isOffered,
  shownOf,
  viewOf,
  writeOf,
} from "./translate.ts"

/** What may differ from the store as it is. */
export interface Variant {
  readonly name?: string
  readonly title?: string
  /** All-to-all unless given. */
  readonly topology?: Topology
  /** Rules that take the place of the standard ones, at every leader. */
  readonly rules?: Partial<Rules>
  /** The journal of a leader on its disk; durable after a sync unless given. */
  readonly journal?: (disk: Disk, leader: LeaderId) => Layer.Layer<Journal>
  /** The disk of a leader, which no fault may slow down; an empty one without faults unless given. */
  readonly disk?: (leader: LeaderId) => Disk
  /** How fibers take turns; in the order in which they could run unless given. */
  readonly interleaving?: Interleaving
  /** When the state is saved and the log cut, at a `vacuum`; after every change unless given. */
  readonly keeping?: Pick<Config, "checkpointEvery" | "retain">
}

/** A run that can be looked into. */
export interface SimulatedRun extends Run {
  /** The same object until something in the leader may have changed. */
  readonly internals: (leader: LeaderId) => Internals
  /** All links, in the order of the topology. */
  readonly links: () => ReadonlyArray<LinkInternals>
}

export interface SimulatedSubject extends Subject {
  readonly open: (leaders: number) => SimulatedRun
}

type Moved<Kind extends Move["kind"]> = Extract<Move, { readonly kind: Kind }>

const nothing: ReadonlyArray<Happening> = []

const refusalOf = (cause: Cause.Cause<Absent | LeaderStopped>): Refusal => {
  const error = Cause.squash(cause)
  if (error instanceof Absent) return "absent"
  if (error instanceof LeaderStopped) return "down"
  throw error
}

const openCluster = (leaders: number, variant: Variant): SimulatedRun => {
  const topology = variant.topology ?? allToAll
  const journal = variant.journal ?? journalOn
  const rules = Layer.succeed(Rules, { ...standardRules, ...variant.rules })
  const kernel = makeKernel(variant.interleaving)
  const network = makeNetwork(kernel, topology.links(leaders), (leader) => machine(leader).within)
  const machines = Array.from({ length: leaders }, (_, id) => {
    const leader = Leader.layer({ id, leaders, topology, checkpointEvery: 1, ...variant.keeping }).pipe(
      Layer.provide(rules),
    )
    const replication = Replication.layer.pipe(Layer.provide(network.linksOf(id)))
    const disk = variant.disk?.(id) ?? makeDisk()
    return makeMachine(kernel, id, disk, { journal: journal(disk, id), leader, replication })
  })
  const machine = (leader: LeaderId): Machine => {
    const found = machines[leader]
    if (found === undefined) throw new RangeError(`this cluster has no leader ${leader}`)
    return found
  }
  const known = new Map<LeaderId, Internals>()

  for (const { start } of machines) start()
  network.connect()

  const write = ({ at, after, write: asked }: Moved<"write">): ReadonlyArray<Happening> => {
    if (!isOffered(asked)) return nothing
    const { within, running } = machine(at)
    kernel.advance(after)
    const leader = running()
    if (leader === undefined) return [{ kind: "refused", at, write: asked, why: "down" }]
    const exit = kernel.exit(leader.write(writeOf(asked)), within)
    if (Exit.isFailure(exit)) return [{ kind: "refused", at, write: asked, why: refusalOf(exit.cause) }]
    const shows = shownOf(kernel.run(leader.read(familyOfWrite(asked), asked.key), within))
    return [
      { kind: "wrote", at, asked: at, dot: exit.value.dot, stamp: exit.value.stamp, write: asked, shows },
    ]
  }

  const arrive = (line: Line, message: Message | undefined): ReadonlyArray<Happening> => {
    if (message === undefined) return nothing
    const { to } = line.link
    known.delete(to)
    const reports = network.arrive(line, message)
    const change = changeIn(message)
    if (change === undefined) return nothing
    const { within, leader } = machine(to)
    const read = () => kernel.run(leader().read(familyOfChange(change), change.operation.key), within)
    return reports.map((report) => happeningOf(to, report, read))
  }

  const onLink = (move: Exclude<Move, { readonly at: LeaderId }>): ReadonlyArray<Happening> => {
    const { kind, from, to } = move
    const line = network.line(from, to)
    if (line === undefined) return nothing
    switch (kind) {
      case "deliver":
        return arrive(line, take(line.connection, move.ahead))
      case "duplicate":
        return arrive(line, passed(line.connection, move.back))
      case "lose": {
        const message = take(line.connection, 0)
        const change = message && changeIn(message)
        return change === undefined ? nothing : [{ kind: "lost", from, to, dot: change.dot }]
      }
      case "cut":
        if (line.cut) return nothing
        line.cut = true
        network.disconnect(line)
        return [{ kind: "cut", from, to }]
      case "mend":
        if (!line.cut) return nothing
        line.cut = false
        network.connect()
        return [{ kind: "mended", from, to }]
      case "reconnect":
        if (line.cut || line.connection === undefined) return nothing
        network.disconnect(line)
        network.connect()
        return [{ kind: "reconnected", from, to }]
    }
  }

  const onLeader = (move: Extract<Move, { readonly at: LeaderId }>): ReadonlyArray<Happening> => {
    const { at } = move
    const moved = machines[at]
    if (moved === undefined) return nothing
    known.delete(at)
    switch (move.kind) {
      case "write":
        return write(move)
      case "clock":
        if (move.by === 0) return nothing
        moved.ahead += move.by
        return [{ kind: "clock", at, by: move.by }]
      case "vacuum":
        if (moved.running() !== undefined) kernel.exit(moved.leader().tidy, moved.within)
        return nothing
      case "leave":
      case "join":
        return nothing
      case "crash": {
        if (moved.running() === undefined) return nothing
        network.forget(at)
        return [{ kind: "crashed", at, forgot: moved.crash() }]
      }
      case "restart":
        if (moved.running() !== undefined) return nothing
        moved.start()
        network.connect()
        return [{ kind: "restarted", at }]
    }
  }

  return {
    play: (move) => ("at" in move ? onLeader(move) : onLink(move)),
    view: (leader) => {
      const { within, leader: here, still } = machine(leader)
      const exit = kernel.exit(here().view, within)
      return viewOf(Exit.isSuccess(exit) ? exit.value : kernel.run(still().view, within))
    },
    internals: (leader) => {
      const internals = known.get(leader) ?? internalsOf(kernel, machine(leader))
      known.set(leader, internals)
      return internals
    },
    links: () => network.lines.map(linkInternals),
    close: () => machines.forEach(({ stop }) => stop()),
  }
}

/** The implementation, or a variant of it, as a subject. */
export const simulate = (variant: Variant = {}): SimulatedSubject => ({
  name: variant.name ?? "implementation",
  title: variant.title ?? `the implementation, ${(variant.topology ?? allToAll).name}, simulated`,
  source: "impl/ of this repository, written from the protocol in words and apart from the model",
  kind: "implementation",
  families: ["row", "register", "counter", "set"],
  faults: ["loss", "duplication", "reordering", "partition", "crash", "skew", "ties", "vacuum"],
  stamps: true,
  disclaims: [],
  links: (variant.topology ?? allToAll).links,
  open: (leaders) => openCluster(leaders, variant),
})

/** The implementation as it is, with every leader linked to every other. */
export const simulated: SimulatedSubject = simulate()
