/**
 * One cluster from start to end: leaders are started; in each round clients ask and faults strike, then all is healed, the leaders
 * agree or not, and what they and their clients say is judged; after the last round they are stopped in order.
 */
import { readFile } from "node:fs/promises"
import { Clock, Effect } from "effect"
import { leaderName } from "../../model/vocabulary/leader.ts"
import { dominates, join, type VersionVector } from "../../model/vocabulary/version-vector.ts"
import { ask } from "./asking.ts"
import type { Asked, ClientRecord } from "./client-record.ts"
import { makeCluster, type ProcessCluster } from "./cluster.ts"
import { type Judged, judgeRecording } from "./judging.ts"
import type { LaunchFailed } from "./launch.ts"
import type { ClusterPlan, SessionPlan } from "./plan.ts"
import type { ProxyFailed } from "./proxy.ts"
import type { SavedRecording } from "./recording.ts"
import { heal, strikesAt } from "./striking.ts"
import { TrailUnreadable } from "./trail.ts"
import { vectorInWords } from "./wording.ts"

export interface RunOptions {
  readonly plan: ClusterPlan
  /** An empty folder for all that the cluster writes. */
  readonly folder: string
  /** The program that is a leader, and what it is told first; the store's own unless given. */
  readonly program?: string
  readonly first?: ReadonlyArray<string>
}

export interface ProcessRun {
  readonly plan: ClusterPlan
  /** The rounds that were played: none comes after one that failed. */
  readonly rounds: number
  readonly recording: SavedRecording
  readonly judged: Judged
  /** Everything that is wrong, a few lines each; none when all is as it should be. */
  readonly problems: ReadonlyArray<ReadonlyArray<string>>
  /** How long it took, in milliseconds, in its parts. */
  readonly took: { readonly starting: number; readonly playing: number; readonly settling: number }
}

/** How long a client that got no answer waits before it goes on: a leader that is gone answers nothing at once. */
const afterNoAnswer = 100

/** How long healed leaders have until they agree, and how long one of them has to stop. */
const patience = 20_000
const stopPatience = 60_000

const session = (
  cluster: ProcessCluster,
  plan: SessionPlan,
  records: Array<ClientRecord>,
): Effect.Effect<void> =>
  Effect.gen(function* () {
    let token: VersionVector = []
    for (const [number, { thinks, leader, asked }] of plan.requests.entries()) {
      yield* Effect.sleep(thinks)
      const before = cluster.amid(leader)
      const answer = yield* ask(cluster.client(leader), asked, plan.carries ? token : null)
      if (answer.kind === "written" || answer.kind === "shown") token = join(token, answer.token)
      if (answer.kind === "unknown") yield* Effect.sleep(afterNoAnswer)
      const amid = [...new Set([...before, ...cluster.amid(leader)])]
      records.push({ session: plan.name, carries: plan.carries, number, leader, asked, answer, amid })
    }
  })

/** Waits until all have applied the same and nothing waits; what is pending when the time is over. */
const agreement = (cluster: ProcessCluster): Effect.Effect<string | null> =>
  Effect.gen(function* () {
    const until = (yield* Clock.currentTimeMillis) + patience
    for (;;) {
      const vectors = yield* Effect.forEach(
        cluster.leaders,
        (leader) =>
          cluster
            .client(leader)
            .operation.status({})
            .pipe(
              Effect.map(({ vector, waiting }) => ({ vector, waiting, problem: "" })),
              Effect.timeout("2 seconds"),
              Effect.catch((error) =>
                Effect.succeed({ vector: null, waiting: 0, problem: `${error._tag}: ${error.message}` }),
              ),
            ),
        { concurrency: "unbounded" },
      )
      const agreed = vectors.every(
        ({ vector, waiting }) =>
          vector !== null &&
          waiting === 0 &&
          vectors.every((other) => other.vector !== null && dominates(vector, other.vector)),
      )
      if (agreed) return null
      if ((yield* Clock.currentTimeMillis) > until)
        return vectors
          .map(({ vector, waiting, problem }, leader) => {
            const has = vector === null ? `does not answer (${problem})` : `has ${vectorInWords(vector)}`
            return `${leaderName(leader)} ${has}${waiting === 0 ? "" : `, ${waiting} wait`}`
          })
          .join("; ")
      yield* Effect.sleep(20)
    }
  })

