/**
 * The price of several leaders: writes made without knowledge of each other, and what becomes of them.
 *
 * Two changes are *concurrent* when neither depends on the other. A write to a row is *overruled* when a concurrent one
 * to the same row was stamped later, and nobody had replaced it knowingly before, by a write that saw it and not the
 * other: its value is gone, and nobody decided that. Counters, sets and registers merge; what they would have lost is
 * looked for in what the leaders show in the end.
 */
import type { Change, Dot, Stamp } from "../../../impl/index.ts"
import type { Trace } from "../trace.ts"
import type { Asked } from "../workload.ts"

export interface Price {
  /** Writes that became durable. */
  readonly writes: number
  /** Those with a concurrent write to the same object. */
  readonly conflicting: number
  readonly rows: number
  /** Overruled writes to rows; and how many of them no leader's conflict log names as the loser. */
  readonly overruled: number
  readonly unlogged: number
  /** Writes to the other families. */
  readonly merging: number
  /** Those whose effect nobody shows in the end, although no write that saw them replaced them. */
  readonly unmerged: number
  /** Writes to a row that replaced one which their client could not have seen in its own datacenter. */
  readonly blind: number
}

const covers = (vector: ReadonlyArray<number>, { leader, sequence }: Dot): boolean =>
  (vector[leader] ?? 0) >= sequence

const concurrent = (a: Change, b: Change): boolean =>
  a !== b && !covers(a.dependencies, b.dot) && !covers(b.dependencies, a.dot)

const compareStamps = (a: Stamp, b: Stamp): number =>
  a.wall - b.wall || a.logical - b.logical || a.leader - b.leader

const nameOf = ({ leader, sequence }: Dot): string => `${leader}:${sequence}`

/** The families of the operations that clients of a trial cause; the others do not come up. */
const familyOfOperation: Partial<Record<Change["operation"]["_tag"], Asked>> = {
  Insert: "row",
  Update: "row",
  Assign: "register",
  Increment: "counter",
  Add: "set",
}

const familyOf = ({ operation }: Change): Asked | undefined => familyOfOperation[operation._tag]

const byObject = (changes: ReadonlyArray<Change>): ReadonlyMap<string, ReadonlyArray<Change>> =>
  Map.groupBy(changes, (change) => `${familyOf(change)} ${change.operation.key}`)

const isOverruled = (change: Change, others: ReadonlyArray<Change>): boolean =>
  others.some(
    (winner) =>
      concurrent(change, winner) &&
      compareStamps(winner.stamp, change.stamp) > 0 &&
      !others.some(
        (knowing) => covers(knowing.dependencies, change.dot) && !covers(knowing.dependencies, winner.dot),
      ),
  )

type Shows = Trace["shows"]

/** How many of the writes to one object do not show in the end, by family. */
const lacking: Record<Asked, (own: ReadonlyArray<Change>, key: string, shows: Shows) => number> = {
  row: () => 0,
  register: (own, key, { register }) => {
    const shown = new Set(register[key])
    return own.filter(
      ({ dot, operation }) =>
        operation._tag === "Assign" &&
        !shown.has(operation.value) &&
        !own.some((other) => covers(other.dependencies, dot)),
    ).length
  },
  counter: (own, key, { counter }) => own.length - (counter[key] ?? 0),
  set: (own, key, { set }) => {
    const shown = new Set(set[key])
    return own.filter(({ operation }) => operation._tag === "Add" && !shown.has(operation.element)).length
  },
}

/** What registers, counters and sets lack in the end, by how many writes. */
const unmergedIn = ({ changes, shows }: Trace): number =>
  [...byObject(changes).values()]
    .map((own) => {
      const [first] = own
      const family = first && familyOf(first)
      return first && family ? lacking[family](own, first.operation.key, shows) : 0
    })
    .reduce((sum, one) => sum + one, 0)

/** Rows whose writer could not have read what it replaced: by what its own datacenter had when it asked. */
const blindIn = ({ writes, changes }: Trace): number => {
  const knew = new Map(
    writes.flatMap(({ dot, knew }) => (dot === null ? [] : [[nameOf(dot), knew] as const])),
  )
  const latest = new Map<string, Dot>()
  let blind = 0
  for (const change of changes.toSorted((a, b) => compareStamps(a.stamp, b.stamp))) {
    if (familyOf(change) !== "row") continue
    const before = latest.get(change.operation.key)
    const seen = knew.get(nameOf(change.dot))
    if (before !== undefined && seen !== undefined && seen !== null && !covers(seen, before)) blind++
    latest.set(change.operation.key, change.dot)
  }
  return blind
}

/** The price of a trial in which nothing went wrong. */
export const priceOf = (trace: Trace): Price => {
  const { changes, conflicts } = trace
  const losers = new Set(
    conflicts.flat().map(({ local, remote, kept }) => nameOf(kept === "local" ? remote : local)),
  )
  const objects = [...byObject(changes).values()]
  const overruled = objects.flatMap((own) =>
    own.filter((change) => familyOf(change) === "row" && isOverruled(change, own)),
  )
  const rows = changes.filter((change) => familyOf(change) === "row").length
  return {
    writes: changes.length,
    conflicting: objects.flatMap((own) => own.filter((one) => own.some((other) => concurrent(one, other))))
      .length,
    rows,
    overruled: overruled.length,
    unlogged: overruled.filter(({ dot }) => !losers.has(nameOf(dot))).length,
    merging: changes.length - rows,
    unmerged: unmergedIn(trace),
    blind: blindIn(trace),
  }
}
