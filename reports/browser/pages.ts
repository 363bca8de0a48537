/** The pages that the checks look at: every view, with small data that shows all there is to show, made once. */
import type { Schedule } from "../../properties/schedule/schedule.ts"
import { replay } from "../../properties/replay.ts"
import { explainedOf, explainedReplay } from "../explained.ts"
import type { HazardMatrix } from "../hazard-report.ts"
import { pageOf } from "../page-of.ts"
import type { PageView } from "../page/data.ts"
import type { Explained, Report } from "../report.ts"
import { agrees, broken, propertyCalled, sample, subjectCalled, twoInserts } from "../sample.harness.ts"
import { replayReportOf } from "../terminal/replay.ts"
import { testsOfTests } from "../tests-of-tests.ts"

/** What a replay of a schedule on a system shows, as a page. */
export const replayView = (subject: string, property: string, schedule: Schedule): PageView => {
  const played = { subject: subjectCalled(subject), property: propertyCalled(property) }
  const {
    verdict,
    history,
    violation,
    broken: others,
  } = replay(played.subject, played.property, schedule, null)
  return viewOf(
    explainedReplay({ ...played, history }, schedule, violation, "found.json", "polyarchy replay found.json"),
    verdict,
    others.map((one) => ({ property: one.property.id, harm: one.violation.harm })),
  )
}

const made = { polyarchy: "0.0.0", node: "0.0.0" }

const viewOf = (
  explained: Explained,
  verdict: "still fails" | "fixed" | "different failure",
  others: ReadonlyArray<{ readonly property: string; readonly harm: string }>,
): PageView => ({
  view: "counterexample",
  replay: replayReportOf(made, {
    verdict,
    subject: explained.subject,
    property: explained.property,
    before: explained.harm === "" ? null : explained.harm,
    broken: others,
    explained,
  }),
})

/** A counterexample as a campaign found it. */
export const foundView = (schedule: Schedule): PageView => {
  const tungsten = subjectCalled("tungsten")
  const found = explainedOf(broken(tungsten, propertyCalled(agrees), schedule), tungsten, {
    directory: "out",
  })
  return viewOf(found, "still fails", [{ property: found.property, harm: found.harm }])
}

export const reportView = (report: Report): PageView => ({ view: "run", report, tests: testsOfTests })

const hazardsOf = ({ subjects, properties, cells, counterexamples }: Report): HazardMatrix => ({
  made,
  command: "polyarchy matrix",
  subjects,
  properties,
  cells: cells.map((cell) => ({ ...cell, under: cell.verdict === "violated" ? "no fault" : null })),
  counterexamples,
})

const crossing = twoInserts("x", "v1", "v2")

/** One page of every view. */
export const views: Readonly<Record<PageView["view"], () => PageView>> = {
  counterexample: () => foundView(crossing),
  run: () => reportView(sample(crossing)),
  hazards: () => ({
    view: "hazards",
    hazards: hazardsOf(sample(crossing)),
    scope: "Two leaders, two writes.",
    tests: testsOfTests,
  }),
  playground: () => ({ view: "playground", start: null }),
}

const pages = new Map<PageView["view"], Promise<string>>()

/** The HTML of a view; made once. */
export const pageCalled = (view: PageView["view"]): Promise<string> => {
  const page = pages.get(view) ?? pageOf(views[view]())
  pages.set(view, page)
  return page
}