/** Reads of everything that was asked for in a round, at every leader, once all is quiet. */
const finalSessions = ({ rounds, leaders }: ClusterPlan, number: number): ReadonlyArray<SessionPlan> => {
  const read = new Map<string, Asked>()
  for (const { requests } of rounds[number]?.sessions ?? [])
    for (const { asked } of requests) if (asked.kind === "read") read.set(asked.key, asked)
  return Array.from({ length: leaders }, (_, leader) => ({
    name: `r${number}final${leaderName(leader)}`,
    carries: false,
    requests: [...read.values()].map((asked) => ({ thinks: 0, leader, asked })),
  }))
}

/** Stops one leader in order; what is wrong with how it ended. */
const stopped = (cluster: ProcessCluster, leader: number): Effect.Effect<ReadonlyArray<string>> =>
  cluster.stop(leader).pipe(
    Effect.timeoutOrElse({ duration: stopPatience, orElse: () => Effect.succeed(null) }),
    Effect.map((code) =>
      code === 0
        ? []
        : [
            `leader ${leaderName(leader)} did not stop in order when it was asked to (${code === null ? `not within ${stopPatience} ms` : `exit code ${code}`})`,
            `  ${cluster.process(leader).errors().trim().slice(-2_000)}`,
          ],
    ),
  )

const together = { concurrency: "unbounded", discard: true } as const

/** What the journals of killed leaders had, of which the trails say nothing. */
const untold = ({ found }: ProcessCluster, trails: ReadonlyArray<string>): SavedRecording["found"] => {
  const told = new Set<string>()
  for (const trail of trails)
    for (const [, dot] of trail.matchAll(/"change":\{"dot":(\{[^}]*\})/g)) told.add(dot ?? "")
  return found.filter(({ dot }) => !told.has(JSON.stringify(dot)))
}

/** What the cluster has left until now. */
const recorded = (
  cluster: ProcessCluster,
  { seed, topology }: ClusterPlan,
  records: ReadonlyArray<ClientRecord>,
): Effect.Effect<SavedRecording> =>
  Effect.map(
    Effect.forEach(cluster.leaders, (leader) =>
      Effect.promise(() => readFile(cluster.trailFile(leader), "utf8")),
    ),
    (trails) => ({ seed, topology, records: [...records], trails, found: untold(cluster, trails) }),
  )

const judge = (recording: SavedRecording): Effect.Effect<Judged, TrailUnreadable> =>
  Effect.try({
    try: () => judgeRecording(recording),
    catch: (error) => {
      if (error instanceof TrailUnreadable) return error
      throw error
    },
  })

/** Plays the plan on processes, and judges what they left after every round and at the end. */
export const run = ({
  plan,
  folder,
  program,
  first,
}: RunOptions): Effect.Effect<ProcessRun, LaunchFailed | ProxyFailed | TrailUnreadable> =>
  Effect.gen(function* () {
    const records: Array<ClientRecord> = []
    const marks = [yield* Clock.currentTimeMillis]
    const lap = Effect.map(Clock.currentTimeMillis, (now) => {
      const took = now - (marks.at(-1) ?? now)
      marks.push(now)
      return took
    })
    const cluster = yield* makeCluster({
      folder,
      ...plan,
      ...(program === undefined ? {} : { program }),
      ...(first === undefined ? {} : { first }),
    })
    const took = { starting: yield* lap, playing: 0, settling: 0 }
    const problems: Array<ReadonlyArray<string>> = []
    let rounds = 0
    for (const { sessions, strikes } of plan.rounds) {
      const clients = sessions.map((one) => session(cluster, one, records))
      yield* Effect.all([...clients, ...strikes.map((one) => strikesAt(cluster, one))], together)
      took.playing += yield* lap
      yield* heal(cluster)
      const pending = yield* agreement(cluster)
      yield* Effect.forEach(finalSessions(plan, rounds), (one) => session(cluster, one, records), together)
      rounds++
      problems.push(...(yield* judge(yield* recorded(cluster, plan, records))).problems)
      if (pending !== null)
        problems.push([
          `the leaders did not agree within ${patience} ms after all was healed`,
          `  ${pending}`,
        ])
      took.settling += yield* lap
      if (problems.length > 0) break
    }
    const endings = yield* Effect.forEach(cluster.leaders, (leader) => stopped(cluster, leader), {
      concurrency: "unbounded",
    })
    const recording = yield* recorded(cluster, plan, records)
    const judged = yield* judge(recording)
    if (problems.length === 0) problems.push(...judged.problems)
    problems.push(...endings.filter((lines) => lines.length > 0))
    took.settling += yield* lap
    return { plan, rounds, recording, judged, problems, took }
  }).pipe(Effect.scoped)
