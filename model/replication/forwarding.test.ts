import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { reference, referenceRing, referenceStar } from "../systems/reference.ts"
import { calm, schedule, write } from "../testing/arbitraries.ts"
import { A, ask, B, C, drained, healed, played, put, viewAt } from "../testing/moves.ts"
import { ring } from "../topology.ts"
import { show } from "../vocabulary/dot.ts"
import { leadersOf } from "../vocabulary/leader.ts"
import type { Design } from "./design.ts"
import { enabled } from "./enabled.ts"
import type { Happening } from "./happening.ts"

const appliedAt = (happened: ReadonlyArray<Happening>) =>
  happened.flatMap((one) => (one.kind === "applied" ? [`${show(one.dot)} at ${one.at}`] : []))

describe.each([reference, referenceRing, referenceStar])("$name", (design) => {
  it("n writes at n leaders take n(n-1) messages, each applied on arrival, and then all is quiet", () => {
    for (const size of [1, 2, 3, 4, 5]) {
      const writes = leadersOf(size).map((at) => ask(at, { kind: "increment", key: "k", by: 1 }))
      const { cluster, happened } = drained(design, played(design, size, writes).cluster)
      expect(happened.map(({ kind }) => kind)).toEqual(Array(size * (size - 1)).fill("applied"))
      expect(new Set(appliedAt(happened)).size).toBe(size * (size - 1))
      expect(enabled(design, cluster).filter(({ kind }) => kind === "deliver")).toEqual([])
    }
  })

  it("without faults no change arrives twice anywhere, however deliveries and writes are mixed", () => {
    const law = fc.property(calm(4, write(4)), (moves) => {
      const first = played(design, 4, moves)
      const all = [...first.happened, ...drained(design, first.cluster).happened]
      expect(all.filter(({ kind }) => kind === "ignored")).toEqual([])
      const writes = all.filter(({ kind }) => kind === "wrote").length
      const applied = appliedAt(all)
      expect(applied.length).toBe(writes * 3)
      expect(new Set(applied).size).toBe(applied.length)
    })
    fc.assert(law, { seed: 70, numRuns: 200 })
  })

  it("after any faults, once they end, every leader has every change, and all show the same", () => {
    const law = fc.property(schedule(3), (moves) => {
      const { cluster, happened } = played(design, 3, moves)
      const writes = happened.filter(({ kind }) => kind === "wrote").length
      const after = healed(design, cluster).cluster
      for (const { id, log, buffer } of after.leaders) {
        expect([log.length, buffer.length]).toEqual([writes, 0])
        expect(viewAt(after, id)).toEqual(viewAt(after, 0))
      }
    })
    fc.assert(law, { seed: 71, numRuns: 300 })
  })
})

it("without loop suppression a change in a ring comes back to its origin, which ignores it", () => {
  const open: Design = { ...referenceRing, topology: { ...ring, carries: () => true } }
  const { happened } = drained(open, played(open, 3, [put(A, "k", "a")]).cluster)
  expect(happened).toMatchObject([
    { kind: "applied", at: B },
    { kind: "applied", at: C },
    { kind: "ignored", at: A, why: "duplicate" },
  ])
})
