import { describe, expect, it } from "vitest"
import type { Design } from "../../../model/replication/design.ts"
import { designs } from "../../../model/systems/designs.ts"
import { reference, referenceRing } from "../../../model/systems/reference.ts"
import { families } from "../../../model/vocabulary/write.ts"
import { type Fault, faults } from "../../subjects/subject.ts"
import { breadthFirst } from "../breadth-first.ts"
import { searched } from "../packed/search.ts"
import { type ExploreScope, replicationMachine } from "../replication.ts"
import { packedReplication } from "./replication.ts"

const rows: ExploreScope = {
  leaders: 2,
  writes: 2,
  keys: 1,
  families: ["row"],
  features: [],
  faults: [],
  faultMoves: 0,
}

const counted = (design: Design, scope: ExploreScope) => {
  const search = breadthFirst(replicationMachine(design, scope), 1e6, () => true)
  for (let next = search.next(); ; next = search.next())
    if (next.done === true) return [next.value.states, next.value.transitions, next.value.depth]
}

const packed = (design: Design, scope: ExploreScope) => {
  const { states, transitions, depth } = searched(packedReplication(design, scope))
  return [states, transitions, depth]
}

describe("the replication model packed has the states, transitions and depth that it has unpacked", () => {
  const named = (name: string) => designs.filter((design) => design.name === name)
  const some = [reference, ...["tungsten", "goldengate-acdr", "single-leader", "bdr-1", "pgd"].flatMap(named)]
  it.each(some.flatMap((design) => faults.map((fault) => [design.name, fault, design] as const)))(
    "%s with %s",
    (_name, fault: Fault, design) => {
      const scope = { ...rows, faults: [fault], faultMoves: 2 }
      expect(packed(design, scope)).toEqual(counted(design, scope))
    },
  )

  it.each(families)("of a %s at three leaders", (family) => {
    const scope: ExploreScope = { ...rows, leaders: 3, families: [family], features: ["columns"] }
    expect(packed(reference, scope)).toEqual(counted(reference, scope))
  })

  it("with several faults at once, and in a ring", () => {
    const several: ExploreScope = {
      ...rows,
      writes: 1,
      faults: ["partition", "crash", "skew", "loss"],
      faultMoves: 2,
    }
    expect(packed(reference, several)).toEqual(counted(reference, several))
    const ring: ExploreScope = { ...rows, leaders: 3, faults: ["reordering"], faultMoves: 1 }
    expect(packed(referenceRing, ring)).toEqual(counted(referenceRing, ring))
  })
})

describe("a design in which a change goes round", () => {
  it("comes to an end all the same", () => {
    const ring = designs.filter(({ name }) => name === "mariadb-ring-strict")
    for (const design of ring) {
      const scope: ExploreScope = { ...rows, leaders: 3, writes: 1, faults: ["leaving"], faultMoves: 1 }
      expect(searched(packedReplication(design, scope)).complete).toBe(true)
    }
    expect(ring).toHaveLength(1)
  })
})
