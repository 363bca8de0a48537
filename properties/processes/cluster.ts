/**
 * A cluster of processes: leaders on loopback, a proxy for each link between them, and every fault that a run does to them.
 *
 * Every leader has a configuration of its own, in which the addresses of the others are those of its proxies. A leader that is
 * killed comes back on the same data, on another port; the proxies are aimed anew.
 */
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Effect, Scope, Semaphore } from "effect"
import { type LeaderId, leaderName, leadersOf } from "../../model/vocabulary/leader.ts"
import { type Launch, type LaunchFailed, leaderProgram, type Running, start } from "./launch.ts"
import { type ProcessFault, type Strike, tables } from "./plan.ts"
import { makeProxy, type Proxy, type ProxyFailed } from "./proxy.ts"
import { type Client, fetching, journalTail } from "./store.ts"
import type { RecordedChange } from "./trail.ts"

export interface ClusterOptions {
  readonly folder: string
  readonly leaders: number
  readonly topology: "all-to-all" | "ring" | "star"
  /** The clocks' first offsets, in milliseconds. */
  readonly offsets: ReadonlyArray<number>
  /** How many changes a log keeps for who is behind; `null` for all of them. */
  readonly retain: number | null
  /** The program that is a leader, and what it is told first; the store's own unless given. */
  readonly program?: string
  readonly first?: ReadonlyArray<string>
}

export interface ProcessCluster {
  readonly leaders: ReadonlyArray<LeaderId>
  readonly proxies: ReadonlyArray<{ readonly from: LeaderId; readonly to: LeaderId; readonly proxy: Proxy }>
  /** The leader's process now, or the last that there was. */
  readonly process: (leader: LeaderId) => Running
  readonly client: (leader: LeaderId) => Client
  /** The faults that are at work on a leader or on a link of it now, each as often as it is. */
  readonly amid: (leader: LeaderId) => ReadonlyArray<ProcessFault>
  /** Says that a fault begins; called again, that it is over. */
  readonly under: (strike: Strike) => () => void
  /** SIGKILL, and waits until it is gone; nothing when it is not running. */
  readonly kill: (leader: LeaderId) => Effect.Effect<void>
  /** Starts it again where it does not run. */
  readonly restart: (leader: LeaderId) => Effect.Effect<void, LaunchFailed>
  readonly setClock: (leader: LeaderId, offset: number) => Effect.Effect<void>
  /** SIGTERM, and waits until it is gone; its exit code. */
  readonly stop: (leader: LeaderId) => Effect.Effect<number | null>
  readonly trailFile: (leader: LeaderId) => string
  /** What the journals of leaders that were killed had behind their checkpoints. */
  readonly found: ReadonlyArray<RecordedChange>
}

const configOf = (
  { leaders, topology, retain }: ClusterOptions,
  self: LeaderId,
  ports: ReadonlyArray<number>,
): string =>
  JSON.stringify(
    {
      cluster: "verified",
      leaders: leadersOf(leaders).map((id) => ({
        id,
        name: leaderName(id),
        address: `127.0.0.1:${id === self ? 0 : ports[id]}`,
      })),
      topology,
      tables: Object.fromEntries(
        Object.values(tables).map(({ name, kind }) => [
          name,
          kind === "record" ? { kind, merge: "row" } : { kind },
        ]),
      ),
      // Often, so that recovery and truncation are part of what is checked.
      checkpoint: 20,
      ...(retain === null ? {} : { retain }),
    },
    null,
    2,
  )

