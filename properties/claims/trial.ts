/**
 * A trial puts a deployment under a workload and a scenario, all in virtual time: the leaders are those of the store,
 * the same parameters give the same trace to the byte.
 */
import { isDeepStrictEqual } from "node:util"
import { Effect } from "effect"
import type { AuditEvent, Change, LeaderId } from "../../impl/index.ts"
import { makeKernel } from "../simulation/kernel.ts"
import { asksToRead, asksToWrite, type Cluster } from "./client.ts"
import { makeDelayedLinks } from "./delayed-links.ts"
import { type Deployment, topologyOf } from "./deployment.ts"
import type { Place, Places } from "./places.ts"
import { promote } from "./promotion.ts"
import { behind, type Gap, gapOf } from "./recovery.ts"
import { makeReplica, type Replica, wholeClock } from "./replica.ts"
import type { Scale, Scenario } from "./scenario.ts"
import type { ReadRecord, Recovery, Trace, WriteRecord } from "./trace.ts"
import { makeWideArea } from "./wide-area.ts"
import { type Request, workload } from "./workload.ts"

export interface Trial {
  readonly seed: number
  readonly places: Places
  readonly deployment: Deployment
  readonly scenario: Scenario
  readonly scale: Scale
  /** The share of requests that go to a few hot keys. */
  readonly hot: number
}

/** The longest that a trial goes on after the last request, in milliseconds, for the leaders to become equal. */
const longestTail = 60_000

/** How often the leaders are compared while they catch up, in milliseconds. */
const step = 1

/** Plays a trial to its end. */
export const runTrial = ({ seed, places, deployment, scenario, scale, hot }: Trial): Trace => {
  const kernel = makeKernel()
  const within = kernel.context(wholeClock(kernel))
  const area = makeWideArea(kernel, places, seed)
  const sites = places.names.length
  const leaders = deployment.everywhere ? sites : sites + 1
  const placeOf = (leader: LeaderId): Place => (leader === sites ? scenario.place : leader)
  const linksOf = makeDelayedLinks(area, placeOf, kernel.now)
  const changes: Array<Change> = []
  const record = (event: AuditEvent): void => {
    if (event._tag === "Wrote") changes.push(event.change)
  }
  const replicas: ReadonlyArray<Replica> = Array.from({ length: leaders }, (_, id) =>
    makeReplica(kernel, { id, place: placeOf(id), leaders, links: linksOf(id), record }),
  )
  const at = (id: LeaderId): Replica => {
    const found = replicas[id]
    if (found === undefined) throw new RangeError(`this trial has no replica ${id}`)
    return found
  }

  let topology = topologyOf(deployment, sites)
  let primary = at(0)
  const serving = Array.from({ length: sites }, (_, place) => at(place))
  const servingAt = (place: Place): Replica => serving[place] ?? primary
  const cluster: Cluster = {
    area,
    now: kernel.now,
    timeout: scale.timeout,
    acknowledges: deployment.acknowledges,
    writesTo: (place) => (deployment.everywhere ? servingAt(place) : primary),
    readsFrom: servingAt,
    peersOf: (replica) => serving.filter((other) => other !== replica),
  }

  const writes: Array<WriteRecord> = []
  const reads: Array<ReadRecord> = []
  const ask = (request: Request): Effect.Effect<unknown> =>
    Effect.orDie(
      request.write === null
        ? Effect.map(asksToRead(cluster, request), (one) => reads.push(one))
        : Effect.map(asksToWrite(cluster, request, request.write), (one) => writes.push(one)),
    )
  const clients = Effect.gen(function* () {
    for (const request of workload(seed, {
      places: sites,
      duration: scale.duration,
      rate: scale.rate,
      hot,
    })) {
      if (request.at > kernel.now()) yield* Effect.sleep(request.at - kernel.now())
      yield* Effect.forkDetach(ask(request))
    }
  })

  const until = (time: number): void => kernel.advance(Math.max(0, time - kernel.now()))
  const vectors = () =>
    serving.flatMap((replica) => {
      const leader = replica.running()
      return leader === undefined ? [] : [kernel.run(leader.status, within).vector]
    })

  const trouble = (begins: boolean): void => {
    if (scenario.trouble === "outage") {
      if (begins) servingAt(scenario.place).stop()
      area.takeDown(scenario.place, begins)
    } else area.isolate(scenario.place, begins)
  }

  const failOver = (): void => {
    const promoted = promote(kernel, within, {
      old: primary,
      others: serving.filter((replica) => replica !== primary),
      spare: at(sites),
    })
    ;({ topology } = promoted)
    primary = promoted.primary
    serving[scenario.place] = at(sites)
  }

  /** How many changes wait in the causal buffers of the leaders that run. */
  const waiting = (): number =>
    serving
      .flatMap((replica) => replica.running() ?? [])
      .map((leader) => kernel.run(leader.status, within).waiting)
      .reduce((sum, one) => sum + one, 0)

  /** Lets time pass until every leader has what some leader had when this was called. */
  const catchUp = (): Omit<Recovery, "waiting"> => {
    const began = kernel.now()
    const gap: Gap = gapOf(vectors())
    const last = scale.duration + longestTail
    while (behind(vectors(), gap.all) && kernel.now() < last) kernel.advance(step)
    const took = behind(vectors(), gap.all) ? null : Math.round(kernel.now() - began)
    return { backlog: gap.missing, took }
  }

  for (const replica of serving) replica.start(topology)
  kernel.fork(clients, within)
  let recovery: Recovery | null = null
  if (scenario.trouble !== "none") {
    until(scenario.from)
    trouble(true)
    if (deployment.failsOver) {
      until(scenario.from + scale.detection)
      failOver()
    }
    until(scenario.to)
    const held = waiting()
    trouble(false)
    if (servingAt(scenario.place).running() === undefined) servingAt(scenario.place).start(topology)
    recovery = { waiting: held, ...catchUp() }
  }
  until(scale.duration + scale.timeout)
  catchUp()

  const running = serving.flatMap((replica) => replica.running() ?? [])
  const views = running.map((leader) => kernel.run(leader.view, within))
  const [shown] = views
  const trace: Trace = {
    writes,
    reads,
    changes,
    conflicts: running.map((leader) => kernel.run(leader.conflicts, within)),
    vectors: vectors(),
    agreed: views.every((view) => isDeepStrictEqual(view, shown)),
    shows: {
      register: shown?.register ?? {},
      counter: shown?.counter ?? {},
      set: shown?.set ?? {},
    },
    recovery,
  }
  for (const replica of replicas) replica.stop()
  return trace
}
