import { describe, expect, it } from "vitest"
import { designs } from "../../model/systems/designs.ts"
import { reference } from "../../model/systems/reference.ts"
import { BadSchedule } from "../schedule/codec.ts"
import { designIn } from "./design-module.ts"

const refused = (exports: unknown): string => {
  try {
    designIn(exports)
  } catch (error) {
    if (error instanceof BadSchedule) return error.message
    throw error
  }
  return "accepted"
}

const changed = (change: Readonly<Record<string, unknown>>) =>
  refused({ design: { ...reference, ...change } })

describe("a design in a module", () => {
  it.each(designs)("may be what $name is", (design) => {
    expect(designIn({ design })).toEqual({ design, disclaims: [] })
  })

  it("may disclaim what it does not promise", () => {
    const disclaims = { "conflict-resolution/add-wins": "removes win" }
    expect(designIn({ design: reference, disclaims }).disclaims).toEqual([
      { property: "conflict-resolution/add-wins", because: "removes win" },
    ])
  })
})

describe("a design in a module is refused, with the switch and what it may be,", () => {
  it.each([
    [
      "where it is not exported",
      refused({}),
      "design: it is missing. Export it: `export const design: Design = { ...reference, ... }`.",
    ],
    [
      "without a rule",
      changed({ rows: {} }),
      "design.rows.local: it is missing. Give a function that gives the cell that the leader's own write leaves.",
    ],
    [
      "with a setting that there is not",
      changed({ accepts: "any" }),
      'design.accepts: it is "any". Use one of every, first, home, majority.',
    ],
    [
      "with a flag that is none",
      changed({ vacuums: "yes" }),
      'design.vacuums: it is "yes". Use true or false.',
    ],
    [
      "with a rule of tables that there is not",
      changed({ tables: { ...reference.tables, checks: "never" } }),
      'design.tables.checks: it is "never". Use one of admit, stop, discard, discard-transaction.',
    ],
    [
      "with a family that there is not",
      changed({ families: ["rows"] }),
      'design.families[0]: it is "rows". Perhaps "row" was meant.',
    ],
    [
      "where delivery says nothing of its transport",
      changed({ delivery: { ...reference.delivery, stream: 1 } }),
      "design.delivery.stream: it is 1. Use true or false.",
    ],
  ])("%s", (_what, said, message) => {
    expect(said).toBe(message)
  })
})
