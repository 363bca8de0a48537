/** What a subject does not claim: what its documentation disclaims, and what it has no use or no faults for. */
import type { Property } from "./property.ts"
import type { Subject } from "./subjects/subject.ts"

/** Why a property is not claimed for a subject; `null` when it is. */
export const notClaimed = (subject: Subject, property: Property): string | null => {
  const disclaimer = subject.disclaims.find((one) => one.property === property.id)
  if (disclaimer !== undefined) return disclaimer.because
  if (property.group === "refinement" && subject.refines === undefined)
    return "it is not played in lockstep with a design"
  if (!property.families.some((family) => subject.families.includes(family)))
    return `it has no ${property.families.join(" or ")}`
  if (property.readsStamps && !subject.stamps) return "its writes carry no stamps"
  const missing = property.needs.find((fault) => !subject.faults.includes(fault))
  return missing === undefined ? null : `it cannot be put through ${missing}`
}
