/**
 * A counterexample as a trace for Perfetto and Chrome's tracing page: a track for each leader, an arrow for each message.
 * Source: the "Trace Event Format" of Chromium, in JSON.
 *
 * A schedule has an order and no times, so each event is given a millisecond of its own. The arrows are flows, which begin
 * and end within the events that they join. The moments are marks across all tracks.
 */
import type { Event } from "../events.ts"
import type { Explained } from "../report.ts"
import { clocksOf, hostOf, network } from "./clocks.ts"
import { oneLine } from "./escaping.ts"
import type { Exporter } from "./exporter.ts"
import { safeJson } from "./json.ts"
import { eventInWords, momentsByEvent, namesOfLeaders, shownAfter } from "./telling.ts"

/** Microseconds from one event to the next, and those that an event takes. */
const [apart, taken] = [1000, 800]

const mostText = 400

export const perfetto: Exporter = {
  name: "perfetto",
  title: "Trace for Perfetto and Chrome: tracks and arrows, also for long runs",
  extension: "perfetto.json",
  mediaType: "application/json",
  write: (one) => {
    const tracks = [...namesOfLeaders(one), network]
    const events = [
      named("process_name", 0, oneLine(`${one.subject}: ${one.property}`, mostText)),
      ...tracks.map((track, index) =>
        named("thread_name", index + 1, track === network ? network : `leader ${track}`),
      ),
      ...eventsOf(one, (event) => tracks.indexOf(hostOf(event)) + 1),
    ]
    const lines = events.map((event) => `  ${safeJson(event, false)}`)
    return `{"displayTimeUnit":"ms","traceEvents":[\n${lines.join(",\n")}\n]}\n`
  },
}

const named = (name: string, tid: number, text: string): unknown => ({
  ph: "M",
  name,
  pid: 1,
  tid,
  args: { name: text },
})

const eventsOf = (one: Explained, trackOf: (event: Event) => number): ReadonlyArray<unknown> => {
  const clocks = clocksOf(one)
  const moments = momentsByEvent(one)
  return one.events.flatMap((event, index) => {
    const { number, kind, message } = event
    const at = { pid: 1, tid: trackOf(event), ts: number * apart }
    const sender = message?.sentAt === undefined ? undefined : one.events[(message.sentAt ?? 0) - 1]
    const flow = { cat: "message", name: "message", id: number, pid: 1 }
    return [
      {
        ph: "X",
        name: oneLine(eventInWords(event), mostText),
        cat: kind,
        ...at,
        dur: taken,
        args: { number, shows: oneLine(shownAfter(event, one), mostText), clock: clocks[index] },
      },
      ...(sender === undefined
        ? []
        : [
            { ph: "s", ...flow, tid: trackOf(sender), ts: sender.number * apart + taken / 2 },
            { ph: "f", bp: "e", ...flow, tid: at.tid, ts: at.ts },
          ]),
      ...(moments.get(number) ?? []).map((name) => ({ ph: "i", s: "g", name, cat: "moment", ...at })),
    ]
  })
}
