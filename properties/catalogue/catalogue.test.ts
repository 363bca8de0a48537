import { existsSync, globSync } from "node:fs"
import { expect, test } from "vitest"
import { families } from "../../model/vocabulary/write.ts"
import { seedOf } from "../adversary/random.ts"
import { widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { evidenceOf } from "../evidence.ts"
import { play } from "../play.ts"
import { designSubjects } from "../subjects/designs.ts"
import { faults } from "../subjects/subject.ts"
import { catalogue } from "./catalogue.ts"

const here = import.meta.dirname
const ids = catalogue.map(({ id }) => id)
const named = catalogue.map((property) => [property.id, property] as const)

test("no two properties have the same id, and none the same title", () => {
  expect(new Set(ids).size).toBe(catalogue.length)
  expect(new Set(catalogue.map(({ title }) => title)).size).toBe(catalogue.length)
})

test("the files in the folders of the groups are the properties of the catalogue, each with its test", () => {
  const files = globSync("*/*.ts", { cwd: here }).filter(
    (file) => !file.endsWith(".test.ts") && !file.endsWith("refusals.ts"),
  )
  expect(files.map((file) => file.replace(/\.ts$/, "")).toSorted()).toEqual(ids.toSorted())
  expect(ids.filter((id) => !existsSync(`${here}/${id}.test.ts`))).toEqual([])
})

test.each(named)(
  "%s says what it claims, where that comes from and when it says nothing",
  (_id, property) => {
    const { id, group, title, law, source, assumes, witness } = property
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)+$/)
    expect(id.startsWith(`${group}/`)).toBe(true)
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    for (const sentence of [law, assumes]) expect(sentence).toMatch(/^[A-Z].*\.$/)
    expect(source).not.toBe("")
    expect(witness).toMatch(/^(an?|the|two) /)
  },
)

test.each(named)("%s speaks of families and faults that there are", (_id, { families: spoken, needs }) => {
  expect(spoken.length).toBeGreaterThan(0)
  expect(families).toEqual(expect.arrayContaining([...spoken]))
  expect(faults).toEqual(expect.arrayContaining([...needs]))
})

test("the properties of a group stand together", () => {
  const groups = catalogue.map(({ group }) => group)
  expect(groups.filter((group, index) => group !== groups[index - 1])).toEqual([...new Set(groups)])
})

const judged = designSubjects.map((subject, run) => {
  const history = play(subject, uniformSchedule(widest(subject, 3, 40), seedOf(13, run)))
  return { history, evidence: evidenceOf(history) }
})

test.each(named)("%s says the same when it is asked again", (_id, { check }) => {
  for (const { evidence } of judged) expect(check(evidence)).toEqual(check(evidence))
})

test("no property changes what it is asked of", () => {
  for (const { history, evidence } of judged) {
    for (const { check } of catalogue) check(evidence)
    expect(evidence).toEqual(evidenceOf(history))
  }
})
