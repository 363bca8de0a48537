/**
 * A leader as a program: its journal in a folder, its API and its links on a port, upkeep in between, and an orderly
 * end.
 */
import { existsSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { Console, Context, Data, Effect, Layer } from "effect"
import { HttpServer } from "effect/http"
import type { LeaderId } from "../change.ts"
import type { Journal, JournalError } from "../journal.ts"
import * as JournalSqlite from "../journal-sqlite.ts"
import { Leader } from "../leader.ts"
import * as Replication from "../replication.ts"
import { Rules } from "../rules.ts"
import { type Address, showAddress } from "./address.ts"
import * as AuditFile from "./audit-file.ts"
import * as ClockOffset from "./clock-offset.ts"
import type { ClusterConfig, Peer } from "./config.ts"
import type { Pace } from "./conversation.ts"
import * as Http from "./http.ts"
import * as SocketLinks from "./socket-links.ts"

/** How often the leader makes arrivals durable, acknowledges and tidies. */
const upkeepEvery = "50 millis"

export interface LeaderOptions {
  readonly config: ClusterConfig
  readonly id: LeaderId
  /** The folder of the journal, which is created when it is not there. */
  readonly data: string
  /** The file of the audit trail. */
  readonly audit?: string
  /** How far the wall clock is ahead, in milliseconds; asked at every reading. */
  readonly clockOffset?: () => number
  /** Where to reach another leader, when that is not the address in the configuration. */
  readonly addressOf?: (source: LeaderId) => Address
  /** The journal to keep, by the path of its file; SQLite unless given. */
  readonly journal?: (path: string) => Layer.Layer<Journal, JournalError>
  /** `true` to end when standard input does. */
  readonly attached?: boolean
  readonly pace?: Pace
  readonly mostInHand?: number
}

/** A leader that listens. */
export interface RunningLeader {
  readonly name: string
  readonly url: string
  readonly address: Address
  readonly leader: Leader["Service"]
}

/** The address is taken, or the system does not let the leader listen there. */
class CannotListen extends Data.TaggedError("CannotListen")<{
  readonly name: string
  readonly address: Address
  readonly cause: unknown
}> {
  override get message(): string {
    const reason = this.cause instanceof Error ? this.cause.message : String(this.cause)
    return (
      `leader ${this.name} cannot listen on ${this.address.host}, port ${this.address.port}: ${reason}. ` +
      `End what listens there, or change the address in every leader's configuration.`
    )
  }
}

/** The configuration does not have the leader, or it has left. */
export class NoSuchLeader extends Data.TaggedError("NoSuchLeader")<{
  readonly asked: string
  readonly names: ReadonlyArray<string>
}> {
  override get message(): string {
    return `the configuration has no leader "${this.asked}", or it has left: name one of ${this.names.join(", ")}.`
  }
}

/** The folder of the journal is not there and cannot be made. */
class NoDataFolder extends Data.TaggedError("NoDataFolder")<{
  readonly path: string
  readonly cause: unknown
}> {
  override get message(): string {
    const reason = this.cause instanceof Error ? this.cause.message : String(this.cause)
    return `cannot make the data folder ${this.path}: ${reason}. The folder that it is in must be there and writable.`
  }
}

const upkeep = Layer.effectDiscard(
  Effect.gen(function* () {
    const leader = yield* Leader
    yield* Effect.forever(Effect.andThen(leader.upkeep, Effect.sleep(upkeepEvery))).pipe(
      Effect.catch((error) => Effect.logError(error.message)),
      Effect.forkScoped,
    )
  }),
)

/** The rules that are in force, with the policy of the configuration. */
const rulesFor = ({ policy }: ClusterConfig): Layer.Layer<never> =>
  Layer.effect(
    Rules,
    Effect.map(Rules, (rules) => ({ ...rules, policy })),
  )

/** What the leader takes from its surroundings: rules, audit trail and clock. */
const surroundings = ({ config, audit, clockOffset }: LeaderOptions) =>
  Layer.mergeAll(
    rulesFor(config),
    audit === undefined ? Layer.empty : AuditFile.layer(audit),
    clockOffset === undefined ? Layer.empty : ClockOffset.layer(clockOffset),
  )

const leaderLayer = ({ config, id, data, journal = JournalSqlite.layer }: LeaderOptions) =>
  Leader.layer({
    id,
    leaders: config.leaders.length,
    topology: config.topology,
    members: config.members,
    ...(config.checkpoint === undefined ? {} : { checkpointEvery: config.checkpoint }),
    ...(config.retain === undefined ? {} : { retain: config.retain }),
  }).pipe(Layer.provide(journal(join(data, `leader-${id}.db`))))

/** All that serves the leader to clients and followers, and follows its sources. */
const servingLayer = (options: LeaderOptions, { address }: Peer, leader: Leader["Service"]) => {
  const { config, id, pace, mostInHand, addressOf } = options
  return Layer.mergeAll(Replication.layer, upkeep).pipe(
    Layer.provideMerge(
      Http.layer({ config, listen: address, ...(mostInHand === undefined ? {} : { mostInHand }) }),
    ),
    Layer.provideMerge(
      SocketLinks.layer({
        id,
        config,
        addressOf: addressOf ?? ((source) => config.leaders[source]?.address ?? address),
        ...(pace === undefined ? {} : { pace }),
      }),
    ),
    Layer.provide(Layer.succeed(Leader, leader)),
  )
}

const start = Effect.fnUntraced(function* (options: LeaderOptions) {
  const { config, id, data } = options
  const peer = config.leaders[id]
  if (peer === undefined || !config.members.includes(id))
    return yield* new NoSuchLeader({ asked: String(id), names: config.leaders.map(({ name }) => name) })
  yield* Effect.try({
    // One level only: with `recursive` Node tries for ever where a file system takes no folders, such as /proc.
    try: () => {
      if (!existsSync(data)) mkdirSync(data)
    },
    catch: (cause) => new NoDataFolder({ path: data, cause }),
  })
  const leader = Context.get(yield* Layer.build(leaderLayer(options)), Leader)
  yield* Effect.addFinalizer(() =>
    leader.upkeep.pipe(Effect.catch((error) => Effect.logError(error.message))),
  )
  const built = yield* Effect.catchTag(
    Layer.build(servingLayer(options, peer, leader)),
    "ServeError",
    ({ cause }) => Effect.fail(new CannotListen({ name: peer.name, address: peer.address, cause })),
  )
  const bound = Context.get(built, HttpServer.HttpServer).address
  const port = "port" in bound ? bound.port : peer.address.port
  const address: Address = { host: peer.address.host, port }
  const url = `${config.tls === undefined ? "http" : "https"}://${showAddress(address)}`
  return { name: peer.name, url, address, leader } satisfies RunningLeader
})

/**
 * Starts a leader; it serves until the scope closes. Then it stops listening, finishes what is in hand, and makes all
 * that it has durable.
 */
export const startLeader = (options: LeaderOptions) =>
  Effect.flatMap(Layer.build(surroundings(options)), (context) => Effect.provide(start(options), context))

/** Waits until nothing more can come from standard input: whoever started this process is gone. */
const inputEnds = Effect.callback<void>((resume) => {
  const end = (): void => resume(Effect.void)
  process.stdin.once("end", end).once("close", end).resume()
  return Effect.sync(() => process.stdin.off("end", end).off("close", end).pause())
})

/** Runs a leader until it is interrupted, and says where it listens. */
export const runLeader = (options: LeaderOptions) =>
  Effect.scoped(
    Effect.gen(function* () {
      const { name, url } = yield* startLeader(options)
      yield* Console.log(`leader ${name} listens on ${url}`)
      return yield* options.attached === true ? inputEnds : Effect.never
    }),
  )
