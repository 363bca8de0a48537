/** Every design by name: the reference in three topologies, the systems by family, and the baseline. */
import type { Design } from "../replication/design.ts"
import { bdr1 } from "./bdr-1.ts"
import { goldengateAcdr, goldengateAcdrTieApplies } from "./goldengate-acdr.ts"
import { goldengateCdr } from "./goldengate.ts"
import { mariadbRingIdempotent, mariadbRingStrict } from "./mariadb-ring.ts"
import { pgactive } from "./pgactive.ts"
import { pgd, pgdOlderDeleteSkipped } from "./pgd.ts"
import { pglogicalApplyRemote, pglogicalKeepLocal, pglogicalLastUpdateWins } from "./pglogical.ts"
import { postgresql16, postgresql18 } from "./postgresql.ts"
import { reference, referenceRing, referenceStar } from "./reference.ts"
import { singleLeader } from "./single-leader.ts"
import { spock509, spock510, spock6 } from "./spock.ts"
import { symmetricds } from "./symmetricds.ts"
import { tungsten, tungstenWithoutPkey } from "./tungsten.ts"

export const designs: ReadonlyArray<Design> = [
  reference,
  referenceRing,
  referenceStar,
  tungsten,
  tungstenWithoutPkey,
  mariadbRingStrict,
  mariadbRingIdempotent,
  postgresql16,
  postgresql18,
  pglogicalApplyRemote,
  pglogicalKeepLocal,
  pglogicalLastUpdateWins,
  bdr1,
  pgactive,
  spock509,
  spock510,
  spock6,
  pgd,
  pgdOlderDeleteSkipped,
  goldengateCdr,
  goldengateAcdr,
  goldengateAcdrTieApplies,
  symmetricds,
  singleLeader,
]
