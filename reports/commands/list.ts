/** `polyarchy list`: what there is: properties, designs, subjects, faults, features of tables, strategies, modes, mutants. */
import { Effect, Option } from "effect"
import { Argument, Command } from "effect/cli"
import { designs } from "../../model/systems/designs.ts"
import { type Feature, features } from "../../properties/adversary/record-writes.ts"
import { strategies } from "../../properties/adversary/strategies.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { expected } from "../../properties/expectations.ts"
import { notClaimed } from "../../properties/not-claimed.ts"
import { type Mode, modes } from "../../properties/mode.ts"
import type { Mutant } from "../../properties/mutants/mutant.ts"
import { loadMutants } from "../../properties/mutants/mutants.ts"
import { loadSubjects, type Registry } from "../../properties/subjects/registry.ts"
import { type Fault, faults } from "../../properties/subjects/subject.ts"
import { jsonText } from "../json.ts"
import { propertyOf } from "../report-of.ts"
import { painter, sayer, type Style } from "../terminal/style.ts"
import { hang } from "../text/columns.ts"
import { made } from "../version.ts"
import { countOf } from "../words.ts"
import * as Flags from "./flags.ts"
import { emit, Output, say } from "./output.ts"
import { processes } from "./verify-processes.ts"

const topics = [
  "properties",
  "designs",
  "subjects",
  "faults",
  "features",
  "strategies",
  "modes",
  "mutants",
] as const

type Topic = (typeof topics)[number]

/** What each fault is. */
const faultMeanings: Readonly<Record<Fault, string>> = {
  loss: "a message never arrives, or a connection starts anew and what was on it is sent again",
  duplication: "a message that has passed arrives again, at once or much later",
  reordering: "a message overtakes others on its link",
  partition: "a link is cut, in one direction, and mended later",
  crash: "a leader stops, forgets what was not durable, and restarts later",
  skew: "a leader's wall clock jumps, forward or back",
  ties: "writes in the same instant, so that their stamps tie",
  vacuum: "a leader forgets which rows were deleted, or who wrote its rows and when",
  leaving: "a leader leaves for good, with what it had not sent; the others close ranks",
}

/** What each feature of a table puts to the test. */
const featureMeanings: Readonly<Record<Feature, string>> = {
  columns: "two columns of one record are set apart",
  erasure: "a record is set and erased",
  amounts: "a number is set, and added to",
  statements: "statements compute a number from the one that is there, in an order that matters",
  "generated-keys": "records are inserted under keys that their leaders generate",
  "unique-keys": "a column that must differ in every record",
  references: "a record refers to another one, which may be erased",
  checks: "two columns with a check over both",
  triggers: "a trigger counts how often a column was set",
  transactions: "two records are set in one transaction",
  truncation: "all records are removed at once",
}

/** What each mode does with the faults of a schedule. */
const modeMeanings: Readonly<Record<Mode, string>> = {
  healing: "faults within budgets; then all of them heal, and the cluster must agree",
  core: "faults within budgets; then a random connected core heals, the rest stays cut off, and the core must agree",
  safety: "as many faults as come, and nothing heals: judged is what must hold at every moment",
}

/** What depends on which packages are installed. */
interface Loaded {
  readonly registry: Registry
  readonly mutants: ReadonlyArray<Mutant>
}

interface Entry {
  readonly name: string
  /** Lines below the name, the first one the most important. */
  readonly says: ReadonlyArray<string>
}

