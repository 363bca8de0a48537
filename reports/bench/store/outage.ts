import { Effect } from "effect"
import { median } from "../figure.ts"
import { makeCluster, type Member, run, timed, write } from "./cluster.ts"

const rounds = 5
const writes = 2000

const quantile = (times: ReadonlyArray<number>, share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? 0

/** The 99th percentile of a local write's time, with a peer up and with it down, in turns. */
export const outage = (folder: string): Promise<ReadonlyArray<string>> =>
  run(
    Effect.gen(function* () {
      const start = yield* makeCluster(folder, 2)
      const a = yield* start(0)
      const measure = Effect.map(
        Effect.forEach(
          Array.from({ length: writes }, (_, index) => index),
          (index) => timed(a.write(write(index))),
        ),
        (times) => quantile(times, 0.99),
      )
      const up: Array<number> = []
      const down: Array<number> = []
      for (let round = 0; round <= rounds; round++) {
        const b: Member = yield* start(1)
        const whileUp = yield* measure
        yield* b.stop
        const whileDown = yield* measure
        if (round === 0) continue
        up.push(whileUp)
        down.push(whileDown)
      }
      const ratio = median(down.map((each, round) => each / (up[round] ?? each)))
      return [
        `p99 of a local write: ${median(up).toFixed(2)} ms while the peer is up, ` +
          `${median(down).toFixed(2)} ms while it is down: ${ratio.toFixed(2)} times`,
      ]
    }),
  )
