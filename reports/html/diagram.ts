/**
 * The space-time diagram: time runs down, each leader is a lane whose ribbon shows the value it holds, and each message is
 * an arrow from where it set out to where it arrived. Lost, repeated, overtaking and stopped messages are drawn apart.
 *
 * It shows what the table beside it says, so a screen reader is told that and reads the table.
 */
import { leaderName } from "../../model/vocabulary/leader.ts"
import type { Event } from "../events.ts"
import type { Held, LeaderMoment } from "../moments.ts"
import type { Explained } from "../report.ts"
import { clip } from "../text/columns.ts"
import { heldInWords } from "../words.ts"
import { html, idOf, type Markup } from "./markup.ts"
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
    height: bottom + 44,
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
  return html`<svg class="diagram" role="img" aria-labelledby="${id}" viewBox="0 0 ${plan.width} ${plan.height}" width="${plan.width}" height="${plan.height}"><title id="${id}">Space-time diagram of the ${one.events.length} events in the table beside it; time runs down.</title>${leaders.map((leader) => lane(plan, leader))}${one.events.map((event) => background(plan, event))}${one.events.map((event) => arrow(plan, event))}${one.events.map((event) => node(plan, event))}${leaders.map((leader) => foot(plan, leader))}</svg>`
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
        html`<rect class="r ${look === "down" ? "down" : lookClass(look)}" x="${from}" y="${start}" width="${width}" height="${end - start}"/>`,
    )
  })
  return html`<g><text class="lane" x="${x(leader)}" y="26">${leaderName(leader)}</text>${pieces}</g>`
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
const background = ({ width, x, y }: Plan, { kind, number, link, brief }: Event): Markup | null => {
  const at = y(number)
  if (kind === "healed" || kind === "omitted")
    return html`<g data-e="${number}"><line class="span" x1="8" x2="${width - 8}" y1="${at}" y2="${at}"/><text class="note" x="${width - 8}" y="${at - 6}" text-anchor="end">${brief}</text>${badge(16, at, number, "wide")}</g>`
  if (link === null || kind === "lost") return null
  const middle = (x(link.from) + x(link.to)) / 2
  return html`<g data-e="${number}"><line class="link ${kind}" x1="${x(link.from) + side(link.from, link.to) * 14}" x2="${x(link.to) - side(link.from, link.to) * 14}" y1="${at}" y2="${at}"/>${kind === "cut" ? html`<path class="cut" d="M${middle - 17} ${at + 7}l6 -14M${middle + 11} ${at + 7}l6 -14"/>` : null}<text class="note mid" x="${middle}" y="${at - 11}">${brief}</text>${badge(middle, at, number, "wide")}</g>`
}

const side = (from: number, to: number): 1 | -1 => (to > from ? 1 : -1)

/** A message: slanted from where it set out to where it arrived; a lost one ends on the way. */
const arrow = ({ x, y }: Plan, { number, message }: Event): Markup | null => {
  if (message === null) return null
  const { from, to, fate, sentAt, dot } = message
  const turn = side(from, to)
  const x1 = x(from) + turn * 11
  const y1 = sentAt === null ? y(number) - rowHeight * 0.7 : y(sentAt)
  const whole = { x: x(to) - turn * 13, y: y(number) }
  const part = fate === "lost" ? 0.62 : 1
  const x2 = x1 + (whole.x - x1) * part
  const y2 = fate === "lost" ? y(number) : whole.y
  // In the last gap that the message crosses, and past its middle, so that two messages that cross keep apart.
  const lanes = Math.abs(to - from)
  const along = (lanes - 0.42) / lanes
  const label = { x: x1 + (x2 - x1) * along, y: y1 + (y2 - y1) * along - 5 }
  const angle = Math.atan2(y2 - y1, x2 - x1)
  const line = html`x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"`
  const inner = fate === "again" ? html`<line class="m inner" ${line}/>` : null
  const mark = fate === "again" ? " ×2" : fate === "overtook" ? " overtakes" : fate === "lost" ? " lost" : ""
  return html`<g class="msg" data-e="${number}"><line class="m ${fate}" ${line}/>${inner}${headOf(x2, y2, angle, fate)}<text class="note mid" x="${round(label.x)}" y="${round(label.y)}">${leaderName(dot.leader)}${dot.sequence}${mark}</text></g>`
}

const round = (value: number): number => Math.round(value * 10) / 10

