/**
 * Random play of the model in its parts: what drawing the schedules, playing them, gathering the evidence and judging it take,
 * each alone and with what it needs made ready before; and what each property takes.
 */
import { reference } from "../../model/systems/reference.ts"
import { seedOf } from "../../properties/adversary/random.ts"
import { widest } from "../../properties/adversary/scope.ts"
import { uniformSchedule } from "../../properties/adversary/uniform.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { type Evidence, evidenceOf } from "../../properties/evidence.ts"
import { play } from "../../properties/play.ts"
import { judge, type Property } from "../../properties/property.ts"
import type { Schedule } from "../../properties/schedule/schedule.ts"
import { modelSubject } from "../../properties/subjects/model.ts"
import { type Figure, inMicroseconds, median, moves, rounds } from "./figure.ts"

const subject = modelSubject(reference, "reference")
const scope = widest(subject, 3, moves)

/** Schedules in a round. */
const many = 600

const drawn = (round: number): ReadonlyArray<Schedule> =>
  Array.from({ length: many }, (_, run) => uniformSchedule(scope, seedOf(round, run)))

const gathered = (round: number): ReadonlyArray<Evidence> =>
  drawn(round).map((schedule) => evidenceOf(play(subject, schedule)))

const judgeByAll = (evidence: Evidence): void => {
  for (const property of catalogue) judge(property, evidence)
}

const part = <Input>(
  name: string,
  ready: (round: number) => ReadonlyArray<Input>,
  work: (input: Input) => unknown,
): Figure => ({
  name: `model, random play: ${name}`,
  unit: "moves",
  ready: (round) => {
    const inputs = ready(round)
    return () => {
      for (const input of inputs) work(input)
      return inputs.length * moves
    }
  },
})

const seeds = (round: number): ReadonlyArray<number> =>
  Array.from({ length: many }, (_, run) => seedOf(round, run))

export const playedBare: Figure = part("drawn and played", seeds, (seed) =>
  play(subject, uniformSchedule(scope, seed)),
)

/** Random play as a whole, and each of its parts. */
export const randomPlay: ReadonlyArray<Figure> = [
  playedBare,
  part("all of it, with all properties", seeds, (seed) =>
    judgeByAll(evidenceOf(play(subject, uniformSchedule(scope, seed)))),
  ),
  part("  drawing the schedules", seeds, (seed) => uniformSchedule(scope, seed)),
  part("  playing them", drawn, (schedule) => play(subject, schedule)),
  part(
    "  gathering the evidence",
    (round) => drawn(round).map((schedule) => play(subject, schedule)),
    evidenceOf,
  ),
  part("  judging it by all properties", gathered, judgeByAll),
]

/** The processor time that each property takes for the history of one schedule, in microseconds, the dearest first. */
export const costs = (): ReadonlyArray<readonly [id: string, microseconds: number]> => {
  const taken = new Map<Property, Array<number>>(catalogue.map((property) => [property, []]))
  for (let round = 0; round <= rounds; round++) {
    const evidences = gathered(round)
    for (const [property, times] of taken) {
      const time = inMicroseconds(() => {
        for (const evidence of evidences) judge(property, evidence)
      })
      // The first round warms up.
      if (round > 0) times.push(time / many)
    }
  }
  return [...taken].map(([{ id }, times]) => [id, median(times)] as const).toSorted(([, a], [, b]) => b - a)
}
