/**
 * What the specification shows when it is put through the moves of a history, one by one: expected beside actual.
 *
 * A subject that refines a design is held to it. Any other is only shown beside the reference rules over the same links: what a
 * design without that hazard would have done with the same moves.
 */
import { reference } from "../model/systems/reference.ts"
import type { Topology } from "../model/topology.ts"
import { blank, under, type View } from "../model/vocabulary/write.ts"
import { evidenceOf } from "../properties/evidence.ts"
import type { Asked } from "../properties/explanation/continuations.ts"
import { play } from "../properties/play.ts"
import type { Schedule } from "../properties/schedule/schedule.ts"
import { designSubjects } from "../properties/subjects/designs.ts"
import { modelSubject } from "../properties/subjects/model.ts"
import type { Subject } from "../properties/subjects/subject.ts"
import type { Told } from "./explained.ts"
import type { Held, LeaderMoment, TrackedObject } from "./moments.ts"
import type { Expectation } from "./report.ts"
import { topologyOf } from "./topology-of.ts"

/** The specification that a subject is shown beside; `null` for the reference rules themselves. */
const specificationOf = (
  subject: Subject,
  leaders: number,
): { readonly design: Subject; readonly refined: boolean } | null => {
  if (subject.refines === undefined)
    return subject.name === reference.name
      ? null
      : { design: referenceOver(topologyOf(subject, leaders)), refined: false }
  const design = designSubjects.find(({ name }) => name === subject.refines)
  return design === undefined ? null : { design, refined: true }
}

const referenceOver = (topology: Topology): Subject => modelSubject({ ...reference, topology }, "reference")

/** The expectation for a history as it is told; `null` where there is nothing to expect of it. */
export const expectationOf = (
  { subject, property, history }: Asked,
  schedule: Schedule,
  { objects, events, end }: Told,
): Expectation | null => {
  const specification = specificationOf(subject, history.leaders)
  if (specification === null) return null
  const { design, refined } = specification
  const run = design.open(history.leaders)
  let played = 0
  const leaders = events.map((event, index) => {
    const next = events[index + 1]?.step ?? history.steps.length
    // A step of several happenings is looked at when all of them have been told.
    if (next <= played) return null
    for (; played < next; played++) {
      const move = history.steps[played]?.move
      if (move !== undefined) run.play(move)
    }
    const shown = event.leaders.map((actual, leader) => beside(run.view(leader), actual, objects))
    return sameMoments(shown, event.leaders) ? null : shown
  })
  run.close()
  const own = play(design, schedule)
  return {
    by: design.name,
    refined,
    leaders,
    end: end.map((actual, leader) => {
      const view = own.final[leader]
      return view === undefined ? actual : beside(view, actual, objects)
    }),
    harm: property.check(evidenceOf(own)).violation?.harm ?? "",
  }
}

/** What a view shows of the objects; where a read shows the same as the subject does, it is held to be the same. */
const beside = (view: View, actual: LeaderMoment, objects: ReadonlyArray<TrackedObject>): LeaderMoment => ({
  up: actual.up,
  holds: objects.map((object, index): Held => {
    const held = actual.holds[index] ?? "unknown"
    if (held === "unknown") return held
    const shows = under(view[object.family], object.key) ?? blank(object.family)
    const seen = held === "unheard" ? blank(object.family) : held.shows
    return JSON.stringify(shows) === JSON.stringify(seen) ? held : { shows }
  }),
})

const sameMoments = (one: ReadonlyArray<LeaderMoment>, other: ReadonlyArray<LeaderMoment>): boolean =>
  one.every(({ holds }, leader) => holds.every((held, index) => held === other[leader]?.holds[index]))
