/** What a vacuum and a restart make a leader forget, and that they leave the rest. */
import { describe, expect, it } from "vitest"
import { reference } from "../systems/reference.ts"
import { A, ask, B, crash, del, deliver, played, put, restart, vacuum } from "../testing/moves.ts"
import { shownIn } from "../vocabulary/write.ts"
import { freshLeader } from "./cluster.ts"
import type { Design } from "./design.ts"
import type { Move } from "./move.ts"
import { canVacuum } from "./step.ts"
import { view } from "./view.ts"

/** They leave A with a row, a record and the tombstone of one of each, and with a counter. */
const moves = [
  put(A, "k", "a"),
  put(A, "gone", "b"),
  del(A, "gone"),
  ask(A, { kind: "set", key: "k", column: "a", value: "c" }),
  ask(A, { kind: "set", key: "gone", column: "a", value: "d" }),
  ask(A, { kind: "erase", key: "gone" }),
  ask(A, { kind: "increment", key: "k", by: 3 }),
]

type Forgetting = Partial<Pick<Design, "vacuums" | "forgetsStamps">>

/** The cells that A holds in the end, those without a stamp with a `?`, and what happened. */
const after = (forgetting: Forgetting, ...then: ReadonlyArray<Move>) => {
  const { cluster, happened } = played({ ...reference, ...forgetting }, 2, [...moves, ...then])
  const leader = cluster.leaders[A] ?? freshLeader(A, 2)
  const { row, record } = leader.objects
  const cells = [row, record].map((table) =>
    Object.entries(table).map(([key, cell]) => `${key} ${cell.kind}${"forgotten" in cell ? "?" : ""}`),
  )
  const shown = view(leader.objects)
  const reads = (["row", "record", "counter"] as const).flatMap((family) =>
    ["k", "gone"].map((key) => shownIn(shown, family, key)),
  )
  expect(reads, "what a read shows stays").toEqual(["a", null, { a: "c" }, null, 3, 0])
  return { cells, happened: happened.slice(moves.length).map(({ kind }) => kind) }
}

const all = [
  ["k row", "gone tombstone"],
  ["k row", "gone tombstone"],
]
const rowsForgotten = [
  ["k row?", "gone tombstone"],
  ["k row?", "gone tombstone"],
]

describe("a vacuum", () => {
  it("forgets nothing where the design forgets nothing, and does not happen", () => {
    expect(after({}, vacuum(A))).toEqual({ cells: all, happened: [] })
    expect(after({ forgetsStamps: "on restart" }, vacuum(A))).toEqual({ cells: all, happened: [] })
  })

  it("takes the tombstones where the design vacuums them, of rows and of records, and leaves their stamps", () => {
    expect(after({ vacuums: true }, vacuum(A), vacuum(A))).toEqual({
      cells: [["k row"], ["k row"]],
      happened: ["vacuumed"],
    })
  })

  it("takes the stamps where the design forgets them then, and leaves the tombstones", () => {
    expect(after({ forgetsStamps: "on vacuum" }, vacuum(A), vacuum(A))).toEqual({
      cells: rowsForgotten,
      happened: ["vacuumed"],
    })
  })

  it("takes both where both are forgotten", () => {
    expect(after({ vacuums: true, forgetsStamps: "on vacuum" }, vacuum(A)).cells).toEqual([
      ["k row?"],
      ["k row?"],
    ])
  })

  it("needs one table with something to forget, and a leader that is up", () => {
    const design = { ...reference, vacuums: true }
    const gone = ask(A, { kind: "erase", key: "k" })
    const set = ask(A, { kind: "set", key: "k", column: "a", value: "c" })
    for (const moves of [
      [put(A, "k", "a"), del(A, "k")],
      [set, gone],
    ]) {
      expect(played(design, 2, [...moves, vacuum(A)]).happened.at(-1)).toEqual({ kind: "vacuumed", at: A })
      expect(played(design, 2, [...moves, crash(A), vacuum(A)]).happened.at(-1)?.kind).toBe("crashed")
    }
    expect(canVacuum(design, freshLeader(A, 2))).toBe(false)
  })
})

describe("a restart", () => {
  it("forgets the stamps of rows and records where the design forgets them then", () => {
    const again = { happened: ["crashed", "restarted"] }
    expect(after({ forgetsStamps: "on restart" }, crash(A), restart(A))).toEqual({
      ...again,
      cells: rowsForgotten,
    })
    expect(after({ forgetsStamps: "on vacuum" }, crash(A), restart(A))).toEqual({ ...again, cells: all })
    expect(after({}, crash(A), restart(A))).toEqual({ ...again, cells: all })
  })

  it("of one leader leaves the stamps of the others", () => {
    const design: Design = { ...reference, forgetsStamps: "on restart" }
    const { cluster } = played(design, 2, [put(A, "k", "a"), deliver(A, B), crash(A), restart(A)])
    expect(cluster.leaders.map(({ objects }) => "forgotten" in (objects.row["k"] ?? {}))).toEqual([
      true,
      false,
    ])
  })
})
