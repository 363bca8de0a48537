/**
 * Amazon DynamoDB global tables with eventual consistency between regions (MREC): the last writer wins, by an internal
 * timestamp of the item.
 *
 * A region accepts every write, and a delete is one like any other. AWS says that all replicas agree on the latest update and
 * converge, by a "best effort" to tell which is the last, and not what happens where two have the same time. Two readings: the
 * regions pick the same, or each keeps its own. Writes of one region to an item come in their order. An item travels whole, so it has no columns here. No conflict is reported anywhere.
 * Source: AWS docs, "How DynamoDB global tables work" (versions 2017.11.29 and 2019.11.21: `aws:rep:updatetime`), "Conflict
 * resolution".
 */
import { originDiffers } from "../conflicts/detection/origin-differs.ts"
import { laterOrHigher } from "../conflicts/resolution/later-or-higher.ts"
import { strictlyLater } from "../conflicts/resolution/strictly-later.ts"
import { apply, remembering, stay } from "../conflicts/ruling.ts"
import type { Design } from "../replication/design.ts"
import type { Stamp } from "../vocabulary/stamp.ts"
import { database } from "./database.ts"

const globalTables = (
  name: string,
  onTie: string,
  wins: (change: Stamp, local: Stamp) => boolean,
): Design => ({
  ...database,
  name,
  title: `Amazon DynamoDB global tables (MREC), ${onTie}`,
  source: "AWS docs: How DynamoDB global tables work, conflict resolution",
  families: ["row"],
  rows: {
    local: (_cell, change) => remembering(change),
    remote: (cell, change) =>
      cell.kind === "absent" || !originDiffers(cell, change) || wins(change.stamp, cell.stamp)
        ? apply(change, remembering)
        : stay(cell),
  },
})

export const dynamodbGlobalTables = globalTables(
  "dynamodb-global-tables",
  "a tie ends alike everywhere",
  laterOrHigher,
)

export const dynamodbGlobalTablesTieKeeps = globalTables(
  "dynamodb-global-tables-tie-keeps",
  "on a tie each keeps its own",
  strictlyLater,
)
