/** What a move leaves: the cluster after it, and what could be observed. */
import type { Cluster } from "./cluster.ts"
import type { Happening } from "./happening.ts"

export interface Stepped {
  readonly cluster: Cluster
  readonly happened: ReadonlyArray<Happening>
}

const noTrace: ReadonlyArray<Happening> = []

/** What a move leaves that is not enabled: the same cluster and no trace. */
export const nothing = (cluster: Cluster): Stepped => ({ cluster, happened: noTrace })
