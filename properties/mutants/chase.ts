/**
 * A chase goes after one mutant with the schedules of one strategy and one seed, each played once and judged by every
 * property.
 *
 * A property kills the mutant where it breaks on a schedule and holds on the same schedule of the original. So what the
 * original breaks too is no kill.
 */
import type { Adversary, Strategy } from "../adversary/strategy.ts"
import { widest } from "../adversary/scope.ts"
import { type Evidence, evidenceOf } from "../evidence.ts"
import { notClaimed } from "../not-claimed.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import type { Schedule } from "../schedule/schedule.ts"
import type { Subject } from "../subjects/subject.ts"
import { type Marks, playMarked } from "./marking.ts"
import type { Mutant } from "./mutant.ts"

/** The size of every schedule that is played on a mutant. */
export const chaseSize = { leaders: 3, moves: 60 } as const

/** A mutant, and what may kill it. */
export interface Quarry {
  readonly mutant: Mutant
  readonly original: Subject
  /** What the original claims. */
  readonly properties: ReadonlyArray<Property>
}

/** The quarry that a mutant is; its original must be among the subjects. */
export const quarryOf = (
  mutant: Mutant,
  subjects: ReadonlyArray<Subject>,
  catalogue: ReadonlyArray<Property>,
): Quarry => {
  const original = subjects.find(({ name }) => name === mutant.original)
  if (original === undefined) throw new Error(`${mutant.id}: there is no subject ${mutant.original}`)
  const properties = catalogue.filter((property) => notClaimed(original, property) === null)
  return { mutant, original, properties }
}

/** The properties among those given that kill the quarry on this schedule, which left this evidence on it. */
const killersOn = (
  { original }: Quarry,
  schedule: Schedule,
  evidence: Evidence,
  properties: ReadonlyArray<Property>,
): ReadonlyArray<Property> => {
  const broken = properties.filter(({ check }) => check(evidence).violation !== null)
  if (broken.length === 0) return broken
  const beside = evidenceOf(play(original, schedule))
  return broken.filter(({ check }) => check(beside).violation === null)
}

/** One schedule of a chase. */
export interface Chased {
  readonly schedule: Schedule
  readonly killers: ReadonlyArray<Property>
  readonly marks: Marks
}

export interface Chase {
  /** Plays the next schedule and judges it by the properties given. */
  readonly next: (properties: ReadonlyArray<Property>) => Chased
}

const unmarked: Marks = { reached: 0, differed: 0 }

const adversaryFor = ({ mutant: { subject } }: Quarry, strategy: Strategy, seed: number): Adversary =>
  strategy.against(subject, widest(subject, chaseSize.leaders, chaseSize.moves), seed)

/** A chase; without marks it is faster, and its marks count nothing. */
export const chase = (quarry: Quarry, strategy: Strategy, seed: number, marks: boolean): Chase => {
  const { mutant } = quarry
  const adversary = adversaryFor(quarry, strategy, seed)
  let run = 0
  return {
    next: (properties) => {
      const { schedule } = adversary.draw(run++)
      const played = marks
        ? playMarked(mutant.marked, schedule)
        : { history: play(mutant.subject, schedule), marks: unmarked }
      adversary.learn(played.history)
      const killers = killersOn(quarry, schedule, evidenceOf(played.history), properties)
      return { schedule, killers, marks: played.marks }
    },
  }
}
