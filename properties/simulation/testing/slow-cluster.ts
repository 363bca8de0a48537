/**
 * A cluster in which things take time: writes, arrivals, upkeep and reads are begun and go on while others are begun,
 * because a sync of a simulated disk may take ticks. `cluster.ts` plays a move to its end, and cannot show that.
 *
 * The driver is the network too: links keep order and lose messages only with their connection. What it sees is
 * checked where it sees it; `violations` says, in words, everything that must not happen.
 */
import { Context, Effect, Exit, type Fiber, Layer, Scope } from "effect"
import {
  allToAll,
  Audit,
  type AuditEvent,
  type Change,
  type Journal,
  JournalCorrupt,
  Leader,
  type LeaderId,
  type Message,
  showDot,
  type Topology,
  type Write,
} from "../../../impl/index.ts"
import { crash, type Disk, journalOn } from "../disk.ts"
import { rottenOn } from "../disk-rot.ts"
import { makeKernel } from "../kernel.ts"

export interface Conditions {
  readonly seed: number
  readonly leaders: number
  /** All-to-all unless given. */
  readonly topology?: Topology
  readonly disk: (leader: LeaderId) => Disk
  /** Careful unless given. */
  readonly journal?: ((disk: Disk) => Layer.Layer<Journal>) | undefined
}

/** One machine: what outlives a crash, and the leader that runs, if one does. */
export interface Node {
  readonly id: LeaderId
  readonly disk: Disk
  /** Everything that was recorded at the leader, over all its lives. */
  readonly events: Array<AuditEvent>
  leader: Leader["Service"] | undefined
  /** Why the leader cannot start. */
  refuses: JournalCorrupt | undefined
}

interface Flight {
  readonly from: Node
  readonly to: Node
  readonly messages: Array<Message>
  readonly programs: ReadonlyArray<Fiber.Fiber<unknown, unknown>>
}

/** A write that was acknowledged. */
export interface Acknowledged {
  readonly at: LeaderId
  readonly write: Write
  readonly dot: Change["dot"]
}

/** How many changes of its own a crash would leave a leader at least. */
const durableOwn = ({ id, disk }: Node): number =>
  disk.entries
    .slice(0, disk.durable)
    .reduce((most, { dot }) => (dot.leader === id ? Math.max(most, dot.sequence) : most), 0)

