/**
 * What is compared in lockstep: everything that a leader knows, in one shape for the model and for the implementation.
 *
 * The abstraction is nearly the identity, because both keep what the protocol needs and no more. The links are compared as
 * what is in flight on them.
 */
import type { Cluster, LeaderState, LinkState } from "../../model/replication/cluster.ts"
import type { Design } from "../../model/replication/design.ts"
import { read } from "../../model/objects/record.ts"
import { inFlight } from "../../model/replication/link.ts"
import type { Content } from "../../model/vocabulary/change.ts"
import type { Dot } from "../../model/vocabulary/dot.ts"
import type { Stamp } from "../../model/vocabulary/stamp.ts"
import { type Columns, inKeyOrder } from "../../model/vocabulary/write.ts"
import type { Internals, LinkInternals } from "../simulation/internals.ts"

/** A row or a tombstone; `value` is `null` for a tombstone. */
interface InsideCell {
  readonly value: Content | null
  readonly dot: Dot
  readonly stamp: Stamp
}

/** A record or a tombstone, as one version: when its single columns were written does not decide anything. */
interface InsideRecord extends Omit<InsideCell, "value"> {
  readonly value: Columns | null
}

export type Inside = Omit<Internals, "rows" | "records"> & {
  readonly rows: Readonly<Record<string, InsideCell>>
  readonly records: Readonly<Record<string, InsideRecord>>
}

/** What a leader of the model knows. */
export const insideModel = (state: LeaderState): Inside => {
  const cells = Object.entries(state.objects.row).flatMap(
    ([key, cell]): ReadonlyArray<[string, InsideCell]> => {
      if (cell.kind === "absent") return []
      return [[key, { value: cell.kind === "row" ? cell.value : null, dot: cell.dot, stamp: cell.stamp }]]
    },
  )
  const records = Object.entries(state.objects.record).flatMap(
    ([key, cell]): ReadonlyArray<[string, InsideRecord]> =>
      cell.kind === "absent" ? [] : [[key, { value: read(cell), dot: cell.dot, stamp: cell.stamp }]],
  )
  return {
    up: state.up,
    vector: state.vector,
    clock: state.latest,
    journal: state.log.map(({ dot }) => dot),
    durable: state.durable,
    rows: Object.fromEntries(cells),
    registers: state.objects.register,
    counters: state.objects.counter,
    sets: state.objects.set,
    records: Object.fromEntries(records),
    buffered: state.buffer.flatMap(({ changes }) => changes.map(({ dot }) => dot)),
  }
}

/** What a leader of the implementation knows. */
export const insideImplementation = (internals: Internals): Inside => {
  const cells = Object.entries(internals.rows).map(([key, cell]): [string, InsideCell] => [
    key,
    { value: cell._tag === "Row" ? cell.value : null, dot: cell.dot, stamp: cell.stamp },
  ])
  const records = Object.entries(internals.records).map(([key, fields]): [string, InsideRecord] => {
    const { columns, erased, version } = fields
    const value = inKeyOrder(columns, (column) => column.value)
    return [key, { value: erased === null ? value : null, ...version }]
  })
  return { ...internals, rows: Object.fromEntries(cells), records: Object.fromEntries(records) }
}

/** A link of the model, as the implementation's network shows it. */
export const linkInModel = (design: Design, { leaders }: Cluster, link: LinkState): LinkInternals => {
  const log = leaders[link.from]?.log ?? []
  return {
    from: link.from,
    to: link.to,
    cut: link.cut,
    connected: link.connection !== null,
    inFlight: inFlight(design.topology, link, log).flatMap((index) => log[index]?.dot ?? []),
  }
}
