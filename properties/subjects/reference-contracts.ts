/**
 * What the reference design and its variants do not promise: what cannot be had while leaders accept writes apart, and what
 * the one decision that a variant takes otherwise gives up.
 */
import type { Disclaimer } from "./subject.ts"

const wholeRows: ReadonlyArray<Disclaimer> = [
  {
    property: "database-features/columns-merge-apart",
    because: "of two concurrent rows the one that wins is taken whole, and the other one is reported",
  },
  {
    property: "database-features/adjustments-all-count",
    because: "of two concurrent rows the one that wins is taken whole; a counter is the object that adds up",
  },
]

const withoutCoordination: ReadonlyArray<Disclaimer> = [
  {
    property: "database-features/unique-stays-unique",
    because: "two leaders that are apart can each admit the same value; keeping it unique takes coordination",
  },
  {
    property: "database-features/references-stay-valid",
    because:
      "one leader can admit a reference while another removes what it refers to; keeping it valid takes coordination",
  },
  {
    property: "database-features/transaction-applies-whole",
    because: "each row of a transaction is resolved by itself, so one can win where another loses",
  },
]

const usual = [...withoutCoordination, ...wholeRows]

/** Where something else than time decides between concurrent writes. */
const decidedBy = (rule: string): Disclaimer => ({
  property: "conflict-resolution/last-writer-wins",
  because: `${rule}, times are not read`,
})

const noWinner: Disclaimer = {
  property: "conflict-resolution/winner-depends-only-on-the-writes",
  because: "concurrent versions are all kept, none of them wins",
}

const but = (property: string): ReadonlyArray<Disclaimer> => usual.filter((one) => one.property !== property)

export const referenceContracts: Readonly<Record<string, ReadonlyArray<Disclaimer>>> = {
  reference: usual,
  "reference-ring": usual,
  "reference-star": usual,
  "reference-tree": usual,
  "reference-graph": usual,
  "reference-home": usual,
  "reference-highest-leader": [...usual, decidedBy("the highest leader wins")],
  "reference-first-write": [...usual, decidedBy("the first write wins")],
  "reference-custom": [...usual, decidedBy("the greater value wins")],
  "reference-merging": [...usual, decidedBy("all concurrent values are shown"), noWinner],
  "reference-siblings": [...usual, decidedBy("the greatest of the concurrent values is shown"), noWinner],
  "reference-columns": [
    ...but("database-features/columns-merge-apart"),
    {
      property: "database-features/checks-stay-true",
      because: "a record merged column by column may be one that no leader has checked",
    },
  ],
  "reference-delta": but("database-features/adjustments-all-count"),
}
