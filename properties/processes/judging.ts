/** Judging a recording: the model explains it or not, and every property that the reference design claims judges its history. */
import { catalogue } from "../catalogue/catalogue.ts"
import { evidenceOf } from "../evidence.ts"
import { judge, type Property, type Violation } from "../property.ts"
import { referenceContracts } from "../subjects/reference-contracts.ts"
import { findingInLines } from "./finding.ts"
import { recordingOf, type SavedRecording } from "./recording.ts"
import { type Validation, validate } from "./validation.ts"

export interface Judged {
  readonly validation: Validation
  readonly properties: ReadonlyArray<{
    readonly property: Property
    readonly witnesses: number
    readonly violation: Violation | null
  }>
  /** Why the properties did not judge it; `null` when they did. */
  readonly unjudged: string | null
  /** Everything that is wrong, a few lines each. */
  readonly problems: ReadonlyArray<ReadonlyArray<string>>
}

/** The most writes that the catalogue judges: some of its laws look at every pair. */
const mostWrites = 5_000

const claimed = catalogue.filter(
  ({ id, group }) =>
    group !== "refinement" &&
    !(referenceContracts["reference"] ?? []).some(({ property }) => property === id),
)

/** What the recording shows; throws `TrailUnreadable`. */
export const judgeRecording = (recording: SavedRecording): Judged => {
  const validation = validate(recordingOf(recording))
  const { history, findings } = validation
  const writes = history.steps.reduce(
    (sum, { happened }) => sum + happened.filter(({ kind }) => kind === "wrote").length,
    0,
  )
  const unjudged =
    writes > mostWrites ? `it has ${writes} writes, and ${mostWrites} are judged at most` : null
  const evidence = unjudged === null ? evidenceOf(history) : null
  // What is so in the end cannot be said of a run that did not come to one.
  const judged = claimed.filter(({ expectation }) => history.quiet || expectation === "always")
  const properties =
    evidence === null ? [] : judged.map((property) => ({ property, ...judge(property, evidence) }))
  return {
    validation,
    properties,
    unjudged,
    problems: [
      ...findings.map(findingInLines),
      ...properties.flatMap(({ property, violation }) =>
        violation === null ? [] : [[property.id, `  ${violation.harm}`]],
      ),
    ],
  }
}
