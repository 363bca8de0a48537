/** `polyarchy explore`: every behaviour of a design within a small scope. */
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import type { Feature } from "../../properties/adversary/record-writes.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { counterexampleName } from "../../properties/counterexample.ts"
import { explore as exploreDesign, type ExploreReport } from "../../properties/explorer/explore.ts"
import type { ExploreScope } from "../../properties/explorer/replication.ts"
import { largestThatFits } from "../../properties/explorer/smaller.ts"
import { encodeCounterexample } from "../../properties/schedule/codec.ts"
import { loadSubjects } from "../../properties/subjects/registry.ts"
import type { Fault } from "../../properties/subjects/subject.ts"
import { type ExplorationReport, explorationOf } from "../exploration.ts"
import { counterexampleDirectory } from "../explained.ts"
import { jsonText, reportAsJson } from "../json.ts"
import { differences } from "../report.ts"
import { explorationInLines, scopeInWords } from "../terminal/exploration.ts"
import { hang } from "../text/columns.ts"
import { shellWord } from "../text/shell.ts"
import { made, version } from "../version.ts"
import { countOf } from "../words.ts"
import { chooseFault, chooseFeature, chooseProperty, chosen, namesIn } from "./choosing.ts"
import * as Flags from "./flags.ts"
import { emit, Output, say } from "./output.ts"
import { designNamed } from "./own-design.ts"
import { progressLine } from "./progress.ts"
import { checkDirectory, writeFiles } from "./writing.ts"

const flags = {
  design: Argument.String("design").pipe(
    Argument.withDescription(
      "A design of the model (`polyarchy list designs`), or the file of one of your own",
    ),
  ),
  leaders: Flags.leaders,
  writes: Flags.count("writes", 1, 8, 2, "Writes in all, at any leaders"),
  keys: Flags.count("keys", 1, 3, 1, "Objects of each family"),
  features: Flags.names(
    "features",
    "NAME,...",
    "Explore records instead of the other objects, with these features of tables; may be repeated",
  ),
  faults: Flags.names(
    "faults",
    "NAME,...",
    "Faults that may happen, by name (default none); may be repeated",
  ),
  faultMoves: Flags.count("fault-moves", 0, 20, 1, "Faults in all"),
  states: Flags.count(
    "states",
    1,
    50_000_000,
    500_000,
    "The most states; what is not broken by then is unknown",
  ),
  seconds: Flags.count(
    "seconds",
    1,
    1_000_000,
    1_000_000,
    "The most seconds of processor time; what is not broken by then is unknown",
  ),
  memory: Flags.count(
    "memory",
    1,
    1_000_000,
    2_000,
    "The most memory for states, in megabytes; what is not broken by then is unknown",
  ),
  order: Flag.Literals("order", ["breadth-first", "depth-first"]).pipe(
    Flag.withDescription(
      "breadth-first: a counterexample is a shortest one; depth-first: it is shrunk, and less memory is used (default breadth-first)",
    ),
    Flag.withDefault("breadth-first" as const),
  ),
  property: Flags.names("property", "ID", "Judge by this property alone; may be repeated"),
  out: Flag.String("out").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription("Where counterexamples are saved (default nowhere)"),
    Flag.optional,
  ),
  json: Flags.json,
}

/** The part of a command line that names a scope. */
const scopeFlags = ({ leaders, writes, keys, features, faults, faultMoves }: ExploreScope): string =>
  [
    ` --leaders ${leaders} --writes ${writes} --keys ${keys}`,
    features.length === 0 ? "" : ` --features ${features.join(",")}`,
    faults.length === 0 ? "" : ` --faults ${faults.join(",")} --fault-moves ${faultMoves}`,
  ].join("")

interface Budget {
  readonly states: number
  readonly seconds: number
  readonly memory: number
  readonly order: "breadth-first" | "depth-first"
}

/** The command line that does the same again, with everything spelled out. */
const commandLine = (
  design: string,
  scope: ExploreScope,
  { states, seconds, memory, order }: Budget,
  properties: ReadonlyArray<string>,
  out: string | null,
): string =>
  [
    `polyarchy explore ${design}${scopeFlags(scope)} --states ${states}`,
    seconds === 1_000_000 ? "" : ` --seconds ${seconds}`,
    memory === 2_000 ? "" : ` --memory ${memory}`,
    order === "breadth-first" ? "" : ` --order ${order}`,
    ...properties.map((id) => ` --property ${shellWord(id)}`),
    out === null ? "" : ` --out ${shellWord(out)}`,
  ].join("")

