/** The designs of the model as subjects. They need no package, so that a page in a browser can play them too. */
import type { Design } from "../../model/replication/design.ts"
import { designs } from "../../model/systems/designs.ts"
import { reference } from "../../model/systems/reference.ts"
import { singleLeader } from "../../model/systems/single-leader.ts"
import { disclaimersOf } from "./contracts.ts"
import { modelSubject } from "./model.ts"
import type { Subject } from "./subject.ts"

const kindOf = (design: Design): Subject["kind"] =>
  design === singleLeader ? "baseline" : design.name.startsWith(reference.name) ? "reference" : "system"

/** Every design of the model, with what its documentation disclaims. */
export const designSubjects: ReadonlyArray<Subject> = designs.map((design) =>
  modelSubject(design, kindOf(design), disclaimersOf(design.name)),
)
