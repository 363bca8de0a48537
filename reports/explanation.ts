/**
 * An explanation in words: the three moments of a counterexample, and what matters in its schedule.
 *
 * Every renderer shows these sentences. They say what was played and how often, and no more.
 */
import type { Doomed } from "../properties/explanation/doomed.ts"
import { type Fate, isSealed } from "../properties/explanation/fate.ts"
import type { Relevance, RelevantMove, Varied } from "../properties/explanation/relevance.ts"
import type { Explained } from "./report.ts"
import { shortened } from "./text/shortened.ts"
import { countOf, sentence } from "./words.ts"

export type MomentKind = "doomed" | "wrong" | "seen"

/** One of the three moments. */
export interface ToldMoment {
  readonly kind: MomentKind
  readonly sign: string
  readonly name: string
  /** The number of its event; `null` where it has none: at the start, at the end, or not known. */
  readonly event: number | null
  /** Where it is, as `at event 2`, `from the start`, `at the end` or `not known`. */
  readonly where: string
  /** What shows it; empty where there is nothing to add. */
  readonly says: string
}

const momentSigns: Readonly<Record<MomentKind, string>> = { doomed: "◆", wrong: "⚑", seen: "✗" }

const momentNames: Readonly<Record<MomentKind, string>> = {
  doomed: "no way back",
  wrong: "first wrong step",
  seen: "seen",
}

/** What the first moment is about. */
export const continuationInWords =
  "A way on: what heals in the end heals at once and nothing else fails; the clients go on as in the schedule; messages arrive in any order, on each link as sent."

/** The event at which a step is told: the last one that begins with it or before it. */
const eventAt = ({ events }: Pick<Explained, "events">, step: number): number | null =>
  events.findLast((event) => event.step <= step)?.number ?? null

/** The moments, in this order: doomed, wrong, seen; none where nothing is broken. */
export const momentsInWords = (one: Pick<Explained, "events" | "explanation">): ReadonlyArray<ToldMoment> => {
  if (one.explanation === null) return []
  const { doomed, wrong } = one.explanation
  const told = (kind: MomentKind, event: number | null, where: string, says: string): ToldMoment => ({
    kind,
    sign: momentSigns[kind],
    name: momentNames[kind],
    event,
    where: event === null ? where : `at event ${event}`,
    says,
  })
  const { after } = doomed
  const doom = after === null || after === 0 ? null : eventAt(one, after - 1)
  const left = wrong.kind === "left" ? eventAt(one, wrong.step) : null
  const seen = one.events.find(({ seenHere }) => seenHere)?.number ?? null
  return [
    told("doomed", doom, after === 0 ? "from the start" : "not found", doomInWords(doomed)),
    wrong.kind === "left"
      ? told("wrong", left, "", `${sentence(wrong.says)} It leaves ${wrong.left}.`)
      : told("wrong", null, "not known", `${sentence(wrong.because)}.`),
    told("seen", seen, "at the end", ""),
  ]
}

/** More ways than anyone would count. */
const many = 1e9

