/**
 * A counterexample for a terminal: the harm, the schedule with what every leader shows, why, and how to play it again.
 *
 * No line is wider than the terminal but the last: a command is never broken, so that it can be copied.
 */
import { leaderName } from "../../model/vocabulary/leader.ts"
import type { Event } from "../events.ts"
import { continuationInWords, type MomentKind, momentsInWords, relevanceInWords } from "../explanation.ts"
import type { LeaderMoment } from "../moments.ts"
import type { Explained } from "../report.ts"
import { abridgedEvents } from "../abridged.ts"
import { expectedInWords, passingInWords } from "../beside.ts"
import { clip, hang, padEnd, widthOf, wrap } from "../text/columns.ts"
import {
  countOf,
  eventsInWords,
  foundInWords,
  heldAllInWords,
  objectInWords,
  sentence,
  shrinkInWords,
} from "../words.ts"
import { type Colour, painter, sayer, type Style } from "./style.ts"

/** The least room for the words of an event; the least and the most for what one leader shows. */
const leastText = 26
const leastState = 6
const mostState = 24

export const counterexampleInLines = (one: Explained, style: Style): ReadonlyArray<string> => {
  const say = sayer(style)
  const paint = painter(style)
  const cross = say("✗")
  const [first = "", ...rest] = hang(`${cross} `, say(sentence(one.harm)), style.width)
  return [
    paint("bold", paint("red", first)),
    ...rest.map((line) => paint("bold", line)),
    ...hang("  ", say(headline(one)), style.width).map((line) => paint("dim", line)),
    "",
    ...eventsInLines(one, style),
    "",
    "  Because",
    ...one.because.flatMap(({ says, events }, index) =>
      hang(`  ${index + 1}. `, say(`${says}${eventsInWords(events)}`), style.width),
    ),
    "",
    ...besideInLines(one, style),
    ...momentsInLines(one, style),
    ...relevanceInLines(one, style),
    ...hang("  ", say(shrinkInWords(one)), style.width),
    ...(one.replay === null ? [] : [`  Replay: ${say(one.replay)}`]),
  ]
}

/** What the specification shows, and the nearest run that passes. */
const besideInLines = (one: Explained, style: Style): ReadonlyArray<string> => {
  const say = sayer(style)
  const part = (title: string, sentences: ReadonlyArray<string>): ReadonlyArray<string> =>
    sentences.length === 0
      ? []
      : [`  ${title}`, ...sentences.flatMap((words) => hang("  ", say(words), style.width)), ""]
  return [
    ...part("Expected", expectedInWords(one)),
    ...part("The nearest run that passes", passingInWords(one)),
  ]
}

const colourOfMoment: Readonly<Record<MomentKind, Colour>> = {
  doomed: "yellow",
  wrong: "yellow",
  seen: "red",
}

/** When it was doomed, went wrong and is seen. */
const momentsInLines = (one: Explained, style: Style): ReadonlyArray<string> => {
  const say = sayer(style)
  const told = momentsInWords(one)
  return told.length === 0
    ? []
    : [
        "  Three moments",
        ...told.flatMap(({ sign, name, where, says }) =>
          hang(
            `  ${say(sign)} `,
            say(`${sentence(name)} ${where}${says === "" ? "." : `: ${says}`}`),
            style.width,
          ),
        ),
        ...hang("    ", say(continuationInWords), style.width).map((line) => painter(style)("dim", line)),
        "",
      ]
}

/** What of the schedule matters, and what may be otherwise. */
const relevanceInLines = (one: Explained, style: Style): ReadonlyArray<string> => {
  const say = sayer(style)
  const told = relevanceInWords(one)
  if (told === null) return []
  const digits = String(one.events.length).length
  return [
    ...hang("  ", say(`What matters · ${told.plays}`), style.width),
    ...told.moves.flatMap(({ event, text, says }) =>
      hang(
        `  ${String(event ?? "").padStart(digits)}  `,
        say(`${text}${says === "" ? "" : `. ${says}`}`),
        style.width,
      ),
    ),
    ...told.whole.flatMap((words) => hang("  - ", say(words), style.width)),
    "",
  ]
}

const headline = ({ subject, property, shrinking, found }: Explained): string =>
  [
    subject,
    property,
    ...(shrinking === null ? [] : [countOf(shrinking.to, "move")]),
    ...(found === null ? [] : [foundInWords(found)]),
  ].join(" · ")

