/** Reports of several tests as one: what may stand together, and what that says of the whole. */
import { describe, expect, it } from "vitest"
import { campaign } from "../../properties/campaign.ts"
import type { Subject } from "../../properties/subjects/subject.ts"
import { reportOf } from "../report-of.ts"
import type { Report } from "../report.ts"
import { subjectCalled } from "../sample.harness.ts"
import { type Promised, planOf, type Search } from "./search.ts"
import { together } from "./together.ts"

const reportFor = async (subject: Subject, promised: Promised, search: Search = {}): Promise<Report> => {
  const found = await campaign(planOf(subject, promised, { schedules: 30, ...search }), {
    progress: () => undefined,
    stopped: () => false,
  })
  const made = { polyarchy: "0", node: "0" }
  return reportOf(found, { made, command: "vitest run a", absent: [], saving: null })
}

const [stops, agrees, counts] = ["replication-stops", "quiet-cluster-agrees", "replication-stops"]
const [reference, tungsten] = [subjectCalled("reference"), subjectCalled("tungsten")]

describe("two promises of one subject", () => {
  it("are one report, whose statistics are those of the schedules that were played once", async () => {
    const [one, other] = [await reportFor(reference, stops), await reportFor(reference, agrees)]
    const [all, ...more] = together([one, other])
    expect(more).toEqual([])
    expect(all?.cells.map(({ property }) => property)).toEqual([
      `convergence/${stops}`,
      `convergence/${agrees}`,
    ])
    expect(all?.subjects).toEqual(one.subjects)
    expect(all?.statistics.all).toEqual({
      ...one.statistics.all,
      witnesses: { ...one.statistics.all.witnesses, ...other.statistics.all.witnesses },
    })
  })
})

describe("two subjects", () => {
  it("are one report, which says nothing of how schedules are spread over both", async () => {
    const [one, other] = [await reportFor(reference, counts), await reportFor(tungsten, counts)]
    const [all] = together([one, other])
    expect(all?.subjects.map(({ name }) => name)).toEqual(["reference", "tungsten"])
    expect(all?.statistics.all.schedules).toBe(0)
    expect(Object.keys(all?.statistics.bySubject ?? {})).toEqual(["reference", "tungsten"])
  })
})

describe("what does not go together", () => {
  it("is another way to search, and another subject of the same name", async () => {
    const one = await reportFor(reference, stops)
    expect(together([one, await reportFor(reference, agrees, { seed: 5 })])).toHaveLength(2)
    expect(together([one, await reportFor(reference, agrees, { schedules: 31 })])).toHaveLength(2)
    expect(together([one, await reportFor({ ...tungsten, name: "reference" }, agrees)])).toHaveLength(2)
  })

  it("leaves a report that was made twice the same as once", async () => {
    const one = await reportFor(tungsten, agrees)
    const [all] = together([one, one])
    expect(all?.counterexamples).toEqual(one.counterexamples)
    expect(together([one, one])).toHaveLength(1)
  })
})
