/**
 * Receiving: how changes of other leaders, and states in place of changes, become part of this leader's.
 */
import { Effect } from "effect"
import { synced } from "./accepting.ts"
import * as AntiEntropy from "./anti-entropy.ts"
import type { AuditEvent } from "./audit.ts"
import type { Arrival } from "./causal-buffer.ts"
import type { Change, LeaderId } from "./change.ts"
import { BufferFull, mostWaiting, type NotReceived, TransferUnreadable } from "./leader-errors.ts"
import { altering, grown, orStop, type State } from "./leader-state.ts"
import * as Log from "./log.ts"
import * as Memory from "./memory.ts"
import type { Transfer } from "./message.ts"
import * as Saving from "./saving.ts"
import { covers, dominates } from "./version-vector.ts"

/** What is taken in of one message, and what is told of it once the journal has it. */
interface Taken {
  readonly applied: Array<Change>
  readonly reports: Array<Memory.Report>
  readonly events: Array<AuditEvent>
}

const report = ({ reports, events }: Taken, change: Change, one: Memory.Report): void => {
  reports.push(one)
  events.push({ _tag: "Arrived", change, report: one })
}

/** Applies an arrival, and then what waited for nothing else. */
const applyAll = ({ memory, rules }: State, taken: Taken, first: Arrival | undefined): void => {
  let next = first
  while (next !== undefined) {
    taken.applied.push(next.change)
    report(taken, next.change, Memory.applyArrival(memory, next, rules))
    next = Memory.release(memory, rules)
  }
}

const keep = Effect.fnUntraced(function* (state: State, { applied, events }: Taken) {
  if (applied.length > 0) yield* orStop(state, state.journal.append(applied))
  for (const event of events) state.audit.record(event)
  grown(state, applied)
})

/** Takes in changes that a peer sent, and what waited for them. Reports in the order of application. */
export const receive = (
  state: State,
  changes: ReadonlyArray<Change>,
  from: LeaderId,
): Effect.Effect<ReadonlyArray<Memory.Report>, NotReceived> =>
  altering(
    state,
    Effect.suspend(() => admit(state, changes, from)),
  )

const admit = Effect.fnUntraced(function* (state: State, changes: ReadonlyArray<Change>, from: LeaderId) {
  const { id, memory, rules } = state
  const taken: Taken = { applied: [], reports: [], events: [] }
  let full = false
  for (const change of changes) {
    const { dot } = change
    if (rules.isDuplicate(change, memory.vector, memory.waiting))
      report(taken, change, { _tag: "Ignored", dot, from, why: "duplicate" })
    else if (rules.isReady(change, memory.vector)) applyAll(state, taken, { change, from })
    else if (memory.waiting.length < mostWaiting) {
      memory.waiting.push({ change, from })
      report(taken, change, { _tag: "Buffered", dot, from })
    } else {
      full = true
      break
    }
  }
  yield* keep(state, taken)
  if (full) return yield* new BufferFull({ leader: id, from })
  return taken.reports
})

/**
 * Takes in the state that a peer sent in place of changes that it no longer has. The log begins anew behind it, because
 * the changes themselves are not here.
 */
export const merge = (state: State, transfer: Transfer, from: LeaderId): Effect.Effect<void, NotReceived> =>
  altering(
    state,
    Effect.suspend(() => adopt(state, transfer, from)),
  )

const adopt = Effect.fnUntraced(function* (state: State, transfer: Transfer, from: LeaderId) {
  const { id, memory, rules, audit, journal } = state
  if (dominates(memory.vector, transfer.vector)) return
  const remote = AntiEntropy.read(transfer, rules)
  if ("unreadable" in remote)
    return yield* new TransferUnreadable({ leader: id, from, object: remote.unreadable })
  AntiEntropy.join(memory, remote, transfer, rules)
  Log.cut(memory.log, memory.log.last + 1, memory.vector.slice())
  const waiting = memory.waiting.splice(0)
  memory.waiting.push(...waiting.filter(({ change }) => !covers(memory.vector, change.dot)))
  yield* orStop(state, journal.checkpoint(Saving.checkpointOf(memory)))
  Saving.saved(memory)
  state.saved = memory.log.last
  synced(state)
  audit.record({ _tag: "Merged", from, vector: transfer.vector })
  const taken: Taken = { applied: [], reports: [], events: [] }
  applyAll(state, taken, Memory.release(memory, rules))
  yield* keep(state, taken)
  for (const cursor of state.cursors.keys()) cursor.moved()
})
