/**
 * For tests: the trails that real leaders would write if they did what the model does under a schedule, and trails by hand.
 */
import type { Cluster } from "../../../model/replication/cluster.ts"
import { start } from "../../../model/replication/cluster.ts"
import type { Design } from "../../../model/replication/design.ts"
import type { Happening } from "../../../model/replication/happening.ts"
import { step } from "../../../model/replication/step.ts"
import type { Change } from "../../../model/vocabulary/change.ts"
import { type LeaderId, leadersOf } from "../../../model/vocabulary/leader.ts"
import { empty } from "../../../model/vocabulary/version-vector.ts"
import { inKeyOrder, type Shown, type Write } from "../../../model/vocabulary/write.ts"
import type { Schedule } from "../../schedule/schedule.ts"
import type { RecordedChange, RecordedOperation, RecordedReport, TrailEvent } from "../trail.ts"

const recordedOperation = ({ operation }: Change): RecordedOperation => {
  const { kind, key } = operation
  switch (kind) {
    case "insert":
    case "update":
      if (operation.table === "record" && typeof operation.value !== "string") {
        const row = inKeyOrder(operation.value, ({ value }) => value)
        const columns = Object.fromEntries(operation.changed.map((name) => [name, row[name] ?? ""]))
        return { _tag: "Set", key, columns, row }
      }
      return {
        _tag: kind === "insert" ? "Insert" : "Update",
        key,
        value: typeof operation.value === "string" ? operation.value : "",
      }
    case "delete":
      return { _tag: operation.table === "record" ? "Erase" : "Delete", key }
    case "assign":
      return { _tag: "Assign", key, value: operation.value }
    case "increment":
      return { _tag: "Increment", key, by: operation.by }
    case "add":
    case "remove":
      return {
        _tag: kind === "add" ? "Add" : "Remove",
        key,
        element: operation.element,
        observed: operation.observed,
      }
    case "truncate":
      return { _tag: "Truncate", key }
  }
}

const recorded = (change: Change): RecordedChange => ({
  dot: change.dot,
  dependencies: change.dependencies,
  stamp: change.stamp,
  operation: recordedOperation(change),
})

const started = ({ leaders }: Cluster, leader: LeaderId): TrailEvent => ({
  _tag: "Started",
  leader,
  vector: leaders[leader]?.vector ?? [],
  clock: leaders[leader]?.latest ?? { wall: 0, logical: 0 },
})

/** What a leader would have reported of an arrival; `null` of anything else. */
const reportOf = (happening: Happening): RecordedReport | null => {
  if (happening.kind === "buffered") return { _tag: "Buffered", from: happening.from }
  if (happening.kind === "ignored") return { _tag: "Ignored", from: happening.from }
  if (happening.kind !== "applied") return null
  const { from, conflict, shows } = happening
  const found =
    conflict === null || conflict.local === null
      ? null
      : {
          name: conflict.name,
          local: conflict.local,
          kept: conflict.kept === "local" ? ("local" as const) : ("remote" as const),
        }
  const outcome = happening.outcome === "kept" ? "kept" : "applied"
  return { _tag: "Applied", from, outcome, conflict: found, shows }
}

/** What each leader of the design would have written, had it been a process, while the schedule was played on it. */
export const trailsOf = (design: Design, { leaders, moves }: Schedule): ReadonlyArray<Array<TrailEvent>> => {
  let cluster = start(design, leaders)
  const changes = new Map<string, Change>()
  const trails = leadersOf(leaders).map((leader): Array<TrailEvent> => [started(cluster, leader)])
  const tell = (happening: Happening): void => {
    if (!("at" in happening)) return
    const trail = trails[happening.at]
    if (happening.kind === "restarted") trail?.push(started(cluster, happening.at))
    if (happening.kind === "refused" && happening.why === "absent" && happening.write.kind === "delete")
      trail?.push({ _tag: "Refused", write: { _tag: "Delete", key: happening.write.key }, why: "absent" })
    const change = "dot" in happening ? changes.get(JSON.stringify(happening.dot)) : undefined
    if (change === undefined) return
    if (happening.kind === "wrote")
      trail?.push({ _tag: "Wrote", change: recorded(change), shows: happening.shows })
    const report = reportOf(happening)
    if (report !== null) trail?.push({ _tag: "Arrived", change: recorded(change), report })
  }
  for (const move of moves) {
    const stepped = step(design, cluster, move)
    cluster = stepped.cluster
    for (const { log } of cluster.leaders)
      for (const change of log.slice(-3)) changes.set(JSON.stringify(change.dot), change)
    for (const happening of stepped.happened) tell(happening)
  }
  return trails
}

/** A leader that has written its trail by hand: what it says is up to the test. */
export interface Hand {
  readonly wrote: (
    sequence: number,
    write: Write,
    more: {
      readonly wall: number
      readonly logical?: number
      readonly shows: Shown
      readonly after?: ReadonlyArray<number>
    },
  ) => RecordedChange
  readonly arrived: (
    change: RecordedChange,
    report: Extract<TrailEvent, { _tag: "Arrived" }>["report"],
  ) => void
  readonly restarted: (vector: ReadonlyArray<number>, wall?: number) => void
  readonly trail: Array<TrailEvent>
}

const operationOf = (write: Write): RecordedOperation => {
  if (write.kind === "put") return { _tag: "Insert", key: write.key, value: write.value }
  if (write.kind === "increment") return { _tag: "Increment", key: write.key, by: write.by }
  if (write.kind === "assign") return { _tag: "Assign", key: write.key, value: write.value }
  throw new RangeError(`no trail by hand has ${write.kind}`)
}

export const byHand = (leader: LeaderId, leaders = 3): Hand => {
  const trail: Array<TrailEvent> = [
    { _tag: "Started", leader, vector: empty(leaders), clock: { wall: 0, logical: 0 } },
  ]
  return {
    wrote: (
      sequence,
      write,
      { wall, logical = 0, shows, after = empty(leaders).with(leader, sequence - 1) },
    ) => {
      const change: RecordedChange = {
        dot: { leader, sequence },
        dependencies: after,
        stamp: { wall, logical, leader },
        operation: operationOf(write),
      }
      trail.push({ _tag: "Wrote", change, shows })
      return change
    },
    arrived: (change, report) => trail.push({ _tag: "Arrived", change, report }),
    restarted: (vector, wall = 0) =>
      trail.push({ _tag: "Started", leader, vector, clock: { wall, logical: 0 } }),
    trail,
  }
}
