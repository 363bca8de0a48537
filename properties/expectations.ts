/**
 * The recorded verdicts: for every subject, which properties it is known to break and why. Everything else that it claims
 * must hold: a run that breaks it fails. A random run that misses what is recorded is `unknown`, and refutes nothing; that a
 * record is true is seen in the hazard matrix, or in a run of the tests.
 *
 * The records stand in `expectations/`, one file for a family of subjects. The codes from A1 on name documented anomalies, see
 * `expectations/anomalies.ts`.
 */
import type { Known } from "./expectations/known.ts"
import { libraries } from "./expectations/libraries.ts"
import { mysqlAndOthers } from "./expectations/mysql-and-others.ts"
import { postgresqlFamily } from "./expectations/postgresql-family.ts"
import { references } from "./expectations/references.ts"
import { notClaimed } from "./not-claimed.ts"
import type { Property } from "./property.ts"
import type { Subject } from "./subjects/subject.ts"
import type { Expected } from "./verdict.ts"

export { anomalies } from "./expectations/anomalies.ts"

const known: Readonly<Record<string, Known>> = {
  ...references,
  ...mysqlAndOthers,
  ...postgresqlFamily,
  ...libraries,
}

/** The verdict recorded for a property on a subject. */
export const expected = (subject: Subject, property: Property): Expected => {
  const because = notClaimed(subject, property)
  if (because !== null) return { verdict: "not-claimed", because }
  const why = known[subject.name]?.[property.id]
  return why === undefined ? { verdict: "holds", because: "" } : { verdict: "violated", because: why }
}

/** Every recorded violation: subject, property, reason. */
export const knownViolations: ReadonlyArray<readonly [subject: string, property: string, because: string]> =
  Object.entries(known).flatMap(([subject, properties]) =>
    Object.entries(properties).map(([property, because]) => [subject, property, because] as const),
  )
