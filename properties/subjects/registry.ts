/** Every subject by name: the reference, the implementation in lockstep with it, libraries, systems, the baseline. */
import { ring, star } from "../../impl/index.ts"
import { reference, referenceRing, referenceStar } from "../../model/systems/reference.ts"
import { lockstep } from "../lockstep/lockstep.ts"
import { simulate, simulated } from "../simulation/cluster.ts"
import { designSubjects } from "./designs.ts"
import { eventlog } from "./eventlog.ts"
import type { Subject } from "./subject.ts"
import { loadYjs } from "./yjs.ts"

/** The implementation, in lockstep with the reference design, in each topology. */
export const implementations: ReadonlyArray<Subject> = [
  lockstep(simulated, reference, "full"),
  lockstep(simulate({ topology: ring, name: "implementation-ring" }), referenceRing, "full"),
  lockstep(simulate({ topology: star, name: "implementation-star" }), referenceStar, "full"),
]

/** A subject that cannot be played here, and why. */
export interface AbsentSubject {
  readonly name: string
  readonly because: string
}

export interface Registry {
  readonly subjects: ReadonlyArray<Subject>
  /** Optional libraries that are not installed. */
  readonly absent: ReadonlyArray<AbsentSubject>
}

/** Every subject that can be played here, and by name those that cannot. */
export const loadSubjects = async (): Promise<Registry> => {
  const yjs = await loadYjs()
  const [reference, systems] = [
    designSubjects.filter(({ kind }) => kind === "reference"),
    designSubjects.filter(({ kind }) => kind !== "reference"),
  ]
  return {
    subjects: [
      ...reference,
      ...implementations,
      eventlog,
      ...(yjs.kind === "loaded" ? [yjs.subject] : []),
      ...systems,
    ],
    absent: yjs.kind === "missing" ? [{ name: yjs.name, because: yjs.reason }] : [],
  }
}

/**
 * How many schedules a subject gets when a design of the model gets `schedules`: the others in proportion to their speed,
 * so that each takes about as long.
 */
export const runsFor = (subject: Subject, schedules: number): number => {
  const share = subject.kind === "implementation" ? 0.06 : subject.kind === "library" ? 0.1 : 1
  return Math.max(1, Math.round(schedules * share))
}
