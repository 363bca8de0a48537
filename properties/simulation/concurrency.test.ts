/**
 * One leader, many clients and followers at the same instant, interrupted between any two operations: what no
 * test on the ordinary runtime would show.
 */
import { Context, Effect, Layer, Scope } from "effect"
import { expect, test } from "vitest"
import { allToAll, type Change, Leader, type Write } from "../../impl/index.ts"
import { journalOn, makeDisk } from "./disk.ts"
import { makeKernel } from "./kernel.ts"

const increment: Write = { _tag: "Increment", key: "k", by: 1 }

/** Starts leader `id` of two, under an interleaving of this seed. */
const start = (seed: number, id = 0) => {
  const kernel = makeKernel({ seed, permute: true, preempt: 0.3 })
  const within = kernel.context(kernel.wallClock(() => 0))
  const disk = makeDisk()
  const layer = Leader.layer({ id, leaders: 2, topology: allToAll }).pipe(Layer.provide(journalOn(disk)))
  const scope = Scope.makeUnsafe()
  const leader = Context.get(kernel.run(Layer.buildWithScope(layer, scope), within), Leader)
  return { kernel, within, disk, leader, scope }
}

const seeds = Array.from({ length: 300 }, (_, seed) => seed)
const five = [1, 2, 3, 4, 5]

test("writes and arrivals at one instant are taken one at a time, in every interleaving", () => {
  const elsewhere = start(0, 1)
  elsewhere.kernel.run(
    Effect.forEach(five, () => elsewhere.leader.write(increment)),
    elsewhere.within,
  )
  for (const seed of seeds) {
    const { kernel, within, disk, leader } = start(seed)
    const clients = five.map(() => kernel.fork(leader.write(increment), within))
    const arrivals = elsewhere.disk.entries.map((change) => kernel.fork(leader.receive([change], 1), within))
    kernel.drain()
    for (const fiber of [...clients, ...arrivals])
      expect(fiber.pollUnsafe()).toMatchObject({ _tag: "Success" })
    expect(kernel.run(leader.read("counter", "k"), within)).toBe(10)
    const sequences = (from: number) =>
      disk.entries.filter(({ dot }) => dot.leader === from).map(({ dot }) => dot.sequence)
    expect([sequences(0), sequences(1)]).toEqual([five, five])
    const made = disk.entries.filter(({ dot }) => dot.leader === 0)
    made.forEach((change) => expect(change.dependencies).toEqual(seenBefore(disk.entries, change)))
  }
})

/** The version vector of everything that stands before a change in a journal. */
const seenBefore = (entries: ReadonlyArray<Change>, change: Change): ReadonlyArray<number> => {
  const before = entries.slice(0, entries.indexOf(change))
  return [0, 1].map((leader) => before.filter(({ dot }) => dot.leader === leader).length)
}

test("a follower that connects while the log grows receives each change once, in every interleaving", () => {
  for (const seed of seeds) {
    const { kernel, within, leader, scope } = start(seed)
    const received: Array<number> = []
    const hello = { follower: 1, vector: [0, 0], heads: [], known: [] }
    const follow = Effect.flatMap(leader.subscribe(hello), ({ next }) =>
      Effect.forever(
        Effect.map(next, (message) => {
          if (message._tag === "Changes") received.push(...message.changes.map(({ dot }) => dot.sequence))
        }),
      ),
    )
    kernel.fork(leader.write(increment), within)
    kernel.fork(Scope.provide(follow, scope), within)
    kernel.fork(
      Effect.forEach(five.slice(1), () => leader.write(increment)),
      within,
    )
    kernel.drain()
    expect(received).toEqual(five)
  }
})
