/** Records in a table: transactions, constraints, triggers, statements and truncation, at their origin and on arrival. */
import { describe, expect, it } from "vitest"
import { fail, skip, stop } from "../conflicts/ruling.ts"
import type { ConstraintRules } from "../database/constraints.ts"
import { localSequence } from "../database/generated-keys.ts"
import type { TableRules } from "../database/tables.ts"
import { bdr1 } from "../systems/bdr-1.ts"
import type { Cell } from "../objects/row.ts"
import { reference } from "../systems/reference.ts"
import {
  A,
  ask,
  B,
  crash,
  deliver,
  drained,
  played,
  put,
  restart,
  shownEverywhere,
} from "../testing/moves.ts"
import { generatedKey, type RecordWrite } from "../vocabulary/write.ts"
import type { Design } from "./design.ts"
import type { Happening } from "./happening.ts"
import type { Move } from "./move.ts"

const set = (at: number, key: string, column: string, value: string): Move =>
  ask(at, { kind: "set", key, column, value })
const both = (at: number, key: string, other: string, value: string): Move =>
  ask(at, { kind: "set-both", key, other, value })
const does = (at: number, write: RecordWrite): Move => ask(at, write)

/** What the leaders show of some records in the end. */
const ends = (design: Design, size: number, moves: ReadonlyArray<Move>, ...keys: ReadonlyArray<string>) => {
  const { cluster } = drained(design, played(design, size, moves).cluster)
  return keys.map((key) => shownEverywhere(cluster, "record", key))
}

const refusals = (happened: ReadonlyArray<Happening>) =>
  happened.flatMap((one) => (one.kind === "refused" ? [one.why] : []))

const withTables = (tables: Partial<TableRules>): Design => ({
  ...bdr1,
  tables: { ...bdr1.tables, unique: () => "admit", references: "admit", checks: "admit", ...tables },
})

describe("a transaction", () => {
  it("is one message: its changes arrive together, and each has a dot of its own", () => {
    const { happened } = played(reference, 2, [both(A, "x", "y", "v"), deliver(A, B), deliver(A, B)])
    expect(happened).toMatchObject([
      { kind: "wrote", at: A, dot: { leader: A, sequence: 1 }, write: { kind: "set", key: "x" } },
      { kind: "wrote", at: A, dot: { leader: A, sequence: 2 }, write: { kind: "set", key: "y" } },
      { kind: "applied", at: B, dot: { leader: A, sequence: 1 } },
      { kind: "applied", at: B, dot: { leader: A, sequence: 2 } },
    ])
  })

  it("survives a crash of its origin whole, and is sent again whole", () => {
    const { cluster } = played(reference, 2, [both(A, "x", "y", "v"), crash(A), restart(A)])
    expect(shownEverywhere(drained(reference, cluster).cluster, "record", "y")).toEqual([
      { a: "v" },
      { a: "v" },
    ])
  })

  const missing: Design = {
    ...bdr1,
    rows: {
      ...bdr1.rows,
      remote: (cell, change, here) =>
        change.operation.key === "y" ? fail("update_missing", cell) : bdr1.rows.remote(cell, change, here),
    },
  }

  it("has no effect where one of its changes fails, and counts as seen", () => {
    const { cluster, happened } = played(missing, 2, [both(A, "x", "y", "v"), deliver(A, B)])
    expect(happened.slice(2)).toMatchObject([
      { kind: "applied", outcome: "skipped", conflict: null, shows: null },
      { kind: "applied", outcome: "skipped", conflict: { name: "update_missing" }, shows: null },
    ])
    expect(cluster.leaders[B]?.vector).toEqual([2, 0])
  })

  it.each([
    ["stops whole where one of its changes is stopped", (cell: Cell) => stop("wrong", cell), null],
    ["loses one change alone where that is passed over", (cell: Cell) => skip(cell), { a: "v" }],
  ])("%s", (_what, ruling, shown) => {
    const design: Design = {
      ...bdr1,
      rows: {
        ...bdr1.rows,
        remote: (cell, change, here) =>
          change.operation.key === "y" ? ruling(cell) : bdr1.rows.remote(cell, change, here),
      },
    }
    expect(ends(design, 2, [both(A, "x", "y", "v")], "x")).toEqual([[{ a: "v" }, shown]])
  })
})

describe("a constraint at the origin", () => {
  it.each<readonly [what: string, moves: ReadonlyArray<Move>]>([
    ["a value that another record holds", [set(A, "x", "email", "e"), set(A, "y", "email", "e")]],
    ["a parent that is not there", [set(A, "x", "parent", "y")]],
    [
      "an erasure of a parent",
      [set(A, "x", "a", "v"), set(A, "y", "parent", "x"), does(A, { kind: "erase", key: "x" })],
    ],
    ["a low above the high", [set(A, "x", "high", "3"), set(A, "x", "low", "5")]],
  ])("refuses %s", (_what, moves) => {
    expect(refusals(played(reference, 2, moves).happened)).toEqual(["constraint"])
  })

  it("refuses a generated key that is taken already, as a sequence that replication does not advance does", () => {
    const design = withTables({ keys: localSequence })
    const generate = (at: number) => does(at, { kind: "generate", key: generatedKey, value: "v" })
    const { happened } = played(design, 2, [generate(A), deliver(A, B), generate(B)])
    expect(refusals(happened)).toEqual(["constraint"])
  })
})

