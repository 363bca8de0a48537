/** Bugs seeded in what a leader says: its state is right, and an answer, a report or a scan is not. */
import type { LeaderState } from "../../model/replication/cluster.ts"
import type { Happening } from "../../model/replication/happening.ts"
import type { Stepped } from "../../model/replication/step.ts"
import { shows, view } from "../../model/replication/view.ts"
import { singleLeader } from "../../model/systems/single-leader.ts"
import { same } from "../../model/vocabulary/dot.ts"
import type { Operation } from "../../model/vocabulary/change.ts"
import { type Family, familyOf, type Shown } from "../../model/vocabulary/write.ts"
import { first, machineMutant, readingMutant } from "./machine-mutant.ts"
import type { Mutant } from "./mutant.ts"

/** The step with each of its happenings said otherwise. */
const said = (stepped: Stepped, otherwise: (happening: Happening) => Happening): Stepped => ({
  ...stepped,
  happened: stepped.happened.map(otherwise),
})

/** The values that were put into each row, by its key, in the order of the log; `null` for a delete. */
const history = ({ log }: Pick<LeaderState, "log">): ReadonlyMap<string, ReadonlyArray<string | null>> => {
  const values = new Map<string, Array<string | null>>()
  for (const { operation } of log) {
    if (!("table" in operation) || typeof operation.value !== "string" || operation.table !== "row") continue
    const value = operation.kind === "delete" ? null : operation.value
    values.set(operation.key, [...(values.get(operation.key) ?? []), value])
  }
  return values
}

/** What the change that came again had put into its row; `null` where it was none. */
const carried = (
  { cluster }: Stepped,
  { at, dot }: Extract<Happening, { readonly kind: "ignored" }>,
): Shown => {
  const operation = cluster.leaders[at]?.log.find((change) => same(change.dot, dot))?.operation
  const put = operation?.kind === "insert" || operation?.kind === "update"
  return put && typeof operation.value === "string" ? operation.value : null
}

/** `true` when all the changes applied are for different objects. */
const apart = ({ cluster }: Stepped, applied: ReadonlyArray<Happening>): boolean => {
  const objects = applied.map((one) => {
    const change =
      one.kind === "applied" ? cluster.leaders[one.at]?.log.find(({ dot }) => same(dot, one.dot)) : undefined
    return change === undefined ? "" : `${familyChanged(change.operation)} ${change.operation.key}`
  })
  return new Set(objects).size === objects.length
}

const familyChanged = (operation: Operation): Family =>
  "table" in operation ? operation.table : familyOf(operation)

export const answerMutants: ReadonlyArray<Mutant> = [
  machineMutant(
    "a-row-is-hidden-while-it-is-applied",
    "A read at a follower right after a row was applied shows nothing; the next one shows the row.",
    ["convergence/same-changes-same-state"],
    (stepped) =>
      first(stepped, "applied") === undefined
        ? null
        : said(stepped, (one) =>
            one.kind === "applied" && typeof one.shows === "string" ? { ...one, shows: null } : one,
          ),
    singleLeader,
  ),
  machineMutant(
    "a-redelivered-change-is-read-from-the-message",
    "A read right after a change has come again shows what that change wrote, though the row holds something newer.",
    ["convergence/redelivery-changes-nothing"],
    (stepped) =>
      first(stepped, "ignored") === undefined
        ? null
        : said(stepped, (one) =>
            one.kind === "ignored" ? { ...one, shows: carried(stepped, one) ?? one.shows } : one,
          ),
  ),
  machineMutant(
    "a-redelivered-change-is-reported-as-an-error",
    "A change that comes a second time over one connection is refused with an error, and its stream says that it has stopped.",
    ["convergence/streams-keep-flowing"],
    (stepped, _before, move) =>
      move.kind !== "duplicate" || first(stepped, "ignored") === undefined
        ? null
        : said(stepped, (one) => {
            if (one.kind !== "ignored") return one
            const { at, from, dot } = one
            return { kind: "stopped", at, from, dot, why: "duplicate_key" }
          }),
  ),
  machineMutant(
    "a-crash-takes-the-latest-write-until-the-peers-give-it-back",
    "A leader that crashes loses the write that it acknowledged last, and has it again from another when it is back.",
    ["durability/acknowledged-write-survives-crash"],
    (stepped, before) => {
      const crashed = first(stepped, "crashed")
      const back = first(stepped, "restarted")
      const id = crashed?.at ?? back?.at
      const leader = id === undefined ? undefined : before.leaders[id]
      const lost = leader?.log.findLast(({ dot }) => dot.leader === leader.id)
      if (leader === undefined || lost === undefined) return null
      if (back === undefined)
        return said(stepped, (one) =>
          one.kind === "crashed" ? { ...one, forgot: [...one.forgot, lost.dot] } : one,
        )
      const again: Happening = {
        kind: "applied",
        at: leader.id,
        from: leader.id === 0 ? 1 : 0,
        dot: lost.dot,
        outcome: "applied",
        conflict: null,
        shows: shows(leader.objects, lost.operation),
      }
      return { ...stepped, happened: [...stepped.happened, again] }
    },
  ),
  readingMutant(
    "a-scan-shows-deleted-rows",
    "A scan of the table shows each row with the value that was put last, deleted or not.",
    ["convergence/deleted-stays-deleted"],
    (leader) => ({
      ...view(leader.objects),
      row: Object.fromEntries(
        [...history(leader)].map(([key, values]) => [
          key,
          values.findLast((value) => value !== null) ?? null,
        ]),
      ),
    }),
    singleLeader,
  ),
  machineMutant(
    "a-read-is-one-write-behind",
    "A read right after a write or a change shows the row as it was before, at every leader alike.",
    ["causality/arbitration-respects-causality"],
    (stepped) =>
      said(stepped, (one) => {
        if (one.kind !== "wrote" && one.kind !== "applied") return one
        const leader = stepped.cluster.leaders[one.at]
        const operation = leader?.log.find(({ dot }) => same(dot, one.dot))?.operation
        if (leader === undefined || operation === undefined || !("table" in operation)) return one
        if (operation.table !== "row") return one
        return { ...one, shows: history(leader).get(operation.key)?.at(-2) ?? null }
      }),
    singleLeader,
  ),
  machineMutant(
    "a-batch-is-reported-in-reverse",
    "A change and those that waited for it are applied in order, and reported the last one first.",
    ["causality/effect-never-precedes-its-cause"],
    (stepped) => {
      const applied = stepped.happened.filter(({ kind }) => kind === "applied")
      if (applied.length < 2) return null
      // Of one object the last report must stay the last: what it shows is what the object shows now.
      return apart(stepped, applied) ? { ...stepped, happened: stepped.happened.toReversed() } : stepped
    },
  ),
]
