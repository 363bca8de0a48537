/**
 * The rules that a page plays by: one of the model's designs by its name, or a design assembled from a setting of every switch.
 */
import type { Design } from "../../../model/replication/design.ts"
import { assembled } from "../../../model/systems/assembled.ts"
import { designs } from "../../../model/systems/designs.ts"
import { reference } from "../../../model/systems/reference.ts"
import type { Settings } from "../../../model/systems/switches.ts"
import { designSubjects } from "../../../properties/subjects/designs.ts"
import { modelSubject } from "../../../properties/subjects/model.ts"
import type { Subject } from "../../../properties/subjects/subject.ts"
import type { Explained } from "../../report.ts"

export type Rules =
  | { readonly kind: "design"; readonly name: string }
  | { readonly kind: "settings"; readonly name: string; readonly settings: Settings }

const byName = new Map(designs.map((design) => [design.name, design]))
const subjectsByName = new Map(designSubjects.map((subject) => [subject.name, subject]))

/** `true` when the name is one of the model's designs. */
export const isDesign = (name: string): boolean => byName.has(name)

const unknownDesign = (name: string): Error => new Error(`${JSON.stringify(name)} is no design of the model`)

/** The design that has these rules. Throws where there is no design of that name. */
export const designOf = (rules: Rules): Design => {
  if (rules.kind === "settings")
    return assembled(rules.name, rules.name, "settings of one's own", rules.settings)
  const design = byName.get(rules.name)
  if (design === undefined) throw unknownDesign(rules.name)
  return design
}

/**
 * The subject that has these rules: of a design of the model the very same as on the command line; of one's own settings one
 * that disclaims nothing, as a design file without `disclaims` does. Throws where there is no design of that name.
 */
export const subjectOf = (rules: Rules): Subject => {
  if (rules.kind === "settings") return modelSubject(designOf(rules), "system")
  const subject = subjectsByName.get(rules.name)
  if (subject === undefined) throw unknownDesign(rules.name)
  return subject
}

/** Rules that play for a subject in a page, and why they do; `because` is `null` where they are the subject's own. */
export interface StandIn {
  readonly rules: Rules
  readonly because: string | null
}

/** The design that plays in a page: the subject's own, the one that it refines, or the reference. */
export const standInFor = ({ subject, expected }: Pick<Explained, "subject" | "expected">): StandIn => {
  if (isDesign(subject)) return { rules: { kind: "design", name: subject }, because: null }
  const name = expected !== null && isDesign(expected.by) ? expected.by : reference.name
  const refined = expected !== null && expected.refined && name === expected.by
  return {
    rules: { kind: "design", name },
    because: refined
      ? `${subject} itself cannot run in a page. What plays here is ${name}, the design that it is held to.`
      : `${subject} itself cannot run in a page, which has the designs of the model alone. What plays here is ${name}, under the same moves.`,
  }
}
