/** The examples keep their word: each breaks what it names, and every move of it has an effect. */
import { describe, expect, it } from "vitest"
import { anomalies } from "../../../properties/expectations/anomalies.ts"
import { expected } from "../../../properties/expectations.ts"
import { catalogue } from "../../../properties/catalogue/catalogue.ts"
import { replay } from "../../../properties/replay.ts"
import { designSubjects } from "../../../properties/subjects/designs.ts"
import { examples } from "./examples.ts"

const played = ({ design, property, leaders, moves }: (typeof examples)[number]) => {
  const subject = designSubjects.find(({ name }) => name === design)
  const named = catalogue.find(({ id }) => id === property)
  if (subject === undefined || named === undefined) throw new Error(`there is no ${design} or no ${property}`)
  return { subject, named, ...replay(subject, named, { leaders, moves }, null) }
}

describe.each(examples)("the example $name", (example) => {
  const { subject, named, verdict, broken, history } = played(example)

  it("breaks the property that it names", () => {
    expect(verdict).toBe("still fails")
    expect(broken.map(({ property }) => property.id)).toContain(example.property)
  })

  it("breaks what is recorded to be broken", () => {
    expect(expected(subject, named).verdict).toBe("violated")
  })

  it("has no move without an effect", () => {
    expect(history.settlesFrom).toBe(example.moves.length)
  })

  it("has a code that is documented, or none", () => {
    expect(example.code === "" || example.code in anomalies).toBe(true)
  })
})

describe("the gallery", () => {
  it("gives every example a name of its own that can stand in an address", () => {
    const names = examples.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[a-z][a-z-]*$/.test(name))).toEqual([])
  })

  it("shows many systems and many properties", () => {
    expect(new Set(examples.map(({ design }) => design)).size).toBeGreaterThan(9)
    expect(new Set(examples.map(({ property }) => property)).size).toBeGreaterThan(9)
  })
})
