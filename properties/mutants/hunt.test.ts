import { describe, expect, it } from "vitest"
import { catalogue } from "../catalogue/catalogue.ts"
import { hunt } from "./hunt.ts"
import { modelMutants } from "./model-mutants.ts"

const seed = 5
const most = 300

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
