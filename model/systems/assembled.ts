/**
 * A design assembled from the settings of `switches.ts`: a design of one's own is data, and can be a file.
 *
 * One rule serves every assembled design. A change that finds a row is applied where no conflict is detected and put to the
 * resolution where one is; so is a change that finds a tombstone; what finds nothing goes by the switch for that case.
 * Source: this project.
 */
import { hybridClock } from "../clocks/hybrid.ts"
import { lamportClock } from "../clocks/lamport.ts"
import { wallClock } from "../clocks/wall.ts"
import { beforeImageDiffers } from "../conflicts/detection/before-image-differs.ts"
import { originDiffers } from "../conflicts/detection/origin-differs.ts"
import { timeDiffers } from "../conflicts/detection/time-differs.ts"
import { unseen } from "../conflicts/detection/unseen.ts"
import { earlierOrHigher } from "../conflicts/resolution/first-writer-wins.ts"
import { higherLeader } from "../conflicts/resolution/highest-leader-wins.ts"
import { laterOrEqual } from "../conflicts/resolution/later-or-equal.ts"
import { laterOrHigher } from "../conflicts/resolution/later-or-higher.ts"
import { laterOrLowerThanHere } from "../conflicts/resolution/later-or-lower-than-here.ts"
import { laterOrLower } from "../conflicts/resolution/later-or-lower.ts"
import { strictlyLater } from "../conflicts/resolution/strictly-later.ts"
import {
  apply,
  fail,
  forgetting,
  keep,
  remembering,
  type Ruling,
  skip,
  stop,
  take,
} from "../conflicts/ruling.ts"
import type { ClockRule } from "../clocks/clock.ts"
import { autoIncrement, type KeyRule, localSequence, snowflake, stepped } from "../database/generated-keys.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import { causal, type Delivery, fifo } from "../replication/delivery.ts"
import type { Design } from "../replication/design.ts"
import { allToAll, ring, star, type Topology, tree } from "../topology.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import type { Stamp } from "../vocabulary/stamp.ts"
import { database } from "./database.ts"
import type { Setting, Settings, Switch } from "./switches.ts"

type For<S extends Switch, Value> = Readonly<Record<Setting<S>, Value>>

const topologies: For<"topology", Topology> = { "all-to-all": allToAll, ring, star, tree }
const clocks: For<"clock", ClockRule> = { wall: wallClock, lamport: lamportClock, hybrid: hybridClock }
const deliveries: For<"delivery", Delivery> = { causal, fifo }
const keys: For<"generated-keys", KeyRule> = {
  "local-sequence": localSequence,
  "auto-increment": autoIncrement,
  stepped,
  snowflake,
}

type Held = Exclude<Cell, { readonly kind: "absent" }>

/** Which changes are in conflict with what a leader holds; a tombstone has no content to compare. */
const detections: For<"detection", (held: Held, change: RowChange) => boolean> = {
  none: () => false,
  origin: originDiffers,
  "before-image": (held, change) => held.kind !== "row" || beforeImageDiffers(held, change),
  time: (held, change) => held.kind !== "row" || timeDiffers(held, change),
  "version-vector": unseen,
}

/** Whether the change wins over the local version at the leader `here`. */
const resolutions: For<"resolution", (change: Stamp, local: Stamp, here: LeaderId) => boolean> = {
  "later-or-higher": laterOrHigher,
  "later-or-lower": laterOrLower,
  "later-or-lower-than-here": laterOrLowerThanHere,
  "later-or-equal": laterOrEqual,
  "strictly-later": strictlyLater,
  "first-writer": earlierOrHigher,
  "highest-leader": higherLeader,
  remote: () => true,
  local: () => false,
}

const rowRules = (set: Settings): Design["rows"] => {
  const memory = set.deletes === "forgotten" ? forgetting : remembering
  const detects = detections[set.detection]
  const wins = resolutions[set.resolution]
  const resolved = (held: Held, change: RowChange, here: LeaderId): Ruling => {
    const { kind } = change.operation
    const name = `${kind}_of_${held.kind === "row" ? "row" : "deleted"}`
    if (!detects(held, change)) return apply(change, memory)
    return wins(change.stamp, held.stamp, here) ? take(name, held, change, memory) : keep(name, held)
  }
  const missing = (cell: Cell, change: RowChange): Ruling => {
    switch (set["update-of-missing"]) {
      case "insert":
        return apply(change, memory)
      case "stop":
        return stop("update_missing", cell)
      case "discard-transaction":
        return fail("update_missing", cell)
      case "skip":
        return skip(cell, "update_missing")
    }
  }
  return {
    local: (_cell, change) => memory(change),
    remote: (cell, change, here) => {
      if (cell.kind === "tombstone") return resolved(cell, change, here)
      switch (change.operation.kind) {
        case "insert":
          if (cell.kind === "absent" || set["insert-of-existing"] === "apply") return apply(change, memory)
          return set["insert-of-existing"] === "stop"
            ? stop("insert_exists", cell)
            : resolved(cell, change, here)
        case "update":
          return cell.kind === "absent" ? missing(cell, change) : resolved(cell, change, here)
        case "delete":
          if (cell.kind === "absent") return memory === remembering ? apply(change, memory) : skip(cell)
          return set["delete-of-existing"] === "apply" ? apply(change, memory) : resolved(cell, change, here)
      }
    },
  }
}

/** The design that has these settings. */
export const assembled = (name: string, title: string, source: string, set: Settings): Design => ({
  ...database,
  name,
  title,
  source,
  topology: topologies[set.topology],
  clock: clocks[set.clock],
  delivery: deliveries[set.delivery],
  accepts: set.accepts,
  inherits: set.delivery === "causal",
  vacuums: set.deletes === "vacuumed",
  rows: rowRules(set),
  tables: {
    ...database.tables,
    keys: keys[set["generated-keys"]],
    unique: () => set["unique-violation"],
    references: set["reference-violation"],
    checks: set["check-violation"],
    triggers: set.triggers,
    truncate: set.truncate,
    replicates: set.replicates,
  },
})
