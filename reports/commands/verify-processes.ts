/** `polyarchy verify --subject processes`: leaders as real processes, real faults, and every run explained by the model or not. */
import { join } from "node:path"
import { Effect } from "effect"
import { possibleFaults, processCampaign } from "../../properties/processes/campaign.ts"
import { usualSize } from "../../properties/processes/plan.ts"
import { encodeRecording } from "../../properties/processes/recording.ts"
import { jsonText } from "../json.ts"
import { processesReportOf, recordingName } from "../processes.ts"
import { processesInLines } from "../terminal/processes.ts"
import { sayer } from "../terminal/style.ts"
import { shellWord } from "../text/shell.ts"
import { made, version } from "../version.ts"
import { countOf } from "../words.ts"
import { emit, Output, say } from "./output.ts"
import { progressLine } from "./progress.ts"
import { writeFiles } from "./writing.ts"

/** The name of the subject that is real processes. */
export const processes = "processes"

export interface Asked {
  readonly seed: number
  readonly runs: number
  /** `null` for no bound. */
  readonly seconds: number | null
  /** `null` for the usual directory. */
  readonly out: string | null
  readonly directory: string
  readonly json: boolean
}

/** In a log, progress is told after so many runs. */
const toldEvery = 25

/** How many runs go on at once: most of a run is waiting. */
const together = 2

const commandLine = ({ seed, runs, seconds, out }: Asked): string =>
  [
    `polyarchy verify --subject ${processes} --seed ${seed} --runs ${runs}`,
    seconds === null ? "" : ` --seconds ${seconds}`,
    out === null ? "" : ` --out ${shellWord(out)}`,
  ].join("")

export const verifyProcesses = (asked: Asked) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const { seed, runs, seconds, directory, json } = asked
    const { faults, leftOut } = possibleFaults(process.platform)
    const command = commandLine(asked)
    const tell = sayer(terminal.style)
    const { leaders, rounds, sessions, requests, strikes } = usualSize
    yield* say(
      [
        `polyarchy ${version}`,
        tell(
          `seed ${seed} · ${countOf(runs, "run")}, ${rounds} on each cluster of ${leaders} leader processes`,
        ),
        tell(`in each run: ${sessions} sessions of ${requests} requests, up to ${strikes} faults`),
        tell(`faults, done for real: ${faults.join(", ")}`),
        tell(
          "a run ends healed, quiet and validated; the seed fixes what is asked and which faults strike, and",
        ),
        tell("what happens then is recorded: nothing but the record can be replayed"),
        tell(`again: ${command}`),
        "",
      ],
      json,
    )
    const line = progressLine(terminal)
    let told = 0
    const found = yield* processCampaign(
      { seed, runs, seconds, size: usualSize, faults, together },
      {
        progress: (done, failed) => {
          const text = `${done} of ${countOf(runs, "run")}${failed === 0 ? "" : `, ${failed} failed`}`
          if (done >= told + toldEvery) {
            told = done
            line.finish(text)
          } else line.show(text)
        },
        failed: ({ number, folder, problems }) =>
          line.finish(`cluster ${number} failed, kept in ${folder}: ${problems[0]?.join(" ") ?? ""}`),
        stopped: terminal.stopped,
      },
    )
    line.clear()
    const report = processesReportOf(found, { made, command, leftOut })
    const written = yield* Effect.exit(
      writeFiles(directory, [
        ...found.failed.flatMap(({ number, recording }) =>
          recording === null ? [] : [{ path: recordingName(number), text: encodeRecording(recording) }],
        ),
        { path: "processes.json", text: jsonText(report) },
      ]),
    )
    if (json) yield* emit(jsonText(report))
    else yield* say(processesInLines(report, terminal.style), false)
    yield* written
    yield* say(["", `Data ${join(directory, "processes.json")}`], json)
    if (report.interrupted) yield* say(["Stopped by Ctrl-C: this is what was found until then."], json)
    yield* leave(report.interrupted ? 130 : report.failed.length > 0 || report.tally.runs === 0 ? 1 : 0)
  })