interface Layout {
  readonly number: number
  readonly text: number
  readonly state: number
  readonly leaders: ReadonlyArray<number>
}

/**
 * How wide everything is. Values are cut before a leader goes without a column; those that the violation names go last.
 */
const layoutOf = (one: Explained, say: (text: string) => string, width: number): Layout => {
  const number = String(one.events.length).length
  const rows = [...one.events.map(({ leaders }) => leaders), one.end]
  const widest = Math.max(
    4,
    ...rows.flatMap((leaders) => leaders.map((leader) => widthOf(stateInWords(one, leader, say)))),
  )
  const room = width - 2 - number - 2 - leastText
  const each = Math.floor(room / one.end.length) - 2
  const state = Math.min(widest, mostState, Math.max(leastState, each - 2)) + 2
  const all = one.end.map((_, leader) => leader)
  const most = Math.max(1, Math.floor(room / (state + 2)))
  const wanted = new Set([...new Set([...one.leaders, ...all])].slice(0, most))
  const leaders = all.filter((leader) => wanted.has(leader))
  return { number, state, leaders, text: width - 2 - number - 2 - leaders.length * (state + 2) }
}

const stateInWords = (
  { objects }: Explained,
  { up, holds }: LeaderMoment,
  say: (text: string) => string,
): string => (up ? (objects.length === 0 ? "up" : say(heldAllInWords(holds, objects))) : "down")

/** The events alone: what happened, and what every leader shows after it. */
export const eventsInLines = (one: Explained, style: Style): ReadonlyArray<string> => {
  const say = sayer(style)
  const paint = painter(style)
  const layout = layoutOf(one, say, style.width)
  const row = (number: string, text: string, states: ReadonlyArray<string>): ReadonlyArray<string> =>
    wrap(text, layout.text).map((line, index) =>
      index > 0
        ? `${" ".repeat(4 + layout.number)}${line}`
        : `  ${number.padStart(layout.number)}  ${padEnd(line, layout.text)}${states.map((state) => `  ${padEnd(state, layout.state)}`).join("")}`.trimEnd(),
    )
  const states = (leaders: ReadonlyArray<LeaderMoment>, seen: boolean): ReadonlyArray<string> =>
    layout.leaders.map((leader) => {
      const moment = leaders[leader]
      const mark = seen && one.leaders.includes(leader) ? say("✗") : ""
      const words =
        moment === undefined ? "" : clip(stateInWords(one, moment, say), layout.state - 2, say("…"))
      return mark === "" ? words : paint("red", `${words} ${mark}`)
    })
  const told = momentsInWords(one)
  const heads = row("#", objectsInWords(one, say), layout.leaders.map(leaderName)).map((line) =>
    paint("dim", line),
  )
  const lines = abridgedEvents(one).flatMap((event) => [
    ...row(String(event.number), eventInWords(event, say), states(event.leaders, event.seenHere)),
    ...told
      .filter((moment) => moment.event === event.number)
      .map(({ sign, name, kind }) =>
        paint(
          colourOfMoment[kind],
          `${" ".repeat(4 + layout.number)}${say(sign)} ${name}${kind === "seen" ? " here" : ""}`,
        ),
      ),
  ])
  const end = endSaysMore(one)
    ? row(
        "",
        one.seenAtEnd ? `at the end  ${say("✗")} seen here` : "at the end",
        states(one.end, one.seenAtEnd),
      )
    : []
  const hidden = one.end.length - layout.leaders.length
  const note =
    hidden === 0
      ? []
      : hang("  ", `${countOf(hidden, "leader")} more: no room here, see the page or the file.`, style.width)
  return [...heads, ...lines, ...end, ...note]
}

/** `false` when the end was not asked for and shows what the last event left. */
const endSaysMore = ({ seenAtEnd, events, end }: Explained): boolean =>
  seenAtEnd || JSON.stringify(events.at(-1)?.leaders) !== JSON.stringify(end)

/** What the columns show. */
const objectsInWords = ({ objects }: Explained, say: (text: string) => string): string =>
  objects.length === 0 ? "event" : say(`event, and what is shown of ${objects.map(objectInWords).join(", ")}`)

const eventInWords = ({ text, detail }: Event, say: (text: string) => string): string =>
  say(detail === "" ? text : `${text} · ${detail}`)
