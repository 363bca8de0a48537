/** What `polyarchy verify` says before the first move: everything that is drawn or chosen, and how to do the same again. */
import { families as allFamilies } from "../../model/vocabulary/write.ts"
import { budgets } from "../../properties/adversary/draw.ts"
import { features } from "../../properties/adversary/record-writes.ts"
import { keysPerFamily } from "../../properties/adversary/scope.ts"
import { type Plan, usually } from "../../properties/campaign.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { type Mode, notJudged } from "../../properties/mode.ts"
import type { Registry } from "../../properties/subjects/registry.ts"
import { sayer, type Style } from "../terminal/style.ts"
import { notPlayedInLines } from "../terminal/summary.ts"
import { hang } from "../text/columns.ts"
import { shellWord } from "../text/shell.ts"
import { version } from "../version.ts"
import { countOf } from "../words.ts"

/** What was asked for on the command line, where the plan does not say it. */
interface Chosen {
  readonly schedules: number
  /** `null` for the usual directory. */
  readonly out: string | null
  readonly statistics: boolean
  /** `null` for the usual forms. */
  readonly forms: ReadonlyArray<string> | null
  readonly subjects: ReadonlyArray<string>
  readonly properties: ReadonlyArray<string>
}

/** The command line that does the same again, with everything spelled out that is not as usual. */
export const commandLine = (
  plan: Plan,
  { schedules, out, statistics, forms, subjects, properties }: Chosen,
): string =>
  [
    `polyarchy verify --seed ${plan.seed} --schedules ${schedules} --moves ${plan.moves} --leaders ${plan.leaders}`,
    ...(plan.strategy === usually.strategy ? [] : [` --strategy ${plan.strategy.name}`]),
    ...(plan.faults === usually.faults ? [] : [` --faults ${plan.faults.join(",") || "none"}`]),
    ...(plan.mode === usually.mode ? [] : [` --mode ${plan.mode}`]),
    ...subjects.map((name) => ` --subject ${shellWord(name)}`),
    ...properties.map((id) => ` --property ${shellWord(id)}`),
    ...(statistics ? [" --statistics"] : []),
    ...(forms === null ? [] : [` --forms ${forms.join(",")}`]),
    ...(out === null ? [] : [` --out ${shellWord(out)}`]),
  ].join("")

/** How many faults there may be, and how they end. */
const faultsInWords = (mode: Mode, moves: number): string => {
  const some = `a budget of ${budgets.join(", ").replace(/, (\d+)$/, " or $1")} for each fault of a schedule`
  switch (mode) {
    case "healing":
      return `${some}; all heal in the end`
    case "core":
      return `${some}; a random connected core heals`
    case "safety":
      return `each fault up to ${countOf(moves, "time")} in a schedule; nothing heals`
  }
}

/** Everything that is drawn or chosen, before the first move. */
export const openingInLines = (
  plan: Plan,
  schedules: number,
  command: string,
  { absent }: Registry,
  style: Style,
): ReadonlyArray<string> => {
  const say = sayer(style)
  const shares = [...new Set(plan.subjects.map(({ kind }) => kind))].map((kind) => {
    const one = plan.subjects.find((subject) => subject.kind === kind)
    return `${kind} ${one === undefined ? 0 : plan.runs(one).toLocaleString("en-US")}`
  })
  const faults = plan.faults.filter((fault) =>
    plan.subjects.some((subject) => subject.faults.includes(fault)),
  )
  const families = allFamilies.filter((family) =>
    plan.subjects.some((subject) => subject.families.includes(family)),
  )
  const tables = families.includes("record")
  const unjudged = plan.properties.filter((property) => notJudged(property, plan.mode) !== null)
  return [
    `polyarchy ${version}`,
    say(
      `seed ${plan.seed} · ${countOf(schedules, "schedule")} of ${countOf(plan.moves, "move")} · ${countOf(plan.leaders, "leader")}`,
    ),
    ...hang("schedules each: ", shares.join(", "), 80),
    ...hang("strategy: ", `${plan.strategy.name}. ${plan.strategy.title}`, 80),
    ...hang("drawn from faults: ", faults.length === 0 ? "none" : faults.join(", "), 80),
    ...hang(`mode ${plan.mode}: `, faultsInWords(plan.mode, plan.moves), 80),
    ...hang("drawn from objects: ", `${keysPerFamily} of each of ${families.join(", ")}`, 80),
    ...(tables ? hang("drawn from features of tables: ", features.join(", "), 80) : []),
    ...hang(
      "",
      "each schedule has each fault and family that its subject can have with a chance of one half",
      80,
    ),
    ...(tables
      ? [
          ...hang(
            "",
            "half of them write to records alone where a subject has them, with one to three features",
            80,
          ),
        ]
      : []),
    ...hang(
      `${countOf(plan.subjects.length, "subject")}: `,
      plan.subjects.map(({ name }) => name).join(", "),
      80,
    ),
    ...(plan.properties.length === catalogue.length
      ? [`all ${catalogue.length} properties`]
      : hang("properties: ", plan.properties.map(({ id }) => id).join(", "), 80)),
    ...(unjudged.length === 0
      ? []
      : hang("not judged in this mode: ", unjudged.map(({ id }) => id).join(", "), 80)),
    say(`again: ${command}`),
    ...notPlayedInLines(absent, style),
    "",
  ]
}
