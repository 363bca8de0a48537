/** The outcome in words, the most important first: what is not as recorded, or that all is. */
import { countVerdicts, differences, type Report } from "../../report.ts"
import { countOf } from "../../words.ts"

/** How it went: all as recorded, something not, or stopped before the end. */
export type Outcome = "good" | "bad" | "warn"

export interface Headline {
  readonly outcome: Outcome
  readonly title: string
  /** What stands below it, as one sentence or two. */
  readonly says: string
}

type Played = Pick<Report, "cells" | "subjects" | "properties">

const number = (count: number): string => count.toLocaleString("en-US")

const verdictsNot = (differing: number): string =>
  `${differing === 1 ? "1 verdict is" : `${number(differing)} verdicts are`} not as recorded`

/** The counts of verdicts as a clause: `1,032 kept, 607 broken, 810 not claimed, 33 unknown`. */
export const countsInWords = (cells: Report["cells"]): string => {
  const { holds, violated, vacuous, unknown, "not-claimed": not } = countVerdicts(cells)
  return [
    `${holds === 0 ? "none" : number(holds)} kept`,
    `${violated === 0 ? "none" : number(violated)} broken`,
    ...(not === 0 ? [] : [`${number(not)} not claimed`]),
    ...(vacuous === 0 ? [] : [`${number(vacuous)} vacuous`]),
    ...(unknown === 0 ? [] : [`${number(unknown)} unknown`]),
  ].join(", ")
}

/** The headline of a run. */
export const headlineOfRun = ({ run, ...played }: Report): Headline => {
  const differing = differences(played).length
  const { violated } = countVerdicts(played.cells)
  const says = `${countOf(played.subjects.length, "system")} held to ${countOf(played.properties.length, "promise")}: ${countsInWords(played.cells)}.`
  if (differing > 0) return { outcome: "bad", title: verdictsNot(differing), says }
  return run.interrupted
    ? {
        outcome: "warn",
        title: "Stopped early: what was found is as recorded",
        says: `${says} The rest is unknown.`,
      }
    : {
        outcome: "good",
        title: "Every verdict is as recorded",
        says: violated === 0 ? says : `${says} What is broken was known to be.`,
      }
}

/** The headline of a search of small scopes. */
export const headlineOfSearch = (played: Played): Headline => {
  const differing = differences(played).length
  const { violated } = countVerdicts(played.cells)
  const says = `${countOf(played.subjects.length, "design")} held to ${countOf(played.properties.length, "promise")}: ${countsInWords(played.cells)}.`
  if (differing > 0) return { outcome: "bad", title: verdictsNot(differing), says }
  return {
    outcome: "good",
    title: violated === 0 ? "Nothing breaks" : "What breaks, in which design, under which faults",
    says: `${says} Nothing is broken that is not recorded.`,
  }
}
