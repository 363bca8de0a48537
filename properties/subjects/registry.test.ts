import { describe, expect, it } from "vitest"
import { designs } from "../../model/systems/designs.ts"
import { implementations, loadSubjects, runsFor } from "./registry.ts"
import { designSubjects } from "./designs.ts"

const { subjects } = await loadSubjects()

describe("the registry", () => {
  it("has every design of the model, the implementation in every topology, and the libraries", () => {
    expect(designSubjects.map(({ name }) => name)).toEqual(designs.map(({ name }) => name))
    const names = subjects.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining([...designSubjects, ...implementations].map(({ name }) => name)),
    )
    expect(names).toContain("eventlog")
  })

  it("lists the reference first, then what is compared with it, then libraries and systems, then the baseline", () => {
    const kinds = subjects.map(({ kind }) => kind)
    const order = ["reference", "implementation", "library", "system", "baseline"]
    expect(kinds.filter((kind, index) => kind !== kinds[index - 1])).toEqual(order)
  })

  it("says of every subject what it is and where its rules were read", () => {
    for (const { name, title, source, families, faults } of subjects) {
      expect(name).toMatch(/^[a-z0-9]+([-.][a-z0-9]+)*$/)
      expect(title, name).not.toBe("")
      expect(source, name).not.toBe("")
      expect(families.length, name).toBeGreaterThan(0)
      expect(faults.length, name).toBeGreaterThan(0)
    }
  })

  it("has a design that each implementation is compared with", () => {
    expect(implementations.map(({ refines }) => refines)).toEqual([
      "reference",
      "reference-ring",
      "reference-star",
    ])
  })

  it("lets the reference disclaim what leaders apart or whole rows cannot keep, and every system something", () => {
    const plain = designSubjects.filter(({ name }) => /^reference(-ring|-star|-tree|-graph)?$/.test(name))
    expect(plain).toHaveLength(5)
    for (const { disclaims, name } of plain)
      expect(disclaims.map(({ property }) => property).toSorted(), name).toEqual([
        "database-features/adjustments-all-count",
        "database-features/columns-merge-apart",
        "database-features/references-stay-valid",
        "database-features/transaction-applies-whole",
        "database-features/unique-stays-unique",
      ])
    for (const { disclaims, name } of designSubjects) expect(disclaims.length, name).toBeGreaterThan(0)
  })
})

describe("schedules for a subject", () => {
  it("are fewer where it is slower, and never none", () => {
    const runs = (schedules: number) =>
      Object.fromEntries(subjects.map((subject) => [subject.kind, runsFor(subject, schedules)]))
    const many = runs(1000)
    expect(many["reference"]).toBe(1000)
    expect(many["system"]).toBe(1000)
    expect(many["implementation"]).toBeLessThan(many["library"] ?? 0)
    expect(Object.values(runs(1))).toEqual(Object.values(runs(1)).map(() => 1))
  })
})
