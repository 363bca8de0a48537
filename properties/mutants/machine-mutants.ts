/** Bugs seeded in the machine itself: what a step of the model leaves is altered. */
import { withoutTombstones } from "../../model/objects/row.ts"
import type { Cluster, LeaderState } from "../../model/replication/cluster.ts"
import type { Move } from "../../model/replication/move.ts"
import type { Stepped } from "../../model/replication/step.ts"
import { referenceRing } from "../../model/systems/reference.ts"
import { including } from "../../model/vocabulary/version-vector.ts"
import { at, first, machineMutant } from "./machine-mutant.ts"
import type { Mutant } from "./mutant.ts"

const latestCounter = ({ objects }: LeaderState): string | undefined => Object.keys(objects.counter).at(-1)

interface Outage {
  /** A link of the asked leader is cut. */
  readonly cut: boolean
  /** Some leader is down. */
  readonly down: boolean
}

/** The write refused, where the outage is of the kind that refuses it. */
const refusedWhere = (
  stepped: Stepped,
  before: Cluster,
  move: Move,
  refuses: (outage: Outage) => boolean,
): Stepped | null => {
  if (move.kind !== "write") return null
  const { at: asked, write } = move
  const outage = {
    cut: before.links.some(({ from, to, cut }) => cut && (from === asked || to === asked)),
    down: before.leaders.some(({ up }) => !up),
  }
  if (!refuses(outage) || first(stepped, "wrote") === undefined) return stepped
  const refused = { kind: "refused", at: asked, write, why: "unreachable" } as const
  return { cluster: { ...before, now: stepped.cluster.now }, happened: [refused] }
}

export const machineMutants: ReadonlyArray<Mutant> = [
  machineMutant(
    "the-vector-is-merged-before-the-change-is-applied",
    "A change that waits for its causes counts as seen already, so what depends on it is applied before it.",
    ["causality/effect-never-precedes-its-cause"],
    (stepped) => {
      const waits = first(stepped, "buffered")
      return waits === undefined
        ? null
        : at(stepped, waits.at, ({ vector }) => ({ vector: including(vector, waits.dot) }))
    },
  ),
  machineMutant(
    "recovery-loses-a-counter",
    "A leader that restarts has every object that it had but the last of its counters.",
    ["conflict-resolution/concurrent-increments-all-count"],
    (stepped) => {
      const restarted = first(stepped, "restarted")
      if (restarted === undefined) return null
      return at(stepped, restarted.at, (leader) => {
        const lost = latestCounter(leader)
        const kept = Object.entries(leader.objects.counter).filter(([key]) => key !== lost)
        return { objects: { ...leader.objects, counter: Object.fromEntries(kept) } }
      })
    },
  ),
  machineMutant(
    "tombstones-are-collected-before-they-are-stable",
    "A leader that restarts drops the memory of its deletes, though older writes to those rows are still on their way.",
    ["convergence/quiet-cluster-agrees"],
    (stepped) => {
      const restarted = first(stepped, "restarted")
      if (restarted === undefined) return null
      return at(stepped, restarted.at, ({ objects }) => ({
        objects: { ...objects, row: withoutTombstones(objects.row) },
      }))
    },
  ),
  machineMutant(
    "counting-does-not-advance-the-clock",
    "An increment is stamped and the clock is not moved on, so the next write can bear the same stamp or an earlier one.",
    ["causality/stamps-grow-with-causality"],
    (stepped, before) => {
      const wrote = first(stepped, "wrote")
      if (wrote?.write.kind !== "increment") return null
      const latest = before.leaders[wrote.at]?.latest
      return at(stepped, wrote.at, () => (latest === undefined ? {} : { latest }))
    },
  ),
  machineMutant(
    "a-received-increment-is-counted-twice",
    "A leader of a ring counts an increment when it arrives, and once more when it passes it on.",
    ["conflict-resolution/concurrent-increments-all-count"],
    (stepped) => {
      const applied = first(stepped, "applied")
      if (applied === undefined) return null
      return at(stepped, applied.at, ({ log, objects }) => {
        const operation = log.find(
          ({ dot }) => dot.leader === applied.dot.leader && dot.sequence === applied.dot.sequence,
        )?.operation
        if (operation?.kind !== "increment") return {}
        const total = (objects.counter[operation.key] ?? 0) + operation.by
        return { objects: { ...objects, counter: { ...objects.counter, [operation.key]: total } } }
      })
    },
    referenceRing,
  ),
  machineMutant(
    "a-cut-link-stops-its-leader",
    "A leader with a cut link refuses its clients' writes, though all leaders are up.",
    ["availability/local-write-succeeds-during-partition"],
    (stepped, before, move) => refusedWhere(stepped, before, move, ({ cut, down }) => cut && !down),
  ),
  machineMutant(
    "a-leader-that-is-down-stops-the-others",
    "While another leader is down, a leader refuses its clients' writes, though no link is cut.",
    ["availability/datacenter-outage-stops-no-one-else"],
    (stepped, before, move) => refusedWhere(stepped, before, move, ({ cut, down }) => down && !cut),
  ),
]
