/** Schemas of the explanation of a violation: when it was doomed, went wrong and is seen, and what matters. */
import { Schema } from "effect"

const Chance = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))

const Fate = Schema.Struct({
  after: Schema.Natural,
  failing: Schema.Natural,
  of: Schema.Natural,
  by: Schema.Literals(["all", "sample"]),
  chance: Chance,
  low: Chance,
  high: Chance,
}).annotate({ identifier: "Fate" })

const Doomed = Schema.Struct({
  after: Schema.NullOr(Schema.Natural),
  first: Schema.Boolean,
  fates: Schema.Array(Fate),
}).annotate({ identifier: "Doomed" })

const FirstWrong = Schema.Union([
  Schema.Struct({
    kind: Schema.Literal("left"),
    step: Schema.Natural.annotateKey({ description: "Index into the steps of the history." }),
    left: Schema.String.annotateKey({
      description:
        "What was left: `the model of NAME`, the id of a property, or `the meaning of its writes`.",
    }),
    says: Schema.String.annotateKey({ description: "What is wrong there, as a sentence." }),
  }),
  Schema.Struct({ kind: Schema.Literal("not known"), because: Schema.String }),
]).annotate({
  identifier: "FirstWrong",
  description: "The first step at which the run is not what is specified, or why that is not known.",
})

const Value = Schema.Union([Schema.Finite, Schema.String])

const Varied = Schema.Struct({
  name: Schema.Literals([
    "after",
    "by",
    "ahead",
    "back",
    "leader",
    "link",
    "kind",
    "key",
    "value",
    "leaders",
  ]),
  now: Value,
  kind: Schema.Literals(["exactly", "any", "range", "some"]),
  failing: Schema.Array(Value),
  passing: Schema.Array(Value),
}).annotate({ identifier: "Varied" })

const RelevantMove = Schema.Struct({
  step: Schema.NullOr(Schema.Natural),
  text: Schema.String,
  needed: Schema.Boolean,
  choices: Schema.Array(Varied),
}).annotate({ identifier: "RelevantMove" })

const Relevance = Schema.Struct({
  moves: Schema.Array(RelevantMove),
  orders: Schema.Array(Schema.Struct({ needed: Schema.Boolean })),
  size: Schema.NullOr(Varied),
  plays: Schema.Natural,
  complete: Schema.Boolean,
}).annotate({ identifier: "Relevance" })

export const Explanation = Schema.Struct({
  doomed: Doomed,
  wrong: FirstWrong,
  seen: Schema.Natural,
  relevance: Relevance,
}).annotate({ identifier: "Explanation" })
