import { Effect } from "effect"
import { durable, makeCluster, perSecond, run, timed, write } from "./cluster.ts"

const changes = 100_000

/** A leader that was away while another made many changes, over the log. */
export const catchUp = (folder: string): Promise<ReadonlyArray<string>> =>
  run(
    Effect.gen(function* () {
      const start = yield* makeCluster(folder, 2)
      const a = yield* start(0)
      const all = Array.from({ length: changes }, (_, index) => a.write(write(index)))
      yield* Effect.all(all, { discard: true, concurrency: 512 })
      const caughtUp = Effect.flatMap(start(1), (b) => durable([b], changes))
      const milliseconds = yield* timed(caughtUp)
      return [
        `${changes.toLocaleString("en")} changes in ${Math.round(milliseconds)} ms: ${perSecond(changes, milliseconds)}`,
      ]
    }),
  )
