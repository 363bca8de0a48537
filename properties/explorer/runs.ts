/**
 * Every finished run of a design in a scope without faults of the network, once up to the order of moves that commute.
 *
 * A run is a number of writes and the deliveries of all that they cause, in any order. It is finished when nothing more
 * can be delivered; what a rule stops is tried once more then, as the last phase of a schedule does. Nothing is stored
 * but the run itself, so memory does not grow with the scope.
 *
 * Messages arrive in the order in which they were sent; loss, repetition and overtaking are not searched here.
 */
import { type Cluster, start } from "../../model/replication/cluster.ts"
import type { Design } from "../../model/replication/design.ts"
import type { Happening } from "../../model/replication/happening.ts"
import { inFlight } from "../../model/replication/link.ts"
import type { Move } from "../../model/replication/move.ts"
import { step } from "../../model/replication/step.ts"
import { type LeaderId, leadersOf } from "../../model/vocabulary/leader.ts"
import type { Step } from "../history.ts"
import { type Act, inOrderForDelivery } from "./commuting.ts"
import { type Asked, openings, type RunScope, writesAfter } from "./scope.ts"
import type { Naming } from "./naming.ts"

/** A finished run. It is a view of the search, and changes when the search goes on. */
export interface Run {
  /** Its moves, each with what it made happen, and then the tries of what is stopped. */
  readonly steps: ReadonlyArray<Step>
  /** How many of the steps are its own moves. */
  readonly moves: number
  /** Its writes and deliveries: a jump of a clock belongs to the write after it. */
  readonly acts: ReadonlyArray<Act>
  readonly cluster: Cluster
  /** `false` when something still moves after more deliveries than its writes can need. */
  readonly quiet: boolean
}

const moved = (happened: ReadonlyArray<Happening>): boolean => happened.some(({ kind }) => kind !== "stopped")

const absent = (happened: ReadonlyArray<Happening>): boolean =>
  happened.some((one) => one.kind === "refused" && one.why === "absent")

/** Every finished run with exactly the scope's number of writes. */
export function* finishedRuns(design: Design, scope: RunScope, naming: Naming): Generator<Run, void> {
  const { leaders, writes } = scope
  const links = design.topology.links(leaders).map(({ from, to }, index) => ({
    from,
    to,
    index,
    /** Whether it can carry more once nobody writes any more. */
    forwards: leadersOf(leaders).some(
      (origin) => origin !== from && design.topology.carries({ from, to }, origin),
    ),
    move: { kind: "deliver", from, to, ahead: 0 } satisfies Move,
  }))
  const incoming = leadersOf(leaders).map((at) =>
    links.filter(({ to }) => to === at).toSorted((a, b) => a.from - b.from),
  )
  const longest = (writes + 1) * links.length * (leaders + 1)
  const steps: Array<Step> = []
  const acts: Array<Act> = []

  const messageOn = (cluster: Cluster, from: LeaderId, index: number): number => {
    const link = cluster.links[index]
    const log = cluster.leaders[from]?.log
    return link === undefined || log === undefined ? -1 : (inFlight(design.topology, link, log, 1)[0] ?? -1)
  }
  const loggedBy = (cluster: Cluster, at: LeaderId): number => cluster.leaders[at]?.log.length ?? 0

  /** Tries what is stopped once more, as the last phase does, and shows the run. */
  function* finished(cluster: Cluster, quiet: boolean): Generator<Run, void> {
    const moves = steps.length
    for (const { move } of links) {
      const { happened } = step(design, cluster, move)
      if (quiet && happened.length > 0) steps.push({ move, happened })
    }
    yield { steps, moves, acts, cluster, quiet }
    steps.length = moves
  }

  function* afterWrite(cluster: Cluster, asked: Asked, written: number): Generator<Run, void> {
    const [before, acted] = [steps.length, acts.length]
    let now = cluster
    for (const move of asked.moves) {
      const { cluster: next, happened } = step(design, now, move)
      if (absent(happened)) {
        steps.length = before
        return
      }
      now = next
      steps.push({ move, happened })
    }
    acts.push({
      kind: "write",
      at: asked.at,
      from: asked.at,
      message: -1,
      logged: loggedBy(cluster, asked.at),
    })
    yield* from(now, written + 1, asked.named, asked.oddities)
    acts.length = acted
    steps.length = before
  }

  function* from(cluster: Cluster, written: number, named: number, oddities: number): Generator<Run, void> {
    const final = written === writes
    if (acts.length - written > longest) {
      yield* finished(cluster, false)
      return
    }
    if (!final)
      for (const asked of writesAfter(design, scope, naming, { cluster, acts, written, named, oddities }))
        yield* afterWrite(cluster, asked, written)
    let over = final
    for (const receiver of incoming) {
      let served = false
      let asleep = false
      let closed = final
      for (const { from: sender, to, index, forwards, move } of receiver) {
        const message = messageOn(cluster, sender, index)
        if (message === -1) {
          if (forwards) closed = false
          continue
        }
        const least = inOrderForDelivery(acts, to, sender, message)
        if (!least && !final) continue
        const { cluster: next, happened } = step(design, cluster, move)
        if (!moved(happened)) continue
        if (!least) {
          asleep = true
          continue
        }
        served = true
        steps.push({ move, happened })
        acts.push({ kind: "deliver", at: to, from: sender, message, logged: loggedBy(cluster, to) })
        yield* from(next, written, named, oddities)
        acts.pop()
        steps.pop()
      }
      if (served || asleep) over = false
      // Whoever serves a later receiver first could never come back to this one, since that would not be the least order.
      if (closed && (served || asleep)) break
    }
    if (over) yield* finished(cluster, true)
  }

  for (const { move, named } of openings(scope, naming)) {
    if (move === null) {
      yield* from(start(design, leaders), 0, named, 0)
      continue
    }
    const { cluster, happened } = step(design, start(design, leaders), move)
    steps.push({ move, happened })
    yield* from(cluster, 0, named, 0)
    steps.pop()
  }
}
