/** What shrinking ends with shows the bug: the same schedule does not break the property on the original without it. */
import { expect, it } from "vitest"
import { seedOf } from "../adversary/random.ts"
import { widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { evidenceOf } from "../evidence.ts"
import { expected } from "../expectations.ts"
import { ownMutants } from "../mutants/mutants.ts"
import { play } from "../play.ts"
import { loadSubjects } from "../subjects/registry.ts"
import { counterexampleOf } from "./shrink.ts"

const { subjects } = await loadSubjects()

/** How many schedules of 60 moves are played to break each property once. */
const runs = 30

/** Mutants that break properties which tell writes by their values, and how many properties of all they break. */
const cases: ReadonlyArray<readonly [mutant: string, broken: number]> = [
  ["remote-deletes-are-passed-over", 7],
  ["the-higher-leader-wins", 6],
  ["a-delete-is-applied-as-an-update", 7],
  ["stamps-are-compared-as-text", 4],
  ["assignments-replace-all-siblings", 3],
  ["the-later-record-is-taken-whole", 1],
  ["impl-stamps-are-compared-as-text", 5],
  ["impl-recovery-misses-the-last-entry", 15],
]

it.each(cases)("%s breaks %i properties by schedules that do not break its original", (id, broken) => {
  const mutant = ownMutants.find((one) => one.id === id)
  const original = subjects.find(({ name }) => name === mutant?.original)
  if (mutant === undefined || original === undefined) throw new Error("there is no such mutant or original")
  const { subject } = mutant
  const left = new Set(
    catalogue.filter(
      (property) => property.group !== "refinement" && expected(original, property).verdict === "holds",
    ),
  )
  const claimed = left.size
  for (let run = 0; run < runs; run++) {
    const start = uniformSchedule(widest(subject, 3, 60), seedOf(5, run))
    const evidence = evidenceOf(play(subject, start))
    for (const property of left) {
      if (property.check(evidence).violation === null) continue
      left.delete(property)
      const { schedule } = counterexampleOf(subject, property, start, null)
      expect(property.check(evidenceOf(play(original, schedule))).violation).toBeNull()
    }
  }
  expect(claimed - left.size).toBe(broken)
})
