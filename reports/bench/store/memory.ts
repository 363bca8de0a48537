import { Effect } from "effect"
import { makeCluster, run, write } from "./cluster.ts"

const changes = 1_000_000
const step = 200_000

const heldAfterCollection = (): number => {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

/** What a leader with a peer that keeps up holds, as it takes in more and more changes to the same keys. */
export const memory = (folder: string): Promise<ReadonlyArray<string>> =>
  run(
    Effect.gen(function* () {
      const start = yield* makeCluster(folder, 2)
      const a = yield* start(0)
      const b = yield* start(1)
      const lines: Array<string> = []
      for (let done = 0; done < changes; done += step) {
        for (let index = 0; index < step; index += 10_000)
          yield* Effect.all(
            Array.from({ length: 10_000 }, (_, each) => a.write(write(done + index + each))),
            { discard: true, concurrency: 512 },
          )
        yield* Effect.forEach([a, b, a], (leader) => leader.upkeep)
        const { log } = yield* a.status
        lines.push(
          `${(done + step).toLocaleString("en")} changes: ${heldAfterCollection().toFixed(1)} MB, ` +
            `${(log.last - log.first + 1).toLocaleString("en")} changes in the log`,
        )
      }
      return typeof globalThis.gc === "function"
        ? lines
        : ["run node with --expose-gc, or the figures are of garbage too", ...lines]
    }),
  )
