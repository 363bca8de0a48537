/** One leader as a process: what it prints, and the code that it exits with. */
import { Cause, Console, Effect, Exit, Logger } from "effect"
import type * as Runtime from "effect/Runtime"
import { readArguments, usage } from "./arguments.ts"
import { runLeader } from "./program.ts"

/** What keeps a leader from running, in words that say what to do. */
interface Failure {
  readonly _tag: string
  readonly message: string
}

const mistakes: ReadonlySet<string> = new Set(["ArgumentsInvalid", "ConfigInvalid", "NoSuchLeader"])

/** What went wrong, for a person; a defect, which is a fault of the program, with all there is to know. */
const explain = (cause: Cause.Cause<Failure>): string => {
  const failure = cause.reasons.find(Cause.isFailReason)
  return failure === undefined ? Cause.pretty(cause) : failure.error.message
}

/** Runs the leader that the command line describes, with its log on standard error. */
export const main = (words: ReadonlyArray<string>): Effect.Effect<void, Failure> =>
  Effect.flatMap(readArguments(words), (options) =>
    options === "help" ? Console.log(usage) : runLeader(options),
  ).pipe(
    Effect.tapCause((cause) =>
      Cause.hasInterruptsOnly(cause) ? Effect.void : Console.error(explain(cause)),
    ),
    Effect.provide(Logger.layer([Logger.withConsoleError(Logger.formatLogFmt)])),
  )

const tagOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "_tag" in error ? String(error._tag) : ""

export const teardown: Runtime.Teardown = (exit, onExit) => {
  if (Exit.isSuccess(exit) || Cause.hasInterruptsOnly(exit.cause)) return onExit(0)
  const failure = exit.cause.reasons.find(Cause.isFailReason)
  return onExit(mistakes.has(tagOf(failure?.error)) ? 2 : 1)
}
