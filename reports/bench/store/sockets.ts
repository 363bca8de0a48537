import { mkdirSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { Effect, Schedule } from "effect"
import { loadConfig } from "../../../impl/server/config.ts"
import { startLeader } from "../../../impl/server/program.ts"
import { leaderProgram, start } from "../../../properties/processes/launch.ts"
import { median } from "../figure.ts"
import { makeCluster, perSecond, run, timed, write } from "./cluster.ts"

const rounds = 5
const commits = 4000
const away = 100_000
const names = ["A", "B", "C"]

/** A port of this machine that nobody listens on. */
const freePort = Effect.callback<number>((resume) => {
  const server = createServer()
  server.listen(0, "127.0.0.1", () => {
    const address = server.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    server.close(() => resume(Effect.succeed(port)))
  })
})

/** The same over sockets: this process is leader A, B and C are processes of their own. */
export const sockets = (folder: string): Promise<ReadonlyArray<string>> =>
  run(
    Effect.gen(function* () {
      const ports = yield* Effect.all(names.map(() => freePort))
      const file = join(folder, "cluster.json")
      const leaders = names.map((name, id) => ({ id, name, address: `127.0.0.1:${ports[id]}` }))
      mkdirSync(join(folder, "data"))
      writeFileSync(file, JSON.stringify({ cluster: "bench", leaders, topology: "all-to-all", tables: {} }))
      const { leader: a } = yield* startLeader({
        config: yield* loadConfig(file),
        id: 0,
        data: join(folder, "data"),
      })
      const launch = (leader: number) =>
        start({
          leader,
          program: leaderProgram,
          arguments: [
            "--config",
            file,
            "--id",
            names[leader] ?? "",
            "--data",
            join(folder, `data-${leader}`),
          ],
          compiled: join(folder, "compiled"),
        })
      /** Waits until a follower has acknowledged so many changes as durable. */
      const acknowledged = (follower: number, count: number) =>
        Effect.repeat(a.status, {
          schedule: Schedule.spaced("2 millis"),
          until: ({ known }) => (known[follower]?.[0] ?? 0) >= count,
        })

      yield* launch(1)
      const alone = yield* (yield* makeCluster(folder, 1))(0)
      const all = Array.from({ length: commits }, (_, index) => write(index))
      yield* launch(2)
      const local: Array<number> = []
      const everywhere: Array<number> = []
      const together: Array<number> = []
      let written = 0
      /** Writes at A, and waits until both others have acknowledged them. */
      const replicated = (concurrency: number) => {
        written += commits
        return timed(
          Effect.gen(function* () {
            yield* Effect.forEach(all, a.write, { discard: true, concurrency })
            yield* acknowledged(1, written)
            yield* acknowledged(2, written)
          }),
        )
      }
      for (let round = 0; round <= rounds; round++) {
        const here = yield* timed(Effect.forEach(all, alone.write, { discard: true }))
        const there = yield* replicated(1)
        const many = yield* replicated(64)
        if (round === 0) continue
        local.push(here)
        everywhere.push(there)
        together.push(many)
      }
      const share = (of: ReadonlyArray<number>): string =>
        `${Math.round(median(local.map((here, round) => (here / (of[round] ?? here)) * 100)))} %`
      return [
        `one client, durable at one leader alone     ${perSecond(commits, median(local))}`,
        `one client, durable at it and at two others ${perSecond(commits, median(everywhere))}, ${share(everywhere)} of that`,
        `64 clients, durable at it and at two others ${perSecond(commits, median(together))}, ${share(together)} of that`,
        yield* catchUp(folder),
      ]
    }),
  )

/** A leader that was away for many changes, each leader a process or this one. */
const catchUp = Effect.fnUntraced(function* (folder: string) {
  const ports = yield* Effect.all([freePort, freePort])
  const file = join(folder, "two.json")
  const leaders = ports.map((port, id) => ({ id, name: names[id], address: `127.0.0.1:${port}` }))
  writeFileSync(file, JSON.stringify({ cluster: "two", leaders, topology: "all-to-all", tables: {} }))
  const { leader: a } = yield* startLeader({
    config: yield* loadConfig(file),
    id: 0,
    data: join(folder, "two"),
  })
  const writes = Array.from({ length: away }, (_, index) => a.write(write(index)))
  yield* Effect.all(writes, { discard: true, concurrency: 512 })
  yield* start({
    leader: 1,
    program: leaderProgram,
    arguments: ["--config", file, "--id", "B", "--data", join(folder, "two-B")],
    compiled: join(folder, "compiled"),
  })
  const had = (yield* a.status).known[1]?.[0] ?? 0
  const milliseconds = yield* timed(
    Effect.repeat(a.status, {
      schedule: Schedule.spaced("2 millis"),
      until: ({ known }) => (known[1]?.[0] ?? 0) >= away,
    }),
  )
  return `a leader that was away caught up at ${perSecond(away - had, milliseconds)}`
})
