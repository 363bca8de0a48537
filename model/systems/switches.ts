/**
 * The switches of a design of one's own: every decision that the systems of this folder take, each in its own words, with
 * what it may be set to, and which settings cannot go together. `assembled.ts` makes a design of them.
 *
 * The systems themselves are written out instead, because their manuals decide case by case.
 * Source: this project; the switches are the dimensions along which the systems of this folder differ.
 */
export const switches = {
  /** Over which links changes travel: `topology.ts`. */
  topology: ["all-to-all", "ring", "star", "tree"],
  /** Which time a write gets: `clocks/`. */
  clock: ["wall", "lamport", "hybrid"],
  /** In which order arrivals are applied: `replication/delivery.ts`. */
  delivery: ["causal", "fifo"],
  /** Which leader decides on a write: `replication/deciding.ts`. */
  accepts: ["every", "first", "home", "majority"],
  /** What counts as a conflict: `conflicts/detection/`. */
  detection: ["none", "origin", "before-image", "time", "version-vector"],
  /** Which of two versions wins: `conflicts/resolution/`. */
  resolution: [
    "later-or-higher",
    "later-or-lower",
    "later-or-lower-than-here",
    "later-or-equal",
    "strictly-later",
    "first-writer",
    "highest-leader",
    "remote",
    "local",
  ],
  "insert-of-existing": ["resolve", "apply", "stop"],
  "update-of-missing": ["insert", "skip", "stop", "discard-transaction"],
  "delete-of-existing": ["resolve", "apply"],
  /** Whether a delete leaves a tombstone, and whether that can be lost while a change that needs it is on its way. */
  deletes: ["remembered", "vacuumed", "forgotten"],
  /** Which key a new record gets: `database/generated-keys.ts`. */
  "generated-keys": ["local-sequence", "auto-increment", "stepped", "snowflake"],
  /** What is done with an arrival that breaks a constraint: `database/constraints.ts`. */
  "unique-violation": ["admit", "stop", "discard", "discard-transaction", "replace"],
  "reference-violation": ["admit", "stop", "discard", "discard-transaction"],
  "check-violation": ["admit", "stop", "discard", "discard-transaction"],
  triggers: ["origin", "everywhere"],
  truncate: ["wipes", "deletes"],
  replicates: ["rows", "statements"],
} as const satisfies Readonly<Record<string, ReadonlyArray<string>>>

export type Switch = keyof typeof switches

/** What a switch may be set to. */
export type Setting<S extends Switch> = (typeof switches)[S][number]

/** A setting of every switch. */
export type Settings = { readonly [S in Switch]: Setting<S> }

// The type of `Object.keys` does not know which keys there are.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these are the keys of the table above
export const switchNames = Object.keys(switches) as ReadonlyArray<Switch>

/** Two settings that cannot go together, and why. */
export interface Contradiction {
  readonly switches: readonly [Switch, Switch]
  readonly because: string
}

const contradictions: ReadonlyArray<Contradiction & { readonly when: (set: Settings) => boolean }> = [
  {
    switches: ["detection", "insert-of-existing"],
    because: "an insert that finds a row is a conflict, which is not resolved where none is detected",
    when: (set) => set.detection === "none" && set["insert-of-existing"] === "resolve",
  },
  {
    switches: ["detection", "delete-of-existing"],
    because: "a delete is put to the resolution only where a conflict is detected",
    when: (set) => set.detection === "none" && set["delete-of-existing"] === "resolve",
  },
  {
    switches: ["replicates", "update-of-missing"],
    because: "a statement has no row to insert",
    when: (set) => set.replicates === "statements" && set["update-of-missing"] === "insert",
  },
  {
    switches: ["accepts", "topology"],
    because: "a request must reach leader A directly, and its answer must come back",
    when: (set) => set.accepts === "first" && (set.topology === "ring" || set.topology === "tree"),
  },
  {
    switches: ["accepts", "delivery"],
    because: "what a majority certifies in one order must be applied in that order",
    when: (set) => set.accepts === "majority" && set.delivery === "fifo",
  },
]

/** The first two settings that cannot go together; `null` when all can. */
export const contradiction = (set: Settings): Contradiction | null =>
  contradictions.find(({ when }) => when(set)) ?? null
