/**
 * A counterexample as a Mermaid sequence diagram, which GitHub and many editors draw within Markdown.
 *
 * Its arrows are level: a message stands where it arrives, and that one overtook another is only said. So there are numbers
 * on everything and the verdict in a note. At most 30 events are drawn, those around the moments among them, for a renderer
 * reads no more than 50,000 characters.
 */
import { leaderName } from "../../model/vocabulary/leader.ts"
import type { Event } from "../events.ts"
import type { Explained } from "../report.ts"
import { countOf } from "../words.ts"
import { encodedBut, oneLine } from "./escaping.ts"
import type { Exporter } from "./exporter.ts"
import { endInWords, eventInWords, momentsByEvent, namesOfLeaders } from "./telling.ts"

const [mostEvents, mostText] = [30, 90]

/** Text within a line: every sign that may mean something to the parser as the number of its character. */
const textOf = (text: string, most: number = mostText): string =>
  encodedBut(".,_()=-/@+−·–←→◆⚑✗", oneLine(text, most), (code) => `#${code};`)

export const mermaid: Exporter = {
  name: "mermaid",
  title: "Mermaid sequence diagram: GitHub and Markdown editors draw it",
  extension: "mmd",
  mediaType: "text/vnd.mermaid",
  write: (one) => {
    const leaders = namesOfLeaders(one)
    const across = `${leaders[0] ?? "A"},${leaders.at(-1) ?? "A"}`
    const moments = momentsByEvent(one)
    const drawn = chosen(one, [...moments.keys()])
    const missing = one.events.length - drawn.length
    const broken = one.harm !== ""
    const lines = [
      `accTitle: ${textOf(`${one.subject}, ${one.property}`)}`,
      `accDescr: ${textOf(broken ? one.harm : "Nothing is broken", 400)}`,
      ...leaders.map((leader) => `participant ${leader} as leader ${leader}`),
      ...drawn.flatMap((event) => [
        ...linesOf(event, across),
        ...(moments.get(event.number) ?? []).map((name) => `Note over ${across}: ${textOf(name)}`),
      ]),
      ...(missing === 0 ? [] : [`Note over ${across}: ${textOf(`${countOf(missing, "event")} not drawn`)}`]),
      `rect ${broken ? "rgb(255, 235, 230)" : "rgb(230, 245, 235)"}`,
      `  Note over ${across}: ${textOf(broken ? one.harm : endInWords(one), 400)}`,
      "end",
    ]
    return `sequenceDiagram\n${lines.map((line) => `  ${line}\n`).join("")}`
  },
}

/** The events that are drawn: all, or the first, the last, and those about the moments. */
const chosen = ({ events }: Explained, marked: ReadonlyArray<number>): ReadonlyArray<Event> => {
  if (events.length <= mostEvents) return events
  const near = new Set(marked.flatMap((number) => [number - 1, number, number + 1]))
  const spare = mostEvents - near.size
  const last = Math.floor(spare / 2)
  const others = events.filter(({ number }) => !near.has(number))
  const ends = new Set([...others.slice(0, spare - last), ...others.slice(others.length - last)])
  return events.filter((event) => near.has(event.number) || ends.has(event))
}

const linesOf = (event: Event, across: string): ReadonlyArray<string> => {
  const { number, message, at } = event
  const says = textOf(`${number} · ${eventInWords(event)}`)
  if (message === null) return [`Note over ${at === null ? across : leaderName(at)}: ${says}`]
  const arrow = message.fate === "lost" ? "-x" : message.fate === "stopped" ? "--x" : "-)"
  return [`${leaderName(message.from)}${arrow}${leaderName(message.to)}: ${says}${howItCame(event)}`]
}

const howItCame = ({ message, number }: Event): string => {
  if (message === null) return ""
  const { sentAt, fate } = message
  const sent = sentAt === null || sentAt === number - 1 ? [] : [`sent at ${sentAt}`]
  const came = fate === "again" ? ["once more"] : fate === "overtook" ? ["overtakes"] : []
  const forwarded = message.from === message.dot.leader ? [] : ["forwarded"]
  const said = [...sent, ...forwarded, ...came].join(", ")
  return said === "" ? "" : textOf(` (${said})`)
}
