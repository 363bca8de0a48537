/** Hunting a mutant: how many schedules until a property breaks, and how small the counterexample gets. */
import { seedOf } from "../adversary/random.ts"
import { widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import type { Counterexample } from "../counterexample.ts"
import { evidenceOf } from "../evidence.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import { counterexampleOf } from "../shrink/shrink.ts"
import type { Subject } from "../subjects/subject.ts"

export interface Kill {
  /** Schedules played until the property broke, that one included. */
  readonly runs: number
  readonly counterexample: Counterexample
}

/** Plays schedules of 60 moves on three leaders until the property breaks; `null` when it has not after `runs`. */
export const hunt = (subject: Subject, property: Property, seed: number, runs: number): Kill | null => {
  const scope = widest(subject, 3, 60)
  for (let run = 0; run < runs; run++) {
    const schedule = uniformSchedule(scope, seedOf(seed, run))
    if (property.check(evidenceOf(play(subject, schedule))).violation !== null)
      return { runs: run + 1, counterexample: counterexampleOf(subject, property, schedule, { seed, run }) }
  }
  return null
}
