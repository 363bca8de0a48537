/** Every design by name: the reference and its variants, the systems by family, and the baseline. */
import type { Design } from "../replication/design.ts"
import { activeDirectory } from "./active-directory.ts"
import { bdr1, bdr1Restarted, bdr1UncheckedReferences } from "./bdr-1.ts"
import { cassandra } from "./cassandra.ts"
import { cosmosDb } from "./cosmos-db.ts"
import { couchdb } from "./couchdb.ts"
import { dynamodbGlobalTables, dynamodbGlobalTablesTieKeeps } from "./dynamodb.ts"
import {
  goldengateAcdr,
  goldengateAcdrDeleteAlwaysWins,
  goldengateAcdrDelta,
  goldengateAcdrEarliest,
  goldengateAcdrSitePriority,
} from "./goldengate-acdr.ts"
import {
  goldengateCdr,
  goldengateCdrIgnore,
  goldengateCdrOverwrite,
  goldengateCdrUseDelta,
  goldengateCdrUseMaxEq,
  goldengateCdrUseMin,
} from "./goldengate.ts"
import {
  mariadbRingDefaultKeys,
  mariadbRingGtid,
  mariadbRingIdempotent,
  mariadbRingStatements,
  mariadbRingStrict,
} from "./mariadb-ring.ts"
import { mysqlGroupReplication } from "./mysql-group-replication.ts"
import { pgactive } from "./pgactive.ts"
import { pgdColumnLevel, pgdCrdtColumns, pgdCrdtColumnsInsertsAdd } from "./pgd-columns.ts"
import {
  pgd,
  pgdMissingUpdateSkipped,
  pgdOlderDeleteSkipped,
  pgdRowVersion,
  pgdUnlikeResolvers,
} from "./pgd.ts"
import { pglogicalApplyRemote, pglogicalKeepLocal, pglogicalLastUpdateWins } from "./pglogical.ts"
import { postgresql16, postgresql18, postgresql19 } from "./postgresql.ts"
import {
  referenceColumns,
  referenceCustom,
  referenceDelta,
  referenceFirstWrite,
  referenceGraph,
  referenceHighestLeader,
  referenceHome,
  referenceMerging,
  referenceSiblings,
  referenceTree,
} from "./reference-rules.ts"
import { reference, referenceRing, referenceStar } from "./reference.ts"
import { singleLeader } from "./single-leader.ts"
import { spock509, spock510, spock6, spock6Delta } from "./spock.ts"
import {
  sqlServerP2p,
  sqlServerP2pContinue,
  sqlServerP2pLastWriter,
  sqlServerP2pLastWriterTieKeeps,
} from "./sql-server-p2p.ts"
import { symmetricds } from "./symmetricds.ts"
import { tungsten, tungstenShardHome, tungstenStar, tungstenWithoutPkey } from "./tungsten.ts"

export const designs: ReadonlyArray<Design> = [
  reference,
  referenceRing,
  referenceStar,
  referenceTree,
  referenceGraph,
  referenceHome,
  referenceHighestLeader,
  referenceFirstWrite,
  referenceCustom,
  referenceMerging,
  referenceSiblings,
  referenceColumns,
  referenceDelta,
  tungsten,
  tungstenWithoutPkey,
  tungstenShardHome,
  tungstenStar,
  mariadbRingStrict,
  mariadbRingIdempotent,
  mariadbRingGtid,
  mariadbRingDefaultKeys,
  mariadbRingStatements,
  mysqlGroupReplication,
  postgresql16,
  postgresql18,
  postgresql19,
  pglogicalApplyRemote,
  pglogicalKeepLocal,
  pglogicalLastUpdateWins,
  bdr1,
  bdr1UncheckedReferences,
  bdr1Restarted,
  pgactive,
  spock509,
  spock510,
  spock6,
  spock6Delta,
  pgd,
  pgdOlderDeleteSkipped,
  pgdMissingUpdateSkipped,
  pgdRowVersion,
  pgdColumnLevel,
  pgdCrdtColumns,
  pgdCrdtColumnsInsertsAdd,
  pgdUnlikeResolvers,
  goldengateCdr,
  goldengateCdrUseMaxEq,
  goldengateCdrUseMin,
  goldengateCdrOverwrite,
  goldengateCdrIgnore,
  goldengateCdrUseDelta,
  goldengateAcdr,
  goldengateAcdrEarliest,
  goldengateAcdrDeleteAlwaysWins,
  goldengateAcdrSitePriority,
  goldengateAcdrDelta,
  symmetricds,
  sqlServerP2p,
  sqlServerP2pContinue,
  sqlServerP2pLastWriter,
  sqlServerP2pLastWriterTieKeeps,
  couchdb,
  cassandra,
  dynamodbGlobalTables,
  dynamodbGlobalTablesTieKeeps,
  cosmosDb,
  activeDirectory,
  singleLeader,
]
