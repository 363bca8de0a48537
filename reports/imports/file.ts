/**
 * Any file that can be played: a counterexample, a schedule, a replay report, or an ITF trace that Polyarchy wrote.
 *
 * What cannot be played is refused with the place and what to do: a whole report, another tool's trace, a newer version.
 */
import { decodeSaved } from "../../properties/schedule/codec.ts"
import { fail, field } from "../../properties/schedule/reader.ts"
import type { Imported } from "./imported.ts"
import { importItf, isItf } from "./itf.ts"
import { importReplay, replayFormat } from "./replay-report.ts"

/** What a JSON value gives to play. Throws `BadSchedule`. */
export const importFile = (json: unknown): Imported => {
  if (isItf(json)) return importItf(json)
  const format = field({ json, place: "" }, "format")
  if (format.json === replayFormat) return importReplay(json)
  if (format.json === "polyarchy/report")
    fail(
      format,
      "it is a whole report",
      "Give one of its counterexamples, which are in the folder counterexamples beside it",
    )
  const { subject, property, schedule, violation, shrinking, found } = decodeSaved(json)
  return { subject, property, schedule, before: violation, origin: { shrinking, found }, unused: "" }
}
