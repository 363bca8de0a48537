/**
 * The relation between the model's crash, which forgets all that is not durable, and that of a disk which may keep some
 * of it.
 *
 * A disk that keeps the oldest records of its unsynced tail cannot be told from one that had synced them just before. So
 * the model is told how many entries the crash took, takes the others for durable, and plays its own crash. That is all
 * that is conceded: the model still says which entries were forgotten, and what the leader is afterwards, so one that
 * forgets something durable, or that keeps what it said it lost, differs from it.
 */
import type { Cluster } from "../../model/replication/cluster.ts"
import type { Happening } from "../../model/replication/happening.ts"

/** The cluster just before a crash, with durable what the crash kept; the same cluster where none happened. */
export const keptTail = (cluster: Cluster, happened: ReadonlyArray<Happening>): Cluster => {
  const crashed = happened.find((one) => one.kind === "crashed")
  if (crashed === undefined) return cluster
  const leader = cluster.leaders[crashed.at]
  if (leader === undefined) return cluster
  const kept = leader.log.length - crashed.forgot.length
  if (kept <= leader.durable) return cluster
  return { ...cluster, leaders: cluster.leaders.with(leader.id, { ...leader, durable: kept }) }
}
