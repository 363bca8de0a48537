/** For the tests of this folder, and no part of the suite: a small report of real replays, and strings that mean harm. */
import fc from "fast-check"
import { designs } from "../model/systems/designs.ts"
import type { Write } from "../model/vocabulary/write.ts"
import { catalogue } from "../properties/catalogue/catalogue.ts"
import type { Counterexample } from "../properties/counterexample.ts"
import { evidenceOf } from "../properties/evidence.ts"
import { usually } from "../properties/campaign.ts"
import { play } from "../properties/play.ts"
import type { Property } from "../properties/property.ts"
import type { Schedule } from "../properties/schedule/schedule.ts"
import { tally } from "../properties/statistics.ts"
import { modelSubject } from "../properties/subjects/model.ts"
import type { Subject } from "../properties/subjects/subject.ts"
import { explainedOf } from "./explained.ts"
import { propertyOf } from "./report-of.ts"
import type { Cell, Report } from "./report.ts"

export const subjectCalled = (name: string): Subject => {
  const design = designs.find((one) => one.name === name)
  if (design === undefined) throw new Error(`there is no design ${name}`)
  return modelSubject(design, "system")
}

export const propertyCalled = (id: string): Property => {
  const property = catalogue.find((one) => one.id === id)
  if (property === undefined) throw new Error(`there is no property ${id}`)
  return property
}

export const agrees = "convergence/quiet-cluster-agrees"

export const write = (at: number, write: Write): Schedule["moves"][number] => ({
  kind: "write",
  at,
  after: 1,
  write,
})

/** Two leaders insert the same row: with Tungsten each keeps its own, and both streams stop. */
export const twoInserts = (key: string, one: string, other: string): Schedule => ({
  leaders: 2,
  moves: [write(0, { kind: "put", key, value: one }), write(1, { kind: "put", key, value: other })],
})

/** What a schedule breaks, as a campaign would have found it. */
export const broken = (subject: Subject, property: Property, schedule: Schedule): Counterexample => {
  const history = play(subject, schedule)
  const { violation } = property.check(evidenceOf(history))
  if (violation === null) throw new Error(`${subject.name} keeps ${property.id} here`)
  const shrinking = { from: 40, to: schedule.moves.length, plays: 22, minimal: true }
  return {
    subject: subject.name,
    property,
    schedule,
    history,
    violation,
    shrinking,
    found: { seed: 7, run: 1 },
  }
}

const cell = (
  subject: string,
  property: string,
  verdict: Cell["verdict"],
  more: Partial<Cell> = {},
): Cell => ({
  subject,
  property,
  verdict,
  runs: verdict === "not-claimed" ? 0 : 100,
  witnesses: verdict === "holds" ? 12 : 0,
  because: "",
  expected: { verdict: verdict === "violated" || verdict === "not-claimed" ? verdict : "holds", because: "" },
  asRecorded: true,
  counterexample: null,
  ...more,
})

/** Three systems and three properties, with every verdict there is, one of them not as recorded. */
export const sample = (schedule: Schedule = twoInserts("x", "v1", "v2")): Report => {
  const tungsten = subjectCalled("tungsten")
  const found = explainedOf(broken(tungsten, propertyCalled(agrees), schedule), tungsten, {
    directory: "out",
  })
  const properties = [
    agrees,
    "convergence/replication-stops",
    "availability/local-write-succeeds-during-partition",
  ]
  const [first = "", second = "", third = ""] = properties
  return {
    format: "polyarchy/report",
    version: 2,
    made: { polyarchy: "0.0.0", node: "0.0.0" },
    run: {
      seed: 7,
      leaders: 3,
      moves: 40,
      strategy: usually.strategy.name,
      faults: usually.faults,
      mode: usually.mode,
      command: "polyarchy verify --seed 7",
      interrupted: false,
      absent: [{ name: "yjs", because: "it is not installed" }],
    },
    subjects: ["reference", "tungsten", "single-leader"].map((name) => {
      const { title, source, kind, families, faults } = subjectCalled(name)
      return { name, title, source, kind, families, faults, runs: 100, moves: 4000, effective: 2000 }
    }),
    properties: properties.map((id) => propertyOf(propertyCalled(id))),
    cells: [
      cell("reference", first, "holds"),
      cell("reference", second, "unknown", { because: "stopped after 3 of 100 schedules" }),
      cell("reference", third, "vacuous", { asRecorded: false }),
      cell("tungsten", first, "violated", {
        counterexample: found.name,
        expected: { verdict: "violated", because: "A1: the last arrival wins" },
      }),
      cell("tungsten", second, "holds"),
      cell("tungsten", third, "not-claimed", { because: "it cannot be put through partition" }),
      cell("single-leader", first, "holds"),
      cell("single-leader", second, "holds"),
      cell("single-leader", third, "holds"),
    ],
    counterexamples: [found],
    statistics: { all: tally().statistics(), bySubject: {} },
  }
}

const codePoints = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 0x7f }) },
  fc.integer({ min: 0, max: 0x2fff }),
  fc.integer({ min: 0, max: 0x10_ff_ff }),
)

/** Any text at all: controls, lone surrogates, every script. */
export const anyText = fc.array(codePoints, { maxLength: 40 }).map((codes) => String.fromCodePoint(...codes))

/** Values that break a report that is not careful. None is longer than a file may hold, but the last. */
export const hostile: ReadonlyArray<string> = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "</style></svg></title>",
  "]]>&lt;&amp;",
  "\u001b[31mred\u001b[0m\u0007",
  "a|b\\|c",
  "`code` ``x``",
  "[link](javascript:alert(1)) ![x](y)",
  "# head\n- item\r\n1. one",
  "*a* _b_ ~~c~~ __d__",
  "\u202egnp.exe\u2066",
  "a\u200bb\ufeffc\u00ad",
  "👩‍👩‍👧 🏴‍☠️ ﷽",
  "\ud800 lone",
  "${x} $& $1 %s %00",
  "__proto__",
  "constructor",
  "…",
  "x".repeat(3000),
]
