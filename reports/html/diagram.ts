/**
 * The space-time diagram: time runs down, each leader is a lane whose ribbon shows the value it holds, and each message is
 * an arrow from where it set out to where it arrived. Lost, repeated, overtaking and stopped messages are drawn apart.
 *
 * It shows what the table beside it says, so a screen reader is told that and reads the table.
 */
import { leaderName } from "../../model/vocabulary/leader.ts"
import type { Event } from "../events.ts"
import { momentsInWords, type ToldMoment } from "../explanation.ts"
import type { Held, LeaderMoment } from "../moments.ts"
import type { Explained } from "../report.ts"
import { clip } from "../text/columns.ts"
import { heldInWords } from "../words.ts"
import type { Message } from "../messages.ts"
import { badge, head, type Line, stroke, words } from "./drawing.ts"
import { idOf, markup, type Markup } from "./markup.ts"
import { type Look, looksOf } from "./palette.ts"

const rowHeight = 40
const top = 58
const left = 76
const right = 104

interface Plan {
  readonly one: Explained
  readonly gap: number
  readonly width: number
  readonly height: number
  readonly x: (leader: number) => number
  /** Where an event is, by its number. */
  readonly y: (number: number) => number
  readonly bottom: number
  readonly look: (object: number, held: Held) => Look
}

const planOf = (one: Explained): Plan => {
  const gap = one.size <= 2 ? 190 : one.size <= 4 ? 140 : 96
  const bottom = top + (one.events.length + 1) * rowHeight
  return {
    one,
    gap,
    width: left + (one.size - 1) * gap + right,
    height: bottom + 30 + 15 * Math.max(1, one.objects.length),
    x: (leader) => left + leader * gap,
    y: (number) => top + number * rowHeight,
    bottom,
    look: looksOf(one),
  }
}

/** The diagram of a counterexample. */
export const diagram = (one: Explained): Markup => {
  const plan = planOf(one)
  const id = idOf("d", one.name)
  const leaders = one.end.map((_, leader) => leader)
  return markup`<svg class="diagram" role="img" aria-labelledby="${id}" viewBox="0 0 ${plan.width} ${plan.height}"
    width="${plan.width}" height="${plan.height}">
    <title id="${id}">Space-time diagram of the ${one.events.length} events in the table beside it; time runs down.</title>
    ${leaders.map((leader) => lane(plan, leader))}
    ${one.events.map((event) => between(plan, event))}
    ${one.events.map((event) => arrow(plan, event))}
    ${one.events.map((event) => node(plan, event))}
    ${momentsInWords(one).map((moment) => sign(plan, moment))}
    ${leaders.map((leader) => foot(plan, leader))}
  </svg>`
}

const ribbonWidth = (objects: number): number => (objects <= 1 ? 16 : 9)

/** A lane: its head, and a ribbon for each object, in pieces of the same value. */
const lane = (plan: Plan, leader: number): Markup => {
  const { one, x } = plan
  const count = Math.max(1, one.objects.length)
  const width = ribbonWidth(count)
  const pieces = Array.from({ length: count }, (_, object) => {
    const from = x(leader) - (count * width + (count - 1) * 3) / 2 + object * (width + 3)
    return piecesOf(plan, leader, object).map(
      ({ start, end, look }) =>
        markup`<rect class="r ${look === "down" ? "down" : lookClass(look)}" x="${from}" y="${start}" width="${width}" height="${end - start}"/>`,
    )
  })
  return markup`${words("lane", x(leader), 26, leaderName(leader))}${pieces}`
}

export const lookClass = (look: Look): string => (look === "blank" || look === "unknown" ? look : `v${look}`)

interface Piece {
  readonly start: number
  readonly end: number
  readonly look: Look | "down"
}

const piecesOf = ({ one, y, bottom, look }: Plan, leader: number, object: number): ReadonlyArray<Piece> => {
  const lookAt = (moment: LeaderMoment | undefined): Look | "down" => {
    if (moment === undefined) return "blank"
    return moment.up ? look(object, moment.holds[object] ?? "unheard") : "down"
  }
  const pieces: Array<Piece> = []
  let current: Piece = { start: 38, end: 38, look: "blank" }
  for (const { number, leaders } of one.events) {
    const next = lookAt(leaders[leader])
    if (next === current.look) continue
    pieces.push({ ...current, end: y(number) })
    current = { start: y(number), end: y(number), look: next }
  }
  const end = lookAt(one.end[leader])
  if (end === current.look) return [...pieces, { ...current, end: bottom }]
  const turn = bottom - rowHeight / 2
  return [...pieces, { ...current, end: turn }, { start: turn, end: bottom, look: end }]
}

/** What spans all lanes or stands between two of them: healing, what was left out, and marks on links. */
const between = ({ width, x, y }: Plan, { kind, number, link, brief }: Event): Markup | null => {
  const at = y(number)
  if (kind === "healed" || kind === "omitted") {
    const line = stroke("span", { x1: 8, x2: width - 8, y1: at, y2: at })
    return markup`<g data-e="${number}">${line}${words("note", width - 8, at - 6, brief, "end")}${badge(16, at, number, "between")}</g>`
  }
  if (link === null || kind === "lost" || kind === "joined") return null
  const turn = side(link.from, link.to)
  const line = stroke(`link ${kind}`, {
    x1: x(link.from) + turn * 14,
    x2: x(link.to) - turn * 14,
    y1: at,
    y2: at,
  })
  const middle = (x(link.from) + x(link.to)) / 2
  const gap =
    kind === "cut"
      ? markup`<path class="cut" d="M${middle - 20} ${at + 7}l6 -14M${middle + 14} ${at + 7}l6 -14"/>`
      : null
  return markup`<g data-e="${number}">${line}${gap}${words("note", middle, at - 12, brief)}${badge(middle, at, number, "between")}</g>`
}

