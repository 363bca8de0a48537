/**
 * Anti-entropy: how a follower catches up whose place in the log was cut off. It is sent every object that a change
 * touched which its version vector does not cover, and joins their states with its own.
 *
 * Source: Demers et al., "Epidemic Algorithms for Replicated Database Maintenance" (1987), section 1.3; Almeida, Shoker,
 * Baquero, "Delta State Replicated Data Types" (2018), section 7, for the join of states with causal context.
 */
import type { Dot, LeaderId, Stamp } from "./change.ts"
import { Diverged } from "./links.ts"
import { logConflict, type Memory, touch, type Unreadable } from "./memory.ts"
import * as Merging from "./merging.ts"
import type { Hello, Transfer } from "./message.ts"
import * as Objects from "./objects.ts"
import type { Rules } from "./rules.ts"
import * as Stored from "./stored.ts"
import { dominates, raise, seen, type VersionVector } from "./version-vector.ts"

/** The state that a follower with this vector lacks. */
export const transferFor = ({ objects, vector, heads }: Memory, follower: VersionVector): Transfer => ({
  _tag: "Transfer",
  objects: Stored.all(objects, (touched) => !dominates(follower, touched)),
  vector: vector.slice(),
  heads: heads.slice(),
})

/** The objects of a transfer, or the one that cannot be read. */
export const read = ({ objects }: Transfer, rules: Rules): Objects.Objects | Unreadable => {
  const remote = Objects.none()
  for (const { family, key, text } of objects)
    if (!Stored.restore(remote, family, key, text, rules))
      return { unreadable: `object ${family} ${JSON.stringify(key)}` }
  return remote
}

/** Joins what a peer sent with what is here. */
export const join = (memory: Memory, remote: Objects.Objects, transfer: Transfer, rules: Rules): void => {
  const joined = Merging.join(
    memory.objects,
    remote,
    { local: memory.vector, remote: transfer.vector },
    rules,
  )
  for (const { family, key } of joined.changed) touch(memory, family, key)
  for (const conflict of joined.conflicts) logConflict(memory, conflict)
  for (const [leader, stamp] of transfer.heads.entries()) {
    if (stamp === null || seen(transfer.vector, leader) <= seen(memory.vector, leader)) continue
    while (memory.heads.length <= leader) memory.heads.push(null)
    memory.heads[leader] = stamp
    memory.clock = rules.raiseClock(memory.clock, stamp)
  }
  raise(memory.vector, transfer.vector)
}

const same = (a: Stamp, b: Stamp): boolean =>
  a.wall === b.wall && a.logical === b.logical && a.leader === b.leader

/** Where a follower's history and this leader's are not of one cluster; `undefined` where nothing speaks against it. */
export const divergence = ({ id, vector, heads }: Memory, hello: Hello): Diverged | undefined => {
  const found = (origin: LeaderId, why: Diverged["why"], { sequence }: Pick<Dot, "sequence">) =>
    new Diverged({ leader: id, follower: hello.follower, origin, why, sequence })
  if (seen(hello.vector, id) > seen(vector, id))
    return found(id, "ahead of its origin", { sequence: seen(hello.vector, id) })
  for (const [origin, theirs] of hello.heads.entries()) {
    const ours = heads[origin] ?? null
    const sequence = seen(vector, origin)
    if (sequence !== seen(hello.vector, origin) || ours === null || theirs === null) continue
    if (!same(ours, theirs)) return found(origin, "another change under one dot", { sequence })
  }
  return undefined
}
