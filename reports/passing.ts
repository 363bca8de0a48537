/** The nearest run that keeps a property, as the report holds it. */
import type { Asked } from "../properties/explanation/continuations.ts"
import { nearestPassing } from "../properties/explanation/passing.ts"
import { encodeSchedule } from "../properties/schedule/codec.ts"
import type { Schedule } from "../properties/schedule/schedule.ts"
import { type LeaderMoment, momentsOf, type TrackedObject } from "./moments.ts"
import type { Passing } from "./report.ts"

/** The nearest run that passes, with what it shows of the given objects at its end. */
export const passingOf = (
  asked: Asked,
  schedule: Schedule,
  objects: ReadonlyArray<TrackedObject>,
): Passing | null => {
  const found = nearestPassing(asked, schedule)
  if (found === null) return null
  const { kind, edit, at, breaks, plays, history } = found
  const moments = momentsOf(history)
  const places = objects.map(({ family, key }) =>
    moments.objects.findIndex((one) => one.family === family && one.key === key),
  )
  const end = moments.end.map(({ up, holds }): LeaderMoment => ({
    up,
    holds: places.map((place) => holds[place] ?? "unheard"),
  }))
  return { kind, edit, at, schedule: encodeSchedule(found.schedule), end, breaks, plays }
}