describe("a constraint on arrival", () => {
  const twice = [set(A, "x", "email", "e"), set(B, "y", "email", "e")]
  const orphan = [
    set(A, "x", "a", "v"),
    deliver(A, B),
    set(A, "y", "parent", "x"),
    does(B, { kind: "erase", key: "x" }),
  ]

  it.each<
    readonly [ConstraintRules["unique"] extends (...args: never) => infer Answer ? Answer : never, unknown]
  >([
    [
      "admit",
      [
        [{ email: "e" }, { email: "e" }],
        [{ email: "e" }, { email: "e" }],
      ],
    ],
    [
      "stop",
      [
        [{ email: "e" }, null],
        [null, { email: "e" }],
      ],
    ],
    [
      "discard",
      [
        [{ email: "e" }, null],
        [null, { email: "e" }],
      ],
    ],
    [
      "discard-transaction",
      [
        [{ email: "e" }, null],
        [null, { email: "e" }],
      ],
    ],
    [
      "replace",
      [
        [null, { email: "e" }],
        [{ email: "e" }, null],
      ],
    ],
  ])("where two records have one unique value: %s", (answer, shown) => {
    expect(ends(withTables({ unique: () => answer }), 2, twice, "x", "y")).toEqual(shown)
  })

  it("a stopped stream says which constraint stops it", () => {
    const { happened } = played(withTables({ unique: () => "stop" }), 2, [...twice, deliver(A, B)])
    expect(happened.at(-1)).toMatchObject({ kind: "stopped", at: B, why: "unique_key" })
  })

  it("a child whose parent is gone is admitted, or stops the streams of both leaders", () => {
    const parent = [{ parent: "x" }, { parent: "x" }]
    expect(ends(withTables({}), 2, orphan, "x", "y")).toEqual([[null, null], parent])
    expect(ends(withTables({ references: "stop" }), 2, orphan, "x", "y")).toEqual([
      [{ a: "v" }, null],
      [{ parent: "x" }, null],
    ])
  })
})

describe("a trigger", () => {
  const audit = [set(A, "x", "audited", "v")]

  it("fires at the origin only, and its effect is part of the row", () => {
    expect(ends(withTables({}), 2, audit, "x")).toEqual([
      [
        { audited: "v", firings: "1" },
        { audited: "v", firings: "1" },
      ],
    ])
  })

  it("fires once more where triggers fire everywhere", () => {
    expect(
      ends(withTables({ triggers: "everywhere" }), 2, audit, "x")[0]?.map((shown) => shown),
    ).toMatchObject([{ firings: "1" }, { firings: "2" }])
  })
})

describe("statements", () => {
  const crossing = [
    set(A, "x", "amount", "10"),
    deliver(A, B),
    does(A, { kind: "adjust", key: "x", times: 2, plus: 0 }),
    does(B, { kind: "adjust", key: "x", times: 1, plus: 1 }),
  ]

  it("that are executed anew at each leader drift apart where they cross", () => {
    const anew = withTables({ replicates: "statements" })
    const takesAll: Design = {
      ...anew,
      rows: {
        ...anew.rows,
        remote: (_cell, change) => ({
          cell: anew.rows.local(_cell, change),
          outcome: "applied",
          conflict: null,
        }),
      },
    }
    expect(ends(takesAll, 2, crossing, "x")).toEqual([[{ amount: "21" }, { amount: "22" }]])
  })

  it("that are sent as rows leave the later row everywhere, without the other's effect", () => {
    expect(ends(reference, 2, crossing, "x")).toEqual([[{ amount: "11" }, { amount: "11" }]])
  })
})

describe("a truncation", () => {
  const crossing = [set(A, "x", "a", "v"), does(A, { kind: "truncate", key: "*" }), set(B, "y", "a", "w")]

  it("that wipes removes what is there when it arrives, seen or not", () => {
    expect(ends(withTables({}), 2, [...crossing, deliver(A, B), deliver(A, B)], "y")).toEqual([
      [{ a: "w" }, null],
    ])
  })

  it("that deletes removes what its origin had, and nothing else", () => {
    expect(ends(reference, 2, crossing, "x", "y")).toEqual([
      [null, null],
      [{ a: "w" }, { a: "w" }],
    ])
  })

  it("that deletes takes a record that refers to another one first", () => {
    const moves = [
      set(A, "x", "a", "v"),
      set(A, "y", "parent", "x"),
      set(A, "z", "parent", "y"),
      does(A, { kind: "truncate", key: "*" }),
    ]
    const { happened } = played(reference, 2, moves)
    expect(happened.slice(3).map((one) => (one.kind === "wrote" ? one.write.key : one.kind))).toEqual([
      "z",
      "y",
      "x",
    ])
  })

  it("of an empty table is refused", () => {
    const truncate = does(A, { kind: "truncate", key: "*" })
    for (const design of [reference, withTables({})])
      expect(refusals(played(design, 2, [put(A, "x", "a"), truncate]).happened)).toEqual(["absent"])
  })
})
