import { describe, expect, it } from "vitest"
import { reference } from "../model/systems/reference.ts"
import { tungsten } from "../model/systems/tungsten.ts"
import type { Move } from "../model/replication/move.ts"
import { allToAll, ring, star } from "../model/topology.ts"
import { seedOf, seeded } from "./adversary/random.ts"
import { widest } from "./adversary/scope.ts"
import { portfolio } from "./adversary/strategies.ts"
import { everyAcknowledgedWriteReachesEveryLeader as reaches } from "./catalogue/convergence/every-acknowledged-write-reaches-every-leader.ts"
import { quietClusterAgrees as agrees } from "./catalogue/convergence/quiet-cluster-agrees.ts"
import { replicationStops } from "./catalogue/convergence/replication-stops.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { evidenceOf } from "./evidence.ts"
import { coreOf, ending, modeOf, notJudged } from "./mode.ts"
import { isStranded, pendingInWords } from "./pending.ts"
import { play } from "./play.ts"
import { type Property, untouched } from "./property.ts"
import { replay } from "./replay.ts"
import type { Schedule } from "./schedule/schedule.ts"
import { counterexampleOf } from "./shrink/shrink.ts"
import { modelSubject } from "./subjects/model.ts"

const subject = modelSubject(reference, "reference")
const put = (at: number, value: string): Move => ({
  kind: "write",
  at,
  after: 1,
  write: { kind: "put", key: "x", value },
})
const deliver = (from: number, to: number): Move => ({ kind: "deliver", from, to, ahead: 0 })

describe("a core", () => {
  it("is some of the leaders, but not all, each of whom reaches each other", () => {
    const seen = new Set<string>()
    for (let seed = 0; seed < 60; seed++) {
      const core = coreOf(4, star.links(4), seeded(seedOf(1, seed)))
      expect(core).toContain(0)
      seen.add(String(core))
    }
    // The hub with one or two of three leaves.
    expect(seen.size).toBe(6)
    expect(coreOf(4, allToAll.links(4), seeded(1))?.length).toBeGreaterThan(1)
  })

  it("is nowhere in a ring, nor among two leaders, and all heal then", () => {
    expect(coreOf(4, ring.links(4), seeded(1))).toBeNull()
    const schedule: Schedule = { leaders: 2, moves: [] }
    expect(ending(schedule, "core", allToAll.links(2), 1)).toBe(schedule)
  })

  it("is drawn by the seed and says which mode it is", () => {
    const schedule: Schedule = { leaders: 3, moves: [] }
    const [core, again, none] = (["core", "core", "safety"] as const).map((mode) =>
      ending(schedule, mode, allToAll.links(3), 9),
    )
    expect(again).toEqual(core)
    expect(core?.core).toHaveLength(2)
    expect(none?.core).toEqual([])
    expect([schedule, core, none].map((one) => one && modeOf(one))).toEqual(["healing", "core", "safety"])
  })
})

describe("the last phase of a core", () => {
  it("heals the core, and delivers nothing to or from the rest", () => {
    const history = play(subject, { leaders: 3, core: [0, 2], moves: [put(0, "v1"), put(1, "v2")] })
    const last = history.steps.slice(history.settlesFrom).map(({ move }) => move)
    expect(last).toEqual([
      { kind: "reconnect", from: 0, to: 2 },
      { kind: "reconnect", from: 2, to: 0 },
      deliver(0, 2),
    ])
    expect(history).toMatchObject({ core: [0, 2], quiet: true })
    expect(evidenceOf(history).present).toEqual([0, 2])
  })

  it("is not there when nobody heals, and then what speaks of the end is not judged", () => {
    const history = play(subject, { leaders: 3, core: [], moves: [put(0, "v1")] })
    expect(history).toMatchObject({ core: [], quiet: false, settlesFrom: 1 })
    expect(history.steps).toHaveLength(1)
    for (const property of catalogue.filter(({ expectation }) => expectation === "eventually")) {
      expect(notJudged(property, "safety")).not.toBeNull()
      expect(property.check(evidenceOf(history)).violation).toBeNull()
    }
    expect(catalogue.filter((property) => notJudged(property, "safety") === null).length).toBeGreaterThan(10)
  })

  it("leaves the same history without a core as before there were any", () => {
    expect(play(subject, { leaders: 2, moves: [put(0, "v1")] })).not.toHaveProperty("core")
  })
})

