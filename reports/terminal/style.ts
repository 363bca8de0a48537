/** How a terminal is written to: how wide it is, which characters it can show, whether it has colours. */
import { asciiOnly, visible } from "../text/visible.ts"
import { type VerdictKind, verdictSigns } from "../verdicts.ts"

export interface Style {
  readonly width: number
  readonly unicode: boolean
  readonly colours: boolean
}

/** What every machine can show: for files and tests. */
export const plainStyle: Style = { width: 80, unicode: true, colours: false }

const asciiSigns: typeof verdictSigns = {
  holds: "+",
  violated: "X",
  vacuous: "0",
  unknown: "?",
  "not-claimed": ".",
}

/** One character for each verdict; no two look alike, with or without colour. */
export const signsOf = ({ unicode }: Style): typeof verdictSigns => (unicode ? verdictSigns : asciiSigns)

/** What our own words use beyond ASCII, and how it is said without. */
const said: ReadonlyArray<readonly [string, string]> = [
  ["←", "<-"],
  ["→", "->"],
  ["–", "-"],
  ["…", "..."],
  ["✗", "X"],
  ["✓", "+"],
  ["·", "|"],
  ["─", "-"],
  ["│", "|"],
  ["┐", "."],
  ["≤", "<="],
  ["◆", "*"],
  ["⚑", "!"],
  ["−", "-"],
]

/** The text as this terminal can show it: nothing in it moves the cursor, and without Unicode all of it is ASCII. */
export const sayer = ({ unicode }: Style): ((text: string) => string) =>
  unicode ? visible : (text) => asciiOnly(said.reduce((rest, [from, to]) => rest.replaceAll(from, to), text))

export type Colour = "red" | "green" | "yellow" | "dim" | "bold"

const codes: Readonly<Record<Colour, string>> = { red: "31", green: "32", yellow: "33", dim: "2", bold: "1" }

/** The text in a colour, where the terminal has colours. What it says never depends on them. */
export const painter =
  ({ colours }: Style) =>
  (colour: Colour, text: string): string =>
    colours && text !== "" ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text

export const colourOf: Readonly<Record<VerdictKind, Colour>> = {
  holds: "green",
  violated: "red",
  vacuous: "yellow",
  unknown: "yellow",
  "not-claimed": "dim",
}
