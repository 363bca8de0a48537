import { describe, expect, it } from "vitest"
import { evidenceOf } from "../properties/evidence.ts"
import { play } from "../properties/play.ts"
import type { Schedule } from "../properties/schedule/schedule.ts"
import { implementations } from "../properties/subjects/registry.ts"
import type { Subject } from "../properties/subjects/subject.ts"
import { toldOf } from "./explained.ts"
import { expectationOf } from "./expectation.ts"
import { agrees, propertyCalled, subjectCalled, twoInserts, write } from "./sample.harness.ts"

const expectationFor = (subject: Subject, schedule: Schedule, id: string = agrees) => {
  const property = propertyCalled(id)
  const history = play(subject, schedule)
  const { violation } = property.check(evidenceOf(history))
  const told = toldOf(history, violation)
  return { told, expected: expectationOf({ subject, property, history }, schedule, told) }
}

describe("what is expected beside what is shown", () => {
  it("is what the reference rules show after the same moves, where it differs, and at the end", () => {
    const { told, expected } = expectationFor(subjectCalled("tungsten"), twoInserts("x", "v1", "v2"))
    expect(expected).toMatchObject({ by: "reference", refined: false, harm: "" })
    const shows = (leaders: typeof told.end) => leaders.map(({ holds }) => holds[0])
    expect(expected?.leaders.map((leaders) => leaders !== null)).toEqual([false, false, false, false, true])
    expect(shows(expected?.end ?? [])).toEqual([{ shows: "v2" }, { shows: "v2" }])
    expect(shows(told.end)).toEqual([{ shows: "v1" }, { shows: "v2" }])
  })

  it("differs nowhere from an implementation that refines its design", () => {
    const [implementation] = implementations
    if (implementation === undefined) throw new Error("there is no implementation")
    const schedule = {
      leaders: 3,
      moves: [
        write(0, { kind: "put", key: "x", value: "v1" }),
        { kind: "deliver", from: 0, to: 1, ahead: 0 } as const,
        write(1, { kind: "delete", key: "x" }),
        write(2, { kind: "put", key: "x", value: "v2" }),
        { kind: "crash", at: 1 } as const,
      ],
    }
    const { told, expected } = expectationFor(implementation, schedule)
    expect(expected).toMatchObject({ by: "reference", refined: true, harm: "" })
    expect(expected?.leaders.every((leaders) => leaders === null)).toBe(true)
    expect(expected?.end).toEqual(told.end)
  })

  it("is nothing for the reference design itself", () => {
    expect(expectationFor(subjectCalled("reference"), twoInserts("x", "v1", "v2")).expected).toBeNull()
  })

  it("goes over the links of the design that it is shown beside", () => {
    const ring = expectationFor(subjectCalled("reference-ring"), {
      ...twoInserts("x", "v1", "v2"),
      leaders: 3,
    })
    expect(ring.expected?.end.map(({ holds }) => holds[0])).toEqual([0, 1, 2].map(() => ({ shows: "v2" })))
  })
})
