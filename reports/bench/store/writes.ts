import { join } from "node:path"
import { Effect } from "effect"
import { median } from "../figure.ts"
import { bareLoop } from "./bare.ts"
import { makeCluster, perSecond, run, timed, write } from "./cluster.ts"

const rounds = 7
const commits = 2000
/** About what the record of a change of `write` takes. */
const recordLength = 260

/** Durable writes of one client, and of 64, against the bare loop; the three alternate. */
export const writes = (folder: string): Promise<ReadonlyArray<string>> =>
  run(
    Effect.gen(function* () {
      const start = yield* makeCluster(folder, 1)
      const leader = yield* start(0)
      const times: { bare: Array<number>; one: Array<number>; many: Array<number> } = {
        bare: [],
        one: [],
        many: [],
      }
      const all = Array.from({ length: commits }, (_, index) => leader.write(write(index)))
      for (let round = 0; round <= rounds; round++) {
        const bare = bareLoop(join(folder, "bare.db"), commits, recordLength)
        const one = yield* timed(Effect.all(all, { discard: true }))
        const many = yield* timed(Effect.all(all, { discard: true, concurrency: 64 }))
        if (round === 0) continue
        times.bare.push(bare)
        times.one.push(one)
        times.many.push(many)
      }
      const share = (of: ReadonlyArray<number>): string =>
        `${Math.round(median(times.bare.map((bare, round) => (bare / (of[round] ?? bare)) * 100)))} %`
      return [
        `bare loop          ${perSecond(commits, median(times.bare))}`,
        `one client         ${perSecond(commits, median(times.one))}, ${share(times.one)} of the bare loop`,
        `64 clients at once ${perSecond(commits, median(times.many))}, ${share(times.many)} of the bare loop`,
      ]
    }),
  )
