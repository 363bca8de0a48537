/**
 * Hazard models: in which small scopes a design is searched for hazards, one after the other.
 *
 * Rows come first, without faults and then with one fault of one kind at a time; then each feature of tables and each other
 * family of objects, without faults. What goes wrong with time, and what is written, is searched run by run
 * (`explorer/traces.ts`); what goes wrong with messages, links and machines state by state (`explorer/explore.ts`), where a
 * run may be interrupted at any moment.
 */
import type { Family, Write } from "../model/vocabulary/write.ts"
import { type Feature, features, recordWrites } from "./adversary/record-writes.ts"
import type { Timing } from "./explorer/naming.ts"
import { oneRow } from "./explorer/scope.ts"
import type { Fault } from "./subjects/subject.ts"

export interface HazardModel {
  /** What is odd in it, such as `no fault`, `ties`, `crash`, `unique-keys`. */
  readonly name: string
  readonly leaders: number
  readonly writes: number
  /** The family of objects that is written to. */
  readonly family: Family
  readonly faults: ReadonlyArray<Fault>
  /** How it is searched. */
  readonly search:
    | {
        readonly by: "runs"
        readonly timing: Timing
        readonly offered: (ordinal: number) => ReadonlyArray<Write>
      }
    | { readonly by: "states" }
}

const inTime = (name: string, timing: Timing, faults: ReadonlyArray<Fault>): HazardModel => ({
  name,
  leaders: 3,
  writes: 4,
  family: "row",
  faults,
  search: { by: "runs", timing, offered: oneRow },
})

const harmed = (fault: Fault, leaders = 2, writes = 3): HazardModel => ({
  name: fault,
  leaders,
  writes,
  family: "row",
  faults: [fault],
  search: { by: "states" },
})

const written = (
  name: string,
  family: Family,
  offered: (ordinal: number) => ReadonlyArray<Write>,
): HazardModel => ({
  name,
  leaders: 3,
  writes: 3,
  family,
  faults: [],
  search: { by: "runs", timing: "alike", offered },
})

/** The features that span two records; the others are asked of one. */
const spanning: ReadonlySet<Feature> = new Set(["unique-keys", "references", "transactions", "truncation"])

/** The writes of a feature to one record. */
const toOne =
  (feature: Feature) =>
  (ordinal: number): ReadonlyArray<Write> =>
    recordWrites(feature, "x", "y", ordinal)

/** The writes of a feature to one record, and the first of them to another. */
const toTwo =
  (feature: Feature) =>
  (ordinal: number): ReadonlyArray<Write> => [
    ...recordWrites(feature, "x", "y", ordinal),
    ...recordWrites(feature, "y", "x", ordinal).slice(0, 1),
  ]

export const hazardModels: ReadonlyArray<HazardModel> = [
  inTime("no fault", "alike", []),
  inTime("ties", "ties", ["ties"]),
  inTime("skew", "skew", ["skew"]),
  inTime("step back", "step back", ["skew"]),
  harmed("loss"),
  harmed("duplication"),
  harmed("reordering"),
  harmed("partition"),
  harmed("crash"),
  harmed("vacuum"),
  harmed("leaving", 3, 2),
  ...features.map((feature) =>
    written(feature, "record", spanning.has(feature) ? toTwo(feature) : toOne(feature)),
  ),
  written("registers", "register", (ordinal) => [{ kind: "assign", key: "x", value: `v${ordinal}` }]),
  written("counters", "counter", (ordinal) => [{ kind: "increment", key: "x", by: ordinal }]),
  written("sets", "set", () => [
    { kind: "add", key: "x", element: "p" },
    { kind: "remove", key: "x", element: "p" },
  ]),
]
