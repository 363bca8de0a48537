import { describe, expect, it } from "vitest"
import type { Design } from "../../model/replication/design.ts"
import type { Happening } from "../../model/replication/happening.ts"
import { step } from "../../model/replication/step.ts"
import { goldengateAcdr } from "../../model/systems/goldengate-acdr.ts"
import { reference } from "../../model/systems/reference.ts"
import { singleLeader } from "../../model/systems/single-leader.ts"
import { tungsten } from "../../model/systems/tungsten.ts"
import { families } from "../../model/vocabulary/write.ts"
import { type Fault, faults } from "../subjects/subject.ts"
import { kindOf, kindsOf } from "../testing/kinds.ts"
import { breadthFirst } from "./breadth-first.ts"
import { type Explored, type ExploreScope, replicationMachine } from "./replication.ts"

const rows: ExploreScope = {
  leaders: 2,
  writes: 2,
  keys: 1,
  families: ["row"],
  features: [],
  faults: [],
  faultMoves: 0,
}
const within = (fault: Fault, writes = 2, faultMoves = 1): ExploreScope => ({
  ...rows,
  writes,
  faults: [fault],
  faultMoves,
})

const counted = (design: Design, scope: ExploreScope) => {
  const search = breadthFirst(replicationMachine(design, scope), 1e6, () => true)
  for (let next = search.next(); ; next = search.next())
    if (next.done === true) return [next.value.states, next.value.transitions, next.value.depth]
}

describe("the states, transitions and depth of a scope are pinned", () => {
  it("three leaders that write three times to one row", () => {
    expect(counted(reference, { ...rows, leaders: 3, writes: 3 })).toEqual([39_821, 50_280, 9])
  })

  it.each<readonly [Fault, ReadonlyArray<number>]>([
    ["loss", [1643, 1998, 7]],
    ["duplication", [200, 240, 6]],
    ["reordering", [60, 64, 4]],
    ["partition", [6550, 8032, 8]],
    ["crash", [5438, 6416, 12]],
    ["skew", [3416, 4716, 6]],
    ["ties", [182, 208, 4]],
    ["vacuum", [52, 56, 4]],
  ])("two leaders, two writes, two moves of %s", (fault, counts) => {
    expect(counted(reference, within(fault, 2, 2))).toEqual(counts)
  })

  it("one system, whose transport keeps order and can be stopped by a conflict", () => {
    expect(counted(tungsten, within("crash", 3))).toEqual([6982, 7618, 8])
  })

  it("one system that forgets its deletes", () => {
    expect(counted(goldengateAcdr, within("vacuum", 3))).toEqual([908, 1126, 7])
  })
})

/** What a happening is told with: the links that were cut and the leaders that were up, where a client asked. */
const told = (before: Explored, happening: Happening): string =>
  JSON.stringify(
    happening.kind === "wrote" || happening.kind === "refused"
      ? [happening, before.cluster.links.map(({ cut }) => cut), before.cluster.leaders.map(({ up }) => up)]
      : [happening],
  )

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )

/** The same counts in the plainest way: a state is the text of the cluster and of all that was observed at each leader. */
const countedPlainly = (design: Design, scope: ExploreScope) => {
  const machine = replicationMachine(design, scope)
  const start = machine.initial.map((state) => ({ state, observed: state.past.map(() => "") }))
  const known = new Set<string>()
  let transitions = 0
  let depth = 0
  for (let now = start; now.length > 0; depth++) {
    const next: typeof start = []
    for (const { state, observed } of now) {
      const { cluster, writes, faultMoves } = state
      const text = canonical({ cluster, observed, writes, faultMoves })
      if (known.has(text)) continue
      known.add(text)
      for (const move of machine.moves(state)) {
        const after = machine.step(state, move)
        if (after === null) continue
        transitions++
        const more = observed.slice()
        for (const happening of step(design, cluster, move).happened) {
          const at = "at" in happening ? happening.at : happening.to
          more[at] += told(state, happening)
        }
        next.push({ state: after, observed: more })
      }
    }
    now = next
  }
  return [known.size, transitions]
}

describe("fingerprints count the same as whole texts", () => {
  const some = [reference, tungsten, goldengateAcdr, singleLeader]
  it.each(some.flatMap((design) => faults.map((fault) => [design.name, fault, design] as const)))(
    "%s with %s",
    (_name, fault, design) => {
      expect(counted(design, within(fault))?.slice(0, 2)).toEqual(countedPlainly(design, within(fault)))
    },
  )

  it.each(families)("of a %s with three writes", (family) => {
    const scope: ExploreScope = { ...rows, writes: 3, families: [family] }
    expect(counted(reference, scope)?.slice(0, 2)).toEqual(countedPlainly(reference, scope))
  })
})

describe("a machine", () => {
  const offered = (scope: ExploreScope): ReadonlySet<string> => {
    // The reference has no use for a vacuum, and every other fault; here it may vacuum too.
    const machine = replicationMachine({ ...reference, vacuums: true }, scope)
    const kinds = new Set<string>()
    const search = breadthFirst(machine, 1e6, (_found, state) => {
      for (const move of machine.moves(state)) kinds.add(kindOf(move))
      return true
    })
    while (search.next().done !== true);
    return kinds
  }
  const ordinary = ["put", "delete", "deliver"]

  it.each(faults)("offers the moves of %s where the fault is on, and of no other", (fault) => {
    const wanted = kindsOf[fault].filter((kind) => fault !== "ties" || /^(put|delete)/.test(kind))
    expect([...offered(within(fault))].toSorted()).toEqual([...new Set([...ordinary, ...wanted])].toSorted())
  })

  it("takes no more writes and no more faults than its scope has; mending and restarting are free", () => {
    const machine = replicationMachine(reference, { ...rows, faults: ["partition", "crash"], faultMoves: 2 })
    const search = breadthFirst(machine, 3000, (found, { writes, faultMoves }) => {
      const kinds = found().path.map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === "write")).toHaveLength(writes)
      expect(kinds.filter((kind) => kind === "cut" || kind === "crash")).toHaveLength(faultMoves)
      expect(writes).toBeLessThanOrEqual(2)
      expect(faultMoves).toBeLessThanOrEqual(2)
      return true
    })
    while (search.next().done !== true);
  })
})
