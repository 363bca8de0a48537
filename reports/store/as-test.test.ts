/** A counterexample as a test: vitest runs what is written, and it fails for as long as the promise is broken. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { stripTypeScriptTypes } from "node:module"
import { runInThisContext } from "node:vm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { decodeDesign } from "../../properties/designs/design-file.ts"
import { hunt } from "../../properties/mutants/hunt.ts"
import { encodeSchedule } from "../../properties/schedule/codec.ts"
import { modelSubject } from "../../properties/subjects/model.ts"
import { agrees, hostile, propertyCalled, sample, twoInserts } from "../sample.harness.ts"
import { type Project, project, vitestIn } from "../vitest/spawned.harness.ts"
import { asTest } from "./as-test.ts"

const mended = readFileSync(join(import.meta.dirname, "../examples/design.json"), "utf8")
const broken = mended.replace('"triggers": "origin"', '"triggers": "everywhere"')

describe("a test that was written", () => {
  let made: Project
  let run: Awaited<ReturnType<typeof vitestIn>>

  beforeAll(async () => {
    const { design } = decodeDesign(JSON.parse(broken))
    const property = propertyCalled("database-features/trigger-fires-once")
    const kill = hunt(modelSubject(design, "system"), property, 1, 500)
    if (kill === null) throw new Error("the design that is to be broken is not")
    const { schedule, violation } = kill.counterexample
    const one = {
      subject: design.name,
      property: property.id,
      law: property.law,
      harm: violation.harm,
      schedule: encodeSchedule(schedule),
    }
    const [tungsten] = sample().counterexamples
    if (tungsten === undefined) throw new Error("the sample has a counterexample")
    made = project(
      {
        "broken.json": broken,
        "mended.json": mended,
        "broken.test.ts": asTest(one, "broken.json"),
        "mended.test.ts": asTest(one, "mended.json"),
        "tungsten.test.ts": asTest(tungsten),
        "reference.test.ts": asTest({ ...tungsten, subject: "reference" }),
      },
      '["verbose"]',
    )
    run = await vitestIn(made.folder)
  }, 120_000)

  afterAll(() => made.remove())

  it("fails on a broken subject, with the harm in its name and what broke in its message", () => {
    expect(run.code).toBe(1)
    expect(run.said).toContain("2 failed | 2 passed")
    expect(run.said).toMatch(/× broken\.test\.ts > shop keeps .*trigger-fires-once \(found broken: record x/)
    expect(run.said).toMatch(/× tungsten\.test\.ts > tungsten keeps .*\(found broken: row x is v1 at A/)
    expect(run.said).toContain('"harm": "row x is v1 at A and v2 at B, for ever."')
  })

  it("passes on a mended one", () => {
    expect(run.said).toMatch(/✓ mended\.test\.ts > shop keeps/)
    expect(run.said).toMatch(/✓ reference\.test\.ts > reference keeps/)
  })
})

describe("hostile strings", () => {
  it.each(hostile.filter((text) => text.length <= 200))("leave the text one test: %j", (text) => {
    const test = asTest({
      subject: text,
      property: agrees,
      law: text,
      harm: text,
      schedule: encodeSchedule(twoInserts(text, text, "v2")),
    })
    // Throws where it is no TypeScript.
    const script = stripTypeScriptTypes(test)
    expect(script.split("\n").filter((line) => line.startsWith("it("))).toHaveLength(1)
    expect(test).not.toMatch(/[^\n\P{Cc}]|[\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u)
    const literal = /decodeSchedule\((\{[^]*?\n\})\)/.exec(script)?.[1] ?? ""
    expect(runInThisContext(`(${literal})`)).toEqual(encodeSchedule(twoInserts(text, text, "v2")))
  })

  it("in a schedule that no file may hold are left to the test to refuse", () => {
    const schedule = encodeSchedule(twoInserts("x", "x".repeat(3000), "v2"))
    expect(asTest({ subject: "tungsten", property: agrees, law: "", harm: "", schedule })).toContain(
      "decodeSchedule({",
    )
  })
})