const entriesOf = (topic: Topic, { registry, mutants }: Loaded): ReadonlyArray<Entry> => {
  switch (topic) {
    case "properties":
      return catalogue.map(({ id, law, source }) => ({ name: id, says: [law, `Source: ${source}`] }))
    case "designs":
      return designs.map(({ name, title, source }) => ({ name, says: [title, `Source: ${source}`] }))
    case "subjects":
      return [
        ...registry.subjects.map((subject) => {
          const claimed = catalogue.filter((property) => notClaimed(subject, property) === null)
          const known = claimed.filter(
            (property) => expected(subject, property).verdict === "violated",
          ).length
          const breaks = known === 0 ? "" : `, known to break ${known}`
          return {
            name: subject.name,
            says: [
              subject.title,
              `${subject.kind}; claims ${countOf(claimed.length, "property").replace("propertys", "properties")}${breaks}`,
            ],
          }
        }),
        {
          name: processes,
          says: [
            "The implementation as real processes under real faults, every event explained by the model",
            "implementation; played by itself, as `polyarchy verify --subject processes`",
          ],
        },
        ...registry.absent.map(({ name, because }) => ({ name: `${name} (NOT INSTALLED)`, says: [because] })),
      ]
    case "faults":
      return faults.map((fault) => ({ name: fault, says: [faultMeanings[fault]] }))
    case "features":
      return features.map((feature) => ({ name: feature, says: [featureMeanings[feature]] }))
    case "strategies":
      return strategies.map(({ name, title, source }) => ({ name, says: [title, `Source: ${source}`] }))
    case "modes":
      return modes.map((mode) => ({ name: mode, says: [modeMeanings[mode]] }))
    case "mutants":
      return mutants.map(({ id, difference, original, kills }) => ({
        name: id,
        says: [difference, `A change of ${original}; must break ${kills.join(", ")}`],
      }))
  }
}

const topicInLines = (topic: Topic, loaded: Loaded, style: Style): ReadonlyArray<string> => {
  const paint = painter(style)
  const tell = sayer(style)
  const entries = entriesOf(topic, loaded)
  return [
    paint("bold", `${topic} (${entries.length})`),
    ...entries.flatMap(({ name, says }) => [
      `  ${tell(name)}`,
      ...says.flatMap((line) => hang("      ", tell(line), style.width).map((part) => paint("dim", part))),
    ]),
    "",
  ]
}

const topicAsJson = (topic: Topic, { registry, mutants }: Loaded): unknown => {
  switch (topic) {
    case "properties":
      return catalogue.map(propertyOf)
    case "designs":
      return designs.map(({ name, title, source, families }) => ({ name, title, source, families }))
    case "subjects":
      return {
        present: registry.subjects.map(({ name, title, source, kind, families, faults, disclaims }) => ({
          name,
          title,
          source,
          kind,
          families,
          faults,
          disclaims,
        })),
        absent: registry.absent,
      }
    case "faults":
      return faults.map((name) => ({ name, meaning: faultMeanings[name] }))
    case "features":
      return features.map((name) => ({ name, meaning: featureMeanings[name] }))
    case "strategies":
      return strategies.map(({ name, title, source }) => ({ name, title, source }))
    case "modes":
      return modes.map((name) => ({ name, meaning: modeMeanings[name] }))
    case "mutants":
      return mutants.map(({ id, difference, of, original, kills }) => ({
        id,
        difference,
        of,
        original,
        kills,
      }))
  }
}

export const list = Command.make(
  "list",
  {
    topic: Argument.Literals("topic", topics).pipe(
      Argument.withDescription("What to list (default everything)"),
      Argument.optional,
    ),
    json: Flags.json,
  },
  ({ topic, json }) =>
    Effect.gen(function* () {
      const { terminal } = yield* Output
      const loaded: Loaded = {
        registry: yield* Effect.promise(loadSubjects),
        mutants: yield* Effect.promise(loadMutants),
      }
      const wanted = Option.isSome(topic) ? [topic.value] : topics
      if (json)
        yield* emit(
          jsonText({
            format: "polyarchy/list",
            version: 1,
            made,
            ...Object.fromEntries(wanted.map((one) => [one, topicAsJson(one, loaded)])),
          }),
        )
      else
        yield* say(
          wanted.flatMap((one) => topicInLines(one, loaded, terminal.style)),
          false,
        )
    }),
).pipe(
  Command.withDescription(
    "List what there is: properties, designs, subjects, faults, the features of tables that records are written with, the strategies that draw schedules, the modes in which their faults end, and the mutants, each a subject with one seeded bug.",
  ),
  Command.withShortDescription("List properties, designs, subjects, strategies, mutants and more"),
  Command.withExamples([
    { command: "polyarchy list", description: "Everything" },
    { command: "polyarchy list properties", description: "The catalogue: ids, laws, sources" },
    {
      command: "polyarchy list mutants",
      description: "The seeded bugs: what is wrong, and what must notice",
    },
    { command: "polyarchy list subjects --json", description: "For a machine" },
  ]),
)
