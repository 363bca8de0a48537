/** What runs of real processes showed, as plain data: published as JSON, and what the terminal's report is made of. */
import type { ProcessReport } from "../properties/processes/campaign.ts"
import type { ProcessFault } from "../properties/processes/plan.ts"
import type { Tally } from "../properties/processes/tally.ts"
import type { Report } from "./report.ts"

export interface ProcessesReport {
  readonly format: "polyarchy/processes"
  readonly version: 1
  readonly made: Report["made"]
  readonly command: string
  readonly seed: number
  readonly tally: Tally
  readonly properties: ProcessReport["properties"]
  readonly failed: ReadonlyArray<{
    readonly number: number
    readonly seed: number
    readonly problems: ReadonlyArray<ReadonlyArray<string>>
    /** What the run left, on the machine on which it ran. */
    readonly folder: string
    /** The recording beside this report; `null` where there is none. */
    readonly recording: string | null
  }>
  readonly leftOut: ReadonlyArray<{ readonly fault: ProcessFault; readonly because: string }>
  readonly interrupted: boolean
  readonly milliseconds: number
}

/** The name of the file that a failed run's recording is saved under. */
export const recordingName = (number: number): string => `recording-${number}.json`

export const processesReportOf = (
  found: ProcessReport,
  { made, command, leftOut }: Pick<ProcessesReport, "made" | "command" | "leftOut">,
): ProcessesReport => ({
  format: "polyarchy/processes",
  version: 1,
  made,
  command,
  seed: found.plan.seed,
  tally: found.tally,
  properties: found.properties,
  failed: found.failed.map(({ number, seed, problems, folder, recording }) => ({
    number,
    seed,
    problems,
    folder,
    recording: recording === null ? null : recordingName(number),
  })),
  leftOut,
  interrupted: found.interrupted,
  milliseconds: found.took,
})
