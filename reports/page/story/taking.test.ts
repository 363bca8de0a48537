import { describe, expect, it } from "vitest"
import { replay } from "../../../properties/replay.ts"
import { decodeSaved } from "../../../properties/schedule/codec.ts"
import { agrees, hostile, propertyCalled, sample, subjectCalled, twoInserts } from "../../sample.harness.ts"
import { fileNameOf, fileOf, markdownOf } from "./taking.ts"

const [found] = sample().counterexamples
if (found === undefined) throw new Error("the sample has no counterexample")

describe("the file of a counterexample", () => {
  it("is read again, and still fails", () => {
    const saved = decodeSaved(JSON.parse(fileOf(found)))
    expect(saved).toMatchObject({
      subject: "tungsten",
      property: agrees,
      schedule: twoInserts("x", "v1", "v2"),
    })
    const { verdict } = replay(
      subjectCalled("tungsten"),
      propertyCalled(agrees),
      saved.schedule,
      saved.violation,
    )
    expect(verdict).toBe("still fails")
    expect(saved.violation?.step).toBe(found.explanation?.seen)
  })

  it("is the schedule alone where nothing is broken", () => {
    expect(decodeSaved(JSON.parse(fileOf({ ...found, harm: "" })))).toMatchObject({
      subject: null,
      property: null,
      schedule: twoInserts("x", "v1", "v2"),
      violation: null,
    })
  })

  it("has a name that every system takes", () => {
    for (const name of [...hostile, "tungsten--quiet-cluster-agrees"])
      expect(fileNameOf({ name }, "json")).toMatch(/^[\w.-]+\.json$/)
    expect(fileNameOf(found, "itf.json")).toBe("tungsten--quiet-cluster-agrees.itf.json")
  })
})

describe("the counterexample as Markdown", () => {
  it("holds the harm, the argument and the whole schedule", () => {
    const text = markdownOf(found)
    expect(text).toContain("### ")
    expect(text).toContain("Because:")
    const [, json = ""] = text.match(/```json\n(.*)\n```/) ?? []
    expect(JSON.parse(json)).toEqual(found.schedule)
  })

  it("keeps a key or a value that means harm within the schedule's lines", () => {
    for (const value of hostile.filter((one) => one.length < 200)) {
      const [one] = sample(twoInserts("x", value, `${value}2`)).counterexamples
      if (one === undefined) throw new Error("the sample has no counterexample")
      const lines = markdownOf(one).trimEnd().split("\n")
      expect(lines.filter((line) => line.startsWith("```"))).toHaveLength(2)
      expect(JSON.parse(lines.at(-2) ?? "")).toEqual(one.schedule)
    }
  })
})
