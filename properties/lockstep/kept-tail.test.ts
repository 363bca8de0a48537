import { Effect, Layer } from "effect"
import { describe, expect, it } from "vitest"
import { allToAll, Journal, ring } from "../../impl/index.ts"
import { reference, referenceRing } from "../../model/systems/reference.ts"
import { A, B, crash, deliver, put, restart } from "../../model/testing/moves.ts"
import { seedOf } from "../adversary/random.ts"
import { widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { play } from "../play.ts"
import { simulate, type Variant } from "../simulation/cluster.ts"
import { type Disk, journalOn, makeDisk } from "../simulation/disk.ts"
import { type DiskFaults, noFaults } from "../simulation/disk-faults.ts"
import { type Crashes, lockstep } from "./lockstep.ts"

/** The implementation on disks with these faults, and the disks of all its runs. */
const onDisks = (faults: Partial<DiskFaults>, crashes: Crashes, variant: Variant = {}) => {
  const disks: Array<Disk> = []
  const disk = () => {
    const made = makeDisk({ ...noFaults, ...faults }, disks.length)
    disks.push(made)
    return made
  }
  const design = variant.topology === ring ? referenceRing : reference
  return { disks, subject: lockstep(simulate({ ...variant, disk }), design, "full", crashes) }
}

/** B applies a write of A, and crashes before it has synced it. */
const lost = [put(A, "x", "v1"), deliver(A, B), crash(B), restart(B)]

describe("in lockstep with a model whose crash may keep some of the tail", () => {
  it.each([allToAll, ring])("the implementation on disks that do is the same, linked $name", (topology) => {
    const faults = { keepsTail: 0.6, tornWrite: 0.8 }
    const { disks, subject } = onDisks(faults, "may keep some of the tail", { topology })
    for (let run = 0; run < 100; run++) {
      const schedule = uniformSchedule(widest(subject, 3, 60), seedOf(9, run))
      expect(play(subject, schedule).divergence).toBeNull()
    }
    const struck = (fault: keyof typeof faults) =>
      disks.reduce((sum, { dice }) => sum + dice.struck[fault], 0)
    expect(struck("keepsTail")).toBeGreaterThan(8)
    expect(struck("tornWrite")).toBeGreaterThan(8)
  })

  it("the implementation on disks that forget all of it is the same too", () => {
    const { subject } = onDisks({}, "may keep some of the tail")
    expect(play(subject, { leaders: 2, moves: lost }).divergence).toBeNull()
  })

  it("a leader that forgets what was durable is found", () => {
    const { subject } = onDisks({}, "may keep some of the tail", {
      journal: (disk) =>
        Layer.effect(
          Journal,
          Effect.map(Journal, (journal) => ({ ...journal, sync: Effect.void })),
        ).pipe(Layer.provide(journalOn(disk))),
    })
    const { divergence } = play(subject, { leaders: 2, moves: [put(A, "x", "v1")] })
    expect(divergence).toEqual({ step: 0, place: "leader A, durable", expected: "1", actual: "0" })
  })
})

it("a disk that keeps some of the tail differs from a model whose crash forgets it", () => {
  const { subject } = onDisks({ keepsTail: 1 }, "forget the tail")
  expect(play(subject, { leaders: 2, moves: lost }).divergence).toEqual({
    step: 2,
    place: "what happened, 0.forgot.0",
    expected: '{"leader":0,"sequence":1}',
    actual: "nothing",
  })
})
