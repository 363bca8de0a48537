/**
 * A counterexample as the JSON file that `polyarchy replay` reads, and JSON text that is safe to look at.
 *
 * JSON may hold characters that turn the direction of a line or are not drawn; they are escaped, which changes nothing for
 * a reader of JSON.
 */
import type { Explained } from "../report.ts"
import { escapedUnseen } from "./escaping.ts"
import type { Exporter } from "./exporter.ts"

/** The value as JSON, on lines of its own, or on one line. */
export const safeJson = (value: unknown, indented = true): string =>
  escapedUnseen(JSON.stringify(value, null, indented ? 2 : 0))

/** The step at which the violation is seen: that of its event, or the one after the last that is told. */
const seenStep = ({ events }: Explained): number =>
  events.find(({ seenHere }) => seenHere)?.step ?? (events.at(-1)?.step ?? -1) + 1

/** As `polyarchy replay` reads it; where nothing is broken, the schedule alone. */
const savedFile = (one: Explained): unknown =>
  one.harm === ""
    ? one.schedule
    : {
        format: "polyarchy/counterexample",
        version: 1,
        subject: one.subject,
        property: one.property,
        violation: {
          harm: one.harm,
          because: one.because.map(({ says }) => says),
          step: one.explanation?.seen ?? seenStep(one),
          leaders: one.leaders,
        },
        schedule: one.schedule,
        shrinking: one.shrinking,
        found: one.found,
      }

export const json: Exporter = {
  name: "json",
  title: "Counterexample file: polyarchy replay reads it",
  extension: "json",
  mediaType: "application/json",
  write: (one) => `${safeJson(savedFile(one))}\n`,
}
