import { describe, expect, it, test } from "vitest"
import { widest } from "../adversary/scope.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { evidenceOf } from "../evidence.ts"
import { notClaimed } from "../expectations.ts"
import { play } from "../play.ts"
import { eventlog } from "../subjects/eventlog.ts"
import { designSubjects, implementations } from "../subjects/registry.ts"
import type { Subject } from "../subjects/subject.ts"
import { loadYjs } from "../subjects/yjs.ts"
import { databaseMutants } from "./database-mutants.ts"
import { hunt } from "./hunt.ts"
import { implementationMutants } from "./implementation-mutants.ts"
import { modelMutants } from "./model-mutants.ts"
import type { Mutant } from "./mutant.ts"
import { loadMutants } from "./mutants.ts"
import { transportMutants } from "./transport-mutants.ts"

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
    const kill = hunt(mutant.subject, property, seed, most)
    if (kill === null) return [`${id} holds in ${most} schedules`]
    const { schedule, shrinking } = kill.counterexample
    if (!shrinking.minimal) return [`${id} has no minimal counterexample`]
    // The same schedules, as found and as shrunk, do not break the original: it is the mutation that does.
    const alike =
      hunt(original, property, seed, kill.runs) ??
      property.check(evidenceOf(play(original, schedule))).violation
    return alike === null ? [] : [`${id} is broken by ${original.name} too`]
  })
}

describe("a mutant is broken by the properties that it names, and its original is not", () => {
  it.each(
    [...modelMutants, ...databaseMutants, ...transportMutants, ...implementationMutants].map(
      (one) => [one.id, one] as const,
    ),
  )("%s", (_id, mutant) => {
    expect(complaints(mutant)).toEqual([])
  })

  it.for(["eventlog-patch-upserts", "yjs-covered-means-known", "yjs-one-entry-counter"])(
    "%s",
    (id, { skip }) => {
      const mutant = mutants.find((one) => one.id === id)
      if (mutant === undefined && id.startsWith("yjs") && yjs.kind === "missing")
        skip(`yjs is not installed: ${yjs.reason}`)
      expect(mutant && complaints(mutant)).toEqual([])
    },
  )
})

test("every property is broken by some mutant", () => {
  const named = new Set(mutants.flatMap(({ kills }) => kills))
  expect(catalogue.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([])
})

test("all mutants are there, each by a name of its own, which its subject has too", () => {
  const ids = mutants.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(mutants.map(({ subject }) => subject.name)).toEqual(ids)
  const here = [...modelMutants, ...databaseMutants, ...transportMutants, ...implementationMutants].map(
    ({ id }) => id,
  )
  expect(ids).toEqual(expect.arrayContaining(here))
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
