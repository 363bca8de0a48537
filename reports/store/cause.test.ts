/** Causes: what tells two counterexamples apart, and what does not. */
import { describe, expect, it } from "vitest"
import { reference } from "../../model/systems/reference.ts"
import { ring, star } from "../../model/topology.ts"
import { modelSubject } from "../../properties/subjects/model.ts"
import type { Subject } from "../../properties/subjects/subject.ts"
import { agrees, broken, propertyCalled, subjectCalled, twoInserts } from "../sample.harness.ts"
import { causeName, causeOf } from "./cause.ts"

const causeIn = (subject: Subject, schedule = twoInserts("x", "v1", "v2")) => {
  const { property, history, violation } = broken(subject, propertyCalled(agrees), schedule)
  return causeOf({ subject, property, history }, violation)
}

const tungsten = subjectCalled("tungsten")

describe("a cause", () => {
  it("says what is broken on what, what was decided, and over which links", () => {
    expect(causeIn(tungsten)).toEqual({
      subject: "tungsten",
      property: agrees,
      left: null,
      decided: "stopped",
      topology: "all-to-all",
    })
  })

  it("is the same whatever the keys, the values and the number of moves", () => {
    const { leaders, moves } = twoInserts("key", "left", "right")
    const longer = { leaders, moves: [...moves, { kind: "clock", at: 0, by: 3 }] } as const
    expect(causeIn(tungsten, twoInserts("k", "a", "b"))).toEqual(causeIn(tungsten))
    expect(causeIn(tungsten, longer)).toEqual(causeIn(tungsten))
  })

  it("is another over other links", () => {
    const over = (topology: typeof ring) => {
      const design = { ...reference, name: "mine", topology }
      const asked = broken(tungsten, propertyCalled(agrees), twoInserts("x", "v1", "v2"))
      const subject = modelSubject(design, "system")
      return causeOf({ subject, property: asked.property, history: asked.history }, asked.violation).topology
    }
    expect([over(ring), over(star)]).toEqual(["ring", "star"])
  })
})

describe("its name", () => {
  it("is short, stable and fit for a file", () => {
    expect(causeName(causeIn(tungsten))).toBe("tungsten--quiet-cluster-agrees--stopped--all-to-all")
  })

  it("is told from another that has the same letters", () => {
    const cause = causeIn(tungsten)
    const names = ["../a", "A", "a", "a?", "x".repeat(500)].map((subject) => causeName({ ...cause, subject }))
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) {
      expect(name).toMatch(/^[a-z0-9][a-z0-9.-]*$/)
      expect(name.length).toBeLessThan(240)
    }
  })
})
