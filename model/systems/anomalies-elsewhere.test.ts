/**
 * The documented anomalies on the systems that `anomalies.test.ts` leaves out: the variants of Tungsten, the ring and GoldenGate,
 * SQL Server, MySQL Group Replication, and those that are no relational databases.
 *
 * Where the leaders differ is the anomaly: nothing is on its way, so they differ for ever.
 */
import {
  anomaly,
  deleteThenUpdate,
  effectFirst,
  exchange,
  insertSeenByB,
  lagging,
  recreated,
  tiedUpdates,
  updates,
  updateThenDelete,
  vacuumBetween,
} from "../testing/anomaly.ts"
import { B, del, put } from "../testing/moves.ts"
import { activeDirectory } from "./active-directory.ts"
import { cassandra } from "./cassandra.ts"
import { cosmosDb } from "./cosmos-db.ts"
import { couchdb } from "./couchdb.ts"
import { dynamodbGlobalTables, dynamodbGlobalTablesTieKeeps } from "./dynamodb.ts"
import {
  goldengateAcdrDeleteAlwaysWins,
  goldengateAcdrDelta,
  goldengateAcdrEarliest,
  goldengateAcdrSitePriority,
} from "./goldengate-acdr.ts"
import {
  goldengateCdrIgnore,
  goldengateCdrOverwrite,
  goldengateCdrUseDelta,
  goldengateCdrUseMaxEq,
  goldengateCdrUseMin,
} from "./goldengate.ts"
import { mariadbRingDefaultKeys, mariadbRingGtid, mariadbRingStatements } from "./mariadb-ring.ts"
import { mysqlGroupReplication } from "./mysql-group-replication.ts"
import {
  sqlServerP2p,
  sqlServerP2pContinue,
  sqlServerP2pLastWriter,
  sqlServerP2pLastWriterTieKeeps,
} from "./sql-server-p2p.ts"
import { tungstenShardHome, tungstenStar } from "./tungsten.ts"

const rings = [mariadbRingGtid, mariadbRingDefaultKeys, mariadbRingStatements]
const greatestTime = [goldengateCdrUseMaxEq, goldengateCdrUseDelta]
const overwriting = [...greatestTime, goldengateCdrUseMin, goldengateCdrOverwrite]
const lastWriters = [sqlServerP2pLastWriter, sqlServerP2pLastWriterTieKeeps]
const goingOn = [sqlServerP2pContinue, ...lastWriters]
const dynamodbs = [dynamodbGlobalTables, dynamodbGlobalTablesTieKeeps]
/** These remember what they need, and compare it alike. */
const joining = [couchdb, cassandra, ...dynamodbs]
const deletesWin = [cosmosDb, activeDirectory]

anomaly("A1, swap: two updates cross", [...updates, ...exchange], {
  "A=b B=a": [tungstenStar, ...rings, goldengateCdrOverwrite],
  "A=b B=b": [
    ...greatestTime,
    goldengateAcdrDelta,
    goldengateAcdrDeleteAlwaysWins,
    ...goingOn,
    ...joining,
    ...deletesWin,
  ],
  // The first write, the site of the higher priority, or the one that was certified.
  "A=a B=a": [goldengateCdrUseMin, goldengateAcdrEarliest, goldengateAcdrSitePriority, mysqlGroupReplication],
})

anomaly("A2, each keeps its own: two updates cross", [...updates, ...exchange], {
  "A=a B=b": [goldengateCdrIgnore, sqlServerP2p, tungstenShardHome],
})

anomaly("A3, tie: two updates of one instant cross", [...tiedUpdates, ...exchange], {
  "A=b B=a": [goldengateCdrUseMaxEq],
  "A=a B=b": [
    goldengateCdrUseMin,
    goldengateCdrUseDelta,
    goldengateAcdrDelta,
    goldengateAcdrEarliest,
    goldengateAcdrDeleteAlwaysWins,
    sqlServerP2pLastWriterTieKeeps,
    dynamodbGlobalTablesTieKeeps,
  ],
  "A=b B=b": [
    sqlServerP2pContinue,
    sqlServerP2pLastWriter,
    couchdb,
    cassandra,
    dynamodbGlobalTables,
    ...deletesWin,
  ],
  "A=a B=a": [goldengateAcdrSitePriority, mysqlGroupReplication],
})

