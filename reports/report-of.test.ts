import { describe, expect, it } from "vitest"
import { campaign, usually } from "../properties/campaign.ts"
import { asExpected } from "../properties/verdict.ts"
import { explainedOf, shownOf } from "./explained.ts"
import { reportAsJson } from "./json.ts"
import { momentsOf } from "./moments.ts"
import { play } from "../properties/play.ts"
import { reportOf } from "./report-of.ts"
import { cellOf, countVerdicts, differences } from "./report.ts"
import { agrees, broken, propertyCalled, sample, subjectCalled, twoInserts, write } from "./sample.harness.ts"

const hooks = { progress: () => undefined, stopped: () => false }

const properties = [agrees, "convergence/replication-stops", "convergence/redelivery-changes-nothing"].map(
  propertyCalled,
)

const played = await campaign(
  {
    ...usually,
    seed: 5,
    subjects: ["tungsten", "reference"].map(subjectCalled),
    properties,
    runs: () => 40,
    leaders: 3,
    moves: 30,
  },
  hooks,
)

const report = reportOf(played, {
  made: { polyarchy: "0.0.0", node: "0.0.0" },
  command: "polyarchy verify",
  absent: [],
  saving: { directory: "my report" },
})

describe("the report of a campaign", () => {
  it("has every verdict of the campaign as it was judged, and decides none", () => {
    for (const { judged } of played.subjects)
      for (const one of judged)
        expect(cellOf(report, one.subject, one.property)).toMatchObject({
          verdict: one.verdict.kind,
          expected: one.expected,
          asRecorded: asExpected(one),
        })
    expect(report.cells).toHaveLength(6)
    expect(differences(report)).toEqual(report.cells.filter(({ asRecorded }) => !asRecorded))
  })

  it("says of a search that could not fail that this is not what is recorded, unless it is a violation", async () => {
    const plan = { ...played.plan, runs: () => 1, moves: 1, properties: properties.slice(0, 1) }
    const idle = reportOf(await campaign(plan, hooks), {
      made: report.made,
      command: "",
      absent: [],
      saving: null,
    })
    expect(idle.cells.map(({ verdict, asRecorded }) => [verdict, asRecorded])).toEqual([
      ["unknown", true],
      ["vacuous", false],
    ])
  })

  it("has each counterexample under the name that its cell gives, with a command that can be pasted", () => {
    const named = report.cells.flatMap(({ counterexample }) => counterexample ?? [])
    expect(report.counterexamples.map(({ name }) => name)).toEqual(named)
    expect(named).toContain("tungsten--quiet-cluster-agrees")
    expect(report.counterexamples[0]?.replay).toBe(
      `polyarchy replay 'my report/counterexamples/${named[0]}.json'`,
    )
  })

  it("counts verdicts", () => {
    expect(countVerdicts(sample().cells)).toEqual({
      holds: 5,
      violated: 1,
      vacuous: 1,
      unknown: 1,
      "not-claimed": 1,
    })
  })

  it("is plain data: it comes back from JSON as it was", () => {
    expect(JSON.parse(reportAsJson(report))).toEqual(report)
    expect(reportAsJson(sample())).toBe(reportAsJson(sample()))
  })
})

describe("a counterexample that is told", () => {
  it("shows the end where only the end shows the violation, and a step where a step does", () => {
    const tungsten = subjectCalled("tungsten")
    const atEnd = explainedOf(
      broken(tungsten, propertyCalled(agrees), twoInserts("x", "v1", "v2")),
      tungsten,
      null,
    )
    expect(atEnd).toMatchObject({ seenAtEnd: true, leaders: [0, 1], file: null, replay: null, size: 2 })
    expect(atEnd.events.some(({ seenHere }) => seenHere)).toBe(false)
    const single = subjectCalled("single-leader")
    const refused = broken(single, propertyCalled("availability/local-write-succeeds-during-partition"), {
      leaders: 2,
      moves: [{ kind: "cut", from: 1, to: 0 }, write(1, { kind: "put", key: "x", value: "v1" })],
    })
    const atStep = explainedOf(refused, single, null)
    expect(atStep).toMatchObject({ seenAtEnd: false, objects: [] })
    expect(atStep.events.filter(({ seenHere }) => seenHere).map(({ kind }) => kind)).toEqual(["refused"])
  })

  it("shows the objects that the violation speaks of before others, and three at most", () => {
    const history = play(subjectCalled("reference"), {
      leaders: 2,
      moves: ["a", "b", "c", "d"].map((key) => write(0, { kind: "put", key, value: `v-${key}` })),
    })
    const moments = momentsOf(history)
    const keys = (harm: string) => shownOf(moments, { harm, because: [] }).objects.map(({ key }) => key)
    expect(keys("row c is wrong")).toEqual(["c", "a", "b"])
    expect(keys("A shows the effect of A4 (put d = v-d) without its cause A2 (put b = v-b).")).toEqual([
      "b",
      "d",
      "a",
    ])
    const shown = shownOf(moments, { harm: "row c is wrong", because: [] })
    expect(shown.end[0]?.holds).toEqual([{ shows: "v-c" }, { shows: "v-a" }, { shows: "v-b" }])
  })
})
