/**
 * The replication model as a machine of components, to be explored packed.
 *
 * It has the states and transitions of `replicationMachine`, with which a test compares it. Every move is the model's own
 * step, taken on the parts that it reads; an ordinary delivery is split in two, so that what is sent does not depend on who
 * receives it. What reads the whole state, such as a restart or a leader that decides for others, is computed anew each time.
 *
 * Limit: where a change goes round, its search ends as `longestLog` says.
 */
import type { Design } from "../../../model/replication/design.ts"
import { enabled } from "../../../model/replication/enabled.ts"
import type { Happening } from "../../../model/replication/happening.ts"
import { inFlight, past } from "../../../model/replication/link.ts"
import type { Move } from "../../../model/replication/move.ts"
import { receive } from "../../../model/replication/receiving.ts"
import { step } from "../../../model/replication/step.ts"
import { type Change, transactionAt } from "../../../model/vocabulary/change.ts"
import { type LeaderId, leadersOf } from "../../../model/vocabulary/leader.ts"
import type { Fault } from "../../subjects/subject.ts"
import { type PackedMachine, type Process, receiver } from "../packed/machine.ts"
import { whole } from "../packed/whole.ts"
import {
  type ExploreScope,
  faultOf,
  longestLog,
  observerOf,
  offersOf,
  type Outages,
  remembering,
  replicationMachine,
} from "../replication.ts"
import { type Counts, partsOf, type Seen, type Site } from "./parts.ts"

/** A transaction on its way to a leader. */
interface Message {
  readonly from: LeaderId
  readonly changes: ReadonlyArray<Change>
}

const pastAfter = (past: number, happened: ReadonlyArray<Happening>, outages: Outages): number =>
  happened.reduce((sofar, happening) => remembering(sofar, happening, outages), past)

const nothingHappened = (happened: ReadonlyArray<Happening>): boolean =>
  happened.every(({ kind }) => kind === "stopped")

/** The machine of a design within a scope. */
export const packedReplication = (design: Design, scope: ExploreScope): PackedMachine<Move> =>
  // Links come and go with leaders, so the state then has no parts that are always there.
  scope.faults.includes("leaving") ? whole(replicationMachine(design, scope)) : inParts(design, scope)

