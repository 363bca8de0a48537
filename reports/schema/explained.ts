/** Schemas of a counterexample told in events. */
import { Schema } from "effect"
import { Explanation } from "./explanation.ts"
import { Discovery, Shrinking } from "./found.ts"
import { ScheduleFile } from "./schedule.ts"
import { Dot, FamilyName, Leader, Link, Shown } from "./vocabulary.ts"

const LeaderMoment = Schema.Struct({
  up: Schema.Boolean,
  holds: Schema.Array(
    Schema.Union([Schema.Literals(["unheard", "unknown"]), Schema.Struct({ shows: Shown })]),
  ),
}).annotate({ identifier: "LeaderMoment" })

const Leaders = Schema.Array(LeaderMoment)

const TrackedObject = Schema.Struct({ family: FamilyName, key: Schema.String }).annotate({
  identifier: "TrackedObject",
  description: "An object whose values are shown.",
})

const Message = Schema.Struct({
  from: Leader,
  to: Leader,
  dot: Dot,
  fate: Schema.Literals(["delivered", "again", "overtook", "stopped", "lost"]),
  sentAt: Schema.NullOr(Schema.Natural),
}).annotate({ identifier: "Message" })

const Event = Schema.Struct({
  number: Schema.Natural,
  kind: Schema.Literals([
    "wrote",
    "refused",
    "applied",
    "ignored",
    "buffered",
    "stopped",
    "lost",
    "cut",
    "mended",
    "reconnected",
    "crashed",
    "restarted",
    "vacuumed",
    "left",
    "joined",
    "clock",
    "healed",
    "omitted",
  ]),
  phase: Schema.Literals(["schedule", "settling"]),
  at: Schema.NullOr(Leader),
  text: Schema.String,
  detail: Schema.String,
  brief: Schema.String,
  link: Schema.NullOr(Link),
  dot: Schema.NullOr(Dot),
  stamp: Schema.NullOr(Schema.String),
  message: Schema.NullOr(Message),
  leaders: Leaders,
  seenHere: Schema.Boolean,
  step: Schema.Natural,
}).annotate({ identifier: "Event" })

const Reason = Schema.Struct({ says: Schema.String, events: Schema.Array(Schema.Natural) }).annotate({
  identifier: "Reason",
})

const Expectation = Schema.Struct({
  by: Schema.String,
  refined: Schema.Boolean,
  leaders: Schema.Array(Schema.NullOr(Leaders)),
  end: Leaders,
  harm: Schema.String,
}).annotate({ identifier: "Expectation" })

const Passing = Schema.Struct({
  kind: Schema.Literals(["number", "order", "delivery", "removal"]),
  edit: Schema.String,
  at: Schema.Natural,
  schedule: ScheduleFile,
  end: Leaders,
  breaks: Schema.Array(Schema.String),
  plays: Schema.Natural,
}).annotate({ identifier: "Passing" })

export const Explained = Schema.Struct({
  name: Schema.String,
  subject: Schema.String,
  property: Schema.String,
  title: Schema.String,
  law: Schema.String,
  harm: Schema.String,
  because: Schema.Array(Reason),
  leaders: Schema.Array(Leader),
  size: Schema.Natural,
  objects: Schema.Array(TrackedObject),
  events: Schema.Array(Event),
  end: Leaders,
  seenAtEnd: Schema.Boolean,
  quiet: Schema.Boolean,
  explanation: Schema.NullOr(Explanation),
  expected: Schema.NullOr(Expectation),
  passing: Schema.NullOr(Passing),
  shrinking: Schema.NullOr(Shrinking),
  found: Schema.NullOr(Discovery),
  schedule: ScheduleFile,
  file: Schema.NullOr(Schema.String),
  replay: Schema.NullOr(Schema.String),
}).annotate({ identifier: "Explained" })
