import { describe, expect, it, test } from "vitest"
import { seedOf } from "../adversary/random.ts"
import { widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { type Evidence, evidenceOf } from "../evidence.ts"
import { notClaimed } from "../not-claimed.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { eventlog } from "../subjects/eventlog.ts"
import type { Failing } from "../shrink/pass.ts"
import { shrink } from "../shrink/shrink.ts"
import { slicesOf } from "../shrink/slice.ts"
import { implementations } from "../subjects/registry.ts"
import { designSubjects } from "../subjects/designs.ts"
import type { Subject } from "../subjects/subject.ts"
import { loadYjs } from "../subjects/yjs.ts"
import type { Mutant } from "./mutant.ts"
import { loadMutants, ownMutants } from "./mutants.ts"

const seed = 5
const most = 300
/** The most plays to a counterexample that is certified minimal; the smallest one may take ten times as many. */
const enough = 250

const mutants = await loadMutants()
const yjs = await loadYjs()
const subjects = [
  ...designSubjects,
  ...implementations,
  eventlog,
  ...(yjs.kind === "loaded" ? [yjs.subject] : []),
]

const originalOf = (mutant: Mutant): Subject => {
  const original = subjects.find((one) => one.name === mutant.original)
  if (original === undefined) throw new Error(`there is no ${mutant.original}`)
  return original
}

const scheduleOf = (subject: Subject, run: number): Schedule =>
  uniformSchedule(widest(subject, 3, 60), seedOf(seed, run))

/** What the schedules of the first runs leave on each original: played once for all of its mutants. */
const played = new Map<Subject, Array<Evidence>>()

const evidenceOn = (original: Subject, run: number): Evidence => {
  const known = played.get(original) ?? []
  played.set(original, known)
  return (known[run] ??= evidenceOf(play(original, scheduleOf(original, run))))
}

/** In which run each property is broken first; a schedule is played once and judged by all that are not yet broken. */
const firstRuns = (subject: Subject, properties: ReadonlyArray<Property>): ReadonlyMap<string, number> => {
  const runs = new Map<string, number>()
  for (let run = 0; run < most && runs.size < properties.length; run++) {
    const evidence = evidenceOf(play(subject, scheduleOf(subject, run)))
    for (const { id, check } of properties)
      if (!runs.has(id) && check(evidence).violation !== null) runs.set(id, run)
  }
  return runs
}

/** What is wrong with a mutant: nothing, where it breaks as it says and its original does not. */
const complaints = (mutant: Mutant): ReadonlyArray<string> => {
  const original = originalOf(mutant)
  const scopes = [original, mutant.subject].map((subject) => JSON.stringify(widest(subject, 3, 60)))
  if (scopes[0] !== scopes[1]) return ["it is put through something else than its original"]
  const named = mutant.kills.flatMap((id) => catalogue.filter((property) => property.id === id))
  if (named.length < mutant.kills.length) return ["it names a property that there is not"]
  const runs = firstRuns(mutant.subject, named)
  return named.flatMap((property) => {
    const { id } = property
    if (notClaimed(original, property) !== null) return [`${original.name} does not claim ${id}`]
    const broken = runs.get(id)
    if (broken === undefined) return [`${id} holds in ${most} schedules`]
    // The same schedules do not break the original: it is the mutation that does.
    for (let run = 0; run <= broken; run++)
      if (property.check(evidenceOn(original, run)).violation !== null)
        return [`${id} is broken by ${original.name} too`]
    // What it was made for has an example that is minimal, and that does not break the original either.
    if (id !== mutant.kills[0]) return []
    const judge = (candidate: Schedule): Failing | null => {
      const history = play(mutant.subject, candidate)
      const { violation } = property.check(evidenceOf(history))
      return violation && { parts: () => slicesOf(history, violation) }
    }
    const { schedule, minimal } = shrink(scheduleOf(mutant.subject, broken), judge, enough)
    if (!minimal) return [`${id} has no minimal counterexample within ${enough} plays`]
    const { violation } = property.check(evidenceOf(play(original, schedule)))
    return violation === null ? [] : [`${id} is broken by ${original.name} too, once it is small`]
  })
}

/** Milliseconds; a mutant takes a second at most, but machines are shared. */
const patient = { timeout: 120_000 }

describe("a mutant is broken by the properties that it names, and its original is not", patient, () => {
  it.each(ownMutants.map((one) => [one.id, one] as const))("%s", (_id, mutant) => {
    expect(complaints(mutant)).toEqual([])
  })

  it.for([
    "eventlog-patch-upserts",
    "eventlog-import-without-effect-counts-as-known",
    "yjs-covered-means-known",
    "yjs-one-entry-counter",
  ])("%s", (id, { skip }) => {
    const mutant = mutants.find((one) => one.id === id)
    if (mutant === undefined && id.startsWith("yjs") && yjs.kind === "missing")
      skip(`yjs is not installed: ${yjs.reason}`)
    expect(mutant && complaints(mutant)).toEqual([])
  })
})

test("every property is broken by some mutant", () => {
  const named = new Set(mutants.flatMap(({ kills }) => kills))
  expect(catalogue.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([])
})

test("all mutants are there, each by a name of its own, which its subject has too", () => {
  const ids = mutants.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(mutants.map(({ subject }) => subject.name)).toEqual(ids)
  expect(ids).toEqual(expect.arrayContaining(ownMutants.map(({ id }) => id)))
})

test("a mutant says in a sentence what is wrong with it, and names what breaks", () => {
  for (const { difference, kills } of mutants) {
    expect(difference).toMatch(/^[A-Z].*\.$/)
    expect(kills.length).toBeGreaterThan(0)
    expect(new Set(kills).size).toBe(kills.length)
  }
})
