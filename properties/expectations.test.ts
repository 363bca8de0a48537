import { describe, expect, it, test } from "vitest"
import { designs } from "../model/systems/designs.ts"
import { campaign, usually } from "./campaign.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { evidenceOf } from "./evidence.ts"
import { anomalies, expected, knownViolations } from "./expectations.ts"
import { notClaimed } from "./not-claimed.ts"
import { play } from "./play.ts"
import { loadSubjects, runsFor } from "./subjects/registry.ts"
import { asExpected } from "./verdict.ts"
import { loadWitnesses, shownInMatrix } from "./witnesses.ts"

const { subjects, absent } = await loadSubjects()

describe("a campaign of 400 schedules gives no verdict that is not recorded", () => {
  it.each(subjects.map((subject) => [subject.name, subject] as const))("of %s", async (_name, subject) => {
    const plan = {
      ...usually,
      seed: 7,
      subjects: [subject],
      properties: catalogue,
      runs: (one: typeof subject) => runsFor(one, 400),
      leaders: 3,
      moves: 60,
    }
    const report = await campaign(plan, { progress: () => undefined, stopped: () => false })
    const judged = report.subjects.flatMap((one) => one.judged)
    expect(judged).toHaveLength(catalogue.length)
    const surprises = judged.filter((one) => !asExpected(one))
    expect(
      surprises.map(
        ({ property, verdict, expected }) => `${property}: ${verdict.kind}, recorded as ${expected.verdict}`,
      ),
    ).toEqual([])
    for (const { verdict, expected } of judged)
      if (verdict.kind === "unknown") expect(expected.verdict).toBe("violated")
    for (const { verdict } of judged) {
      if (verdict.kind !== "violated") continue
      const { shrinking, violation, history } = verdict.counterexample
      expect(shrinking.minimal).toBe(true)
      expect(violation.because.at(-1)).toMatch(/^However, /)
      expect(violation.step).toBeLessThanOrEqual(history.steps.length)
      for (const leader of violation.leaders) expect(leader).toBeLessThan(history.leaders)
    }
  })
})

describe("a recorded violation", () => {
  it.for(knownViolations)("of %s: %s", ([name, id, because], { skip }) => {
    const missing = absent.find((one) => one.name === name)
    if (missing !== undefined) skip(`${name} is not installed: ${missing.because}`)
    const subject = subjects.find((one) => one.name === name)
    const property = catalogue.find((one) => one.id === id)
    if (subject === undefined || property === undefined)
      throw new Error("there is no such subject or property")
    expect(notClaimed(subject, property)).toBeNull()
    expect(expected(subject, property)).toEqual({ verdict: "violated", because })
    expect(because).not.toBe("")
    for (const [code] of because.matchAll(/\bA\d+\b/g)) expect(Object.keys(anomalies)).toContain(code)
  })
})

describe("what is recorded of a design is true", () => {
  const witnesses = loadWitnesses()
  const shown = shownInMatrix()

  it("every violation is shown by the committed hazard matrix, or has a witness, and not both", () => {
    const records = knownViolations.filter(([name]) => designs.some((design) => design.name === name))
    const kept = witnesses.map(({ subject, property }) => `${subject} ${property}`)
    expect(records.flatMap(([name, id]) => (shown(name, id) ? [] : [`${name} ${id}`])).toSorted()).toEqual(
      kept.toSorted(),
    )
    expect(records.length).toBeGreaterThan(500)
  })

  it.each(witnesses.map((one) => [one.subject, one.property, one.schedule] as const))(
    "the witness against %s breaks %s",
    (name, id, schedule) => {
      const subject = subjects.find((one) => one.name === name)
      const property = catalogue.find((one) => one.id === id)
      if (subject === undefined || property === undefined)
        throw new Error("there is no such subject or property")
      expect(property.check(evidenceOf(play(subject, schedule))).violation).not.toBeNull()
    },
  )
})

test("every anomaly that is explained is named in some reason", () => {
  const named = new Set(knownViolations.flatMap(([, , because]) => because.match(/\bA\d+\b/g) ?? []))
  expect([...named].toSorted()).toEqual(Object.keys(anomalies).toSorted())
})

describe("what a subject does not claim", () => {
  it("is what it disclaims, by the id of a property that there is, with a reason", () => {
    const ids = catalogue.map(({ id }) => id)
    for (const { name, disclaims } of subjects)
      for (const { property, because } of disclaims) {
        expect(ids, name).toContain(property)
        expect(because, name).not.toBe("")
      }
  })

  const reasonFor = (name: string, id: string): string | null => {
    const subject = subjects.find((one) => one.name === name)
    const property = catalogue.find((one) => one.id === id)
    if (subject === undefined || property === undefined)
      throw new Error("there is no such subject or property")
    return notClaimed(subject, property)
  }

  it.each([
    ["reference", "convergence/quiet-cluster-agrees", null],
    ["reference", "refinement/every-step-refines-the-model", "it is not played in lockstep with a design"],
    ["implementation", "refinement/every-step-refines-the-model", null],
    ["tungsten", "conflict-resolution/add-wins", "it has no set"],
    ["tungsten", "convergence/redelivery-changes-nothing", "it cannot be put through duplication"],
    [
      "single-leader",
      "convergence/streams-keep-flowing",
      "one leader orders all writes, so no two of them conflict",
    ],
  ])("%s, %s: %s", (name, id, because) => {
    expect(reasonFor(name, id)).toBe(because)
  })
})

test("a library that is not installed is named with its reason, and no subject has the name of another", () => {
  const names = subjects.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { name, because } of absent) {
    expect(names).not.toContain(name)
    expect(because).not.toBe("")
  }
})
