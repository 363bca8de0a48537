/** What the leader tells an operator: its status, its figures, its conflicts, and whether it is well. */
import { Context, Effect, Layer } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Leader, type Status as LeaderStatus } from "../leader.ts"
import { followersOf, sourcesOf } from "../topology.ts"
import { seen, type VersionVector } from "../version-vector.ts"
import { Api } from "./api.ts"
import type { ClusterConfig } from "./config.ts"
import { InHand } from "./door-keeper.ts"
import { showMetrics } from "./metrics.ts"
import { Stopped } from "./refusal.ts"
import type { Status } from "./shape.ts"
import { SocketLinks } from "./socket-links.ts"

/** The configuration that the leader runs with. */
export class Cluster extends Context.Service<Cluster, ClusterConfig>()("polyarchy/server/Cluster") {}

const usualPage = 100

/** How many changes of `vector` are not in `other`. */
const lagOf = (vector: VersionVector, other: VersionVector): number =>
  vector.reduce((lag, has, leader) => lag + Math.max(0, has - seen(other, leader)), 0)

const statusOf = (
  config: ClusterConfig,
  { id, vector, durable, log, followers, known, waiting, impurities, stopped }: LeaderStatus,
  links: SocketLinks["Service"],
): Status => {
  const name = (leader: number): string => config.leaders[leader]?.name ?? String(leader)
  return {
    id,
    name: name(id),
    cluster: config.cluster,
    vector,
    durable,
    log,
    followers: followersOf(config.topology, id, config.members).map((follower) => ({
      id: follower,
      name: name(follower),
      connected: followers.includes(follower),
      lag: lagOf(vector, known[follower] ?? []),
    })),
    sources: sourcesOf(config.topology, id, config.members).map((source) => ({
      id: source,
      name: name(source),
      ...links.connections.of(source),
    })),
    waiting,
    impurities,
    stopped,
  }
}

const operation = HttpApiBuilder.group(
  Api,
  "operation",
  Effect.fnUntraced(function* (handlers) {
    const leader = yield* Leader
    const config = yield* Cluster
    const links = yield* SocketLinks
    const inHand = yield* InHand
    const status = Effect.map(leader.status, (known) => statusOf(config, known, links))
    return handlers.handleAll({
      conflicts: ({ query: { after = 0, limit = usualPage } }) =>
        Effect.map(leader.conflicts, (all) => {
          const conflicts = all.slice(after, after + limit)
          return { conflicts, next: Math.max(Math.min(after, all.length), after + conflicts.length) }
        }),
      status: () => status,
      metrics: () =>
        Effect.gen(function* () {
          return showMetrics(yield* status, (yield* leader.conflicts).length, inHand)
        }),
    })
  }),
)

const health = HttpApiBuilder.group(
  Api,
  "health",
  Effect.fnUntraced(function* (handlers) {
    const leader = yield* Leader
    return handlers.handleAll({
      health: () =>
        Effect.flatMap(leader.status, ({ id, stopped }) =>
          stopped
            ? Effect.fail(
                new Stopped({
                  leader: id,
                  message: `the journal of leader ${id} has failed. See its log, restart it.`,
                }),
              )
            : Effect.succeed({ ok: true }),
        ),
    })
  }),
)

export const layer = Layer.mergeAll(operation, health)
