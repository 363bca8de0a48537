/** `polyarchy replay` of a recording: what real processes left, validated again to the letter. */
import { Effect } from "effect"
import { judgeRecording } from "../../properties/processes/judging.ts"
import { decodeRecording, RecordingUnreadable } from "../../properties/processes/recording.ts"
import { TrailUnreadable } from "../../properties/processes/trail.ts"
import { jsonText } from "../json.ts"
import { painter, sayer } from "../terminal/style.ts"
import { hang } from "../text/columns.ts"
import { made } from "../version.ts"
import { countOf } from "../words.ts"
import { Mistake } from "./mistake.ts"
import { emit, Output, say } from "./output.ts"

/** What a recording shows, which a JSON value says it is. */
export const judged = (file: string, value: unknown) =>
  Effect.try({
    try: () => judgeRecording(decodeRecording(value)),
    catch: (error) => {
      if (!(error instanceof RecordingUnreadable) && !(error instanceof TrailUnreadable)) throw error
      return new Mistake({
        code: "bad-schedule",
        place: file,
        problem: error.message.replace(/\.$/, ""),
        mend: "Give the recording as it was saved",
      })
    },
  })

/** Validates the recording again, and says what is wrong with it, if anything. */
export const replayRecording = (file: string, value: unknown, json: boolean) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const { validation, problems, unjudged } = yield* judged(file, value)
    const { style } = terminal
    const tell = sayer(style)
    if (json)
      yield* emit(
        jsonText({
          format: "polyarchy/validation",
          version: 1,
          made,
          events: validation.events,
          sessions: validation.sessions,
          problems,
          unjudged,
        }),
      )
    else
      yield* say(
        [
          painter(style)(
            problems.length === 0 ? "green" : "red",
            tell(
              problems.length === 0
                ? `✓ explained: the model does all of the ${countOf(validation.events, "event")}`
                : `✗ ${countOf(problems.length, "thing")} that no behaviour of the model explains`,
            ),
          ),
          ...problems.flatMap(([first = "", ...rest]) => [
            ...hang("  - ", tell(first), style.width),
            ...rest.flatMap((line) => hang("      ", tell(line.trim()), style.width)),
          ]),
          ...(unjudged === null ? [] : [tell(`  the properties did not judge it: ${unjudged}`)]),
        ],
        false,
      )
    yield* leave(problems.length === 0 ? 0 : 1)
  })