/** The end of a message: an arrow head, a cross for a lost one, a bar for one that cannot be applied. */
const headOf = (x: number, y: number, angle: number, fate: string): Markup => {
  if (fate === "lost") return html`<path class="cross" d="M${round(x - 5)} ${round(y - 5)}l10 10m0 -10l-10 10"/>`
  const at = (distance: number, turn: number): string =>
    `${round(x - distance * Math.cos(angle + turn))} ${round(y - distance * Math.sin(angle + turn))}`
  const across = angle + Math.PI / 2
  const bar = html`<path class="bar" d="M${round(x - 9 * Math.cos(across))} ${round(y - 9 * Math.sin(across))}L${round(x + 9 * Math.cos(across))} ${round(y + 9 * Math.sin(across))}"/>`
  return html`<path class="tip" d="M${round(x)} ${round(y)}L${at(9, 0.42)}L${at(9, -0.42)}z"/>${fate === "stopped" ? bar : null}`
}

const badge = (x: number, y: number, number: number, shape: "write" | "round" | "wide"): Markup => html`${shape === "write" ? html`<rect class="n" x="${x - 10}" y="${y - 10}" width="20" height="20" rx="4"/>` : shape === "wide" ? html`<rect class="n quiet" x="${x - 9}" y="${y - 9}" width="18" height="18" rx="9"/>` : html`<circle class="n" cx="${x}" cy="${y}" r="10.5"/>`}<text class="number" x="${x}" y="${y + 3.8}">${number}</text>`

/** What happened at a leader: its number on the lane, and beside it what the leader then shows. */
const node = (plan: Plan, event: Event): Markup | null => {
  const { one, x, y, gap } = plan
  const { at, number, kind, message, seenHere } = event
  if (at === null) return kind === "lost" && message !== null ? lostNumber(plan, event) : null
  const words = besideInWords(one, event, at)
  const leftward = message !== null && message.from > message.to
  const room = Math.floor((gap - 50) / 6.6)
  const label = html`<text class="value" x="${x(at) + (leftward ? -17 : 17)}" y="${y(number) - 7}" text-anchor="${leftward ? "end" : "start"}">${clip(words, Math.max(6, room), "…")}</text>`
  const halo = seenHere ? html`<circle class="seen" cx="${x(at)}" cy="${y(number)}" r="16"/>` : null
  return html`<g data-e="${number}"><title>${number}. ${event.text}${event.detail === "" ? "" : ` · ${event.detail}`}</title>${halo}${badge(x(at), y(number), number, kind === "wrote" ? "write" : "round")}${words === "" ? null : label}</g>`
}

const lostNumber = ({ x, y }: Plan, { number, message }: Event): Markup =>
  message === null ? html`` : html`<g data-e="${number}">${badge(x(message.from) + side(message.from, message.to) * 14 + (x(message.to) - x(message.from)) * 0.62, y(number) + 17, number, "wide")}</g>`

/** What stands beside an event: what it changed at its leader, or else a word on what happened. */
const besideInWords = ({ objects, events }: Explained, { kind, number, leaders, brief }: Event, leader: number): string => {
  const before = events[number - 2]?.leaders[leader]
  const changed = objects.flatMap(({ key }, index) => {
    const held = leaders[leader]?.holds[index] ?? "unheard"
    const same = JSON.stringify(before?.holds[index] ?? "unheard") === JSON.stringify(held)
    return same ? [] : [objects.length === 1 ? heldInWords(held) : `${key}: ${heldInWords(held)}`]
  })
  return brief === "" || kind === "crashed" ? [brief, ...changed].filter((part) => part !== "").join(", ") : brief
}

/** The foot of a lane: what the leader shows at the end. */
const foot = ({ one, x, bottom, gap }: Plan, leader: number): Markup => {
  const moment = one.end[leader]
  const holds = moment?.holds ?? []
  const room = Math.max(6, Math.floor((gap - 12) / 7))
  const marked = one.seenAtEnd && one.leaders.includes(leader)
  const lines = one.objects.length === 0 ? ["up"] : one.objects.map(({ key }, index) => {
    const words = heldInWords(holds[index] ?? "unheard")
    return one.objects.length === 1 ? words : `${key}: ${words}`
  })
  return html`<text class="foot${marked ? " bad" : ""}" x="${x(leader)}" y="${bottom + 18}">${lines.map((line, index) => html`<tspan x="${x(leader)}" dy="${index === 0 ? 0 : 15}">${clip(line, room, "…")}${marked && index === 0 ? " ✗" : ""}</tspan>`)}</text>`
}
