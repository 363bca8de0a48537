/** Every design by name: the reference in three topologies, the systems, and the baseline. */
import type { Design } from "../replication/design.ts"
import { bdr1 } from "./bdr-1.ts"
import { goldengateAcdr } from "./goldengate-acdr.ts"
import { goldengateCdr } from "./goldengate.ts"
import { pgd, pgdOlderDeleteSkipped } from "./pgd.ts"
import { reference, referenceRing, referenceStar } from "./reference.ts"
import { singleLeader } from "./single-leader.ts"
import { tungsten } from "./tungsten.ts"

export const designs: ReadonlyArray<Design> = [
  reference,
  referenceRing,
  referenceStar,
  tungsten,
  bdr1,
  pgd,
  pgdOlderDeleteSkipped,
  goldengateCdr,
  goldengateAcdr,
  singleLeader,
]
