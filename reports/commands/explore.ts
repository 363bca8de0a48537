/** `polyarchy explore`: every behaviour of a design within a small scope. */
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import type { Feature } from "../../properties/adversary/record-writes.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { counterexampleName } from "../../properties/counterexample.ts"
import { explore as exploreDesign, type ExploreReport } from "../../properties/explorer/explore.ts"
import type { ExploreScope } from "../../properties/explorer/replication.ts"
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
import { chooseFault, chooseFeature, chooseProperty, chosen } from "./choosing.ts"
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
  property: Flags.names("property", "ID", "Judge by this property alone; may be repeated"),
  out: Flag.String("out").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription("Where counterexamples are saved (default nowhere)"),
    Flag.optional,
  ),
  json: Flags.json,
}

/** The command line that does the same again, with everything spelled out. */
const commandLine = (
  design: string,
  { leaders, writes, keys, features, faults, faultMoves }: ExploreScope,
  states: number,
  properties: ReadonlyArray<string>,
  out: string | null,
): string =>
  [
    `polyarchy explore ${design} --leaders ${leaders} --writes ${writes} --keys ${keys}`,
    features.length === 0 ? "" : ` --features ${features.join(",")}`,
    faults.length === 0 ? "" : ` --faults ${faults.join(",")} --fault-moves ${faultMoves}`,
    ` --states ${states}`,
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

const namesIn = (lists: ReadonlyArray<string>): ReadonlyArray<string> =>
  lists
    .flatMap((list) => list.split(",").map((name) => name.trim()))
    .filter((name) => name !== "" && name !== "none")

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
    const command = commandLine(shellWord(config.design), scope, states, ids, out)
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
        { scope, states, properties },
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
    const run = { budget: states, command, interrupted: terminal.stopped() && !explored.complete }
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
