/**
 * Runs one leader with a seeded bug: `node mutant-main.ts NAME --config FILE --id NAME --data FOLDER ...`, everything behind the
 * name as for the leader itself.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import { Console, Effect, Logger } from "effect"
import { Rules, standardRules } from "../../impl/index.ts"
import { readArguments, usage } from "../../impl/server/arguments.ts"
import { teardown } from "../../impl/server/process.ts"
import { runLeader } from "../../impl/server/program.ts"
import { processMutants } from "./mutants.ts"

const [name, ...words] = process.argv.slice(2)

const program = Effect.gen(function* () {
  const mutant = processMutants.find(({ id }) => id === name)
  if (mutant === undefined) {
    yield* Console.error(
      `there is no mutant ${name}; there are ${processMutants.map(({ id }) => id).join(", ")}`,
    )
    process.exitCode = 2
    return
  }
  const options = yield* readArguments(words)
  if (options === "help") return yield* Console.log(usage)
  const { rules, journal } = mutant
  return yield* runLeader({ ...options, ...(journal === undefined ? {} : { journal }) }).pipe(
    Effect.provideService(Rules, { ...standardRules, ...rules }),
  )
}).pipe(
  Effect.tapError((error) => Console.error(error.message)),
  Effect.provide(Logger.layer([Logger.withConsoleError(Logger.formatLogFmt)])),
)

NodeRuntime.runMain(program, { disableErrorReporting: true, teardown })
