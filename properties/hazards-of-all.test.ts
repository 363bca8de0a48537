import { expect, it } from "vitest"
import { designs } from "../model/systems/designs.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { hazardsOf } from "./hazards.ts"
import { hazardsOfAll } from "./hazards-of-all.ts"
import { designSubjects } from "./subjects/designs.ts"

const some = ["tungsten", "single-leader", "mariadb-ring-strict"]
const subjects = designSubjects.filter(({ name }) => some.includes(name))
const properties = catalogue.filter(({ group }) => group === "convergence" || group === "availability")
const quiet = { progress: () => undefined, finished: () => undefined, stopped: () => false }

it("threads find what one thread finds, in the order of the designs", async () => {
  const told: Array<string> = []
  const reports = await hazardsOfAll(
    subjects,
    properties,
    600,
    { ...quiet, finished: ({ design }) => told.push(design) },
    2,
  )
  const alone = await Promise.all(
    subjects.map((subject) => {
      const design = designs.find(({ name }) => name === subject.name)
      if (design === undefined) throw new Error(`there is no design ${subject.name}`)
      return hazardsOf(design, subject, properties, 600, quiet)
    }),
  )
  expect(reports).toEqual(alone)
  expect(told.toSorted()).toEqual(some.toSorted())
})

it("a stopped search gives the designs that were finished, and ends its threads", async () => {
  let finished = 0
  const reports = await hazardsOfAll(
    subjects,
    properties,
    600,
    { ...quiet, finished: () => finished++, stopped: () => finished === 1 },
    1,
  )
  expect(reports.map(({ design }) => design)).toEqual(["tungsten"])
})

it("a search that is stopped before it begins gives nothing", async () => {
  expect(await hazardsOfAll(subjects, properties, 100, { ...quiet, stopped: () => true })).toEqual([])
})

it("an error in a thread is an error here", async () => {
  const unknown = subjects.map((subject) => ({ ...subject, name: "nobody" }))
  await expect(hazardsOfAll(unknown, properties, 100, quiet, 1)).rejects.toThrow("there is no design nobody")
})
