/**
 * The situation of a cluster: everything that decides what its deliveries will do, once nobody writes and nothing fails any
 * more, and nothing else. What a leader applied long ago is not part of it, nor is the time.
 *
 * When a situation comes back after messages were delivered, so do the messages: something circulates for ever.
 */
import type { Cluster } from "../../model/replication/cluster.ts"
import { fingerprint } from "../explorer/fingerprint.ts"

/** The fingerprint of a cluster's situation. */
export const situationOf = ({ leaders, links }: Cluster): number =>
  fingerprint([
    leaders.map(({ up, present, vector, objects, buffer }) => ({ up, present, vector, objects, buffer })),
    links.map(({ from, cut, connection }) => ({
      cut,
      // The positions themselves grow; what is behind them in the sender's log is what will be sent.
      coming: connection === null ? null : (leaders[from]?.log.slice(connection.next) ?? []),
      early: connection === null ? [] : connection.early.map((position) => position - connection.next),
    })),
  ])
