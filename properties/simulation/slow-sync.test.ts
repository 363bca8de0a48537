/**
 * What goes on at a leader while a sync is under way: nobody is shown or sent a write that a crash could still take
 * back, and writes that wait together share the next sync.
 */
import { Effect, Layer } from "effect"
import { describe, expect, test } from "vitest"
import { Journal, type Write } from "../../impl/index.ts"
import { type Disk, journalOn, makeDisk } from "./disk.ts"
import { openSlowCluster } from "./testing/slow-cluster.ts"

/** How many ticks each sync takes here. */
const ticks = 10

const down = Effect.die("the leader does not run")

const add = (element: string): Write => ({ _tag: "Add", key: "s", element })

/** Leaders whose syncs take their time and are counted, as may their first reads; all are started and connected. */
const cluster = (leaders: number, firstRead = 0) => {
  const syncs: Array<number> = []
  let reads = 0
  const journal = (disk: Disk) =>
    Layer.effect(
      Journal,
      Effect.map(Journal, (journal) => ({
        ...journal,
        sync: Effect.suspend(() => {
          syncs.push(disk.cached.length)
          return Effect.andThen(Effect.sleep(ticks), journal.sync)
        }),
        read: (from: number, limit: number) =>
          Effect.andThen(Effect.sleep(reads++ === 0 ? firstRead : 0), journal.read(from, limit)),
      })),
    ).pipe(Layer.provide(journalOn(disk)))
  const opened = openSlowCluster({ seed: 1, leaders, disk: () => makeDisk(), journal })
  for (const node of opened.nodes) opened.start(node)
  opened.connect()
  opened.kernel.drain()
  const [a, b] = opened.nodes
  if (a === undefined || b === undefined) throw new RangeError("a cluster has two leaders or more here")
  return { ...opened, a, b, syncs }
}

type Cluster = ReturnType<typeof cluster>

/** The links from A, and how many messages are on each. */
const sentBy = ({ links, a }: Cluster) =>
  links().flatMap(({ from, messages }) => (from === a ? [messages.map(({ _tag }) => _tag)] : []))

describe("while a sync is under way", () => {
  test("writes that come in wait for the next one, and share it", () => {
    const { a, write, kernel, acknowledged, syncs } = cluster(2)
    write(a, add("first"))
    kernel.drain()
    for (const element of ["second", "third", "fourth"]) write(a, add(element))
    kernel.advance(ticks - 1)
    expect([acknowledged.length, syncs]).toEqual([0, [1]])
    kernel.advance(1)
    expect([acknowledged.length, syncs]).toEqual([1, [1, 3]])
    kernel.advance(ticks)
    expect([acknowledged.length, syncs]).toEqual([4, [1, 3]])
  })

  test("a read waits, and then shows what is durable", () => {
    const { a, write, read, kernel, within, violations } = cluster(2)
    write(a, add("e"))
    kernel.drain()
    const looked = kernel.fork(a.leader?.look("set", "s") ?? down, within)
    read(a, "s")
    kernel.advance(ticks - 1)
    expect(looked.pollUnsafe()).toBeUndefined()
    kernel.advance(1)
    expect(looked.pollUnsafe()).toMatchObject({ value: { shows: ["e"], at: [1, 0] } })
    expect(violations).toEqual([])
  })

  test("nothing of it is sent, neither to who follows already nor to who connects now", () => {
    const slow = cluster(3)
    const { a, b, write, kernel, kill, start, connect, violations } = slow
    write(a, add("e"))
    kernel.drain()
    kill(b)
    start(b)
    connect()
    kernel.advance(ticks - 1)
    expect(sentBy(slow)).toEqual([[], []])
    kernel.advance(1)
    expect(sentBy(slow)).toEqual([["Changes"], ["Changes"]])
    expect(violations).toEqual([])
  })

  test("a crash takes the write back, its client hears nothing, and its dot is free", () => {
    const { a, write, kernel, kill, start, connect, acknowledged, violations } = cluster(2)
    write(a, add("lost"))
    kernel.drain()
    kill(a)
    start(a)
    connect()
    write(a, add("kept"))
    kernel.advance(2 * ticks)
    expect(acknowledged).toEqual([{ at: 0, write: add("kept"), dot: { leader: 0, sequence: 1 } }])
    expect(violations).toEqual([])
  })
})

describe("a follower that has all that its link carries", () => {
  test("is sent changes, and not the state, when the log was cut behind its place", () => {
    const slow = cluster(2)
    const { a, b, write, deliver, upkeep, kernel, within, vector, violations } = slow
    for (let number = 0; number < 9; number++) {
      write(b, add(`b${number}`))
      kernel.advance(ticks)
      deliver(1, 0)
      for (const node of [a, b, a]) {
        upkeep(node)
        kernel.advance(ticks)
      }
    }
    expect(vector(a)).toEqual([0, 9])
    expect(kernel.run(a.leader?.status ?? down, within).log).toMatchObject({ first: 10, last: 9 })
    write(a, add("a"))
    kernel.advance(ticks)
    expect(sentBy(slow)).toEqual([["Changes"]])
    expect(violations).toEqual([])
  })
})

describe("a follower that lacks what is only on the disk", () => {
  test("is sent the state when the log is cut while that is being read", () => {
    const slow = cluster(2, 100 * ticks)
    const { a, b, write, upkeep, kernel, kill, start, connect, within, violations } = slow
    const writes = (count: number) => {
      for (let number = 0; number < count; number++) {
        write(a, add(`e${number}`))
        kernel.advance(ticks)
      }
      upkeep(a)
      kernel.advance(ticks)
    }
    kill(b)
    writes(4)
    kill(a)
    start(a)
    start(b)
    connect()
    kernel.drain()
    writes(9)
    expect(sentBy(slow)).toEqual([[]])
    expect(kernel.run(a.leader?.status ?? down, within).log.first).toBeGreaterThan(4)
    kernel.advance(100 * ticks)
    expect(sentBy(slow)).toEqual([["Transfer"]])
    expect([violations, a.events.filter(({ _tag }) => _tag === "Stopped")]).toEqual([[], []])
  })
})
