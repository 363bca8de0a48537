/** A run as files that `polyarchy replay` reads, and the command that plays it there with the same verdict. */
import { encodeCounterexample, encodeSchedule } from "../../../properties/schedule/codec.ts"
import { shellWord } from "../../text/shell.ts"
import { designFile } from "./link.ts"
import type { Played } from "./playing.ts"

export interface SavedFile {
  readonly name: string
  readonly text: string
}

export interface SavedRun {
  /** The counterexample or the schedule; and the rules, where they are settings of one's own. */
  readonly files: ReadonlyArray<SavedFile>
  readonly command: string
}

const fileOf = (name: string, json: unknown): SavedFile => ({
  name: `${name.replaceAll(/[^\w.-]+/g, "-")}.json`,
  text: `${JSON.stringify(json, null, 2)}\n`,
})

/** The run as files: a counterexample where a design breaks the property, a schedule elsewhere. */
export const savedRun = (
  { rules, schedule, subject, verdicts, told }: Played,
  property: string | null,
): SavedRun => {
  const judged = verdicts.find((one) => one.property.id === property)
  const name = `${told.name}--edited`
  if (rules.kind === "design" && judged !== undefined && judged.violation !== null) {
    const { violation } = judged
    const counterexample = { subject: subject.name, property: judged.property, schedule, violation }
    const file = fileOf(name, encodeCounterexample({ ...counterexample, shrinking: null, found: null }))
    return { files: [file], command: `polyarchy replay ${shellWord(file.name)}` }
  }
  const played = fileOf(name, encodeSchedule(schedule))
  const own =
    rules.kind === "settings" ? [fileOf(`${rules.name}.design`, designFile(rules.name, rules.settings))] : []
  // A path, so that it is not taken for the name of a subject.
  const on = own[0] === undefined ? subject.name : `./${own[0].name}`
  const by = property === null ? "" : ` --property ${shellWord(property)}`
  return {
    files: [played, ...own],
    command: `polyarchy replay ${shellWord(played.name)} --subject ${shellWord(on)}${by}`,
  }
}
