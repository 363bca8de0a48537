import { describe, expect, it } from "vitest"
import { ring } from "../../impl/index.ts"
import { reference, referenceRing } from "../../model/systems/reference.ts"
import { A, ask, B, crash, deliver, put, restart } from "../../model/testing/moves.ts"
import { seedOf } from "../adversary/random.ts"
import { widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { play } from "../play.ts"
import { simulate, type Variant } from "../simulation/cluster.ts"
import { type Disk, makeDisk } from "../simulation/disk.ts"
import { lockstep } from "./lockstep.ts"

/** The implementation, and the disks of its runs. */
const onDisks = (variant: Variant = {}) => {
  const disks: Array<Disk> = []
  const disk = () => {
    const made = makeDisk()
    disks.push(made)
    return made
  }
  const design = variant.topology === ring ? referenceRing : reference
  return { disks, subject: lockstep(simulate({ ...variant, disk }), design, "full") }
}

const vacuum = (at: number) => ({ kind: "vacuum", at }) as const
const del = ask(A, { kind: "delete", key: "x" })
/** Both have acknowledged to the other all that they have. */
const acknowledged = [vacuum(A), vacuum(B), vacuum(A), vacuum(B)]

describe("in lockstep with a model that forgets nothing, the implementation", () => {
  it("saves its state, cuts its log and starts again from both, and is the same", () => {
    const { disks, subject } = onDisks()
    for (let run = 0; run < 150; run++) {
      const schedule = uniformSchedule(widest(subject, 3, 80), seedOf(11, run))
      expect(play(subject, schedule).divergence).toBeNull()
    }
    const count = (is: (disk: Disk) => boolean) => disks.filter(is).length
    expect(count(({ objects }) => objects.size > 0)).toBeGreaterThan(80)
    expect(count(({ first }) => first > 1)).toBeGreaterThan(20)
    expect(count(({ crashes, first }) => crashes > 0 && first > 1)).toBeGreaterThan(2)
  })

  it("forgets a delete that every leader has applied, and is the same", () => {
    const { subject } = onDisks()
    const run = simulate().open(2)
    const moves = [
      put(A, "x", "v1"),
      del,
      deliver(A, B),
      deliver(A, B),
      put(B, "y", "v2"),
      deliver(B, A),
      ...acknowledged,
      put(A, "y", "v3"),
      ...acknowledged,
    ]
    for (const move of moves) run.play(move)
    expect(Object.keys(run.internals(A).rows)).toEqual(["y"])
    expect(
      play(subject, { leaders: 2, moves: [...moves, crash(A), restart(A), put(A, "x", "v4")] }).divergence,
    ).toBeNull()
  })

  it("that forgets a delete too early is found", () => {
    const { subject } = onDisks({ rules: { stability: () => () => true } })
    const { divergence } = play(subject, { leaders: 2, moves: [put(A, "x", "v1"), del, vacuum(A)] })
    expect(divergence).toMatchObject({ place: "leader A, rows.x", actual: "nothing" })
  })
})
