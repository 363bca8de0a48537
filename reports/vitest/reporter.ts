/**
 * A reporter for vitest: it says where the page of each failing test is, and makes one page of all searches of the run.
 *
 * ```ts
 * import { polyarchyReporter } from "polyarchy/vitest/reporter"
 * import { defineConfig } from "vitest/config"
 *
 * export default defineConfig({ test: { reporters: ["default", polyarchyReporter()] } })
 * ```
 *
 * It is apart from `polyarchy/vitest`, because a configuration is loaded where no test runs.
 */
import { readFile } from "node:fs/promises"
import { join, posix, relative, sep } from "node:path"
import { Effect } from "effect"
import type { Reporter, TestCase, TestModule } from "vitest/node"
import { writeFiles } from "../commands/writing.ts"
import { pageOf } from "../page-of.ts"
import type { Report } from "../report.ts"
import { readReport } from "../schema/reading.ts"
import { testsOfTests } from "../tests-of-tests.ts"
import { visible } from "../text/visible.ts"
import { countOf } from "../words.ts"
import type { Attached } from "./attached.ts"
import { defaultDirectory } from "./place.ts"
import { reasonOf } from "./reason.ts"
import { together } from "./together.ts"

export interface Reporting {
  /** Where the page of the run goes; usually `polyarchy-report/tests`. */
  readonly directory?: string
  /** Writes a line; usually as vitest writes its own. */
  readonly log?: (line: string) => void
}

/** One search of one test. */
interface Searched {
  readonly test: TestCase
  readonly attached: Attached
}

/** The reporter; it stands beside others: `reporters: ["default", polyarchyReporter()]`. */
export const polyarchyReporter = (reporting: Reporting = {}): Reporter => {
  const directory = reporting.directory ?? defaultDirectory
  let log = reporting.log ?? console.log
  return {
    onInit: (vitest) => {
      if (reporting.log === undefined) log = (line) => vitest.logger.log(line)
    },
    onTestRunEnd: async (modules) => {
      const searched = modules.flatMap(searchesIn)
      if (searched.length === 0) return
      const lines = await pagesOf(searched, directory).catch((error: unknown) => [
        `The page of the run could not be written: ${reasonOf(error)}`,
      ])
      for (const line of ["", ...brokenInLines(searched), ...lines]) log(line)
    },
  }
}

const searchesIn = (module: TestModule): ReadonlyArray<Searched> =>
  [...module.children.allTests()].flatMap((test) =>
    (test.meta().polyarchy ?? []).map((attached) => ({ test, attached })),
  )

/** For each search that broke something: the test, what is broken, and its page. */
const brokenInLines = (searched: ReadonlyArray<Searched>): ReadonlyArray<string> =>
  searched.flatMap(({ test, attached: { broken, page, unmade, report } }) =>
    broken.length === 0
      ? []
      : [
          visible(`✗ ${test.fullName}`),
          ...broken.map((line) => visible(`    ${line}`)),
          page === null ? `    ${unmade ?? ""}` : `    Page: ${page}`,
          `    Data: ${report}`,
        ],
  )

/** Writes the page of the run, or more than one where the searches do not go together, and says where they are. */
const pagesOf = async (
  searched: ReadonlyArray<Searched>,
  directory: string,
): Promise<ReadonlyArray<string>> => {
  const reports = await Promise.all(searched.map(({ attached }) => reportIn(attached, directory)))
  const pages = await Promise.all(
    together(reports).map(async (report, index) => ({
      path: index === 0 ? "index.html" : `index-${index + 1}.html`,
      text: await pageOf({ view: "run", report, tests: testsOfTests }),
    })),
  )
  await Effect.runPromise(writeFiles(directory, pages))
  const tests = new Set(searched.map(({ test }) => test)).size
  return pages.map(({ path }) => `Page of ${countOf(tests, "test")}: ${join(directory, path)}`)
}

/** The report that a search left, with its files named from the directory of the run. */
const reportIn = async (attached: Attached, directory: string): Promise<Report> => {
  const report = readReport(await readFile(attached.report, "utf8"))
  if (report.format !== "polyarchy/report") throw new Error(`${attached.report} is of ${report.format}`)
  const within = relative(directory, attached.directory).split(sep).join(posix.sep)
  return {
    ...report,
    counterexamples: report.counterexamples.map((one) => ({
      ...one,
      file: one.file === null ? null : `${within}/${one.file}`,
    })),
  }
}