export const makeCluster = (
  options: ClusterOptions,
): Effect.Effect<ProcessCluster, LaunchFailed | ProxyFailed, Scope.Scope> =>
  Effect.gen(function* () {
    const scope = yield* Effect.scope
    const leaders = leadersOf(options.leaders)
    const inFolder = (name: string): string => join(options.folder, name)
    const proxies: Array<{ from: LeaderId; to: LeaderId; proxy: Proxy }> = []
    for (const from of leaders)
      for (const to of leaders) if (from !== to) proxies.push({ from, to, proxy: yield* makeProxy })
    const named = (kind: string, leader: LeaderId, extension = ""): string =>
      inFolder(`${kind}-${leaderName(leader)}${extension}`)
    const setClock = (leader: LeaderId, offset: number) =>
      Effect.promise(() => writeFile(named("clock", leader, ".txt"), `${offset}\n`))
    for (const self of leaders) {
      const ports = leaders.map(
        (from) => proxies.find((one) => one.from === from && one.to === self)?.proxy.port ?? 0,
      )
      yield* Effect.promise(async () => {
        await mkdir(named("data", self), { recursive: true })
        await writeFile(named("config", self, ".json"), configOf(options, self, ports))
      })
      yield* setClock(self, options.offsets[self] ?? 0)
    }
    const launchOf = (leader: LeaderId): Launch => ({
      leader,
      program: options.program ?? leaderProgram,
      arguments: [
        ...(options.first ?? []),
        "--config",
        named("config", leader, ".json"),
        "--id",
        leaderName(leader),
        "--data",
        named("data", leader),
        "--audit",
        named("trail", leader, ".jsonl"),
        "--clock-file",
        named("clock", leader, ".txt"),
      ],
      compiled: inFolder("../compiled"),
    })
    const processes = new Map<LeaderId, Running>()
    // Where this process ends at once, without closing its scopes, its leaders must not stay behind.
    const killAll = (): void => {
      for (const { pid, isRunning } of processes.values()) if (isRunning()) process.kill(pid, "SIGKILL")
    }
    yield* Effect.acquireRelease(
      Effect.sync(() => process.on("exit", killAll)),
      () => Effect.sync(() => process.off("exit", killAll)),
    )
    const clients = new Map<LeaderId, Client>()
    const turns = leaders.map(() => Semaphore.makeUnsafe(1))
    const inTurn = <A, E>(leader: LeaderId, work: Effect.Effect<A, E>): Effect.Effect<A, E> =>
      turns[leader]?.withPermit(work) ?? work
    const launch = (leader: LeaderId): Effect.Effect<void, LaunchFailed> =>
      Effect.gen(function* () {
        const running = yield* start(launchOf(leader)).pipe(Scope.provide(scope))
        processes.set(leader, running)
        clients.set(leader, yield* fetching({ url: running.url }))
        for (const { from, proxy } of proxies) if (from === leader) proxy.aim(running.port)
      })
    yield* Effect.forEach(leaders, launch, { concurrency: "unbounded", discard: true })
    const processOf = (leader: LeaderId): Running => {
      const running = processes.get(leader)
      if (running === undefined) throw new RangeError(`there is no leader ${leader}`)
      return running
    }
    const client = (leader: LeaderId): Client => {
      const found = clients.get(leader)
      if (found === undefined) throw new RangeError(`there is no leader ${leader}`)
      return found
    }
    const found: Array<RecordedChange> = []
    const atWork = new Set<Strike>()
    const isAt = (leader: LeaderId, strike: Strike): boolean =>
      "leader" in strike ? strike.leader === leader : strike.from === leader || strike.to === leader
    return {
      leaders,
      amid: (leader) => [...atWork].filter((strike) => isAt(leader, strike)).map(({ fault }) => fault),
      under: (strike) => {
        atWork.add(strike)
        return () => void atWork.delete(strike)
      },
      proxies,
      process: processOf,
      client,
      kill: (leader) =>
        inTurn(
          leader,
          Effect.suspend(() => {
            const { isRunning, signal, ended } = processOf(leader)
            return isRunning() ? Effect.andThen(signal("SIGKILL"), Effect.asVoid(ended)) : Effect.void
          }),
        ),
      restart: (leader) =>
        inTurn(
          leader,
          Effect.suspend(() =>
            processOf(leader).isRunning()
              ? Effect.void
              : Effect.andThen(
                  Effect.map(journalTail(join(named("data", leader), `leader-${leader}.db`)), (changes) =>
                    found.push(...changes),
                  ),
                  launch(leader),
                ),
          ),
        ),
      setClock,
      stop: (leader) =>
        inTurn(
          leader,
          Effect.suspend(() => {
            const { signal, ended } = processOf(leader)
            return Effect.andThen(signal("SIGTERM"), ended)
          }),
        ),
      found,
      trailFile: (leader) => named("trail", leader, ".jsonl"),
    }
  })
