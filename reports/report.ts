/**
 * The report: everything that the renderers show, as plain data. It is published as JSON under this format and version.
 *
 * It is derived from a campaign and adds no judgement: verdicts come from `properties/`, histories from its replays. The
 * same campaign gives the same report, byte for byte: no time of day, no path of this machine.
 */
import type { Family, Shown } from "../model/vocabulary/write.ts"
import type { Explanation } from "../properties/explanation/explanation.ts"
import type { Discovery, Shrinking } from "../properties/counterexample.ts"
import type { Mode } from "../properties/mode.ts"
import type { Group } from "../properties/property.ts"
import type { Statistics } from "../properties/statistics.ts"
import type { Fault, Subject } from "../properties/subjects/subject.ts"
import type { Expected, Verdict } from "../properties/verdict.ts"
import type { Event } from "./events.ts"
import type { LeaderMoment, TrackedObject } from "./moments.ts"

export const reportFormat = "polyarchy/report"

export interface Report {
  readonly format: typeof reportFormat
  readonly version: 2
  readonly made: {
    /** Versions of Polyarchy and of Node.js. */
    readonly polyarchy: string
    readonly node: string
  }
  /** What was drawn or chosen before the first move. */
  readonly run: {
    readonly seed: number
    readonly leaders: number
    /** Moves per schedule, at most. */
    readonly moves: number
    /** The strategy that drew the schedules, the faults that there could be, and how they ended. */
    readonly strategy: string
    readonly faults: ReadonlyArray<Fault>
    readonly mode: Mode
    /** The command line that gives this report again. */
    readonly command: string
    /** `true` when it was stopped before its end: what was not found yet is `unknown`. */
    readonly interrupted: boolean
    /** Optional subjects that were not played, and why. */
    readonly absent: ReadonlyArray<{ readonly name: string; readonly because: string }>
  }
  readonly subjects: ReadonlyArray<ReportedSubject>
  readonly properties: ReadonlyArray<ReportedProperty>
  /** One cell for each property on each subject: by subject, then by property. */
  readonly cells: ReadonlyArray<Cell>
  readonly counterexamples: ReadonlyArray<Explained>
  /** What the schedules were made of, and how often each property could have failed. */
  readonly statistics: { readonly all: Statistics; readonly bySubject: Readonly<Record<string, Statistics>> }
}

export interface ReportedSubject {
  readonly name: string
  readonly title: string
  readonly source: string
  readonly kind: Subject["kind"]
  readonly families: ReadonlyArray<Family>
  readonly faults: ReadonlyArray<Fault>
  /** Schedules played, moves in them, and moves that had an effect. */
  readonly runs: number
  readonly moves: number
  readonly effective: number
}

export interface ReportedProperty {
  readonly id: string
  readonly group: Group
  readonly title: string
  readonly law: string
  readonly source: string
  readonly expectation: "always" | "eventually"
  readonly assumes: string
  readonly witness: string
}

export interface Cell {
  readonly subject: string
  readonly property: string
  readonly verdict: Verdict["kind"]
  readonly runs: number
  /** Situations in which the property could have failed, where it holds or is vacuous; 0 elsewhere. */
  readonly witnesses: number
  /** Why a verdict is `unknown`, `not-claimed` or `vacuous`; empty otherwise. */
  readonly because: string
  readonly expected: Expected
  /** `false` when the verdict is not the one that is recorded. */
  readonly asRecorded: boolean
  /** The name of its counterexample; `null` where nothing is violated. */
  readonly counterexample: string | null
}

/** One sentence of an argument, and the numbers of the events that show it; none for what is so at the end. */
export interface Reason {
  readonly says: string
  readonly events: ReadonlyArray<number>
}

/** What a design of the model shows when it is put through the same moves, one by one. */
export interface Expectation {
  /** The design: the one that the subject refines, or the reference rules over the same links. */
  readonly by: string
  /** `true` when the subject is specified by it; `false` when it only shows what the reference would have done. */
  readonly refined: boolean
  /** What every leader shows after each event, where that is not what the subject shows; `null` where it is. */
  readonly leaders: ReadonlyArray<ReadonlyArray<LeaderMoment> | null>
  /** What every leader shows at the end of its own run of the schedule. */
  readonly end: ReadonlyArray<LeaderMoment>
  /** What a run of the schedule under it breaks of the same property; empty when it keeps it. */
  readonly harm: string
}

/** A schedule with one thing changed that keeps the property, and in which as much is acknowledged. */
export interface Passing {
  /** What was changed: a number, the order of two moves, a delivery that was put in, or a move that was taken out. */
  readonly kind: "number" | "order" | "delivery" | "removal"
  /** The change as a clause: `A>B delivers before B: put x = v2`. */
  readonly edit: string
  /** The move of the schedule that it is about, as an index; of two that change places, the first. */
  readonly at: number
  readonly schedule: unknown
  /** What every leader shows at its end. */
  readonly end: ReadonlyArray<LeaderMoment>
  /** The properties that the subject claims and that this run breaks all the same; none, where there was such a run. */
  readonly breaks: ReadonlyArray<string>
  /** How many schedules were played to find it. */
  readonly plays: number
}

/** A counterexample with its replay told in events. */
export interface Explained {
  readonly name: string
  readonly subject: string
  readonly property: string
  readonly title: string
  readonly law: string
  /** What a user would notice; empty when nothing is broken. */
  readonly harm: string
  readonly because: ReadonlyArray<Reason>
  /** The leaders at which it is seen. */
  readonly leaders: ReadonlyArray<number>
  /** How many leaders the cluster has. */
  readonly size: number
  /** The objects whose values are shown; the first ones are those that the violation speaks of. */
  readonly objects: ReadonlyArray<TrackedObject>
  readonly events: ReadonlyArray<Event>
  /** What every leader shows at the end. */
  readonly end: ReadonlyArray<LeaderMoment>
  /** `true` when only the end shows the violation. */
  readonly seenAtEnd: boolean
  /** `false` when messages still moved after the bound of the last phase. */
  readonly quiet: boolean
  /** When it was doomed, went wrong and is seen, and which choices matter; `null` when nothing is broken. */
  readonly explanation: Explanation | null
  /** What the specification shows under the same moves; `null` where it cannot be played beside it. */
  readonly expected: Expectation | null
  /** The run nearest to this one that keeps the property; `null` where nothing is broken or none was found. */
  readonly passing: Passing | null
  readonly shrinking: Shrinking | null
  readonly found: Discovery | null
  /** The schedule, as `properties/schedule/codec.ts` writes it. */
  readonly schedule: unknown
  /** The file that holds it, and the command that plays it again; `null` when it was not saved. */
  readonly file: string | null
  readonly replay: string | null
}

/** What a value is called that is shown nowhere as text: used as a key for colours. */
export const keyOfShown = (shown: Shown): string => JSON.stringify(shown)

/** The cell of a property on a subject. */
export const cellOf = (report: Report, subject: string, property: string): Cell | undefined =>
  report.cells.find((cell) => cell.subject === subject && cell.property === property)

/** How many cells have each verdict. */
export const countVerdicts = (cells: ReadonlyArray<Cell>): Readonly<Record<Verdict["kind"], number>> => {
  const counts = { holds: 0, violated: 0, vacuous: 0, unknown: 0, "not-claimed": 0 }
  for (const { verdict } of cells) counts[verdict]++
  return counts
}

/** The cells whose verdict is not the one that is recorded. */
export const differences = (report: Pick<Report, "cells">): ReadonlyArray<Cell> =>
  report.cells.filter((cell) => !cell.asRecorded)