describe("a core agrees", () => {
  it("under every strategy, or waits for a leader that stays failed", () => {
    const adversary = portfolio.against(subject, widest(subject, 3, 60), 3)
    let stranded = 0
    let witnesses = 0
    for (let run = 0; run < 150; run++) {
      const { schedule } = adversary.draw(run)
      const history = play(subject, ending(schedule, "core", subject.links(3), seedOf(3, run)))
      adversary.learn(history)
      const evidence = evidenceOf(history)
      if (evidence.writes.some((written) => isStranded(evidence, written))) stranded++
      for (const property of [agrees, reaches, replicationStops]) {
        const judgement = property.check(evidence)
        expect(judgement.violation).toBeNull()
        witnesses += judgement.witnesses
      }
    }
    expect(stranded).toBeGreaterThan(5)
    expect(witnesses).toBeGreaterThan(1000)
  })

  it("but for a write that reached part of it, and what was made after seeing that, and the report says so", () => {
    const moves = [put(2, "v1"), deliver(2, 0), put(0, "v2")]
    const evidence = evidenceOf(play(subject, { leaders: 3, core: [0, 1], moves }))
    expect(evidence.writes.map((written) => isStranded(evidence, written))).toEqual([true, true])
    expect(agrees.check(evidence).violation).toBeNull()
    expect(pendingInWords(evidence)).toEqual([
      "A1 (put x = v2) is pending at B, which waits for C1 (put x = v1) of C.",
    ])
    const healed = evidenceOf(play(subject, { leaders: 3, moves }))
    expect(healed.writes.map((written) => isStranded(healed, written))).toEqual([false, false])
    expect(pendingInWords(healed)).toEqual([])
  })

  it("not where a conflict stops its stream: what is pending, and why, is in the violation", () => {
    const stopping = modelSubject(tungsten, "system")
    const schedule: Schedule = { leaders: 3, core: [0, 1], moves: [put(0, "v1"), put(1, "v2"), put(2, "v3")] }
    const { violation } = reaches.check(evidenceOf(play(stopping, schedule)))
    expect(violation?.because).toEqual([
      "A acknowledged A1 (put x = v1).",
      "A and B are up and every link between them is mended, while C stays cut off, and nothing is left that could be delivered.",
      "A1 (put x = v1) is pending at B.",
      "B1 (put x = v2) is pending at A.",
      expect.stringMatching(/^The stream A>B stands still at A1 \(.+\)\.$/),
      expect.stringMatching(/^The stream B>A stands still at B1 \(.+\)\.$/),
      "However, B has not got it.",
    ])
  })
})

describe("a counterexample of a core", () => {
  const stopping = modelSubject(tungsten, "system")

  /** Broken only by a cluster of three of whom two heal. */
  const ofThree: Property = {
    ...agrees,
    check: (evidence) =>
      evidence.history.leaders < 3 || evidence.present.length > 2 ? untouched : agrees.check(evidence),
  }

  it.each([
    ["keeps its core when it is shrunk", ofThree, 3],
    ["has none any more when those that stay failed are not needed", agrees, 2],
  ] as const)("%s, and is judged by it when it is played again", (_what, property, leaders) => {
    const moves = [0, 1, 2].map((at) => put(at, `v${at + 1}`))
    const found = counterexampleOf(stopping, property, { leaders: 3, core: [0, 1], moves }, null)
    expect(found.schedule.leaders).toBe(leaders)
    expect(found.schedule.core).toEqual(leaders === 3 ? [0, 1] : undefined)
    const again = replay(stopping, agrees, found.schedule, found.violation)
    expect(again.verdict).toBe("still fails")
    expect(again.history).toEqual(found.history)
    for (const { property } of again.broken) expect(notJudged(property, modeOf(found.schedule))).toBeNull()
  })
})
