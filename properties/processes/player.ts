/**
 * The player makes the model do what the timelines say, one entry at a time, and says of the first thing that the model does
 * otherwise why it cannot be and what would have been legal.
 */
import { isDeepStrictEqual } from "node:util"
import type { Design } from "../../model/replication/design.ts"
import type { Happening } from "../../model/replication/happening.ts"
import type { Change } from "../../model/vocabulary/change.ts"
import * as Dot from "../../model/vocabulary/dot.ts"
import { type LeaderId, leaderName, leadersOf } from "../../model/vocabulary/leader.ts"
import * as Stamp from "../../model/vocabulary/stamp.ts"
import { covers, dominates, seen } from "../../model/vocabulary/version-vector.ts"
import { sameShown } from "../evidence.ts"
import type { Step } from "../history.ts"
import { shownInWords } from "../words.ts"
import { compared } from "./comparison.ts"
import { type Objection, object } from "./objection.ts"
import {
  arrives,
  crashes,
  freshReplica,
  type Replica,
  setWaiting,
  showsOf,
  startsAt,
  tells,
  writes,
} from "./replica.ts"
import { type Entry, inCausalOrder, missing, numberOf } from "./timeline.ts"
import type { RecordedChange, TrailEvent } from "./trail.ts"
import { differenceOf, padded, vectorInWords, writeOf } from "./wording.ts"

export interface Player {
  readonly replicas: ReadonlyArray<Replica>
  readonly steps: ReadonlyArray<Step>
  /** `true` when all that the entry needs from other leaders has happened. */
  readonly isReady: (at: LeaderId, entry: Entry) => boolean
  readonly play: (at: LeaderId, entry: Entry) => Objection
  /** What could arrive at a leader from another now: what that one holds, or held, and this one has not applied. */
  readonly inFlight: (from: LeaderId, to: LeaderId) => ReadonlyArray<Dot.Dot>
}

interface Made {
  readonly recorded: RecordedChange
  readonly change: Change
}

const mostListed = 4

