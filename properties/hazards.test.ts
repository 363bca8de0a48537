import { expect, it } from "vitest"
import { designs } from "../model/systems/designs.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { faultModels, type Hazard, hazardsOf } from "./hazards.ts"
import { designSubjects } from "./subjects/registry.ts"

const quiet = { progress: () => undefined, stopped: () => false }

const hazardsAt = async (name: string, states: number, only: string) => {
  const index = designs.findIndex((design) => design.name === name)
  const [design, subject] = [designs[index], designSubjects[index]]
  if (design === undefined || subject === undefined) throw new Error(`there is no design ${name}`)
  const properties = catalogue.filter(({ id }) => id.endsWith(only))
  return hazardsOf(design, subject, properties, states, quiet)
}

const inWords = ({ verdict, under }: Hazard): string =>
  verdict.kind === "violated" ? `${under}, ${verdict.counterexample.schedule.moves.length}` : verdict.kind

it("a property that only a fault can break is broken under that fault, by a shortest schedule", async () => {
  const { hazards } = await hazardsAt("single-leader", 100_000, "local-write-succeeds-during-partition")
  expect(hazards.map(inWords)).toEqual(["partition, 2"])
})

it("a tie that two leaders settle alike and a third does not is found with three leaders", async () => {
  const { hazards } = await hazardsAt("pgactive", 100_000, "winner-depends-only-on-the-writes")
  expect(hazards.map(inWords)).toEqual(["ties at three leaders, 3"])
})

it("a property that breaks without a fault is not asked again under one", async () => {
  const { hazards, explored } = await hazardsAt("tungsten", 60, "streams-keep-flowing")
  expect(hazards.map(inWords)).toEqual(["no fault, 2"])
  expect(explored.map(({ model }) => model)).toEqual([
    "no fault",
    "ties",
    "ties at three leaders",
    "skew",
    "partition",
    "crash",
  ])
})

it("a budget that ends one search leaves unknown what no search broke", async () => {
  const { hazards, explored } = await hazardsAt("reference", 500, "quiet-cluster-agrees")
  expect(hazards.map(inWords)).toEqual(["unknown"])
  expect(explored.some(({ complete }) => !complete)).toBe(true)
})

it("what is not claimed stays so, and what cannot fail in the scope is vacuous", async () => {
  expect((await hazardsAt("bdr-1", 300, "add-wins")).hazards.map(inWords)).toEqual(["not-claimed"])
  expect((await hazardsAt("tungsten", 100_000, "replication-stops")).hazards.map(inWords)).toEqual(["holds"])
})

it("fault models have one name each, and at most one kind of fault", () => {
  expect(new Set(faultModels.map(({ name }) => name)).size).toBe(faultModels.length)
  for (const { faults } of faultModels) expect(faults.length).toBeLessThan(2)
})
