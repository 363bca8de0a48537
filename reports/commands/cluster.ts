/** `polyarchy cluster`: leaders on loopback, as processes, with a client to play with. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline/promises"
import { Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { leaderName } from "../../model/vocabulary/leader.ts"
import { makeCluster } from "../../properties/processes/cluster.ts"
import { makeSession } from "../../properties/processes/store.ts"
import { makeShell, type Shell } from "../shell/shell.ts"
import { aligned } from "../text/columns.ts"
import * as Flags from "./flags.ts"
import { Mistake } from "./mistake.ts"
import { Output, say } from "./output.ts"

const flags = {
  leaders: Flags.leaders,
  topology: Flag.Literals("topology", ["all-to-all", "ring", "star"]).pipe(
    Flag.withDescription("Who sends to whom (default all-to-all)"),
    Flag.withDefault("all-to-all" as const),
  ),
  data: Flag.String("data").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription(
      "Where journals, configurations and audit trails are kept (default: removed at the end)",
    ),
    Flag.optional,
  ),
}

/** The directory that the cluster lives in, which goes at the end unless the user named it. */
const directory = (data: Option.Option<string>) =>
  Option.match(data, {
    onSome: Effect.succeed,
    onNone: () =>
      Effect.acquireRelease(
        Effect.sync(() => mkdtempSync(join(tmpdir(), "polyarchy-cluster-"))),
        (made) => Effect.sync(() => rmSync(made, { recursive: true, force: true })),
      ),
  })

/** Asks for lines until there are no more, and shows what each comes to. */
const converse = (shell: Shell, names: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const { terminal } = yield* Output
    const interactive = process.stdin.isTTY
    const lines = yield* Effect.acquireRelease(
      Effect.sync(() => createInterface({ input: process.stdin, terminal: false })),
      (opened) => Effect.sync(() => opened.close()),
    )
    const typed = lines[Symbol.asyncIterator]()
    for (;;) {
      if (interactive) terminal.out(`${names[shell.here.leader] ?? ""}> `)
      const next = yield* Effect.promise(() => typed.next())
      if (next.done === true || terminal.stopped()) return
      const said = yield* shell.answer(next.value)
      if (said === null) return
      yield* say(said, false)
    }
  })

export const cluster = Command.make("cluster", flags, ({ leaders, topology, data }) =>
  Effect.scoped(
    Effect.gen(function* () {
      const folder = join(yield* directory(data), "cluster")
      yield* say([`Starting ${leaders} leaders on loopback ...`], false)
      const started = yield* makeCluster({
        folder,
        leaders,
        topology,
        offsets: Array.from({ length: leaders }, () => 0),
        retain: null,
      }).pipe(
        Effect.mapError(
          ({ message }) =>
            new Mistake({
              code: "cannot-start",
              place: "cluster",
              problem: message.replace(/\.$/, ""),
              mend: "Mend that and try again",
            }),
        ),
      )
      const names = started.leaders.map(leaderName)
      yield* say(
        [
          ...aligned(
            started.leaders.map((id) => [leaderName(id), `${started.process(id).url}/openapi.json`]),
          ),
          "",
          `You ask ${names[0] ?? ""}. Try: put rows/x hello, at B, get rows/x, cut A B; "help" shows all, "quit" stops them.`,
        ],
        false,
      )
      yield* converse(makeShell(started, yield* makeSession), names)
      yield* Effect.forEach(started.leaders, (id) => started.stop(id), { concurrency: "unbounded" })
    }),
  ),
).pipe(
  Command.withDescription(
    "Start a few leaders on loopback, each a process with a journal of its own, and type requests to them: write at one, " +
      "read at another, cut the links between them, kill one, put a clock wrong. Lines may also come from a pipe.",
  ),
  Command.withExamples([
    { command: "polyarchy cluster", description: "Three leaders, all linked with each other" },
    { command: "polyarchy cluster --topology ring --leaders 4", description: "Four in a ring" },
  ]),
)
