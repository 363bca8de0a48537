/**
 * What a page is given: one of four views with its data, as JSON in the page itself.
 *
 * A page opens without a network, so a mistake in it must be said in the page: data of a newer version, cut off, or not ours.
 */
import type { KillRow } from "../../properties/mutants/kill-row.ts"
import type { LeagueRow } from "../../properties/mutants/league.ts"
import type { HazardMatrix } from "../hazard-report.ts"
import type { Report } from "../report.ts"
import type { ReplayReport } from "../terminal/replay.ts"

export const pageFormat = "polyarchy/page"
export const pageVersion = 1

/** How good the tests are themselves: who finds which seeded bug, and which strategy finds them soonest. */
export interface TestsOfTests {
  readonly kills: {
    readonly seeds: number
    readonly schedules: number
    readonly rows: ReadonlyArray<KillRow>
  }
  readonly league: {
    readonly seeds: number
    readonly schedules: number
    readonly rows: ReadonlyArray<LeagueRow>
  }
}

export type PageView =
  /** What `verify` found. */
  | { readonly view: "run"; readonly report: Report; readonly tests: TestsOfTests }
  /** What `matrix` found; `scope` says what was searched. */
  | {
      readonly view: "hazards"
      readonly hazards: HazardMatrix
      readonly scope: string
      readonly tests: TestsOfTests
    }
  /** One schedule, as `replay` played it. */
  | { readonly view: "counterexample"; readonly replay: ReplayReport }
  /** Nothing but the model: a playground. `start` is the name of the example that it opens with, if any. */
  | { readonly view: "playground"; readonly start: string | null }

export type ViewName = PageView["view"]

export const viewNames = [
  "run",
  "hazards",
  "counterexample",
  "playground",
] as const satisfies ReadonlyArray<ViewName>

export type PageData = PageView & {
  readonly format: typeof pageFormat
  readonly version: typeof pageVersion
  /** The versions of Polyarchy and of Node.js that made the page. */
  readonly made: Report["made"]
}

/** Why a page has nothing to show, and what to do. */
export interface BadData {
  readonly problem: string
  readonly mend: string
}

/** The data in the text of a page, or what is wrong with it. */
export const readData = (text: string): PageData | BadData => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return {
      problem: "The data in this page is cut off or damaged: it is no JSON.",
      mend: "Copy the file again, or make it anew with the command that made it.",
    }
  }
  if (!isRecord(value) || value["format"] !== pageFormat)
    return {
      problem: "The data in this page was not made by Polyarchy.",
      mend: "Make a page with `polyarchy replay FILE --page page.html`.",
    }
  if (value["version"] !== pageVersion)
    return {
      problem: `The data in this page is of version ${String(value["version"])}, and the page reads version ${pageVersion}.`,
      mend: "Make it anew with one version of Polyarchy.",
    }
  // Who writes this format is `page-of.ts` alone, and it writes page and data together.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- format and version say that it is
  return value as unknown as PageData
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null
