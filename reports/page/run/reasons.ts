/** Why a cell says what it says. */
import { verdictNames } from "../../verdicts.ts"
import { countOf, sentence } from "../../words.ts"
import type { JudgedCell } from "./judged.ts"

/** A cell in a word or two: its verdict, or the circumstance in which the promise breaks. */
export const wordOf = ({ verdict, under }: JudgedCell): string => under ?? verdictNames[verdict]

/** The same for whoever hears it without the table around it. */
export const saidOf = ({ verdict, under, asRecorded }: JudgedCell): string =>
  `${verdictNames[verdict]}${under === null ? "" : `, ${under}`}${asRecorded ? "" : ", not as recorded"}`

/** What is recorded of a cell, where its verdict is another one; empty otherwise. */
export const recordedInWords = ({ asRecorded, expected }: JudgedCell): string =>
  asRecorded
    ? ""
    : `Recorded: ${verdictNames[expected.verdict]}${expected.because === "" ? "" : ` (${expected.because})`}.`

/** Why, in sentences; `kind` is the table that the cell is part of. */
export const reasonOf = (cell: JudgedCell, kind: "run" | "hazards"): string =>
  [why(cell, kind), recordedInWords(cell)].filter((part) => part !== "").join(" ")

const why = (cell: JudgedCell, kind: "run" | "hazards"): string => {
  const { verdict, because, expected, witnesses, runs, under, asRecorded } = cell
  switch (verdict) {
    case "holds":
      return kind === "run"
        ? `No violation in ${countOf(runs, "schedule")}, with ${countOf(witnesses, "chance")} to fail.`
        : `Holds in the whole scope: ${countOf(runs, "run")}, with ${countOf(witnesses, "chance")} to fail.`
    case "violated": {
      const known = asRecorded && expected.because !== "" ? ` Known: ${ended(expected.because)}` : ""
      return `${under === null ? "Broken." : `Broken. Mildest circumstance: ${under}.`}${known}`
    }
    case "vacuous":
      return because === ""
        ? "There was no chance to fail: this says nothing."
        : `This says nothing: ${ended(because)}`
    case "unknown":
    case "not-claimed":
      return ended(sentence(because))
  }
}

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
