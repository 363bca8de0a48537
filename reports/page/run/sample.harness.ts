/** For the tests of this folder: a small table of verdicts that was made up. */
import type { Explained, ReportedProperty, ReportedSubject } from "../../report.ts"
import type { VerdictKind } from "../../verdicts.ts"
import { type Judged, judgedBySearch, type JudgedCell } from "./judged.ts"

const subject = (name: string, kind: ReportedSubject["kind"]): ReportedSubject => ({
  name,
  title: `The system ${name}`,
  source: "made up",
  kind,
  families: ["row"],
  faults: [],
  runs: 10,
  moves: 0,
  effective: 0,
})

const property = (id: string, title: string): ReportedProperty => ({
  id,
  group: id.startsWith("causality") ? "causality" : "convergence",
  title,
  law: `${title}, always.`,
  source: "made up",
  expectation: "always",
  assumes: "nothing",
  witness: "anything",
})

export const cell = (
  of: string,
  id: string,
  verdict: VerdictKind,
  more: Partial<JudgedCell> = {},
): JudgedCell => ({
  subject: of,
  property: id,
  verdict,
  runs: 10,
  witnesses: verdict === "holds" ? 3 : 0,
  because: verdict === "not-claimed" ? "it has no counter" : "",
  expected: { verdict: verdict === "violated" ? "violated" : "holds", because: "" },
  asRecorded: true,
  counterexample: verdict === "violated" ? `${of}--${id}` : null,
  under: null,
  ...more,
})

export const agrees = "convergence/agrees"
export const stops = "convergence/stops"
export const ordered = "causality/ordered"

/** A counterexample of so many events; `left` is what its first wrong step leaves. */
export const one = (of: string, id: string, size: number, left: string | null): Explained => ({
  name: `${of}--${id}`,
  subject: of,
  property: id,
  title: `Title of ${id}`,
  law: "",
  harm: `x differs at ${of}.`,
  because: [],
  leaders: [0],
  size: 2,
  objects: [],
  events: Array.from({ length: size }, (_, index) => ({
    number: index + 1,
    kind: "healed",
    phase: "schedule",
    at: null,
    text: "",
    detail: "",
    brief: "",
    link: null,
    dot: null,
    stamp: null,
    message: null,
    leaders: [],
    seenHere: false,
    step: index,
  })),
  end: [],
  seenAtEnd: true,
  quiet: true,
  explanation: {
    doomed: { after: null, first: false, fates: [] },
    wrong:
      left === null
        ? { kind: "not known", because: "nothing to compare with" }
        : { kind: "left", step: 0, left, says: "It is wrong." },
    seen: 0,
    relevance: { moves: [], orders: [], size: null, plays: 0, complete: true },
  },
  expected: null,
  passing: null,
  shrinking: null,
  found: null,
  schedule: {},
  file: null,
  replay: null,
})

/** Three systems, three promises. */
export const sample: Judged = judgedBySearch({
  made: { polyarchy: "0", node: "24" },
  command: "polyarchy matrix",
  subjects: [subject("alpha", "reference"), subject("beta", "system"), subject("gamma", "system")],
  properties: [property(agrees, "All agree"), property(stops, "It stops"), property(ordered, "In order")],
  cells: [
    cell("alpha", agrees, "holds"),
    cell("alpha", stops, "holds"),
    cell("alpha", ordered, "not-claimed"),
    cell("beta", agrees, "violated", { under: "crash" }),
    cell("beta", stops, "violated", { under: "no fault", asRecorded: false }),
    cell("beta", ordered, "holds"),
    cell("gamma", agrees, "violated", { under: "crash" }),
    cell("gamma", stops, "holds"),
    cell("gamma", ordered, "unknown", { because: "stopped early" }),
  ],
  counterexamples: [
    one("beta", agrees, 5, agrees),
    one("beta", stops, 3, null),
    one("gamma", agrees, 2, agrees),
  ],
})
