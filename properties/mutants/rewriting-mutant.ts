/** Mutants of what a client's write to a record leaves at the leader that decides on it, and so everywhere. */
import type { Cluster } from "../../model/replication/cluster.ts"
import type { Design } from "../../model/replication/design.ts"
import { step, type Stepped } from "../../model/replication/step.ts"
import { shows } from "../../model/replication/view.ts"
import { reference } from "../../model/systems/reference.ts"
import type { Change, Content } from "../../model/vocabulary/change.ts"
import type { Stamp } from "../../model/vocabulary/stamp.ts"
import type { RecordWrite } from "../../model/vocabulary/write.ts"
import { at, first, machineMutant } from "./machine-mutant.ts"
import type { Mutant } from "./mutant.ts"

type SetWrite = Extract<RecordWrite, { readonly kind: "set" }>
type Columns = Exclude<Content, string>

/** What is known of a write where its row is rewritten. */
interface Rewritten {
  readonly column: string
  readonly stamp: Stamp
  /** The record as it was before; no columns where it was not there. */
  readonly before: Columns
}

export interface Rewriting {
  /** The writes that it is for. */
  readonly writes: (write: SetWrite) => boolean
  /** The write that is put to the leader in their place. */
  readonly asked: (write: SetWrite) => SetWrite
  /** The record that the leader makes of what that one left. */
  readonly rewrite: (value: Columns, rewritten: Rewritten) => Content
}

const columnsIn = (content: Content | undefined): Columns =>
  content === undefined || typeof content === "string" ? {} : content

/** A design in which some sets of a column leave another record. */
export const rewritingMutant = (
  id: string,
  difference: string,
  kills: ReadonlyArray<string>,
  { writes, asked, rewrite }: Rewriting,
  original: Design = reference,
): Mutant =>
  machineMutant(
    id,
    difference,
    kills,
    (_stepped, before: Cluster, move) => {
      if (move.kind !== "write" || move.write.kind !== "set" || !writes(move.write)) return null
      const { write } = move
      const done = step(original, before, { ...move, write: asked(write) })
      const wrote = first(done, "wrote")
      return wrote === undefined ? done : rewritten(done, wrote.at, write, rewrite)
    },
    original,
  )

const rewritten = (
  done: Stepped,
  leader: number,
  write: SetWrite,
  rewrite: Rewriting["rewrite"],
): Stepped => {
  const change = done.cluster.leaders[leader]?.log.at(-1)
  if (change === undefined || !("table" in change.operation)) return done
  const { operation, stamp } = change
  const before = columnsIn(operation.before?.value)
  const value = rewrite(columnsIn(operation.value), { column: write.column, stamp, before })
  const left: Change = { ...change, operation: { ...operation, value, changed: [write.column] } }
  const next = at(done, leader, ({ log, objects }) => {
    const cell = objects.record[write.key]
    const record =
      cell?.kind === "row" ? { ...objects.record, [write.key]: { ...cell, value } } : objects.record
    return { log: [...log.slice(0, -1), left], objects: { ...objects, record } }
  })
  const { objects } = next.cluster.leaders[leader] ?? {}
  return {
    ...next,
    happened: next.happened.map((one) =>
      one.kind === "wrote" && objects !== undefined
        ? { ...one, write, shows: shows(objects, left.operation) }
        : one,
    ),
  }
}
