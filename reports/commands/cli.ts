/**
 * The command line as a function: arguments and a terminal in, an exit code out.
 *
 * Exit codes: 0 as recorded, 1 not as recorded, 2 a user's mistake, 3 a bug in Polyarchy, 130 stopped by Ctrl-C.
 */
import { NodeServices } from "@effect/platform-node"
import { Cause, Console, Effect, Exit, Layer } from "effect"
import { CliConfig, type CliError, CliOutput, Command, GlobalFlag } from "effect/cli"
import { jsonText } from "../json.ts"
import { sayer } from "../terminal/style.ts"
import { version } from "../version.ts"
import { claims } from "./claims.ts"
import { cluster } from "./cluster.ts"
import { explore } from "./explore.ts"
import { exportCommand } from "./export.ts"
import { leader } from "./leader.ts"
import { league } from "./league.ts"
import { list } from "./list.ts"
import { matrix } from "./matrix.ts"
import { Mistake } from "./mistake.ts"
import { mutants } from "./mutants.ts"
import { Output, type Terminal } from "./output.ts"
import { play } from "./play.ts"
import { replay } from "./replay.ts"
import { verify } from "./verify.ts"

const polyarchy = Command.make("polyarchy").pipe(
  Command.withDescription(
    "What breaks in multi-leader replication, under which faults, with the shortest example of each.",
  ),
  Command.withSubcommands([
    verify,
    explore,
    matrix,
    mutants,
    league,
    claims,
    replay,
    exportCommand,
    play,
    list,
    cluster,
    leader,
  ]),
  Command.withExamples([
    { command: "polyarchy verify", description: "Every subject, every property; writes polyarchy-report/" },
    { command: "polyarchy explore bdr-1", description: "Every behaviour of a design in a small scope" },
    {
      command: "polyarchy matrix --system bdr-1",
      description: "What breaks it, under which faults, how soon",
    },
    {
      command: "polyarchy replay polyarchy-report/counterexamples/tungsten--quiet-cluster-agrees.json",
      description: "A counterexample again",
    },
    {
      command: "polyarchy export found.json --as mermaid",
      description: "A counterexample for another tool",
    },
    { command: "polyarchy play --open", description: "A page to play replication by hand" },
    { command: "polyarchy mutants", description: "The test of the tests: who finds which seeded bug" },
    { command: "polyarchy league", description: "Which strategy finds them soonest" },
    { command: "polyarchy claims", description: "What several leaders promise and cost, measured" },
    { command: "polyarchy cluster", description: "Three leaders of the store to play with" },
    { command: "polyarchy list subjects", description: "What can be put to the test" },
  ]),
)

/** Runs the command line. */
export const runCli = async (args: ReadonlyArray<string>, terminal: Terminal): Promise<number> => {
  let code = 0
  const json = args.includes("--json")
  const tell = sayer(terminal.style)
  const complain = (mistake: Mistake): void => {
    code = 2
    const { place, problem, mend } = mistake
    terminal.err(`${`polyarchy: ${mistake.message}`.split("\n").map(tell).join("\n")}\n`)
    if (json)
      terminal.out(
        jsonText({ format: "polyarchy/error", version: 1, code: mistake.code, place, problem, mend }),
      )
  }
  const program = Command.runWith(polyarchy, { version })(args).pipe(
    Effect.catchTags({
      Mistake: (mistake) => Effect.sync(() => complain(mistake)),
      // What the framework refuses was already told by the presenter below; help that nobody asked for is no mistake.
      ShowHelp: () => Effect.void,
    }),
    Effect.provide(
      Layer.mergeAll(
        NodeServices.layer,
        Layer.succeed(Output, { terminal, leave: (wanted) => Effect.sync(() => void (code = wanted)) }),
        CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions] }),
        presenterLayer(terminal, complain),
        consoleLayer(terminal),
      ),
    ),
  )
  const exit = await Effect.runPromiseExit(program)
  if (Exit.isSuccess(exit)) return code
  terminal.err(`polyarchy: this is a bug in Polyarchy, please report it.\n${Cause.pretty(exit.cause)}\n`)
  return 3
}

/** Help goes to standard output; what is wrong with a command line goes to standard error, without a page of help. */
const presenterLayer = (terminal: Terminal, complain: (mistake: Mistake) => void) => {
  const formatter = CliOutput.defaultFormatter({ colors: terminal.style.colours })
  return CliOutput.layerPresenter({
    present: (event) =>
      Effect.sync(() => {
        switch (event._tag) {
          case "Help":
            return terminal.out(`${formatter.formatHelpDoc(event.helpDoc)}\n`)
          case "Version":
            return terminal.out(`${event.name} ${event.version}\n`)
          case "InvalidInvocation": {
            const mend = `\`${event.commandPath.join(" ")} --help\` says what it takes`
            return complain(
              new Mistake({
                code: "bad-usage",
                place: "command line",
                problem: usageInWords(event.errors),
                mend,
              }),
            )
          }
        }
      }),
  })
}

/** What is wrong with a command line, on one line. */
const usageInWords = (errors: ReadonlyArray<CliError.NonShowHelpErrors>): string =>
  errors
    .map(({ message }) =>
      message.replaceAll(/\s*\n\s*/g, " ").replace(/ Did you mean this\? (.*)$/, "; did you mean $1"),
    )
    .join("; ")
    .replace(/\.$/, "")

/** What the framework itself prints, such as shell completions. */
const consoleLayer = (terminal: Terminal) =>
  Layer.succeed(Console.Console, {
    ...console,
    log: (...parts: ReadonlyArray<unknown>) => terminal.out(`${parts.join(" ")}\n`),
    error: (...parts: ReadonlyArray<unknown>) => terminal.err(`${parts.join(" ")}\n`),
  })
