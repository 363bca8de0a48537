/**
 * A counterexample as a graph in the DOT language of Graphviz: a column of events for each leader, an edge for each message.
 *
 * Labels are quoted; in a quoted text a backslash and a quotation mark are escaped, and an ampersand, with which Graphviz
 * begins a sign's name. What waits in between is not drawn: an edge goes from where the message set out.
 */
import { leaderName } from "../../model/vocabulary/leader.ts"
import type { Event } from "../events.ts"
import type { Explained } from "../report.ts"
import { hostOf, network } from "./clocks.ts"
import { oneLine } from "./escaping.ts"
import type { Exporter } from "./exporter.ts"
import { endInWords, eventInWords, momentsByEvent, namesOfLeaders, shownAfter } from "./telling.ts"

const mostText = 200

const quoted = (...lines: ReadonlyArray<string>): string =>
  `"${lines
    .map((line) =>
      oneLine(line, mostText).replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"'),
    )
    .join("\\n")}"`

export const dot: Exporter = {
  name: "dot",
  title: "Graphviz DOT graph",
  extension: "dot",
  mediaType: "text/vnd.graphviz",
  write: (one) => {
    const moments = momentsByEvent(one)
    const hosts = Map.groupBy(one.events, hostOf)
    const lines = [
      `label=${quoted(one.harm === "" ? `${one.subject} keeps ${one.property}: ${endInWords(one)}` : one.harm)};`,
      'labelloc=t; rankdir=TB; fontname="Helvetica";',
      'node [shape=box, fontname="Helvetica", fontsize=10];',
      'edge [fontname="Helvetica", fontsize=9];',
      ...[...namesOfLeaders(one), network].flatMap((host) =>
        columnOf(host, hosts.get(host) ?? [], one, moments),
      ),
      ...[...hosts.values()].flatMap(inOrder),
      ...one.events.flatMap(arrival),
    ]
    return `digraph counterexample {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`
  },
}

const columnOf = (
  host: string,
  events: ReadonlyArray<Event>,
  one: Explained,
  moments: ReadonlyMap<number, ReadonlyArray<string>>,
): ReadonlyArray<string> => {
  const nodes = events.map((event) => {
    const marks = moments.get(event.number) ?? []
    const shown = shownAfter(event, one)
    const says = [
      `${event.number}. ${eventInWords(event)}`,
      ...(shown === "" ? [] : [`shows ${shown}`]),
      ...marks,
    ]
    const style = marks.length === 0 ? "" : ", penwidth=2.5"
    return `e${event.number} [label=${quoted(...says)}${style}];`
  })
  if (host === network) return nodes
  return [
    `subgraph cluster_${host} {`,
    `  label="leader ${host}"; style=rounded;`,
    ...nodes.map((node) => `  ${node}`),
    "}",
  ]
}

/** One event of a host after the other. */
const inOrder = (events: ReadonlyArray<Event>): ReadonlyArray<string> =>
  events
    .slice(1)
    .map(
      ({ number }, index) =>
        `e${events[index]?.number} -> e${number} [style=dotted, arrowhead=none, weight=10];`,
    )

const styles: Readonly<Record<string, string>> = {
  lost: ", style=dashed, arrowhead=tee",
  again: ', color="black:black"',
  overtook: ", style=bold",
  stopped: ", arrowhead=tee",
}

const arrival = ({ number, message }: Event): ReadonlyArray<string> => {
  const sentAt = message?.sentAt ?? null
  if (message === null || sentAt === null) return []
  const { from, to, fate } = message
  return [
    `e${sentAt} -> e${number} [label=${quoted(`${leaderName(from)} to ${leaderName(to)}${fate === "delivered" ? "" : `, ${fate}`}`)}${styles[fate] ?? ""}];`,
  ]
}
