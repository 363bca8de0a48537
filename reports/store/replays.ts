/** What came of playing every counterexample of a directory again, as plain data and as lines for a terminal. */
import type { Replayed } from "../../properties/replay.ts"
import type { Report } from "../report.ts"
import { type Colour, painter, sayer, type Style } from "../terminal/style.ts"
import { clip, hang, widthOf } from "../text/columns.ts"
import { countOf } from "../words.ts"

/** One file of the directory, played again. */
export interface ReplayedFile {
  /** Within the directory. */
  readonly file: string
  readonly verdict: Replayed["verdict"]
  /** `null` for a recording of real processes, which is judged by all that they promise. */
  readonly subject: string | null
  readonly property: string | null
  /** What it was saved with; `null` where the file says nothing of the same property on the same subject. */
  readonly before: string | null
  /** Every promise that it breaks now, and how. */
  readonly broken: ReadonlyArray<{ readonly property: string; readonly harm: string }>
  /** `true` when it was fixed and its file is gone, as was asked for. */
  readonly pruned: boolean
}

/** A file that could not be played. */
export interface PassedOver {
  readonly file: string
  readonly code: string
  readonly place: string
  readonly problem: string
  readonly mend: string
}

/** Published as JSON. */
export interface StoreReplay {
  readonly format: "polyarchy/replays"
  readonly version: 1
  readonly made: Report["made"]
  readonly directory: string
  /** By name. */
  readonly replays: ReadonlyArray<ReplayedFile>
  readonly mistakes: ReadonlyArray<PassedOver>
  readonly sum: Readonly<Record<Replayed["verdict"] | "files" | "pruned" | "mistakes", number>>
  /** `true` when it was stopped before its end: the rest was not played. */
  readonly interrupted: boolean
}

/** The sum of what was found. */
export const sumOf = (
  replays: ReadonlyArray<ReplayedFile>,
  mistakes: ReadonlyArray<PassedOver>,
): StoreReplay["sum"] => {
  const sum = { "still fails": 0, "different failure": 0, fixed: 0 }
  for (const { verdict } of replays) sum[verdict]++
  return {
    files: replays.length,
    ...sum,
    pruned: replays.filter(({ pruned }) => pruned).length,
    mistakes: mistakes.length,
  }
}

const marks: Readonly<Record<Replayed["verdict"], readonly [sign: string, words: string, colour: Colour]>> = {
  "still fails": ["✗", "still fails", "red"],
  "different failure": ["!", "different failure", "yellow"],
  fixed: ["✓", "fixed", "green"],
}

/** As wide as the longest verdict. */
const verdictWidth = 17

/** The least room for what is broken that is worth a second part of the line. */
const leastHarm = 20

/** One line: the verdict, the file, and, as far as there is room, what is broken now. */
export const fileInLine = ({ file, verdict, broken, pruned }: ReplayedFile, style: Style): string => {
  const say = sayer(style)
  const [sign, words, colour] = marks[verdict]
  const head = `${say(sign)} ${words.padEnd(verdictWidth)}  `
  const name = say(pruned ? `${file} (removed)` : file)
  const room = style.width - widthOf(head) - widthOf(name) - 2
  const [first] = broken
  const harm = first === undefined || room < leastHarm ? "" : `  ${clip(say(first.harm), room, say("…"))}`
  return painter(style)(colour, head) + name + painter(style)("dim", harm)
}

/** A file that could not be played, and why. */
export const passedOverInLines = ({ code, place, problem, mend }: PassedOver, style: Style) => {
  const [first = "", ...rest] = hang(
    `! ${"not played".padEnd(verdictWidth)}  `,
    sayer(style)(`${place}: ${problem}. ${mend}. (${code})`),
    style.width,
  )
  return [painter(style)("yellow", first), ...rest]
}

/** The last lines: how many of each. */
export const sumInLines = (replay: Omit<StoreReplay, "replays">, style: Style): ReadonlyArray<string> => {
  const { sum, interrupted } = replay
  const parts = [
    [sum["still fails"], "still fails", "still fail"],
    [sum["different failure"], "fails differently", "fail differently"],
    [sum.fixed, "is fixed", "are fixed"],
  ] as const
  const said = parts.flatMap(([count, one, many]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`],
  )
  const removed = sum.pruned === 0 ? "" : `; ${countOf(sum.pruned, "file")} removed`
  const all = `${countOf(sum.files, "counterexample")}: ${said.length === 0 ? "none played" : said.join(", ")}${removed}.`
  return [
    "",
    ...hang("", all, style.width).map((line) =>
      painter(style)(sum.files === sum.fixed ? "green" : "red", line),
    ),
    ...(sum.mistakes === 0
      ? []
      : hang("", `NOT PLAYED: ${countOf(sum.mistakes, "file")}, named above.`, style.width).map((line) =>
          painter(style)("yellow", line),
        )),
    ...(interrupted ? hang("", "Stopped by Ctrl-C: the rest was not played.", style.width) : []),
  ]
}
