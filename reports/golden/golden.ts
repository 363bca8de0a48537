/**
 * Golden reports: four small counterexamples in every form, kept to be read, and to be seen changing.
 *
 * - `lost-update`: two writes to one row of a real system, of which one is gone and nobody was told.
 * - `cut-off`: one that needs a fault.
 * - `divergence`: two leaders of a real system that differ for ever.
 * - `not-refined`: a seeded bug of the implementation that leaves its model.
 *
 * Each folder holds the counterexample as it was saved, from which `npm run golden` writes the rest.
 */
import { readFileSync } from "node:fs"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { loadMutants } from "../../properties/mutants/mutants.ts"
import { replay } from "../../properties/replay.ts"
import { decodeSaved } from "../../properties/schedule/codec.ts"
import { designSubjects } from "../../properties/subjects/designs.ts"
import type { Subject } from "../../properties/subjects/subject.ts"
import { explainedReplay } from "../explained.ts"
import { exporters } from "../exports/index.ts"
import { counterexampleInLines } from "../terminal/counterexample.ts"
import { plainStyle } from "../terminal/style.ts"

export const goldenNames = ["lost-update", "cut-off", "divergence", "not-refined"] as const

export type GoldenName = (typeof goldenNames)[number]

/** A file of a golden report, within the folder of this module. */
export interface GoldenFile {
  readonly path: string
  readonly text: string
}

const subjects = async (): Promise<ReadonlyArray<Subject>> => [
  ...designSubjects,
  ...(await loadMutants()).map(({ subject }) => subject),
]

/** The counterexample of a name in every form, as a replay shows it now. Throws where its file names what is gone. */
export const goldenFiles = async (name: GoldenName): Promise<ReadonlyArray<GoldenFile>> => {
  const file = `reports/golden/${name}/counterexample.json`
  const saved = decodeSaved(
    JSON.parse(readFileSync(`${import.meta.dirname}/${name}/counterexample.json`, "utf8")),
  )
  const subject = (await subjects()).find((one) => one.name === saved.subject)
  const property = catalogue.find(({ id }) => id === saved.property)
  if (subject === undefined || property === undefined)
    throw new Error(`${file} names ${saved.subject} and ${saved.property}, of which one is gone`)
  const { history, violation } = replay(subject, property, saved.schedule, saved.violation)
  const one = {
    ...explainedReplay(
      { subject, property, history },
      saved.schedule,
      violation,
      file,
      `polyarchy replay ${file}`,
    ),
    shrinking: saved.shrinking,
    found: saved.found,
  }
  const inTerminal = (colours: boolean): string =>
    `${counterexampleInLines(one, { ...plainStyle, colours }).join("\n")}\n`
  return [
    { path: `${name}/terminal.txt`, text: inTerminal(false) },
    { path: `${name}/terminal-in-colour.txt`, text: inTerminal(true) },
    ...exporters.map(({ extension, write }) => ({ path: `${name}/report.${extension}`, text: write(one) })),
  ]
}