const number = (count: number): string =>
  count < many ? count.toLocaleString("en-US") : "more than a billion"

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`

/** What was found after some steps. */
export const fateInWords = (fate: Fate): string => {
  const { failing, of, by, low, high } = fate
  if (by === "all" && of === 1) return `the one way on ${failing === 1 ? "fails" : "passes"}`
  const ways = of === 1 ? "way on" : "ways on"
  const share = isSealed(fate)
    ? `all ${number(of)} ${by === "all" ? "" : "sampled "}${ways} fail`
    : `${failing === 0 ? "none" : number(failing)} of ${number(of)} ${by === "all" ? "" : "sampled "}${ways} ${failing === 1 ? "fails" : "fail"}`
  return by === "all" ? share : `${share} (95 % Wilson interval: ${percent(low)} to ${percent(high)})`
}

const doomInWords = ({ after, first, fates }: Doomed): string => {
  if (after === null) {
    const last = fates.at(-1)
    return last === undefined
      ? "The budget of plays did not suffice."
      : `As far as was looked, ${fateInWords(last)}.`
  }
  const [here, before] = [after, after - 1].map((steps) => fates.find((fate) => fate.after === steps))
  if (here === undefined) return ""
  const now = sentence(fateInWords(here))
  if (before !== undefined) return `${now}; one step before, ${fateInWords(before)}.`
  return first ? `${now}.` : `${now}; earlier was not tried, for the budget of plays ran out.`
}

/** What was found about a move that is needed. */
export interface ToldMove {
  readonly event: number | null
  readonly text: string
  readonly says: string
}

/** What matters, move by move, and then of the schedule as a whole. */
export interface ToldRelevance {
  readonly moves: ReadonlyArray<ToldMove>
  readonly whole: ReadonlyArray<string>
  /** How many replays show it. */
  readonly plays: string
}

/** What matters; `null` where nothing is broken. */
export const relevanceInWords = (one: Explained): ToldRelevance | null => {
  if (one.explanation === null) return null
  const { relevance } = one.explanation
  const { moves, size, plays, complete } = relevance
  const needed = moves.filter((move) => move.needed)
  const rest = moves.length - needed.length
  return {
    moves: needed.map((move) => ({
      event: move.step === null ? null : eventAt(one, move.step),
      text: shortened(move.text, mostText),
      says: choicesInWords(move),
    })),
    whole: [
      ...(rest === 0 ? [] : [`Not needed, each taken away alone: ${countOf(rest, "other move")}.`]),
      ...ordersInWords(relevance),
      ...(size === null ? [] : [`Leaders: ${variedInWords(size)}.`]),
    ],
    plays: `${countOf(plays, "replay")}, one thing changed in each${complete ? "" : "; then the budget ran out, and the rest was not tried"}`,
  }
}

const choicesInWords = ({ choices }: RelevantMove): string => {
  const bound = choices.filter(({ kind }) => kind !== "any")
  const free = choices.filter(({ kind }) => kind === "any")
  return [
    bound.length === 0
      ? ""
      : `${sentence(bound.map((choice) => `${nameOf(choice)} ${variedInWords(choice)}`).join("; "))}.`,
    free.length === 0
      ? ""
      : `Any ${free.map((choice) => `${nameOf(choice)}${typeof choice.now === "number" ? ` (${spanOf(choice)})` : ""}`).join(", ")}.`,
  ]
    .filter((part) => part !== "")
    .join(" ")
}

const choiceNames: Readonly<Record<Varied["name"], string>> = {
  after: "ticks before it",
  by: "amount",
  ahead: "messages overtaken",
  back: "messages back",
  leader: "leader",
  link: "link",
  kind: "kind of write",
  key: "key",
  value: "value",
  leaders: "leaders",
}

const nameOf = ({ name }: Varied): string => choiceNames[name]

/** The smallest and the greatest number that were tried. */
const triedIn = ({ failing, passing }: Varied): readonly [least: number, greatest: number] => {
  const all = [...failing, ...passing].filter((value) => typeof value === "number")
  return [Math.min(...all), Math.max(...all)]
}

/** The most that is shown of a name or value that a user chose, and of a move with it: the events have the whole. */
const [mostName, mostText] = [40, 80]

const named = (value: number | string): string => shortened(String(value), mostName)

const signed = (value: number | string): string => String(value).replace("-", "−")

const spanOf = (varied: Varied): string => {
  const [least, greatest] = triedIn(varied)
  return `${signed(least)} to ${signed(greatest)} tried`
}

/** The names with which it passes; of many, how many. */
const notInWords = (passing: ReadonlyArray<number | string>): string =>
  passing.length <= 3 ? `not ${passing.map(named).join(" or ")}` : `none of the ${passing.length} others`

const variedInWords = (varied: Varied): string => {
  const { kind, now, failing, passing } = varied
  const numeric = typeof now === "number"
  const tried = numeric ? ` (${spanOf(varied)})` : ""
  switch (kind) {
    case "exactly":
      return numeric ? `exactly ${signed(now)}${tried}` : `only ${named(now)}, ${notInWords(passing)}`
    case "any":
      return `any${tried}`
    case "range": {
      const [first, last] = [failing[0] ?? now, failing.at(-1) ?? now]
      const [least, greatest] = triedIn(varied)
      if (first === least) return `${signed(last)} or less${tried}`
      return last === greatest
        ? `${signed(first)} or more${tried}`
        : `${signed(first)} to ${signed(last)}${tried}`
    }
    case "some":
      return numeric
        ? `one of ${failing.map(signed).join(", ")}${tried}`
        : `${failing.map(named).join(" or ")}, ${notInWords(passing)}`
  }
}

/** The pairs of neighbours that must stay as they are, and that the others need not. */
const ordersInWords = ({ moves, orders }: Relevance): ReadonlyArray<string> => {
  const text = (index: number): string => shortened(moves[index]?.text ?? "", mostText)
  const fixed = orders.flatMap(({ needed }, index) =>
    needed ? `Only in this order: ${text(index)}, then ${text(index + 1)}.` : [],
  )
  const free = orders.length - fixed.length
  if (free === 0) return fixed
  if (orders.length === 1) return ["The two may change places."]
  return [...fixed, `${fixed.length === 0 ? "Any" : "Any other"} two neighbours may change places.`]
}
