/** What an exporter is: one report, or one counterexample of it, as text that another tool reads. */
import type { Explained, Report } from "../report.ts"

interface Form {
  /** What `--as` and `--forms` call it. */
  readonly name: string
  /** What it is, and which tool reads it, in a few words. */
  readonly title: string
  /** How its files end, without the first dot. */
  readonly extension: string
  readonly mediaType: string
}

/** One counterexample as text. Pure: the same counterexample gives the same text. */
export interface Exporter extends Form {
  readonly write: (one: Explained) => string
}

/** A whole report as text; `room` is how many bytes there are for it where its reader sets a limit. */
export interface ReportExporter extends Form {
  readonly write: (report: Report, room?: number) => string
}
