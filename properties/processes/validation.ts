/**
 * Trace validation: the trails of all leaders, explained by the model or not.
 *
 * The trails are put into one order in which every cause comes before its effects: an arrival after the write, and after its sender
 * had it. Each entry is then played on the model. What the model does otherwise is the first unexplained event; where no order puts
 * every cause first, it is the effect that has none. Which of the possible orders is taken does not matter to the model: a leader's
 * state is a function of what arrived there, in the order of its own trail. Every event is played once.
 *
 * What the model may do that a process cannot show: its links. See `replica.ts`.
 * Source: Kuppe, Cirstea, Loillier et al., "Validating Traces of Distributed Programs Against TLA+ Specifications" (2024).
 */
import type { Design } from "../../model/replication/design.ts"
import { view } from "../../model/replication/view.ts"
import { reference } from "../../model/systems/reference.ts"
import type { Topology } from "../../model/topology.ts"
import * as Dot from "../../model/vocabulary/dot.ts"
import { type LeaderId, leaderName, leadersOf } from "../../model/vocabulary/leader.ts"
import { dominates } from "../../model/vocabulary/version-vector.ts"
import type { History } from "../history.ts"
import type { ClientRecord } from "./client-record.ts"
import type { Finding, Unexplained } from "./finding.ts"
import type { Objection } from "./objection.ts"
import { makePlayer, type Player } from "./player.ts"
import { makeReads } from "./reads.ts"
import { type SessionCounts, sessionCounts, stale } from "./sessions.ts"
import { changesIn, type Entry, numberOf, timelineOf } from "./timeline.ts"
import type { RecordedChange, Trail } from "./trail.ts"
import { accounted } from "./writes.ts"

export interface Recording {
  readonly trails: ReadonlyArray<Trail>
  readonly records: ReadonlyArray<ClientRecord>
  readonly topology: Topology
  /**
   * Changes that the journal of a killed leader had and no trail has. Where the others got its state in place of its changes, nobody
   * else knows what they were.
   */
  readonly found?: ReadonlyArray<RecordedChange>
}

export interface Validation {
  /** What the model did, in the vocabulary of the suite; up to the first unexplained event. */
  readonly history: History
  readonly findings: ReadonlyArray<Finding>
  readonly sessions: SessionCounts
  /** Events of the trails, and what of them was played. */
  readonly events: number
}

/** The design that explains the trails: a register's assignment may name what its client had read. */
const designOf = (topology: Topology, changes: ReadonlyMap<number, RecordedChange>): Design => ({
  ...reference,
  topology,
  registers: {
    effect: (register, value, dot, dependencies) =>
      reference.registers.effect(
        register,
        value,
        dot,
        changes.get(numberOf(dot))?.operation.seen ?? dependencies,
      ),
  },
})

const unexplained = (
  trails: ReadonlyArray<Trail>,
  leader: LeaderId,
  index: number,
  objection: Exclude<Objection, null>,
): Unexplained => ({ kind: "event", leader, index, event: trails[leader]?.[index] ?? null, ...objection })

/** The effect that has no cause before it. */
const causeless = (
  trails: ReadonlyArray<Trail>,
  player: Player,
  blocked: ReadonlyArray<readonly [LeaderId, Entry]>,
): Unexplained | null => {
  const [first] = blocked
  if (first === undefined) return null
  const [leader, { index }] = first
  const event = trails[leader]?.[index]
  if (event?._tag === "Merged")
    return unexplained(trails, leader, index, {
      why: `${leaderName(event.from)} never had all that`,
      nearest: [],
    })
  if (event?._tag !== "Arrived")
    return unexplained(trails, leader, index, { why: "no order puts what it kept before it", nearest: [] })
  const { dot } = event.change
  const { from } = event.report
  const near = player.inFlight(from, leader)
  return unexplained(trails, leader, index, {
    why: `no order of the trails puts its cause first: ${leaderName(from)} has not yet got ${Dot.show(dot)}, which arrives from there`,
    nearest: near.length === 0 ? [] : [`${near.map(Dot.show).join(", ")} from ${leaderName(from)}`],
  })
}

export const validate = ({ trails, records, topology, found = [] }: Recording): Validation => {
  const leaders = trails.length
  const changes = changesIn(trails, found)
  const player = makePlayer(designOf(topology, changes), leaders)
  const reads = makeReads(records)
  const timelines = trails.map((trail, leader) => timelineOf(leader, trail, leaders, topology, changes))
  const places = timelines.map(() => 0)
  let finding: Finding | null = null
  while (finding === null) {
    let next: readonly [LeaderId, Entry] | null = null
    const blocked: Array<readonly [LeaderId, Entry]> = []
    for (const leader of leadersOf(leaders)) {
      const entry = timelines[leader]?.[places[leader] ?? 0]
      if (entry === undefined) continue
      if (!player.isReady(leader, entry)) blocked.push([leader, entry])
      else if (next === null || entry.hint < next[1].hint) next = [leader, entry]
    }
    if (next === null) {
      finding = causeless(trails, player, blocked)
      break
    }
    const [leader, entry] = next
    const objection = player.play(leader, entry)
    if (objection !== null) finding = unexplained(trails, leader, entry.index, objection)
    const replica = player.replicas[leader]
    if (replica !== undefined) reads.at(leader, replica.shown)
    places[leader] = (places[leader] ?? 0) + 1
  }
  const played = finding === null
  const vectors = player.replicas.map(({ shown }) => shown.vector)
  const agreed = vectors.every((one) => vectors.every((other) => dominates(one, other)))
  const history: History = {
    subject: "processes",
    leaders,
    steps: player.steps,
    settlesFrom: player.steps.length,
    quiet: played && agreed,
    final: player.replicas.map(({ shown }) => view(shown.objects)),
    divergence: null,
  }
  return {
    history,
    findings: [
      ...(finding === null ? [] : [finding]),
      ...accounted(trails, records),
      ...(played ? reads.unaccounted() : []),
      ...stale(records),
    ],
    sessions: sessionCounts(records),
    events: trails.reduce((sum, trail) => sum + trail.length, 0),
  }
}
