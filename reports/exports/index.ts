/**
 * Every form in which other tools read a counterexample or a report.
 *
 * Pure functions without a package: the command line writes them, and the page offers them for download.
 */
import { ctrf } from "./ctrf.ts"
import { dot } from "./dot.ts"
import { edn } from "./edn.ts"
import type { Exporter, ReportExporter } from "./exporter.ts"
import { githubAnnotations, githubSummary } from "./github.ts"
import { itf } from "./itf.ts"
import { json } from "./json.ts"
import { junit } from "./junit.ts"
import { markdown } from "./markdown.ts"
import { mermaid } from "./mermaid.ts"
import { observations } from "./observations.ts"
import { perfetto } from "./perfetto.ts"
import { shiviz } from "./shiviz.ts"

export type { Exporter, ReportExporter } from "./exporter.ts"

/** For one counterexample. */
export const exporters: ReadonlyArray<Exporter> = [json, itf, shiviz, mermaid, dot, edn, perfetto, markdown]

/** For a whole report. */
export const reportExporters: ReadonlyArray<ReportExporter> = [
  junit,
  ctrf,
  githubAnnotations,
  githubSummary,
  observations,
]
