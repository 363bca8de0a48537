/** `polyarchy leader`: one leader of the store, until it is told to stop. */
import { Effect, Option, Schedule } from "effect"
import { Command, Flag } from "effect/cli"
import { readArguments, runLeader } from "../../properties/processes/store.ts"
import { Mistake, type MistakeCode } from "./mistake.ts"
import { Output } from "./output.ts"

const required = (name: string, metavar: string, description: string) =>
  Flag.String(name).pipe(Flag.withMetavar(metavar), Flag.withDescription(description))

const flags = {
  config: required("config", "FILE", "The cluster's configuration, the same file for every leader"),
  id: required("id", "NAME", "Which of its leaders this is: its name or its number"),
  data: required("data", "DIR", "Where the leader keeps its journal; made where it is not there"),
  audit: required("audit", "FILE", "Write everything that the leader does, one event a line").pipe(
    Flag.optional,
  ),
}

const mistake =
  (code: MistakeCode, place: string, mend: string) =>
  ({ message }: { readonly message: string }): Mistake =>
    new Mistake({ code, place, problem: message.replace(/\.$/, ""), mend })

/** Ends when the user or the system asks the process to. */
const asked = Effect.flatMap(Output, ({ terminal }) =>
  Effect.raceFirst(
    Effect.callback<void>((resume) => {
      const stop = (): void => resume(Effect.void)
      process.once("SIGTERM", stop)
      return Effect.sync(() => process.off("SIGTERM", stop))
    }),
    Effect.sync(terminal.stopped).pipe(
      Effect.repeat({ schedule: Schedule.spaced("100 millis"), until: (stopped) => stopped }),
      Effect.asVoid,
    ),
  ),
)

export const leader = Command.make("leader", flags, ({ config, id, data, audit }) => {
  const trail = Option.match(audit, { onNone: () => [], onSome: (file) => ["--audit", file] })
  const run = Effect.flatMap(
    readArguments(["--config", config, "--id", id, "--data", data, ...trail]),
    (options) => (options === "help" ? Effect.void : runLeader(options)),
  ).pipe(
    Effect.catchTags({
      ArgumentsInvalid: (error) =>
        Effect.fail(
          mistake("bad-usage", "command line", "`polyarchy leader --help` says what it takes")(error),
        ),
      ConfigInvalid: ({ file, place, problem, mend }) =>
        Effect.fail(
          new Mistake({
            code: "bad-config",
            place: `${file}, ${place}`,
            problem,
            mend: mend.replace(/\.$/, ""),
          }),
        ),
      NoSuchLeader: (error) =>
        Effect.fail(mistake("unknown-leader", `--id ${id}`, `See \`leaders\` in ${config}`)(error)),
    }),
    Effect.mapError((error) =>
      error instanceof Mistake
        ? error
        : mistake("cannot-start", `leader ${id}`, "Nothing was changed; mend that and start it again")(error),
    ),
  )
  return Effect.raceFirst(run, asked)
}).pipe(
  Command.withDescription(
    "Run one leader of a store that replicates between several. It serves HTTP on its address (see /openapi.json there), " +
      "listens on loopback unless the configuration has a secret or TLS files, and stops in order at Ctrl-C.",
  ),
  Command.withExamples([
    {
      command: "polyarchy leader --config cluster.json --id A --data data",
      description: "The leader A of the cluster in cluster.json",
    },
  ]),
)
