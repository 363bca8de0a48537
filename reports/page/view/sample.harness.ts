/** For the tests of this folder, and no part of the suite: small runs as they are told, and events made by hand. */
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import type { Event } from "../../events.ts"
import type { Held } from "../../moments.ts"
import { playHere } from "../engine/playing.ts"
import type { Shown } from "./shown.ts"

/** A run of some moves on the reference rules or another design. */
export const toldRun = (moves: Schedule["moves"], leaders = 3, design = "reference"): Shown =>
  playHere({ kind: "design", name: design }, { leaders, moves }, null).told

/** A client writes. */
export const put = (at: number, value: string, key = "x"): Schedule["moves"][number] => ({
  kind: "write",
  at,
  after: 1,
  write: { kind: "put", key, value },
})

export const deliver = (from: number, to: number): Schedule["moves"][number] => ({
  kind: "deliver",
  from,
  to,
  ahead: 0,
})

/** An event at a leader, with everything else empty. */
export const eventAt = (number: number, at: number | null, more: Partial<Event> = {}): Event => ({
  number,
  kind: "applied",
  phase: "schedule",
  at,
  text: "",
  detail: "",
  brief: "",
  link: null,
  dot: null,
  stamp: null,
  message: null,
  leaders: [],
  seenHere: false,
  step: number - 1,
  ...more,
})

/** An event at which a message arrives. */
export const arrivalAt = (
  number: number,
  from: number,
  to: number,
  sentAt: number | null,
  more: Partial<Event> = {},
): Event =>
  eventAt(number, to, {
    message: { from, to, dot: { leader: from, sequence: 1 }, fate: "delivered", sentAt },
    ...more,
  })

/** What a leader shows. */
export const shows = (value: Exclude<Held, string>["shows"]): Held => ({ shows: value })
