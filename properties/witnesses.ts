/**
 * Witnesses: for every recorded violation that the hazard matrix does not show in its small scopes, a schedule that shows it.
 *
 * They are kept in `expectations/witnesses.json`, and the tests play each of them. `npm run witnesses` writes the file anew: it
 * hunts for those that the committed matrix lacks, and names the records that it could not show.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { catalogue } from "./catalogue/catalogue.ts"
import { knownViolations } from "./expectations.ts"
import { hunt } from "./mutants/hunt.ts"
import { decodeSchedule, encodeSchedule } from "./schedule/codec.ts"
import { field, list, text } from "./schedule/reader.ts"
import type { Schedule } from "./schedule/schedule.ts"
import { designSubjects } from "./subjects/designs.ts"

/** A schedule on which a subject breaks a property that it is recorded to break. */
export interface Witness {
  readonly subject: string
  readonly property: string
  readonly schedule: Schedule
}

const file = fileURLToPath(new URL("./expectations/witnesses.json", import.meta.url))
const matrix = fileURLToPath(new URL("./hazards/HAZARDS.md", import.meta.url))

/** The most witnesses that the file may hold. */
const mostKept = 10_000

/** The witnesses that are kept. Throws `BadSchedule` where the file cannot be used. */
export const loadWitnesses = (): ReadonlyArray<Witness> => {
  const json: unknown = JSON.parse(readFileSync(file, "utf8"))
  return list({ json, place: "witnesses" }, mostKept, "List them").map((one) => ({
    subject: text(field(one, "subject"), 200),
    property: text(field(one, "property"), 200),
    schedule: decodeSchedule(field(one, "schedule").json, field(one, "schedule").place),
  }))
}

/** `true` when the committed hazard matrix shows that the subject breaks the property. */
export const shownInMatrix = (): ((subject: string, property: string) => boolean) => {
  const written = readFileSync(matrix, "utf8")
  return (subject, property) =>
    written.includes(`<a id="${subject}--${property.slice(property.indexOf("/") + 1)}"></a>`)
}

/** How many schedules are hunted through. */
const most = 30_000

const witnessFor = (name: string, id: string): Witness | null => {
  const subject = designSubjects.find((one) => one.name === name)
  const property = catalogue.find((one) => one.id === id)
  if (subject === undefined || property === undefined) return null
  const kill = hunt(subject, property, 24301, most)
  return kill === null ? null : { subject: name, property: id, schedule: kill.counterexample.schedule }
}

if (import.meta.main) {
  const shown = shownInMatrix()
  const wanted = knownViolations.filter(
    ([name, property]) => designSubjects.some((one) => one.name === name) && !shown(name, property),
  )
  const found = wanted.flatMap(([subject, property]) => {
    const witness = witnessFor(subject, property)
    console.error(`${witness === null ? "NOT SHOWN" : "shown"} ${subject} ${property}`)
    return witness === null ? [] : [{ ...witness, schedule: encodeSchedule(witness.schedule) }]
  })
  writeFileSync(file, `${JSON.stringify(found, null, 1)}\n`)
}
