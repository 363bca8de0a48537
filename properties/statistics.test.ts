import { expect, it } from "vitest"
import { reference } from "../model/systems/reference.ts"
import { campaign, type CampaignReport, usually } from "./campaign.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { tally } from "./statistics.ts"
import { modelSubject } from "./subjects/model.ts"

const silent = { progress: () => undefined, stopped: () => false }
const subject = modelSubject(reference, "reference")
const played: CampaignReport = await campaign(
  {
    ...usually,
    seed: 11,
    subjects: [subject, { ...subject, name: "reference again" }],
    properties: catalogue,
    runs: () => 60,
    leaders: 3,
    moves: 60,
  },
  silent,
)

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

it("what was asked and what was effective add up to the moves of the campaign", () => {
  for (const { statistics, moves, effective, runs } of played.subjects) {
    expect(statistics.schedules).toBe(runs)
    expect(total(statistics.strategies)).toBe(runs)
    expect(total(statistics.asked)).toBe(moves)
    expect(total(statistics.effective)).toBe(effective)
    for (const [kind, count] of Object.entries(statistics.effective))
      expect(count).toBeLessThanOrEqual(statistics.asked[kind] ?? 0)
  }
})

it("writes by family, faults and conflicts add up to those of the schedules", () => {
  const { families, faults, conflicts, perSchedule } = played.statistics
  expect(total(families)).toBe(perSchedule.writes.sum)
  expect(total(faults)).toBe(perSchedule.faults.sum)
  expect(total(conflicts)).toBe(perSchedule.conflicts.sum)
  expect(perSchedule.concurrent.sum).toBeGreaterThan(0)
  expect(perSchedule.stranded.sum).toBe(0)
  expect(perSchedule.inFlight.most).toBeLessThanOrEqual(2 * perSchedule.writes.most)
  for (const { least, median, most } of Object.values(perSchedule)) {
    expect(least).toBeLessThanOrEqual(median)
    expect(median).toBeLessThanOrEqual(most)
  }
})

it("those of all subjects are the sum of theirs, and witnesses are those of the verdicts", () => {
  const [one, other] = played.subjects
  for (const name of ["asked", "effective", "families", "fates", "faultsIn"] as const)
    expect(total(played.statistics[name])).toBe(
      total(one?.statistics[name] ?? {}) + total(other?.statistics[name] ?? {}),
    )
  for (const { property, verdict } of one?.judged ?? [])
    if (verdict.kind === "holds") expect(one?.statistics.witnesses[property]?.sum).toBe(verdict.witnesses)
})

it("a spread has the least, the lower middle and the most of its numbers", () => {
  const { add, statistics } = tally()
  const observed = {
    draw: { families: [], faults: [], features: [], budgets: {}, by: "pct, depth 2" },
    asked: [],
    effective: [],
    families: [],
    fates: [],
    conflicts: [],
    concurrent: 0,
    inFlight: 0,
    stranded: 0,
  }
  for (const witnesses of [7, 0, 2, 9]) add(observed, new Map([["p", witnesses]]))
  expect(statistics().witnesses).toEqual({ p: { schedules: 4, least: 0, median: 2, most: 9, sum: 18 } })
  expect(statistics().strategies).toEqual({ pct: 4 })
  expect(tally().statistics().perSchedule.writes).toEqual({
    schedules: 0,
    least: 0,
    median: 0,
    most: 0,
    sum: 0,
  })
})
