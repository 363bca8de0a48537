/**
 * Upkeep: what a leader does every now and then so that its memory, its log and its tombstones stay bounded.
 */
import { Effect, Latch } from "effect"
import { synced } from "./accepting.ts"
import type { Change } from "./change.ts"
import type { LeaderStopped } from "./leader-errors.ts"
import { altering, orStop, type State } from "./leader-state.ts"
import * as Log from "./log.ts"
import { touch } from "./memory.ts"
import * as Objects from "./objects.ts"
import * as Saving from "./saving.ts"
import type { Known } from "./stability.ts"
import { followersOf } from "./topology.ts"
import { covers } from "./version-vector.ts"

/** Makes all durable, and tidies. */
export const upkeep = (state: State): Effect.Effect<void, LeaderStopped> =>
  altering(
    state,
    Effect.gen(function* () {
      if (state.synced < state.memory.log.last) {
        yield* orStop(state, state.journal.sync)
        synced(state)
      }
      yield* orStop(state, tidied(state))
    }),
  )

/**
 * Acknowledges what is durable; saves the state when that is due and all is durable, and forgets the changes and tombstones
 * that nobody needs.
 */
export const tidy = (state: State): Effect.Effect<void, LeaderStopped> =>
  altering(state, orStop(state, tidied(state)))

const tidied = Effect.fnUntraced(function* (state: State) {
  const { memory, journal, checkpointEvery } = state
  const { log } = memory
  for (const latch of state.acknowledging) latch.openUnsafe()
  if (state.synced < log.last || log.last - state.saved < checkpointEvery) return
  collect(state)
  yield* cutLog(state)
  yield* journal.checkpoint(Saving.checkpointOf(memory))
  Saving.saved(memory)
  state.saved = log.last
})

/**
 * Forgets the tombstones that are stable. What was known is looked at again until this leader has caught up with it,
 * because under load others are always ahead by a little.
 */
const collect = (state: State): void => {
  const { memory, members, known, rules, audit } = state
  if (state.candidate.length === 0) state.candidate = known.map((row) => row.slice())
  const isStable = rules.stability(state.candidate, members, memory.vector)
  if (isStable === undefined) return
  const collected = Objects.collect(memory.objects, isStable)
  for (const { family, key } of collected) touch(memory, family, key)
  if (collected.length > 0) audit.record({ _tag: "Collected", tombstones: collected.length })
  state.candidate = known.map((row) => row.slice())
}

/**
 * Moves the beginning of the log behind all that nobody needs: a change that every follower to whom it goes has
 * acknowledged as durable. A follower that is more than `retain` changes behind no longer counts: it is sent the state
 * instead.
 */
const cutLog = Effect.fnUntraced(function* (state: State) {
  const { id, memory, journal, members, topology, known, retain } = state
  const { log } = memory
  const followers = followersOf(topology, id, members)
  const isNeeded = ({ dot }: Change): boolean =>
    followers.some((to) => topology.carries({ from: id, to }, dot.leader) && !covers(known[to] ?? [], dot))
  const start = [...log.start]
  let first = log.first
  for (;;) {
    const stretch: ReadonlyArray<Change> = yield* Log.from(log, journal, first, 1024)
    const kept = stretch.findIndex((change, index) => log.last - (first + index) < retain && isNeeded(change))
    const passed = kept === -1 ? stretch : stretch.slice(0, kept)
    for (const { dot } of passed) {
      while (start.length <= dot.leader) start.push(0)
      start[dot.leader] = dot.sequence
    }
    first += passed.length
    if (kept !== -1 || stretch.length === 0) break
  }
  Log.cut(log, first, start)
})

/** Gives, each time it is run, what this leader knows to be durable, when there may be more than the time before. */
export const acknowledgements = (state: State): Effect.Effect<Effect.Effect<Known>> =>
  Effect.sync(() => {
    let sent = ""
    const latch = Latch.makeUnsafe()
    state.acknowledging.add(latch)
    const next: Effect.Effect<Known> = Effect.suspend(() => {
      latch.closeUnsafe()
      const text = JSON.stringify(state.known)
      if (text === sent) return Effect.andThen(latch.await, next)
      sent = text
      return Effect.succeed(state.known.map((row) => row.slice()))
    })
    return next
  })
