/**
 * Azure Cosmos DB with several write regions, default policy: last write wins on the timestamp `_ts`.
 *
 * Where writes of two regions are concurrent, the greater timestamp wins; on a tie the system picks one, and all regions the
 * same. A delete wins over a concurrent insert or replace, whatever the timestamps. Nothing of this shows in the conflicts feed.
 *
 * Microsoft promises that all regions converge, and says of the timestamp only that it is based on a protocol that synchronizes
 * clocks. No wall clock that can lag keeps that promise (A13), so a clock that counts on from what it has seen is taken for it here;
 * the higher region stands for the system's pick; and a write waits for those that it was made upon. An item is one value and
 * travels whole, so it has no columns here.
 * Source: Microsoft docs, "Conflict types and resolution policies when using multiple write regions", "Manage conflict resolution
 * policies in Azure Cosmos DB" (the feed).
 */
import { hybridClock } from "../clocks/hybrid.ts"
import { deleteAlwaysWins } from "../conflicts/resolution/delete-always-wins.ts"
import { laterOrHigher } from "../conflicts/resolution/later-or-higher.ts"
import { causalStream } from "../replication/delivery.ts"
import type { Design } from "../replication/design.ts"
import { database } from "./database.ts"

export const cosmosDb: Design = {
  ...database,
  name: "cosmos-db",
  title: "Azure Cosmos DB, several write regions, last write wins",
  source: "Microsoft docs: Azure Cosmos DB, conflict types and resolution policies",
  clock: hybridClock,
  delivery: causalStream,
  families: ["row"],
  rows: deleteAlwaysWins((change, local) => laterOrHigher(change.stamp, local.stamp)),
}
