/** The committed kill matrix and league: what is recorded there is what a run gives, and all that they must show they show. */
import { describe, expect, it } from "vitest"
import { strategies } from "../adversary/strategies.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { loadSubjects } from "../subjects/registry.ts"
import { quarryOf } from "./chase.ts"
import committed from "./kill-matrix.json" with { type: "json" }
import { killMatrix } from "./kill-matrix.ts"
import { fatesOf, isRefinement, type KillRow } from "./kill-row.ts"
import recordedLeague from "./league.json" with { type: "json" }
import { inLeague, league } from "./league.ts"
import { loadMutants } from "./mutants.ts"
import { neverAlone, soleKillers } from "./sole-killers.ts"

const rows: ReadonlyArray<KillRow> = committed.rows
const mutants = await loadMutants()
const { subjects } = await loadSubjects()

const hooks = { progress: () => undefined, stopped: () => false, cpu: () => 0 }

/** Milliseconds; they take a second or two, but machines are shared. */
const patient = { timeout: 120_000 }

/** Those that are played anew: fast ones of every kind. */
const again = [
  "the-higher-leader-wins",
  "stamp-is-not-raised-on-receive",
  "the-first-leader-decides",
  "two-leaders-take-the-same-key",
  "a-batch-is-reported-in-reverse",
  "the-last-message-is-sent-for-ever",
  "impl-every-meeting-is-a-conflict",
  "eventlog-import-without-effect-counts-as-known",
]

const quarries = mutants
  .filter(({ id }) => again.includes(id))
  .map((mutant) => quarryOf(mutant, subjects, catalogue))

/** What a run with fewer seeds must give: the row without its other seeds, and without its time. */
const withSeeds = (row: KillRow, seeds: number): KillRow => {
  const first = <Figure>(figures: ReadonlyArray<Figure>): ReadonlyArray<Figure> => figures.slice(0, seeds)
  return {
    ...row,
    cpu: null,
    played: first(row.played),
    reached: first(row.reached),
    differed: first(row.differed),
    first: first(row.first),
    killers: row.killers
      .map(({ property, schedules }) => ({ property, schedules: first(schedules) }))
      .filter(({ schedules }) => schedules.some((figure) => figure !== null)),
  }
}

describe("the committed kill matrix", () => {
  it("has every mutant, and each of them is killed", () => {
    const fates = fatesOf(rows)
    const here = mutants.map(({ id }) => id)
    expect([...fates.keys()].filter((id) => !id.startsWith("yjs-"))).toEqual(
      here.filter((id) => !id.startsWith("yjs-")),
    )
    expect([...fates].filter(([, fate]) => fate !== "killed")).toEqual([])
  })

  it("shows of each mutant that its code ran and answered differently", () => {
    for (const { mutant, reached, differed } of rows) {
      expect(Math.max(...reached), mutant).toBeGreaterThan(0)
      expect(Math.max(...differed), mutant).toBeGreaterThan(0)
    }
  })

  it("has a minimal counterexample of every mutant", () => {
    expect(rows.filter(({ smallest }) => smallest?.minimal !== true).map(({ mutant }) => mutant)).toEqual([])
  })

  it("has for each property a mutant that it alone kills, or the reason why there is none", () => {
    const alone = soleKillers(rows, catalogue)
    expect(alone.filter(({ mutants: own, because }) => own.length === 0 && because === null)).toEqual([])
    const reasons = alone.flatMap(({ property, because }) => (because === null ? [] : [property]))
    expect(reasons).toEqual(catalogue.map(({ id }) => id).filter((id) => Object.hasOwn(neverAlone, id)))
  })

  it("needs few schedules: no mutant more than the budget in most seeds, but for what refinement alone sees", () => {
    const late = rows.filter(
      ({ first }) => first.filter((figure) => figure !== null).length * 2 <= first.length,
    )
    expect(late.filter(({ killers }) => !killers.every(({ property }) => isRefinement(property)))).toEqual([])
  })

  it("is what the first two seeds give again", patient, async () => {
    const drawing = strategies.filter(({ name }) => rows.some(({ strategy }) => strategy === name))
    const plan = { quarries, strategies: drawing, seeds: 2, schedules: committed.schedules }
    const found = (await killMatrix(plan, hooks)).map((row) => ({ ...row, cpu: null }))
    expect(found).toHaveLength(again.length * drawing.length)
    for (const row of found) {
      const known = rows.find(({ mutant, strategy }) => mutant === row.mutant && strategy === row.strategy)
      expect(known && withSeeds(known, 2), row.mutant).toEqual(row)
    }
  })
})

describe("the committed league", () => {
  it("has every strategy against every mutant but those that refinement alone kills", () => {
    const inIt = inLeague(mutants.map((mutant) => quarryOf(mutant, subjects, catalogue)))
      .map(({ mutant }) => mutant.id)
      .filter((id) => !id.startsWith("yjs-"))
    for (const { name } of strategies)
      expect(
        recordedLeague.rows
          .filter(({ strategy, mutant }) => strategy === name && !mutant.startsWith("yjs-"))
          .map(({ mutant }) => mutant),
      ).toEqual(inIt)
  })

  it("is what the first two seeds give again", patient, async () => {
    const plan = { quarries, strategies, seeds: 2, schedules: recordedLeague.schedules }
    for (const { mutant, strategy, schedules } of await league(plan, hooks)) {
      const known = recordedLeague.rows.find((row) => row.mutant === mutant && row.strategy === strategy)
      expect(known?.schedules.slice(0, 2), `${mutant}, ${strategy}`).toEqual(schedules)
    }
  })
})
