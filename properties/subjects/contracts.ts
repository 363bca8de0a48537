/**
 * What each design does not promise, by its own documentation: a property listed here reads `not claimed` and is never
 * counted against it.
 */
import type { Disclaimer } from "./subject.ts"

const wallClock: Disclaimer = {
  property: "causality/stamps-grow-with-causality",
  because: "stamps are commit times of the wall clock, which may step back",
}

const fifoOnly = (manual: string): Disclaimer => ({
  property: "causality/effect-never-precedes-its-cause",
  because: `order is kept per origin only (${manual})`,
})

const detects = (how: string): Disclaimer => ({
  property: "conflict-resolution/conflict-iff-concurrent",
  because: `conflicts are detected by ${how}, not by concurrency`,
})

const oneOrder = (property: string): Disclaimer => ({
  property,
  because: "one leader orders all writes, so no two of them conflict",
})

const byName: Readonly<Record<string, ReadonlyArray<Disclaimer>>> = {
  tungsten: [
    wallClock,
    fifoOnly("FIFO per service; docs.continuent.com, topologies"),
    { property: "conflict-resolution/conflict-iff-concurrent", because: "there is no conflict detection" },
    { property: "conflict-resolution/winner-depends-only-on-the-writes", because: "there is no conflict detection" },
    { property: "conflict-resolution/last-writer-wins", because: "rows are applied as they arrive, times are not read" },
    {
      property: "conflict-resolution/nothing-is-lost-silently",
      because: "there is no conflict detection; the manual asks applications to avoid conflicts",
    },
  ],
  "bdr-1": [wallClock, fifoOnly("BDR 1.0.7, manual-conflicts: no order between two nodes' transactions"), detects("origin")],
  pgd: [wallClock, fifoOnly("EDB docs, PGD: FIFO per origin"), detects("origin")],
  "pgd-older-delete-skipped": [wallClock, fifoOnly("EDB docs, PGD: FIFO per origin"), detects("origin")],
  "goldengate-cdr": [wallClock, fifoOnly("FIFO per trail"), detects("before-image")],
  "goldengate-acdr": [wallClock, fifoOnly("FIFO per trail"), detects("row time and before-image")],
  "single-leader": [
    wallClock,
    oneOrder("conflict-resolution/conflict-iff-concurrent"),
    oneOrder("conflict-resolution/winner-depends-only-on-the-writes"),
    oneOrder("conflict-resolution/nothing-is-lost-silently"),
    oneOrder("convergence/streams-keep-flowing"),
    {
      property: "conflict-resolution/last-writer-wins",
      because: "the leader's log orders the writes, times are not read",
    },
  ],
}

/** What the design of this name does not promise; nothing for a design that promises everything. */
export const disclaimersOf = (design: string): ReadonlyArray<Disclaimer> => byName[design] ?? []
