import { describe, expect, it } from "vitest"
import { campaign, type Hooks, type Plan, type Progress } from "./campaign.ts"
import { drawnFaults, widest } from "./adversary/scope.ts"
import { uniform } from "./adversary/uniform.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { evidenceOf } from "./evidence.ts"
import { play } from "./play.ts"
import { counterexampleOf } from "./shrink/shrink.ts"
import { designSubjects } from "./subjects/designs.ts"
import type { Subject } from "./subjects/subject.ts"
import type { Verdict } from "./verdict.ts"

const called = (name: string): Subject => {
  const subject = designSubjects.find((one) => one.name === name)
  if (subject === undefined) throw new Error(`there is no ${name}`)
  return subject
}

const reference = called("reference")
const tungsten = called("tungsten")

const planned = (change: Partial<Plan>): Plan => ({
  seed: 3,
  subjects: [reference],
  properties: catalogue,
  runs: () => 100,
  leaders: 3,
  moves: 60,
  strategy: uniform,
  faults: drawnFaults,
  mode: "healing",
  ...change,
})

const silent: Hooks = { progress: () => undefined, stopped: () => false }

const kindsOf = (verdicts: ReadonlyArray<{ readonly verdict: Verdict }>) =>
  new Set(verdicts.map(({ verdict }) => verdict.kind))

describe("a campaign", () => {
  it("judges every property on every subject, in their order", async () => {
    const report = await campaign(planned({ subjects: [tungsten, reference], runs: () => 200 }), silent)
    expect(report.interrupted).toBe(false)
    expect(report.subjects.map(({ subject, runs }) => [subject.name, runs])).toEqual([
      ["tungsten", 200],
      ["reference", 200],
    ])
    for (const { judged, effective, moves } of report.subjects) {
      // Faults beyond their budgets are left out.
      expect(moves).toBeGreaterThan(10_000)
      expect(moves).toBeLessThan(12_000)
      expect(judged.map(({ property }) => property)).toEqual(catalogue.map(({ id }) => id))
      expect(effective).toBeGreaterThan(2000)
      expect(effective).toBeLessThan(moves)
    }
    // What is recorded of a subject and was not come upon is unknown; nothing else is.
    const ofTungsten = report.subjects[0]?.judged ?? []
    expect(kindsOf(ofTungsten)).toEqual(new Set(["violated", "holds", "not-claimed", "unknown"]))
    for (const { verdict, expected } of ofTungsten)
      if (verdict.kind === "unknown")
        expect([verdict.runs, verdict.because, expected.verdict]).toEqual([
          200,
          "a violation is known, and these schedules missed it",
          "violated",
        ])
    expect(kindsOf(report.subjects[1]?.judged ?? [])).toEqual(new Set(["holds", "not-claimed"]))
  })

  it("gives the same again for the same seed, and something else for another", async () => {
    const plan = planned({ subjects: [tungsten], runs: () => 20 })
    const [first, second] = [await campaign(plan, silent), await campaign(plan, silent)]
    expect(second).toEqual(first)
    expect((await campaign({ ...plan, seed: 4 }, silent)).subjects[0]?.effective).not.toBe(
      first.subjects[0]?.effective,
    )
  })

  it("keeps the smallest of the first four counterexamples of a property, and says where it was found", async () => {
    const pgd = called("pgd")
    const report = await campaign(planned({ subjects: [pgd] }), silent)
    const adversary = uniform.against(pgd, widest(pgd, 3, 60), 3)
    let compared = 0
    for (const { verdict } of report.subjects[0]?.judged ?? []) {
      if (verdict.kind !== "violated") continue
      const { property, found, schedule } = verdict.counterexample
      const four = Array.from({ length: 100 }, (_, run) => run)
        .map((run) => ({ run, ...adversary.draw(run) }))
        .filter(({ schedule }) => property.check(evidenceOf(play(pgd, schedule))).violation !== null)
        .slice(0, 4)
        .map(({ run, schedule, draw }) => counterexampleOf(pgd, property, schedule, { seed: 3, run, draw }))
      const sizes = four.map((one) => one.schedule.moves.length)
      expect(schedule.moves.length).toBe(Math.min(...sizes))
      expect(found).toEqual(four.find((one) => one.schedule.moves.length === schedule.moves.length)?.found)
      compared += sizes.length - 1
    }
    expect(compared).toBeGreaterThan(10)
  })

  it("calls a property vacuous that no run could have broken, and never says that it holds", async () => {
    const calm: Subject = {
      ...reference,
      faults: reference.faults,
      links: () => [{ from: 0, to: 1 }],
      families: ["counter"],
    }
    const { subjects } = await campaign(planned({ subjects: [calm], runs: () => 1, moves: 0 }), silent)
    expect(kindsOf(subjects[0]?.judged ?? [])).toEqual(new Set(["vacuous", "not-claimed"]))
  })

  it("that is stopped keeps what it found, and calls the rest unknown", async () => {
    let asked = 0
    const report = await campaign(planned({ subjects: [tungsten, reference] }), {
      ...silent,
      stopped: () => ++asked > 10,
    })
    expect(report.interrupted).toBe(true)
    expect(report.subjects.map(({ runs }) => runs)).toEqual([10, 0])
    const [first, second] = report.subjects.map(({ judged }) => judged)
    expect(kindsOf(first ?? [])).toEqual(new Set(["violated", "unknown", "not-claimed"]))
    expect(kindsOf(second ?? [])).toEqual(new Set(["unknown", "not-claimed"]))
    const unknown = first?.find(({ verdict }) => verdict.kind === "unknown")?.verdict
    expect(unknown).toEqual({ kind: "unknown", runs: 10, because: "stopped after 10 of 100 schedules" })
  })

  it("tells how far it has got: at the start of each subject, now and then, and at its end", async () => {
    const told: Array<Progress> = []
    await campaign(planned({ subjects: [tungsten, reference] }), {
      ...silent,
      progress: (one) => told.push(one),
    })
    expect(told.map(({ subject, number, run, runs }) => [subject.name, number, run, runs])).toEqual(
      ["tungsten", "reference"].flatMap((name, index) =>
        [0, 32, 64, 96, 100].map((run) => [name, index + 1, run, 100]),
      ),
    )
    expect(told.map(({ violated }) => violated > 0)).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ])
  })
})