anomaly("A5, kill and resurrect: an update crosses an earlier delete", [...deleteThenUpdate, ...exchange], {
  "A=none B=a": overwriting,
  // These agree, at the price of the later write.
  "A=none B=none": [
    tungstenStar,
    ...rings,
    goldengateAcdrEarliest,
    goldengateAcdrDeleteAlwaysWins,
    mysqlGroupReplication,
    ...goingOn,
    ...deletesWin,
  ],
  "A=a B=a": [goldengateAcdrDelta, goldengateAcdrSitePriority, ...joining],
})

anomaly("A5 once B has forgotten the delete", [...deleteThenUpdate, ...vacuumBetween], {
  "A=none B=a": [goldengateAcdrEarliest, goldengateAcdrDeleteAlwaysWins, activeDirectory],
  "A=a B=a": [goldengateAcdrDelta, goldengateAcdrSitePriority, cassandra],
})

anomaly("A6, asymmetric keep: an update crosses an earlier delete", [...deleteThenUpdate, ...exchange], {
  "A=a B=none": [goldengateCdrIgnore, sqlServerP2p, tungstenShardHome],
})

anomaly("A7, resurrection: an insert crosses an insert and its delete (the key is absent)", recreated, {
  // A delete finds its row gone before, or takes a later row for it; by earliest timestamp A's insert had lost to B's.
  "A=none B=a": [...overwriting, goldengateAcdrEarliest, ...goingOn],
  "A=a B=a": [
    goldengateAcdrDelta,
    goldengateAcdrDeleteAlwaysWins,
    goldengateAcdrSitePriority,
    ...joining,
    // The stream from B stops on the insert, or at once.
    tungstenStar,
    ...rings,
    sqlServerP2p,
  ],
  "A=none B=none": [mysqlGroupReplication, ...deletesWin],
})

anomaly(
  "A8, vacuum: an update arrives after a later delete was forgotten",
  [...updateThenDelete, ...vacuumBetween],
  {
    "A=none B=a": [goldengateAcdrDelta, goldengateAcdrDeleteAlwaysWins, cassandra, activeDirectory],
    "A=none B=none": [tungstenStar, ...rings, ...goingOn, ...dynamodbs, cosmosDb],
    // A document's update is as long a history as its delete, and is not deleted; the delete was refused.
    "A=a B=a": [couchdb, mysqlGroupReplication],
  },
)

anomaly("A8 without the vacuum", [...updateThenDelete, ...exchange], {
  "A=none B=none": [goldengateAcdrDelta, goldengateAcdrDeleteAlwaysWins, cassandra, activeDirectory],
})

const serial = [tungstenStar, ...rings]
const waiting = [couchdb, ...deletesWin, mysqlGroupReplication, sqlServerP2p]

anomaly("A9, an update arrives before its insert", [...insertSeenByB, put(B, "k", "b"), ...effectFirst], {
  // The update finds no row and is left out, or inserts one that the insert then replaces.
  "A=b B=b C=a": [
    goldengateCdrIgnore,
    goldengateCdrUseMin,
    goldengateCdrOverwrite,
    goldengateAcdrEarliest,
    goldengateAcdrSitePriority,
    ...goingOn,
  ],
  "A=b B=b C=b": [
    ...serial,
    ...waiting,
    ...greatestTime,
    goldengateAcdrDelta,
    goldengateAcdrDeleteAlwaysWins,
    ...joining,
  ],
})

anomaly("A10, a delete arrives before its insert", [...insertSeenByB, del(B, "k"), ...effectFirst], {
  "A=none B=none C=a": [...overwriting, goldengateCdrIgnore, ...goingOn],
  "A=none B=none C=none": [
    ...serial,
    ...waiting,
    goldengateAcdrDelta,
    goldengateAcdrDeleteAlwaysWins,
    goldengateAcdrEarliest,
    goldengateAcdrSitePriority,
    ...joining,
  ],
})

anomaly("A13, skew: B saw A's write, and writes by a clock that lags", lagging, {
  "A=a B=b": dynamodbs,
  // Cassandra puts the client's own write to the rule, so B agrees: on the earlier write.
  "A=a B=a": [cassandra],
  "A=b B=b": [
    ...serial,
    ...waiting,
    ...overwriting,
    goldengateCdrIgnore,
    goldengateAcdrDelta,
    goldengateAcdrDeleteAlwaysWins,
    goldengateAcdrEarliest,
    goldengateAcdrSitePriority,
    ...goingOn,
  ],
})