export const makePlayer = (design: Design, leaders: number): Player => {
  const replicas = leadersOf(leaders).map((id) => freshReplica(id, leaders))
  const steps: Array<Step> = []
  const made = new Map<number, Made>()
  const links = design.topology.links(leaders)

  const replicaOf = (id: LeaderId): Replica => {
    const found = replicas[id]
    if (found === undefined) throw new RangeError(`there is no leader ${id}`)
    return found
  }

  const inFlight = (from: LeaderId, to: LeaderId): ReadonlyArray<Dot.Dot> => {
    const held = replicas[from]?.ever ?? []
    const link = links.find((one) => one.from === from && one.to === to)
    return missing(replicaOf(to).leader.vector, held)
      .filter((dot) => link !== undefined && design.topology.carries(link, dot.leader))
      .slice(0, mostListed)
  }

  const isReady = (at: LeaderId, entry: Entry): boolean => {
    if (entry.kind === "unnoted")
      return entry.change.dot.leader === at || made.has(numberOf(entry.change.dot))
    if (entry.kind !== "told") return true
    const { event } = entry
    if (event._tag === "Merged") return dominates(replicas[event.from]?.ever ?? [], event.vector)
    if (event._tag !== "Arrived") return true
    const { dot } = event.change
    return made.has(numberOf(dot)) && covers(replicas[event.report.from]?.ever ?? [], dot)
  }

  const wrote = (replica: Replica, recorded: RecordedChange): Objection => {
    const { dot, dependencies, stamp, operation } = recorded
    const { vector, latest, offset } = replica.leader
    const next: Dot.Dot = { leader: replica.id, sequence: seen(vector, replica.id) + 1 }
    if (!Dot.same(dot, next))
      return object(`the next change of this leader is ${Dot.show(next)}`, Dot.show(next))
    if (!isDeepStrictEqual(padded(dependencies, leaders), vector))
      return object(
        `it says that it had seen ${vectorInWords(padded(dependencies, leaders))}, and it had seen ${vectorInWords(vector)}`,
        vectorInWords(vector),
      )
    const advances = stamp.wall > latest.wall && stamp.logical === 0
    const counts = stamp.wall === latest.wall && stamp.logical === latest.logical + 1
    if (stamp.leader !== replica.id || !(advances || counts))
      return object(
        `the latest time that this leader gave or applied is ${latest.wall}.${latest.logical}, and a stamp must be the next after it`,
        Stamp.show({ wall: latest.wall, logical: latest.logical + 1, leader: replica.id }),
        `any wall-clock time above ${latest.wall}, with 0 behind it`,
      )
    const asked = writeOf(operation)
    if (asked === null) return object(`the model has no operation ${operation._tag} of this form`)
    const wall = advances ? stamp.wall : Math.min(offset, latest.wall)
    const { steps: taken, change, happening } = writes(design, replica, asked, wall)
    steps.push(...taken)
    if (change === null)
      return object(
        `the model refuses it: ${happening?.kind === "refused" ? happening.why : "nothing happens"}`,
        "a refusal",
      )
    const differs = differenceOf(change, operation)
    if (differs !== null) return object(`the model prepares it otherwise: ${differs}`, differs)
    made.set(numberOf(dot), { recorded, change })
    return null
  }

  const wroteAndShows = (replica: Replica, event: TrailEvent & { readonly _tag: "Wrote" }): Objection => {
    const objection = wrote(replica, event.change)
    if (objection !== null) return objection
    const written = made.get(numberOf(event.change.dot))
    if (written === undefined) return object("nothing was written")
    const shows = showsOf(replica, written.change)
    return sameShown(shows, event.shows)
      ? null
      : object(`the model shows ${shownInWords(shows)} after it`, `shows ${shownInWords(shows)}`)
  }

  const arrived = (
    replica: Replica,
    { change, report }: TrailEvent & { readonly _tag: "Arrived" },
  ): Objection => {
    const { dot } = change
    const [due] = replica.due
    if (due !== undefined) {
      const { happening } = due
      if (!Dot.same(happening.dot, dot) || report.from !== happening.from)
        return object(
          `the change before released ${Dot.show(happening.dot)}, which waited for it, and that comes first`,
          `${Dot.show(happening.dot)} from ${leaderName(happening.from)}`,
        )
      const objection = compared(report, happening)
      if (objection === null) tells(replica)
      return objection
    }
    const { from } = report
    const link = links.find((one) => one.from === from && one.to === replica.id)
    if (link === undefined || !design.topology.carries(link, dot.leader))
      return object(
        `${leaderName(from)} sends no changes of ${leaderName(dot.leader)} to ${leaderName(replica.id)} in this topology`,
      )
    const known = made.get(numberOf(dot))
    if (known === undefined) return object("nobody has written it")
    if (!isDeepStrictEqual(normal(known.recorded), normal(change)))
      return object(`it is not what ${leaderName(dot.leader)} wrote`, JSON.stringify(known.recorded))
    return compared(report, delivered(replica, from, known.change))
  }

  /** The same vector, with its zeros. */
  const normal = (change: RecordedChange): RecordedChange => ({
    ...change,
    dependencies: padded(change.dependencies, leaders),
  })

  /** The change arrives; the first thing that happened. */
  const delivered = (replica: Replica, from: LeaderId, change: Change): Happening | undefined => {
    const happened = arrives(design, replica, from, change)
    if (happened.length > 0)
      steps.push({ move: { kind: "deliver", from, to: replica.id, ahead: 0 }, happened })
    return happened[0]
  }

  /** All that a transfer brought arrives in causal order; what waited for it comes after it. */
  const merged = (
    replica: Replica,
    { from, vector }: TrailEvent & { readonly _tag: "Merged" },
  ): Objection => {
    const lacks = missing(replica.leader.vector, vector)
    const changes = lacks.flatMap((dot) => made.get(numberOf(dot))?.recorded ?? [])
    const ordered = inCausalOrder(replica.leader.vector, changes)
    const waiting = setWaiting(replica, []).filter(
      ({ changes: [first] }) => first !== undefined && !covers(vector, first.dot),
    )
    for (const [index, { dot }] of ordered.entries()) {
      if (index === ordered.length - 1) setWaiting(replica, waiting)
      const known = made.get(numberOf(dot))
      if (known !== undefined) delivered(replica, from, known.change)
      if (index === ordered.length - 1) replica.durable = replica.log.length - replica.due.length
    }
    return dominates(replica.leader.vector, vector)
      ? null
      : object(
          "it cannot have merged all that, for no trail tells of it",
          vectorInWords(replica.leader.vector),
        )
  }

  const refused = (replica: Replica, event: TrailEvent & { readonly _tag: "Refused" }): Objection => {
    const asked = writeOf(event.write)
    if (asked === null || !/absent/i.test(event.why)) return null
    // A write changes nothing of the replica that it is given: only `writes` does.
    const { happening } = writes(design, { ...replica, log: [] }, asked, replica.leader.offset)
    return happening?.kind === "refused"
      ? null
      : object("the model accepts it, since what it takes away is there", "accepted")
  }

  const crashed = (replica: Replica, entry: Entry & { readonly kind: "crash" }): Objection => {
    if (entry.orderly && replica.due.length === 0) replica.durable = replica.log.length
    const before = replica.shown.vector
    const crash = crashes(design, replica, entry.kept)
    switch (crash.kind) {
      case "no-such-log":
        return object(
          `it started again with ${vectorInWords(entry.kept)}, and its log never stood there`,
          `${vectorInWords(before)}, or less at the end of the log`,
        )
      case "too-much":
        return object(
          `it forgot ${Dot.show(crash.change.dot)}, which was durable: ${crash.change.dot.leader === replica.id ? "its client was told so" : "a later write was acknowledged"}`,
          `${vectorInWords(before)}, or less at the end of the log`,
        )
      case "crashed":
        steps.push({ move: { kind: "crash", at: replica.id }, happened: [crash.happening] })
        return null
    }
  }

  const started = (replica: Replica, entry: Entry & { readonly kind: "start" }): Objection => {
    const { vector, clock } = entry.event
    const { leader, latest } = replica
    if (!isDeepStrictEqual(padded(vector, leaders), leader.vector))
      return object(
        `it started with ${vectorInWords(padded(vector, leaders))}, and it had ${vectorInWords(leader.vector)}`,
        vectorInWords(leader.vector),
      )
    const order = (one: typeof clock, other: typeof clock) =>
      one.wall - other.wall || one.logical - other.logical
    if (order(clock, leader.latest) < 0 || order(clock, latest) > 0)
      return object(
        `its clock starts at ${clock.wall}.${clock.logical}, and the latest time that it kept is ${leader.latest.wall}.${leader.latest.logical}`,
        `${leader.latest.wall}.${leader.latest.logical}`,
      )
    startsAt(replica, { wall: clock.wall, logical: clock.logical })
    if (!entry.first)
      steps.push({
        move: { kind: "restart", at: replica.id },
        happened: [{ kind: "restarted", at: replica.id }],
      })
    return null
  }

  const unnoted = (replica: Replica, { change, from }: Entry & { readonly kind: "unnoted" }): Objection => {
    while (replica.due.length > 0) tells(replica)
    const { dot } = change
    if (covers(replica.leader.vector, dot)) return null
    if (dot.leader === replica.id) return wrote(replica, change)
    const known = made.get(numberOf(dot))
    if (known === undefined) return object("nobody has written it")
    delivered(replica, from, known.change)
    while (replica.due.length > 0) tells(replica)
    return null
  }

  const told = (replica: Replica, event: TrailEvent): Objection => {
    const [due] = replica.due
    if (due !== undefined && event._tag !== "Arrived" && event._tag !== "Started")
      return object(
        `the change before released ${Dot.show(due.happening.dot)}, which waited for it, and that comes first`,
        `${Dot.show(due.happening.dot)} applied`,
      )
    switch (event._tag) {
      case "Wrote":
        return wroteAndShows(replica, event)
      case "Arrived":
        return arrived(replica, event)
      case "Merged":
        return merged(replica, event)
      case "Refused":
        return refused(replica, event)
      case "Started":
      case "Collected":
      case "Stopped":
        return null
    }
  }

  const play = (at: LeaderId, entry: Entry): Objection => {
    const replica = replicaOf(at)
    switch (entry.kind) {
      case "told":
        return told(replica, entry.event)
      case "unnoted":
        return unnoted(replica, entry)
      case "untold":
        return object(`it has ${Dot.show(entry.dot)}, and no trail tells what that was`)
      case "crash":
        return crashed(replica, entry)
      case "start":
        return started(replica, entry)
    }
  }

  return { replicas, steps, isReady, play, inFlight }
}