const inParts = (design: Design, scope: ExploreScope): PackedMachine<Move> => {
  const offers = offersOf(design, scope)
  const parts = partsOf(design, scope.leaders)
  const { components, everything, outages, counts } = parts
  const has = (...faults: ReadonlyArray<Fault>): boolean =>
    scope.faultMoves > 0 && faults.some((fault) => scope.faults.includes(fault))

  const isOffered = ({ faultMoves }: Counts, move: Move): boolean => {
    const fault = faultOf(move)
    return fault === null || (scope.faults.includes(fault) && faultMoves < scope.faultMoves)
  }

  const stepped = (before: Seen, move: Move): Seen | null => {
    const { cluster, happened } = step(design, before.cluster, move)
    if (nothingHappened(happened)) return null
    const { writes, faultMoves } = before.counts
    const pasts = before.pasts.map((past, leader) =>
      pastAfter(
        past,
        happened.filter((happening) => observerOf(happening) === leader),
        before.outages,
      ),
    )
    return {
      cluster,
      pasts,
      outages: outagesAfter(before.outages, cluster, happened),
      counts: {
        now: cluster.now,
        writes: writes + (move.kind === "write" ? 1 : 0),
        faultMoves: faultMoves + (faultOf(move) === null ? 0 : 1),
      },
    }
  }

  /** A process whose moves are steps of the model, on as much of the state as it touches. */
  const stepping = (
    name: string,
    touches: ReadonlyArray<number>,
    offered: (seen: Seen) => ReadonlyArray<Move>,
  ): Process<Move> => ({
    name,
    touches,
    reaches: [],
    remembered: touches !== everything,
    moves: (values) => {
      const before = parts.seen(touches, values)
      return offered(before).flatMap((move) => {
        const after = isOffered(before.counts, move) ? stepped(before, move) : null
        return after === null
          ? []
          : [{ move, becomes: touches.map((place) => parts.valueAt(after, place)), sends: [] }]
      })
    },
  })

  const clientOf = (leader: LeaderId): Process<Move> =>
    stepping(
      `client of leader ${leader}`,
      design.accepts === "every" ? [parts.site(leader), outages, counts] : everything,
      (seen) => (offers.writes[seen.counts.writes] ?? []).filter(({ at }) => at === leader),
    )

  const messagesOn = (from: LeaderId, to: LeaderId): Process<Move> => {
    const name = `messages from ${from} to ${to}`
    const touches = [parts.site(from), parts.link(from, to)]
    const end = components[parts.site(to)]
    const moves: Process<Move>["moves"] = (values) => {
      const { cluster } = parts.seen(touches, values)
      const log = cluster.leaders[from]?.log ?? []
      const link = cluster.links.find((one) => one.from === from && one.to === to)
      if (end === undefined || link === undefined || link.connection === null) return []
      const [index] = inFlight(design.topology, link, log, 1)
      if (index === undefined) return []
      const connection = past(design.topology, link, link.connection, log, index, false)
      const message: Message = { from, changes: transactionAt(log, index) }
      return [
        {
          move: { kind: "deliver", from, to, ahead: 0 },
          becomes: [values[0], { ...link, connection }],
          sends: [{ to: end, item: message }],
        },
      ]
    }
    return { name, touches, reaches: [parts.site(to)], remembered: true, moves }
  }

  const longest = longestLog(scope)
  const alone = components.map(({ initial }) => initial)

  /** A site after a message, where nothing else matters to what it does. */
  const arrived = (place: number, site: Site, { from, changes }: Message) => {
    if (site.leader.log.length > longest) return null
    const { cluster } = parts.seen(everything, alone.with(place, site))
    const received = receive(design, cluster, from, place, changes)
    const leader = received.cluster.leaders[place]
    if (received.blocked || nothingHappened(received.happened)) return null
    // The outages are read of writes and refusals only.
    return {
      becomes: { leader, past: pastAfter(site.past, received.happened, { cut: [], up: [] }) },
      sends: [],
    }
  }

  const disturbing = (from: LeaderId, to: LeaderId): Process<Move> =>
    stepping(
      `faults between ${from} and ${to}`,
      [parts.site(from), parts.site(to), parts.link(from, to), outages, counts],
      ({ cluster }) =>
        enabled(design, cluster).filter(
          (move) =>
            "from" in move &&
            move.from === from &&
            move.to === to &&
            !(move.kind === "deliver" && move.ahead === 0),
        ),
    )

  const ticking = (leader: LeaderId): Process<Move> =>
    stepping(`clock and memory of ${leader}`, [parts.site(leader), counts], ({ cluster }) =>
      [...enabled(design, cluster), ...offers.jumps].filter(
        (move) => (move.kind === "clock" || move.kind === "vacuum") && move.at === leader,
      ),
    )

  const crashing = stepping("crashes and restarts", everything, ({ cluster }) =>
    enabled(design, cluster).filter(({ kind }) => kind === "crash" || kind === "restart"),
  )

  const leaders = leadersOf(scope.leaders)
  const links = design.topology.links(scope.leaders)
  return {
    components,
    processes: [
      ...leaders.map(clientOf),
      ...links.map(({ from, to }) => messagesOn(from, to)),
      ...(has("loss", "duplication", "reordering", "partition")
        ? links.map(({ from, to }) => disturbing(from, to))
        : []),
      ...(has("skew", "vacuum") ? leaders.map(ticking) : []),
      ...(has("crash") ? [crashing] : []),
    ],
    receivers: parts.sites.map((site) =>
      receiver(site, (value, message: Message) => arrived(site.place, value, message)),
    ),
    invariants: [],
  }
}

/** The outages after what happened, where the cluster shows the links and leaders that it is about. */
const outagesAfter = (
  before: Outages,
  { leaders, links }: Seen["cluster"],
  happened: ReadonlyArray<Happening>,
): Outages => {
  const [first] = happened
  if (first?.kind === "crashed" || first?.kind === "restarted")
    return { cut: before.cut, up: before.up.with(first.at, leaders[first.at]?.up === true) }
  if (first?.kind !== "cut" && first?.kind !== "mended") return before
  const index = links.findIndex(({ from, to }) => from === first.from && to === first.to)
  return { cut: before.cut.with(index, first.kind === "cut"), up: before.up }
}
