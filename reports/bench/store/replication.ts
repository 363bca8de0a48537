import { Effect } from "effect"
import { median } from "../figure.ts"
import { durable, makeCluster, perSecond, run, timed, write } from "./cluster.ts"

const rounds = 5
const commits = 4000

/** Writes of one client that are durable here, and the same until they are durable at two peers too. */
export const replication = (folder: string): Promise<ReadonlyArray<string>> =>
  run(
    Effect.gen(function* () {
      const start = yield* makeCluster(folder, 3)
      const [a, b, c] = [yield* start(0), yield* start(1), yield* start(2)]
      const alone = yield* (yield* makeCluster(folder, 4))(3)
      const local: Array<number> = []
      const everywhere: Array<number> = []
      let written = 0
      const all = Array.from({ length: commits }, (_, index) => write(index))
      for (let round = 0; round <= rounds; round++) {
        const here = yield* timed(Effect.forEach(all, alone.write, { discard: true }))
        written += commits
        const there = yield* timed(
          Effect.andThen(Effect.forEach(all, a.write, { discard: true }), durable([a, b, c], written)),
        )
        if (round === 0) continue
        local.push(here)
        everywhere.push(there)
      }
      const share = median(local.map((here, round) => (here / (everywhere[round] ?? here)) * 100))
      return [
        `durable at one leader alone    ${perSecond(commits, median(local))}`,
        `durable at it and at two peers ${perSecond(commits, median(everywhere))}, ${Math.round(share)} % of that`,
      ]
    }),
  )
