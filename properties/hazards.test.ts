import { expect, it } from "vitest"
import { designs } from "../model/systems/designs.ts"
import { features, recordWrites } from "./adversary/record-writes.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { hazardModels } from "./hazard-models.ts"
import { type Hazard, hazardsOf } from "./hazards.ts"
import { designSubjects } from "./subjects/designs.ts"

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

it("a property that only a fault can break is broken under that fault, by a short schedule", async () => {
  const { hazards } = await hazardsAt("single-leader", 1000, "local-write-succeeds-during-partition")
  expect(hazards.map(inWords)).toEqual(["partition, 2"])
})

it("a tie that two leaders settle alike and a third does not is found with three leaders", async () => {
  const { hazards } = await hazardsAt("pgactive", 3000, "winner-depends-only-on-the-writes")
  expect(hazards.map(inWords)).toEqual(["ties, 3"])
})

it("a property that breaks without a fault is not asked again under one", async () => {
  const { hazards, explored } = await hazardsAt("tungsten", 60, "streams-keep-flowing")
  expect(hazards.map(inWords)).toEqual(["no fault, 2"])
  expect(explored.map(({ model }) => model)).toEqual([
    "no fault",
    "ties",
    "skew",
    "step back",
    "partition",
    "crash",
    "leaving",
    ...features,
  ])
})

it("a budget that ends one search leaves unknown what no search broke", async () => {
  const { hazards, explored } = await hazardsAt("reference", 500, "quiet-cluster-agrees")
  expect(hazards.map(inWords)).toEqual(["unknown"])
  expect(explored.some(({ complete }) => !complete)).toBe(true)
})

it("what is not claimed stays so, and what cannot fail in the scope is vacuous", async () => {
  expect((await hazardsAt("bdr-1", 300, "add-wins")).hazards.map(inWords)).toEqual(["not-claimed"])
  expect((await hazardsAt("single-leader", 100_000, "replication-stops")).hazards.map(inWords)).toEqual([
    "holds",
  ])
})

it("models have one name each, and at most one kind of fault", () => {
  expect(new Set(hazardModels.map(({ name }) => name)).size).toBe(hazardModels.length)
  for (const { faults } of hazardModels) expect(faults.length).toBeLessThan(2)
})

it("every feature of tables is a model, which offers each of its writes once", () => {
  for (const feature of features) {
    const search = hazardModels.find(({ name }) => name === feature)?.search
    const offered = search?.by === "runs" ? search.offered(1) : []
    expect(new Set(offered.map((write) => JSON.stringify(write))).size).toBe(offered.length)
    expect(offered).toEqual(expect.arrayContaining([...recordWrites(feature, "x", "y", 1)]))
  }
})
