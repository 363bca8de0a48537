/** What a table of verdicts is made from: the same for `verify` and for `matrix`, with what is looked up in it. */
import type { HazardMatrix } from "../../hazard-report.ts"
import type { Cell, Explained, Report, ReportedProperty, ReportedSubject } from "../../report.ts"

/** A cell of either table. */
export interface JudgedCell extends Cell {
  /** The circumstance in which a promise breaks; `null` where it does not, or where there was but one. */
  readonly under: string | null
}

export interface Judged {
  readonly kind: "run" | "hazards"
  readonly subjects: ReadonlyArray<ReportedSubject>
  readonly properties: ReadonlyArray<ReportedProperty>
  readonly cells: ReadonlyArray<JudgedCell>
  readonly counterexamples: ReadonlyArray<Explained>
  readonly subject: (name: string) => ReportedSubject | undefined
  readonly property: (id: string) => ReportedProperty | undefined
  readonly cell: (subject: string, property: string) => JudgedCell | undefined
  readonly counterexample: (name: string) => Explained | undefined
}

type Told = Pick<Judged, "kind" | "subjects" | "properties" | "cells" | "counterexamples">

const judged = (told: Told): Judged => {
  const subjects = new Map(told.subjects.map((one) => [one.name, one]))
  const properties = new Map(told.properties.map((one) => [one.id, one]))
  const counterexamples = new Map(told.counterexamples.map((one) => [one.name, one]))
  const cells = new Map<string, Map<string, JudgedCell>>()
  for (const cell of told.cells) {
    const known = cells.get(cell.subject) ?? new Map<string, JudgedCell>()
    cells.set(cell.subject, known.set(cell.property, cell))
  }
  return {
    ...told,
    subject: (name) => subjects.get(name),
    property: (id) => properties.get(id),
    cell: (subject, property) => cells.get(subject)?.get(property),
    counterexample: (name) => counterexamples.get(name),
  }
}

/** What a run judged. */
export const judgedByRun = ({ subjects, properties, cells, counterexamples }: Report): Judged =>
  judged({
    kind: "run",
    subjects,
    properties,
    cells: cells.map((cell) => ({ ...cell, under: null })),
    counterexamples,
  })

/** What a search of small scopes judged. */
export const judgedBySearch = ({ subjects, properties, cells, counterexamples }: HazardMatrix): Judged =>
  judged({ kind: "hazards", subjects, properties, cells, counterexamples })
