/** What a trail reports of an arrival, held to what the model made of it. */
import { isDeepStrictEqual } from "node:util"
import type { Happening } from "../../model/replication/happening.ts"
import { sameShown } from "../evidence.ts"
import { shownInWords } from "../words.ts"
import { type Objection, object } from "./objection.ts"
import type { RecordedConflict, RecordedReport } from "./trail.ts"
import { appliedInWords, conflictInWords } from "./wording.ts"

type Applied = Extract<Happening, { readonly kind: "applied" }>
type Told = Extract<RecordedReport, { readonly _tag: "Applied" }>

/** The model's conflict as a trail has it; the reference design keeps one of the two, and names both. */
const recordedOf = ({ conflict }: Applied): RecordedConflict | null =>
  conflict === null || conflict.local === null
    ? null
    : {
        name: conflict.name,
        local: conflict.local,
        kept: conflict.kept === "local" ? "local" : "remote",
      }

/** Without the name, which each side chooses for itself. */
const essence = (conflict: RecordedConflict | null) => conflict && [conflict.local, conflict.kept]

const applied = (told: Told, happened: Applied): Objection => {
  const { outcome, shows } = happened
  const conflict = recordedOf(happened)
  const model = appliedInWords(outcome, conflict, shows)
  if (outcome !== told.outcome) return object(`the model: ${outcome}, not ${told.outcome}`, model)
  if (!isDeepStrictEqual(essence(conflict), essence(told.conflict)))
    return object(`the model finds otherwise than ${conflictInWords(told.conflict)}`, model)
  return sameShown(shows, told.shows)
    ? null
    : object(`the model shows ${shownInWords(shows)} after it`, model)
}

const modelInWords = (happened: Happening): string => {
  if (happened.kind === "applied")
    return appliedInWords(happened.outcome, recordedOf(happened), happened.shows)
  if (happened.kind === "ignored") return "ignored, since it has that already"
  if (happened.kind === "buffered") return "buffered, since it has not seen all that the change depends on"
  return happened.kind
}

/** Why the report cannot be true; `null` when it is what the model did. */
export const compared = (report: RecordedReport, happened: Happening | undefined): Objection => {
  if (happened === undefined) return object("nothing arrives at a leader that is down")
  if (happened.kind === "applied" && report._tag === "Applied") return applied(report, happened)
  if (happened.kind === report._tag.toLowerCase()) return null
  const model = modelInWords(happened)
  return object(`the model: ${model}`, model)
}
