/**
 * For the tests of this folder, and no part of the specification: a design's rules for rows as one readable
 * table.
 *
 * The cell was written by leader B at time 5. The words of a line say what is done with a change, first from
 * B itself (earlier, as late, later), then from others (earlier, as late from the lower A, as late from the
 * higher C, later). The leader that applies the change is A, unless another is asked for.
 */
import { absent, type Cell, type RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import { alone, type RowOperation, type Version } from "../vocabulary/change.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { A, B, C } from "./moves.ts"

const stamp = (wall: number, leader: number) => ({ wall, logical: 0, leader })
const version: Version = { value: "local", dot: { leader: B, sequence: 1 }, stamp: stamp(5, B), revision: 1 }
const another: Version = { value: "other", dot: { leader: A, sequence: 1 }, stamp: stamp(1, A), revision: 1 }

const cells: Readonly<Record<Cell["kind"], Cell>> = {
  absent,
  row: { kind: "row", ...version },
  tombstone: { kind: "tombstone", dot: version.dot, stamp: version.stamp, revision: 2 },
}

const ofTheSame = [stamp(4, B), stamp(5, B), stamp(6, B)]
const ofOthers = [stamp(4, C), stamp(5, A), stamp(5, C), stamp(6, A)]
const kinds: ReadonlyArray<RowOperation["kind"]> = ["insert", "update", "delete"]

/**
 * What the ruling says in one word, or the ruling itself where it does not hang together: `apply` (no
 * conflict), `take` and `keep` (a conflict that the change wins or loses), `stay` (it loses and nothing is
 * reported), `skip`, `stop`, `fail`.
 */
const word = (
  design: Design,
  cell: Cell,
  change: RowChange,
  here: LeaderId,
): readonly [word: string, conflict: string] => {
  const ruling = design.rows.remote(cell, change, here)
  const local = cell.kind === "absent" ? null : cell.dot
  const { outcome, conflict } = ruling
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  const changes = same(ruling.cell, design.rows.local(cell, change))
  const kept = conflict?.kept ?? null
  const coherent = conflict === null || same(conflict.local, local)
  const unchanged = same(ruling.cell, cell) ? "unchanged" : "?"
  const says = `${outcome} ${kept} ${changes && outcome === "applied" ? "changed" : unchanged}`
  const words: Readonly<Record<string, string>> = {
    "applied null changed": "apply",
    "applied remote changed": "take",
    "kept local unchanged": "keep",
    "kept null unchanged": "stay",
    "skipped null unchanged": "skip",
    "skipped neither unchanged": "skip",
    "stopped local unchanged": "stop",
    "failed neither unchanged": "fail",
  }
  return [(coherent ? words[says] : undefined) ?? JSON.stringify(ruling), conflict?.name ?? ""]
}

const line = (
  design: Design,
  kind: RowOperation["kind"],
  cell: Cell,
  before: Version,
  saw: boolean,
  here: LeaderId,
): string => {
  const ruled = [...ofTheSame, ...ofOthers].map((time) =>
    word(
      design,
      cell,
      {
        dot: { leader: time.leader, sequence: 2 },
        dependencies: [1, saw ? 1 : 0, 1],
        stamp: time,
        operation: {
          kind,
          table: "row",
          key: "k",
          value: kind === "delete" ? "" : "remote",
          before: kind === "insert" ? null : before,
          revision: kind === "insert" ? 1 : 2,
          changed: [],
          statement: null,
        },
        part: alone,
      },
      here,
    ),
  )
  const words = ruled.map(([one]) => one)
  const names = [...new Set(ruled.flatMap(([, name]) => (name === "" ? [] : [name])))]
  const said = new Set(words).size === 1 ? words.slice(0, 1) : [...words.slice(0, 3), "|", ...words.slice(3)]
  return [...said, ...names.map((name) => `(${name})`)].join(" ")
}

/**
 * The table of a design, for the cells named; a line is split where the before-image or the causes matter.
 */
export const rulings = (
  design: Design,
  on: ReadonlyArray<Cell["kind"]>,
  here: LeaderId = A,
): Readonly<Record<string, string>> => {
  const table: Record<string, string> = {}
  for (const kind of kinds)
    for (const name of on) {
      const cell = cells[name]
      const of = (before: Version, saw: boolean) => line(design, kind, cell, before, saw, here)
      const title = `${kind} on ${name}`
      const plain = of(version, true)
      if (plain !== of(another, true)) {
        table[`${title}, image matches`] = plain
        table[`${title}, image differs`] = of(another, true)
      } else if (plain !== of(version, false)) {
        table[`${title}, seen`] = plain
        table[`${title}, unseen`] = of(version, false)
      } else table[title] = plain
    }
  return table
}
