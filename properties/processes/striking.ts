/** Striking: each fault of a plan, done for real at its time, and undone when its time is over. */
import { Effect } from "effect"
import type { LaunchFailed } from "./launch.ts"
import type { ProcessCluster } from "./cluster.ts"
import type { Strike } from "./plan.ts"

const proxyOf = (cluster: ProcessCluster, from: number, to: number) =>
  cluster.proxies.find((one) => one.from === from && one.to === to)?.proxy

/** The fault begins; what ends it. */
const begin = (cluster: ProcessCluster, strike: Strike): Effect.Effect<Effect.Effect<void, LaunchFailed>> => {
  switch (strike.fault) {
    case "kill":
      return Effect.as(cluster.kill(strike.leader), cluster.restart(strike.leader))
    case "pause": {
      // The process that is paused is the one that goes on, also where another has taken its place.
      const paused = cluster.process(strike.leader)
      return Effect.as(paused.signal("SIGSTOP"), paused.signal("SIGCONT"))
    }
    case "cut":
    case "silence": {
      const proxy = proxyOf(cluster, strike.from, strike.to)
      if (proxy === undefined) return Effect.succeed(Effect.void)
      return Effect.as(strike.fault === "cut" ? proxy.cut : proxy.silence, proxy.heal)
    }
    case "delay": {
      const proxy = proxyOf(cluster, strike.from, strike.to)
      const delay = (by: number) => Effect.sync(() => proxy?.delay(by))
      return Effect.as(delay(strike.by), delay(0))
    }
    case "clock":
      // A clock that jumped stays where it is.
      return Effect.as(cluster.setClock(strike.leader, strike.by), Effect.void)
  }
}

/** One fault from its time to its end. */
export const strikesAt = (cluster: ProcessCluster, strike: Strike): Effect.Effect<void, LaunchFailed> =>
  Effect.gen(function* () {
    yield* Effect.sleep(strike.at)
    const over = cluster.under(strike)
    const end = yield* begin(cluster, strike)
    yield* Effect.sleep(strike.lasts)
    yield* end
    over()
  })

/** Undoes all that may still be wrong: every link healed, every leader running and awake. */
export const heal = (cluster: ProcessCluster): Effect.Effect<void, LaunchFailed> =>
  Effect.gen(function* () {
    for (const { proxy } of cluster.proxies) {
      proxy.delay(0)
      yield* proxy.heal
    }
    for (const leader of cluster.leaders) yield* cluster.process(leader).signal("SIGCONT")
    yield* Effect.forEach(cluster.leaders, cluster.restart, { concurrency: "unbounded", discard: true })
  })
