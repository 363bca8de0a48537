import { describe, expect, it, test } from "vitest"
import { widest } from "../adversary/scope.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { evidenceOf } from "../evidence.ts"
import { notClaimed } from "../expectations.ts"
import { play } from "../play.ts"
import { eventlog } from "../subjects/eventlog.ts"
import { counterexampleOf } from "../shrink/shrink.ts"
import { designSubjects, implementations } from "../subjects/registry.ts"
import type { Subject } from "../subjects/subject.ts"
import { loadYjs } from "../subjects/yjs.ts"
import { firstBroken, hunt } from "./hunt.ts"
import { modelMutants } from "./model-mutants.ts"
import type { Mutant } from "./mutant.ts"
import { loadMutants, ownMutants } from "./mutants.ts"

const seed = 5
const most = 300

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

/** What is wrong with a mutant: nothing, where it breaks as it says and its original does not. */
const complaints = (mutant: Mutant): ReadonlyArray<string> => {
  const original = originalOf(mutant)
  const scopes = [original, mutant.subject].map((subject) => JSON.stringify(widest(subject, 3, 60)))
  if (scopes[0] !== scopes[1]) return ["it is put through something else than its original"]
  return mutant.kills.flatMap((id) => {
    const property = catalogue.find((one) => one.id === id)
    if (property === undefined) return [`there is no ${id}`]
    if (notClaimed(original, property) !== null) return [`${original.name} does not claim ${id}`]
    const broken = firstBroken(mutant.subject, property, seed, most)
    if (broken === null) return [`${id} holds in ${most} schedules`]
    // The same schedules do not break the original: it is the mutation that does.
    if (firstBroken(original, property, seed, broken.runs) !== null)
      return [`${id} is broken by ${original.name} too`]
    // What it was made for has an example that is minimal, and that does not break the original either.
    if (id !== mutant.kills[0]) return []
    const { schedule, shrinking } = counterexampleOf(mutant.subject, property, broken.schedule, null)
    if (!shrinking.minimal) return [`${id} has no minimal counterexample`]
    const { violation } = property.check(evidenceOf(play(original, schedule)))
    return violation === null ? [] : [`${id} is broken by ${original.name} too, once it is small`]
  })
}

describe("a mutant is broken by the properties that it names, and its original is not", () => {
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

describe("a hunt", () => {
  const [mutant] = modelMutants
  const property = catalogue.find(({ id }) => id === mutant?.kills[0])
  if (mutant === undefined || property === undefined) throw new Error("there is nothing to hunt")

  it("gives up after its budget of schedules", () => {
    const kill = hunt(mutant.subject, property, seed, most)
    expect(kill?.runs).toBeGreaterThan(1)
    expect(hunt(mutant.subject, property, seed, (kill?.runs ?? 0) - 1)).toBeNull()
    expect(hunt(mutant.subject, property, seed, 0)).toBeNull()
  })

  it("says in which run of its seed it was found", () => {
    const kill = hunt(mutant.subject, property, seed, most)
    expect(kill?.counterexample.found).toEqual({ seed, run: (kill?.runs ?? 0) - 1 })
  })
})