const save = (directory: string, { judged }: ExploreReport, report: ExplorationReport) =>
  writeFiles(directory, [
    ...judged.flatMap(({ verdict }) =>
      verdict.kind === "violated"
        ? [
            {
              path: `${counterexampleDirectory}/${counterexampleName(verdict.counterexample)}.json`,
              text: jsonText(encodeCounterexample(verdict.counterexample)),
            },
          ]
        : [],
    ),
    { path: "report.json", text: reportAsJson(report) },
  ])

export const explore = Command.make("explore", flags, (config) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const { json, states } = config
    const out = Option.getOrNull(config.out)
    const registry = yield* Effect.promise(loadSubjects)
    const { design, subject } = yield* designNamed(registry, config.design, "design")
    const faults: ReadonlyArray<Fault> = yield* Effect.forEach(namesIn(config.faults), (name) =>
      chooseFault(name, "--faults"),
    )
    const named = yield* Effect.forEach(config.property, (id) => chooseProperty(id, "--property"))
    if (out !== null) yield* checkDirectory(out)
    const properties = chosen(catalogue, named)
    const features: ReadonlyArray<Feature> = yield* Effect.forEach(namesIn(config.features), (name) =>
      chooseFeature(name, "--features"),
    )
    const { leaders, writes, faultMoves } = config
    // A record is written beside another one: constraints and transactions span two.
    const keys = features.length === 0 ? config.keys : Math.max(2, config.keys)
    const scope: ExploreScope = {
      leaders,
      writes,
      keys,
      families: features.length === 0 ? design.families.filter((family) => family !== "record") : ["record"],
      features: chosen(features, features),
      faults: chosen(faults, faults),
      faultMoves,
    }
    const ids = named.length === 0 ? [] : properties.map(({ id }) => id)
    const command = commandLine(shellWord(config.design), scope, config, ids, out)
    yield* say(
      [
        `polyarchy ${version}`,
        ...hang("", scopeInWords({ design: design.name, scope, budget: states }), 80),
        `again: ${command}`,
        "",
      ],
      json,
    )
    const line = progressLine(terminal)
    const explored = yield* Effect.promise(() =>
      exploreDesign(
        design,
        subject,
        {
          scope,
          states,
          seconds: config.seconds,
          bytes: config.memory * 1e6,
          order: config.order,
          properties,
        },
        {
          progress: (sofar) =>
            line.show(
              `${countOf(sofar.states, "state")}, depth ${sofar.depth}, ${sofar.frontier.toLocaleString("en-US")} to go on from`,
            ),
          stopped: terminal.stopped,
        },
      ),
    )
    line.clear()
    const interrupted = terminal.stopped() && !explored.complete
    // As many states as this budget was enough for, whichever of its limits it was.
    const fitting = explored.complete || interrupted ? null : largestThatFits(design, scope, explored.states)
    const smaller = fitting && {
      states: fitting.states,
      command: `polyarchy explore ${shellWord(config.design)}${scopeFlags(fitting.scope)}`,
    }
    const run = { budget: states, order: config.order, command, interrupted, smaller }
    const report = explorationOf(explored, properties, run, made, out === null ? null : { directory: out })
    const written = yield* Effect.exit(out === null ? Effect.void : save(out, explored, report))
    if (json) yield* emit(reportAsJson(report))
    else yield* say(explorationInLines(report, terminal.style), false)
    yield* written
    if (out !== null)
      yield* say([`Data ${out}/report.json, counterexamples in ${out}/${counterexampleDirectory}`], json)
    yield* leave(report.run.interrupted ? 130 : differences(report).length > 0 ? 1 : 0)
  }),
).pipe(
  Command.withDescription(
    "Explore every behaviour of a design in a small scope: each state once, each judged by every property that the design claims. A counterexample is a shortest one within the scope. Exit code 0: nothing is broken but what is recorded; 1: something else is; 2: a mistake in the command; 130: stopped.",
  ),
  Command.withShortDescription("Explore every behaviour of a design in a small scope"),
  Command.withExamples([
    { command: "polyarchy explore bdr-1", description: "Two writes at three leaders" },
    { command: "polyarchy explore bdr-1 --writes 3", description: "Three writes: some 40,000 states" },
    {
      command: "polyarchy explore reference --leaders 2 --faults loss,crash",
      description: "With up to one message lost or one crash",
    },
    {
      command: "polyarchy explore bdr-1 --features unique-keys --leaders 2",
      description: "Records with a unique column",
    },
    {
      command: "polyarchy explore pgd --faults skew --fault-moves 2 --out found",
      description: "Save what is found",
    },
  ]),
)
