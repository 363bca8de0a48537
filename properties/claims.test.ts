/**
 * The suite as anybody would use it in tests of their own: fast-check draws schedules, a subject plays them, and no
 * property that the subject claims may be broken.
 */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { widest } from "./adversary/scope.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { evidenceOf } from "./evidence.ts"
import { expected } from "./expectations.ts"
import { notClaimed } from "./not-claimed.ts"
import { play } from "./play.ts"
import type { Property } from "./property.ts"
import { schedules } from "./schedule/arbitrary.ts"
import { implementations } from "./subjects/registry.ts"
import { designSubjects } from "./subjects/designs.ts"
import type { Subject } from "./subjects/subject.ts"

const claimedBy = (subject: Subject): ReadonlyArray<Property> =>
  catalogue.filter((property) => notClaimed(subject, property) === null)

/** What a variant of the reference is recorded to break is left out: that it does is another test's matter. */
const keptBy = (subject: Subject): ReadonlyArray<Property> =>
  claimedBy(subject).filter((property) => expected(subject, property).verdict === "holds")

/** What breaks under a schedule; and how often each property could have been broken is counted. */
const broken = (subject: Subject, claimed: ReadonlyArray<Property>, witnesses: Map<string, number>) => {
  for (const { id } of claimed) witnesses.set(id, 0)
  return fc.property(schedules(widest(subject, 3, 60)), (schedule) => {
    const evidence = evidenceOf(play(subject, schedule))
    const harms = claimed.flatMap(({ id, check }) => {
      const judgement = check(evidence)
      witnesses.set(id, (witnesses.get(id) ?? 0) + judgement.witnesses)
      return judgement.violation === null ? [] : [`${id}: ${judgement.violation.harm}`]
    })
    expect(harms).toEqual([])
  })
}

const never = (witnesses: ReadonlyMap<string, number>): ReadonlyArray<string> =>
  [...witnesses].filter(([, count]) => count === 0).map(([id]) => id)

describe("the reference and its variants break nothing but what is recorded, and everything could have broken", () => {
  const references = designSubjects.filter(({ kind }) => kind === "reference")
  it.each(references.map((subject) => [subject.name, subject] as const))("%s", (_name, subject) => {
    const witnesses = new Map<string, number>()
    fc.assert(broken(subject, keptBy(subject), witnesses), { seed: 8, numRuns: 600 })
    expect(never(witnesses)).toEqual([])
  })
})

describe("the implementation breaks nothing, and is what the model says", () => {
  it.each(implementations.map((subject) => [subject.name, subject] as const))("%s", (_name, subject) => {
    const witnesses = new Map<string, number>()
    fc.assert(broken(subject, claimedBy(subject), witnesses), { seed: 8, numRuns: 100 })
    expect(never(witnesses)).toEqual([])
  })
})

it("a system that breaks something is caught in the same way, with the harm in the message", () => {
  const tungsten = designSubjects.find(({ name }) => name === "tungsten")
  if (tungsten === undefined) throw new Error("there is no tungsten")
  expect(() =>
    fc.assert(broken(tungsten, claimedBy(tungsten), new Map()), { seed: 8, numRuns: 300 }),
  ).toThrow(/Counterexample: .*"moves"/s)
})