export const openSlowCluster = (conditions: Conditions) => {
  const { seed, leaders, topology = allToAll, disk, journal = journalOn } = conditions
  const kernel = makeKernel({ seed, permute: true, preempt: 0.1 })
  const within = kernel.context(kernel.wallClock(() => 0))
  const violations: Array<string> = []
  const acknowledged: Array<Acknowledged> = []
  const known = new Map<string, string>()
  let flights: ReadonlyArray<Flight> = []
  let members = Array.from({ length: leaders }, (_, id) => id)
  const nodes = members.map((id): Node => {
    return { id, disk: disk(id), events: [], leader: undefined, refuses: undefined }
  })

  /** One dot must mean one change, wherever and whenever it is seen. */
  const saw = (change: Change, where: string): void => {
    const [dot, text] = [showDot(change.dot), JSON.stringify(change)]
    const before = known.get(dot)
    if (before !== undefined && before !== text)
      violations.push(`${where} has ${text} under the dot of ${before}`)
    known.set(dot, before ?? text)
  }

  const record = (node: Node) => (event: AuditEvent) => {
    node.events.push(event)
    if (event._tag === "Wrote" || event._tag === "Arrived") saw(event.change, `leader ${node.id}`)
  }

  const start = (node: Node): void => {
    if (node.leader !== undefined) return
    const rotten = rottenOn(node.disk)
    const layer = Leader.layer({
      id: node.id,
      leaders,
      topology,
      members,
      checkpointEvery: 3,
      retain: 6,
    }).pipe(Layer.provide(journal(node.disk)), Layer.provide(Layer.succeed(Audit, { record: record(node) })))
    const exit = kernel.exit(Layer.buildWithScope(layer, Scope.makeUnsafe()), within)
    if (Exit.isSuccess(exit)) {
      node.leader = Context.get(exit.value, Leader)
      if (rotten.length > 0) violations.push(`leader ${node.id} started although ${rotten[0]} is rotten`)
      return
    }
    const error = Exit.findErrorOption(exit)
    if (error._tag !== "Some" || !(error.value instanceof JournalCorrupt)) throw exit.cause
    node.refuses = error.value
    if (!rotten.includes(error.value.record))
      violations.push(`leader ${node.id} does not start, and nothing rotted: ${error.value.message}`)
  }

  const hangUp = (ends: (flight: Flight) => boolean): void => {
    for (const { programs } of flights.filter(ends)) for (const program of programs) program.interruptUnsafe()
    flights = flights.filter((flight) => !ends(flight))
  }

  const kill = (node: Node): void => {
    if (node.leader === undefined) return
    node.leader = undefined
    crash(node.disk)
    hangUp(({ from, to }) => from === node || to === node)
  }

  const send = (flight: Pick<Flight, "from" | "messages">) => (message: Message) =>
    Effect.sync(() => {
      const { from, messages } = flight
      messages.push(message)
      const durable = durableOwn(from)
      const sent = message._tag === "Changes" ? message.changes : []
      for (const change of sent) saw(change, `a message of leader ${from.id}`)
      const undurable =
        message._tag === "Transfer"
          ? (message.vector[from.id] ?? 0) > durable
          : sent.some(({ dot }) => dot.leader === from.id && dot.sequence > durable)
      if (undurable) violations.push(`leader ${from.id} sent a write of its own before it was durable`)
    })

  /** Opens every connection that can be opened. */
  const connect = (): void => {
    for (const { from, to } of topology.among(members)) {
      const [source, sink] = [nodes[from], nodes[to]]
      if (source?.leader === undefined || sink?.leader === undefined) continue
      if (flights.some((flight) => flight.from === source && flight.to === sink)) continue
      const messages: Array<Message> = []
      const [serving, following] = [source.leader, sink.leader]
      const serve = Effect.scoped(
        Effect.flatMap(following.hello, serving.subscribe).pipe(
          Effect.flatMap(({ next }) =>
            Effect.forever(Effect.flatMap(next, send({ from: source, messages }))),
          ),
        ),
      ).pipe(Effect.catchTag("Diverged", (error) => Effect.sync(() => void violations.push(error.message))))
      const acknowledge = Effect.flatMap(following.acknowledgements, (next) =>
        Effect.forever(Effect.flatMap(next, serving.acknowledge)),
      )
      const programs = [kernel.fork(serve, within), kernel.fork(acknowledge, within)]
      flights = [...flights, { from: source, to: sink, messages, programs }]
    }
  }

  /** Hands the next message of a link to the follower, who may take its time over it. */
  const deliver = (from: LeaderId, to: LeaderId): boolean => {
    const flight = flights.find((one) => one.from.id === from && one.to.id === to)
    const message = flight?.messages.shift()
    const leader = flight?.to.leader
    if (message === undefined || leader === undefined) return false
    const taken: Effect.Effect<unknown, unknown> =
      message._tag === "Changes" ? leader.receive(message.changes, from) : leader.merge(message, from)
    kernel.fork(taken, within)
    return true
  }

  const write = (node: Node, asked: Write): void => {
    const { leader } = node
    if (leader === undefined) return
    kernel.fork(
      Effect.map(leader.write(asked), ({ dot }) => {
        acknowledged.push({ at: node.id, write: asked, dot })
        if (dot.sequence > durableOwn(node))
          violations.push(`leader ${node.id} acknowledged ${showDot(dot)} before it was durable`)
      }),
      within,
    )
  }

  const read = (node: Node, key: string): void => {
    const { leader } = node
    if (leader === undefined) return
    kernel.fork(
      Effect.map(leader.look("set", key), ({ at }) => {
        if ((at[node.id] ?? 0) > durableOwn(node))
          violations.push(`a read at leader ${node.id} shows a write of its own before it is durable`)
      }),
      within,
    )
  }

  return {
    kernel,
    /** What programs of the leaders run with. */
    within,
    nodes,
    violations,
    acknowledged,
    start,
    kill,
    connect,
    deliver,
    write,
    read,
    upkeep: ({ leader }: Node): void => {
      if (leader !== undefined) kernel.fork(leader.upkeep, within)
    },
    view: ({ leader }: Node) => (leader === undefined ? undefined : kernel.run(leader.view, within)),
    vector: ({ leader }: Node) => (leader === undefined ? [] : kernel.run(leader.vector, within)),
    links: () => flights,
    /** From the next start on, these are the cluster. */
    remain: (remaining: ReadonlyArray<LeaderId>): void => void (members = [...remaining]),
  }
}

export type SlowCluster = ReturnType<typeof openSlowCluster>
