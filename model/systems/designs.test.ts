import { expect, it } from "vitest"
import { designs } from "./designs.ts"

it("every design is known by one lower-case name", () => {
  expect(designs.map(({ name }) => name)).toEqual([
    "reference",
    "reference-ring",
    "reference-star",
    "tungsten",
    "tungsten-without-pkey",
    "mariadb-ring-strict",
    "mariadb-ring-idempotent",
    "postgresql-16",
    "postgresql-18",
    "pglogical-apply-remote",
    "pglogical-keep-local",
    "pglogical-last-update-wins",
    "bdr-1",
    "pgactive",
    "spock-5.0.9",
    "spock-5.0.10",
    "spock-6",
    "pgd",
    "pgd-older-delete-skipped",
    "goldengate-cdr",
    "goldengate-acdr",
    "goldengate-acdr-tie-applies",
    "symmetricds",
    "single-leader",
  ])
})

it("every design says where its rules were read, and which objects it has", () => {
  for (const { title, source, families } of designs) {
    expect(title).not.toBe("")
    expect(source).not.toBe("")
    expect(families).toContain("row")
  }
})

it("only designs that remember deletes can lose that memory", () => {
  expect(designs.flatMap(({ name, vacuums }) => (vacuums ? [name] : []))).toEqual([
    "pgd",
    "pgd-older-delete-skipped",
    "goldengate-acdr",
    "goldengate-acdr-tie-applies",
  ])
})

it("a design that vacuums makes every change durable at once, since a replay would undo the vacuum", () => {
  const vacuuming = designs.filter(({ vacuums }) => vacuums)
  expect(vacuuming.every(({ durable }) => durable.local && durable.remote)).toBe(true)
})