const side = (from: number, to: number): 1 | -1 => (to > from ? 1 : -1)

/** How far a lost message gets. */
const lostAfter = 0.6

/** A message: slanted from where it set out to where it arrived; a lost one ends on the way. */
const arrow = ({ x, y }: Plan, { number, message }: Event): Markup | null => {
  if (message === null) return null
  const { from, to, fate, sentAt, dot } = message
  const turn = side(from, to)
  const start = { x: x(from) + turn * 11, y: sentAt === null ? y(number) - rowHeight * 0.7 : y(sentAt) }
  const whole = x(to) - turn * 13 - start.x
  const line: Line = {
    x1: start.x,
    y1: start.y,
    x2: start.x + whole * (fate === "lost" ? lostAfter : 1),
    y2: y(number),
  }
  // In the last gap that the message crosses, and past its middle, so that two messages that cross keep apart.
  const lanes = Math.abs(to - from)
  const along = fate === "lost" ? 0.5 : (lanes - 0.42) / lanes
  const label = { x: line.x1 + (line.x2 - line.x1) * along, y: line.y1 + (line.y2 - line.y1) * along - 5 }
  const name = `${leaderName(dot.leader)}${dot.sequence}${fateMarks[fate]}`
  const inner = fate === "again" ? stroke("m inner", line) : null
  const lost = fate === "lost" ? badge(line.x2 + turn * 20, line.y2, number, "between") : null
  return markup`<g data-e="${number}">${stroke(`m ${fate}`, line)}${inner}${head(line, fate)}${words("note", label.x, label.y, name)}${lost}</g>`
}

const fateMarks: Readonly<Record<Message["fate"], string>> = {
  delivered: "",
  again: " ×2",
  overtook: " overtakes",
  stopped: "",
  lost: " lost",
}

/** What happened at a leader: its number on the lane, and beside it what the leader then shows. */
const node = ({ one, x, y, gap }: Plan, event: Event): Markup | null => {
  const { at, number, kind, message, seenHere } = event
  if (at === null) return null
  const leftward = message !== null && message.from > message.to
  const room = Math.max(6, Math.floor((gap - 50) / 6.6))
  const beside = clip(besideInWords(one, event, at), room, "…")
  const label = words(
    "value",
    x(at) + (leftward ? -17 : 17),
    y(number) - 7,
    beside,
    leftward ? "end" : "start",
  )
  const ring = seenHere ? markup`<circle class="seen" cx="${x(at)}" cy="${y(number)}" r="16"/>` : null
  const mark = badge(x(at), y(number), number, kind === "wrote" ? "write" : "leader")
  return markup`<g data-e="${number}">${ring}${mark}${beside === "" ? null : label}</g>`
}

/** What stands beside an event: what it changed at its leader, or else a word on what happened. */
const besideInWords = (
  { objects, events }: Explained,
  { kind, number, leaders, brief }: Event,
  leader: number,
): string => {
  const before = events[number - 2]?.leaders[leader]
  const changed = objects.flatMap(({ key }, index) => {
    const held = leaders[leader]?.holds[index] ?? "unheard"
    const same = JSON.stringify(before?.holds[index] ?? "unheard") === JSON.stringify(held)
    return same ? [] : [objects.length === 1 ? heldInWords(held) : `${key}: ${heldInWords(held)}`]
  })
  return brief === "" || kind === "crashed"
    ? [brief, ...changed].filter((part) => part !== "").join(", ")
    : brief
}

/** The mark of a moment: a line across below the event that leaves no way back, a flag beside the first wrong step. */
const sign = ({ one, width, x, y }: Plan, { kind, sign: mark, name, event }: ToldMoment): Markup | null => {
  if (event === null || kind === "seen") return null
  if (kind === "doomed") {
    const at = y(event) + rowHeight / 2
    const line = stroke("doomed", { x1: 4, x2: width - 4, y1: at, y2: at })
    return markup`<g data-e="${event}">${line}${words("moment", 4, at - 4, `${mark} ${name}`, "start")}</g>`
  }
  const leader = one.events[event - 1]?.at ?? one.size - 1
  return markup`<g data-e="${event}">${words("moment", x(leader) + 15, y(event) + 13, `${mark} first wrong`, "start")}</g>`
}

/** The foot of a lane: what the leader shows at the end. */
const foot = ({ one, x, bottom, gap }: Plan, leader: number): Markup => {
  const moment = one.end[leader]
  const holds = moment?.holds ?? []
  const room = Math.max(6, Math.floor((gap - 12) / 7))
  const marked = one.seenAtEnd && one.leaders.includes(leader)
  const shown = one.objects.map(({ key }, index) => {
    const value = heldInWords(holds[index] ?? "unheard")
    return one.objects.length === 1 ? value : `${key}: ${value}`
  })
  const lines = shown.length === 0 ? ["up"] : shown
  return markup`${lines.map((line, index) => {
    const cross = marked && index === 0 ? " ✗" : ""
    return words(
      marked ? "foot bad" : "foot",
      x(leader),
      bottom + 18 + index * 15,
      `${clip(line, room, "…")}${cross}`,
    )
  })}`
}
