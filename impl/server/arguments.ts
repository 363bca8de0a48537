/** What the program that runs one leader is told on its command line. */
import { parseArgs } from "node:util"
import { Data, Effect } from "effect"
import type { LeaderId } from "../change.ts"
import { type Address, parseAddress } from "./address.ts"
import * as ClockOffset from "./clock-offset.ts"
import { type ClusterConfig, loadConfig } from "./config.ts"
import { type LeaderOptions, NoSuchLeader } from "./program.ts"

export const usage = `Runs one leader of a cluster.

  --config FILE          the cluster's configuration
  --id NAME              which leader this is: its name, or its number
  --data FOLDER          where its journal is kept
  --audit FILE           writes what the leader does, one event a line
  --dial NAME=HOST:PORT  where to reach another leader, instead of its address; may be repeated
  --clock-offset MS      how far its clock is ahead, to try out what that does
  --clock-file FILE      the same, from a file that may be rewritten while the leader runs
  --attached             ends, in order, when standard input does: no leader outlives who started it
  --help                 shows this`

/** The command line cannot be understood. */
class ArgumentsInvalid extends Data.TaggedError("ArgumentsInvalid")<{ readonly problem: string }> {
  override get message(): string {
    return `${this.problem}. --help shows what there is.`
  }
}

const invalid = (problem: string) => Effect.fail(new ArgumentsInvalid({ problem }))

const text = { type: "string" } as const

const parse = (words: ReadonlyArray<string>) =>
  Effect.try({
    try: () =>
      parseArgs({
        args: [...words],
        strict: true,
        options: {
          config: text,
          id: text,
          data: text,
          audit: text,
          dial: { type: "string", multiple: true },
          "clock-offset": text,
          "clock-file": text,
          attached: { type: "boolean" },
          help: { type: "boolean" },
        },
      }).values,
    catch: (cause) =>
      new ArgumentsInvalid({
        problem: cause instanceof Error ? cause.message.replace(/\.$/, "") : String(cause),
      }),
  })

/** The leader that a word means: its name, or else its number. */
const leaderOf = (
  { leaders, members }: ClusterConfig,
  word: string,
): Effect.Effect<LeaderId, NoSuchLeader> => {
  const found = leaders.find(({ name }) => name === word) ?? leaders.find(({ id }) => String(id) === word)
  return found === undefined || !members.includes(found.id)
    ? Effect.fail(new NoSuchLeader({ asked: word, names: leaders.map(({ name }) => name) }))
    : Effect.succeed(found.id)
}

const dialsOf = Effect.fnUntraced(function* (config: ClusterConfig, words: ReadonlyArray<string>) {
  const addresses = new Map<LeaderId, Address>()
  for (const word of words) {
    const [name = "", place = ""] = word.split("=", 2)
    const address = parseAddress(place)
    if (address === undefined) return yield* invalid(`--dial ${word} does not say NAME=HOST:PORT`)
    addresses.set(yield* leaderOf(config, name), address)
  }
  return addresses
})

const offsetOf = (offset: string | undefined, file: string | undefined) => {
  if (offset !== undefined && file !== undefined)
    return invalid("--clock-offset and --clock-file cannot be given together")
  if (file !== undefined) return Effect.succeed(ClockOffset.inFile(file))
  if (offset === undefined) return Effect.undefined
  const milliseconds = Number(offset)
  return Number.isSafeInteger(milliseconds)
    ? Effect.succeed(() => milliseconds)
    : invalid(`--clock-offset ${offset} is no whole number of milliseconds`)
}

/** The options of the leader that a command line describes; `"help"` when it asks for help. */
export const readArguments = Effect.fnUntraced(function* (words: ReadonlyArray<string>) {
  const given = yield* parse(words)
  if (given.help === true) return "help" as const
  const { config: path, id, data, audit } = given
  if (path === undefined) return yield* invalid("--config is missing")
  if (id === undefined) return yield* invalid("--id is missing")
  if (data === undefined) return yield* invalid("--data is missing")
  const clockOffset = yield* offsetOf(given["clock-offset"], given["clock-file"])
  const config = yield* loadConfig(path)
  const dials = yield* dialsOf(config, given.dial ?? [])
  const leader = yield* leaderOf(config, id)
  const options: LeaderOptions = {
    config,
    id: leader,
    data,
    addressOf: (source) =>
      dials.get(source) ?? config.leaders[source]?.address ?? { host: "127.0.0.1", port: 0 },
    ...(audit === undefined ? {} : { audit }),
    ...(clockOffset === undefined ? {} : { clockOffset }),
    ...(given.attached === true ? { attached: true } : {}),
  }
  return options
})
