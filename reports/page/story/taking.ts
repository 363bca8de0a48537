/** What can be taken away from a page: texts and files, made where they are asked for. */
import { catalogue } from "../../../properties/catalogue/catalogue.ts"
import { decodeSchedule, encodeCounterexample, encodeSchedule } from "../../../properties/schedule/codec.ts"
import { counterexampleInLines } from "../../markdown.ts"
import type { Explained } from "../../report.ts"

/** The counterexample as the file that `polyarchy replay` reads; where nothing is broken, the schedule alone. */
export const fileOf = (one: Explained): string => {
  const property = catalogue.find(({ id }) => id === one.property)
  const schedule = decodeSchedule(one.schedule)
  const json =
    one.harm === "" || property === undefined
      ? encodeSchedule(schedule)
      : encodeCounterexample({
          subject: one.subject,
          property,
          schedule,
          violation: {
            harm: one.harm,
            because: one.because.map(({ says }) => says),
            step: one.explanation?.seen ?? 0,
            leaders: one.leaders,
          },
          shrinking: one.shrinking,
          found: one.found,
        })
  return `${JSON.stringify(json, null, 2)}\n`
}

/** The counterexample as Markdown, for a ticket or an assistant: it holds all that the page says, and the schedule. */
export const markdownOf = (one: Explained): string =>
  `${[
    ...counterexampleInLines(one),
    "The schedule, for `polyarchy replay`:",
    "",
    "```json",
    JSON.stringify(one.schedule),
    "```",
  ].join("\n")}\n`

/** A name for a file that every system takes. */
export const fileNameOf = ({ name }: Pick<Explained, "name">, extension: string): string =>
  `${name.replaceAll(/[^\w.-]+/g, "-")}.${extension}`
