/** What `polyarchy replay --json` printed, read back: its schedule, on the subject that it was played on. */
import { decodeSchedule } from "../../properties/schedule/codec.ts"
import { decodeOrigin } from "../../properties/schedule/origin.ts"
import { fail, field, object, type Part, text, whole } from "../../properties/schedule/reader.ts"
import type { Imported } from "./imported.ts"

export const replayFormat = "polyarchy/replay"

/** The newest version that is read. */
const newest = 2

const [mostCharacters, mostProse] = [200, 1_000_000]

/** Reads a replay report of version 1 or 2. Throws `BadSchedule`. */
export const importReplay = (json: unknown): Imported => {
  const part = object({ json, place: "" }, "Give what `polyarchy replay --json` printed")
  const version = field(part, "version")
  if (typeof version.json === "number" && version.json > newest)
    fail(
      version,
      `it is ${version.json}`,
      `A newer Polyarchy wrote it: this one reads up to version ${newest}`,
    )
  whole(version, 1, newest)
  const explained = field(part, "explained")
  if (explained.json === null)
    fail(
      explained,
      "it is null",
      "That replay had no property to tell of: add --property ID and replay it again",
    )
  const told = object(explained, "Give what `polyarchy replay --json` printed, whole")
  const harm = field(told, "harm")
  return {
    subject: text(field(told, "subject"), mostCharacters),
    property: text(field(told, "property"), mostCharacters),
    schedule: decodeSchedule(field(told, "schedule").json, "explained.schedule"),
    before: harmIn(harm),
    origin: decodeOrigin(told),
    unused: "",
  }
}

/** The harm that was told; an empty one means that nothing was broken. */
export const harmIn = (harm: Part): Imported["before"] =>
  harm.json === "" ? null : { harm: text(harm, mostProse) }
