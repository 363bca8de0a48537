/** Schemas of the files that are played: schedules and counterexamples. What they say is what `properties/schedule/codec.ts` reads. */
import { Schema } from "effect"
import { mostMoves } from "../../properties/schedule/codec.ts"
import { Discovery, Shrinking } from "./found.ts"
import { between, ColumnName, Leader, upTo } from "./vocabulary.ts"

const Text = upTo(200)
const Count = between(0, 1_000_000)
const Signed = between(-1_000_000, 1_000_000)

/** A leader by its letter. */
const LeaderName = Schema.String.check(Schema.isPattern(/^[A-Z]$/u))

/** A link from one leader to another, such as A>B. */
const LinkName = Schema.String.check(Schema.isPattern(/^[A-Z]>[A-Z]$/u))

const WriteInFile = Schema.Union([
  Schema.Struct({ kind: Schema.Literals(["put", "assign", "generate"]), key: Text, value: Text }),
  Schema.Struct({ kind: Schema.Literals(["delete", "erase", "truncate"]), key: Text }),
  Schema.Struct({ kind: Schema.Literal("increment"), key: Text, by: Signed }),
  Schema.Struct({ kind: Schema.Literals(["add", "remove"]), key: Text, element: Text }),
  Schema.Struct({ kind: Schema.Literal("set"), key: Text, column: ColumnName, value: Text }),
  Schema.Struct({
    kind: Schema.Literal("adjust"),
    key: Text,
    times: Schema.optionalKey(Signed),
    plus: Schema.optionalKey(Signed),
  }),
  Schema.Struct({ kind: Schema.Literal("set-both"), key: Text, other: Text, value: Text }),
]).annotate({
  identifier: "Write",
  description:
    "What a client asks a leader to do: put and delete a row, assign a register, increment a counter, add to and remove from a set, or change a record.",
})

const MoveInFile = Schema.Union([
  Schema.Struct({
    move: Schema.Literal("write"),
    at: LeaderName,
    after: Schema.optionalKey(Count).annotateKey({
      description: "How many ticks pass first; 1 where it is left out, 0 for a write in the same instant.",
    }),
    write: WriteInFile,
  }),
  Schema.Struct({
    move: Schema.Literal("deliver"),
    link: LinkName,
    ahead: Schema.optionalKey(Count).annotateKey({
      description: "How many messages it overtakes; 0 where it is left out.",
    }),
  }),
  Schema.Struct({
    move: Schema.Literal("duplicate"),
    link: LinkName,
    back: Schema.optionalKey(Count).annotateKey({
      description:
        "Which of the messages that passed the link arrives again; 0, the latest, where it is left out.",
    }),
  }),
  Schema.Struct({
    move: Schema.Literal("clock"),
    at: LeaderName,
    by: Signed.annotateKey({ description: "How many ticks the leader's wall clock jumps." }),
  }),
  Schema.Struct({ move: Schema.Literals(["crash", "restart", "vacuum", "leave", "join"]), at: LeaderName }),
  Schema.Struct({ move: Schema.Literals(["lose", "cut", "mend", "reconnect"]), link: LinkName }),
]).annotate({
  identifier: "Move",
  description:
    "One thing that the adversary makes happen. A move that is not enabled where it stands changes nothing.",
})

export const ScheduleFile = Schema.Struct({
  format: Schema.Literal("polyarchy/schedule"),
  version: Schema.Literal(1),
  leaders: between(2, 26).annotateKey({ description: "How many leaders there are: A, B, and so on." }),
  core: Schema.optionalKey(Schema.Array(LeaderName)).annotateKey({
    description:
      "The leaders that the last phase heals; all of them where it is left out. When there are none, there is no last phase.",
  }),
  moves: Schema.Array(MoveInFile)
    .check(Schema.isMaxLength(mostMoves))
    .annotateKey({ description: "What the adversary decided, in order." }),
}).annotate({
  identifier: "Schedule",
  description: "A schedule: the whole of what the adversary decided, which plays the same way every time.",
})

export const Violation = Schema.Struct({
  harm: upTo(1_000_000),
  because: Schema.Array(upTo(1_000_000)),
  step: Schema.Natural,
  leaders: Schema.Array(Leader),
}).annotate({ identifier: "Violation" })

export const CounterexampleFile = Schema.Struct({
  format: Schema.Literal("polyarchy/counterexample"),
  version: Schema.Literal(1),
  subject: Text.annotateKey({
    description: "What it was found on, by the name of `polyarchy list subjects`.",
  }),
  property: Text.annotateKey({ description: "The property that it breaks, by its id." }),
  violation: Violation.annotateKey({ description: "What it broke when it was saved." }),
  schedule: ScheduleFile,
  shrinking: Schema.optionalKey(Schema.NullOr(Shrinking)),
  found: Schema.optionalKey(Schema.NullOr(Discovery)),
}).annotate({
  identifier: "Counterexample",
  description:
    "A schedule that breaks one property on one subject, and what it broke. `polyarchy replay` plays it.",
})
