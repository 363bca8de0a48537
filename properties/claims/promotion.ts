/**
 * Promotion makes a follower the leader when the leader is not reached any more.
 *
 * The follower that has received most takes over, and the others follow it. The old leader is stopped at the same
 * moment, as by a lease that ran out, so that two never lead. What it had acknowledged and nobody had received is lost:
 * its datacenter comes back as a new follower with an empty journal, because the old history has branched off.
 */
import type { Context } from "effect"
import type { Topology } from "../../impl/index.ts"
import type { Kernel } from "../simulation/kernel.ts"
import { followedBy } from "./deployment.ts"
import type { Replica } from "./replica.ts"

interface Cast {
  readonly old: Replica
  readonly others: ReadonlyArray<Replica>
  /** Who will stand in for the old leader when its datacenter is back. */
  readonly spare: Replica
}

/** Promotes one of the others, and restarts them under their new leader. */
export const promote = (
  kernel: Kernel,
  within: Context.Context<never>,
  { old, others, spare }: Cast,
): { readonly primary: Replica; readonly topology: Topology } => {
  const received = (replica: Replica): number => {
    const leader = replica.running()
    return leader === undefined ? -1 : (kernel.run(leader.status, within).vector[old.id] ?? 0)
  }
  const [primary, ...rest] = others.toSorted((a, b) => received(b) - received(a))
  if (primary === undefined) throw new Error("nobody is left to be promoted")
  const topology = followedBy(
    primary.id,
    [...rest, spare].map(({ id }) => id),
  )
  old.stop()
  for (const replica of others) {
    replica.stop()
    replica.start(topology)
  }
  return { primary, topology }
}
