/** The page plays what Node plays: the same schedule on the same design gives the same run, verdict and telling. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { assembled } from "../../../model/systems/assembled.ts"
import { widest } from "../../../properties/adversary/scope.ts"
import { catalogue } from "../../../properties/catalogue/catalogue.ts"
import { decodeDesign } from "../../../properties/designs/design-file.ts"
import { notClaimed } from "../../../properties/not-claimed.ts"
import { replay } from "../../../properties/replay.ts"
import { schedules } from "../../../properties/schedule/arbitrary.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import { modelSubject } from "../../../properties/subjects/model.ts"
import { loadSubjects } from "../../../properties/subjects/registry.ts"
import type { Subject } from "../../../properties/subjects/subject.ts"
import { explainedReplay } from "../../explained.ts"
import { agrees, twoInserts } from "../../sample.harness.ts"
import { designFile } from "./link.ts"
import { playHere, propertyCalled, type Rules, standInFor, subjectOf } from "./playing.ts"
import { drifting } from "./sample.harness.ts"

const { subjects } = await loadSubjects()

const called = (name: string): Subject => {
  const subject = subjects.find((one) => one.name === name)
  if (subject === undefined) throw new Error(`there is no ${name}`)
  return subject
}

/** Sets one run in the page beside the replay of the command line. */
const compare = (
  rules: Rules,
  subject: Subject,
  schedule: Schedule,
  id: string | null,
): ReadonlyArray<string> => {
  const here = playHere(rules, schedule, id)
  const property = propertyCalled(id)
  const there = replay(subject, property, schedule, null)
  expect(here.history).toEqual(there.history)
  const broken = here.verdicts.filter(({ verdict }) => verdict === "broken")
  expect(broken.map((one) => ({ property: one.property, violation: one.violation }))).toEqual(there.broken)
  expect(broken.map(({ says }) => says)).toEqual(there.broken.map(({ violation }) => violation.harm))
  expect(here.verdicts.map((one) => one.property)).toEqual(catalogue)
  for (const one of here.verdicts)
    if (one.property !== property && notClaimed(subject, one.property) !== null)
      expect(one).toMatchObject({ verdict: "not-claimed", says: notClaimed(subject, one.property) })
  const ids = broken.map((one) => one.property.id)
  if (property === null) return ids
  const violation = there.broken.find((one) => one.property === property)?.violation ?? null
  const { history } = there
  // What is played beside a violation to explain it is none of the telling.
  const told = explainedReplay({ subject, property, history }, schedule, violation, "a.json", "replay a.json")
  const { name, harm, because, leaders, size, objects, events, end, seenAtEnd, quiet } = told
  expect(here.told).toEqual({ name, harm, because, leaders, size, objects, events, end, seenAtEnd, quiet })
  return ids
}

/** Ends of schedules, drawn beside them: all heals, a core does, nothing does. */
const ended = (schedule: Schedule, end: number): Schedule =>
  end === 0 ? schedule : { ...schedule, core: end === 1 ? [0, 1] : [] }

describe("a run in the page", () => {
  const names = [
    "reference",
    "tungsten",
    "mariadb-ring-gtid",
    "bdr-1",
    "pgd-column-level",
    "sql-server-p2p",
    "cassandra",
    "couchdb",
    "single-leader",
  ]

  it.each(names)("of %s is the run of Node, field by field", (name) => {
    const subject = called(name)
    const claimed = catalogue.filter((property) => notClaimed(subject, property) === null)
    const broken = new Set<string>()
    const law = fc.property(
      schedules(widest(subject, 3, 40)),
      fc.constantFrom(...claimed.map(({ id }) => id)),
      fc.constantFrom(0, 0, 0, 1, 2),
      (drawn, other, end) => {
        const schedule = ended(drawn, end)
        const rules: Rules = { kind: "design", name }
        // To explain a violation takes a thousand plays, so each property is asked for once.
        const news = compare(rules, subject, schedule, null).filter((id) => !broken.has(id))
        for (const id of news) broken.add(id)
        compare(rules, subject, schedule, news[0] ?? (broken.has(other) ? null : other))
      },
    )
    fc.assert(law, { seed: 11, numRuns: 60 })
    const keepsAll = subject.kind === "reference" || subject.kind === "baseline"
    expect(broken.size).toBeGreaterThan(keepsAll ? -1 : 0)
  })

  it("by settings is the run of Node on the design file of the same settings", () => {
    const rules: Rules = { kind: "settings", name: "mine", settings: drifting }
    const { design, disclaims } = decodeDesign(designFile("mine", drifting))
    const subject = modelSubject(design, "system", disclaims)
    const broken = new Set<string>()
    const law = fc.property(schedules(widest(subject, 3, 20)), (schedule) => {
      for (const id of compare(rules, subject, schedule, agrees)) broken.add(id)
    })
    fc.assert(law, { seed: 3, numRuns: 12 })
    expect(broken).toContain(agrees)
  })

  it("says by move which step it left, also where one object stands in the schedule twice", () => {
    const deliver = { kind: "deliver", from: 0, to: 1, ahead: 0 } as const
    const { moves } = twoInserts("x", "v1", "v2")
    const schedule: Schedule = { leaders: 2, moves: [deliver, ...moves, deliver, deliver] }
    const { steps, history } = playHere({ kind: "design", name: "reference" }, schedule, agrees)
    expect(steps).toEqual([null, 0, 1, 2, null])
    expect(history.settlesFrom).toBe(3)
  })

  it("calls a promise vacuous that nothing could have broken", () => {
    const { verdicts } = playHere({ kind: "design", name: "reference" }, { leaders: 2, moves: [] }, agrees)
    const unlike = verdicts.filter(({ verdict }) => verdict !== "vacuous" && verdict !== "not-claimed")
    expect(unlike.map(({ property }) => property.id)).toEqual([])
  })

  it("tells no violation of the property that is asked for where another is broken", () => {
    const { told, verdicts } = playHere({ kind: "design", name: "tungsten" }, twoInserts("x", "a", "b"), null)
    expect(told.harm).toBe("")
    expect(verdicts.some(({ verdict }) => verdict === "broken")).toBe(true)
  })

  it("cannot be played by the rules of a design that there is not", () => {
    expect(() => subjectOf({ kind: "design", name: "nobody" })).toThrow('"nobody" is no design of the model')
  })
})

describe("who plays for a subject", () => {
  const expected = { refined: true, leaders: [], end: [], harm: "" }

  it("is a design itself, for a design", () => {
    expect(standInFor({ subject: "pgd", expected: null })).toEqual({
      rules: { kind: "design", name: "pgd" },
      because: null,
    })
  })

  it("is the design that an implementation is held to", () => {
    const { rules, because } = standInFor({
      subject: "implementation-ring",
      expected: { by: "reference-ring", ...expected },
    })
    expect(rules).toEqual({ kind: "design", name: "reference-ring" })
    expect(because).toContain("the design that it is held to")
  })

  it("is the reference for what the page does not know, and it says so", () => {
    const { rules, because } = standInFor({ subject: "yjs", expected: null })
    expect(rules).toEqual({ kind: "design", name: "reference" })
    expect(because).toContain("yjs itself cannot run in a page")
  })
})

it("assembles what the model assembles", () => {
  expect(JSON.stringify(subjectOf({ kind: "settings", name: "a", settings: drifting }))).toBe(
    JSON.stringify(modelSubject(assembled("a", "a", "settings of one's own", drifting), "system")),
  )
})
