/**
 * Leaders that keep almost nothing of their logs, so that who was away is sent the state instead of changes.
 *
 * A transfer has no counterpart in the model, which sends changes only. What is compared is what all of it leads to: a
 * leader of the implementation that has been given every change there was, one by one.
 */
import { Context, Effect, Layer, Scope } from "effect"
import { describe, expect, it } from "vitest"
import { allToAll, type Change, JournalMemory, Leader, ring, star, type Topology } from "../../impl/index.ts"
import { seedOf } from "../adversary/random.ts"
import { widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { simulate } from "./cluster.ts"
import { type Disk, makeDisk } from "./disk.ts"
import { makeKernel } from "./kernel.ts"
import { viewOf } from "./translate.ts"

const leaders = 3

/** What a leader shows that has been given these changes. */
const shownBy = (changes: ReadonlyArray<Change>) => {
  const kernel = makeKernel()
  const within = kernel.context(kernel.wallClock(() => 0))
  const layer = Leader.layer({ id: leaders, leaders: leaders + 1, topology: allToAll }).pipe(
    Layer.provide(JournalMemory.layer),
  )
  const build = Layer.buildWithScope(layer, Scope.makeUnsafe())
  const leader = Context.get(kernel.run(build, within), Leader)
  return viewOf(kernel.run(Effect.andThen(leader.receive(changes, 0), leader.view), within))
}

/** The changes that the leaders made, each from its own disk. */
const made = (disks: ReadonlyArray<Disk>): ReadonlyArray<Change> =>
  disks.flatMap(({ entries }, id) => entries.filter(({ dot }) => dot.leader === id))

/** Plays a schedule, mends everything, and delivers far more often than there are messages. */
const played = (topology: Topology, seed: number) => {
  const disks: Array<Disk> = []
  const disk = () => {
    const one = makeDisk()
    disks.push(one)
    return one
  }
  const subject = simulate({ topology, keeping: { checkpointEvery: 1, retain: 1 }, disk })
  const run = subject.open(leaders)
  for (const move of uniformSchedule(widest(subject, leaders, 80), seed).moves) run.play(move)
  for (const at of disks.keys()) run.play({ kind: "restart", at })
  for (const link of topology.links(leaders)) {
    run.play({ kind: "mend", ...link })
    run.play({ kind: "reconnect", ...link })
  }
  for (let round = 0; round < 200; round++)
    for (const link of topology.links(leaders)) run.play({ kind: "deliver", ...link, ahead: 0 })
  return { views: [...disks.keys()].map(run.view), disks }
}

describe.each([allToAll, ring, star])("leaders that keep one change, linked $name", (topology) => {
  it("show in the end what one leader shows that was given every change", () => {
    let transfers = 0
    for (let run = 0; run < 100; run++) {
      const { views, disks } = played(topology, seedOf(21, run))
      const changes = made(disks)
      const expected = shownBy(changes)
      for (const view of views) expect(view).toEqual(expected)
      transfers += disks.filter(({ entries }) => entries.length < changes.length).length
    }
    expect(transfers).toBeGreaterThan(20)
  })
})
