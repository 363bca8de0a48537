/**
 * The documented anomalies of tables on the systems that `database-anomalies.test.ts` leaves out: Tungsten, the ring, MySQL Group
 * Replication, GoldenGate, SQL Server, SymmetricDS, Cassandra.
 */
import type { Design } from "../replication/design.ts"
import { exchange } from "../testing/anomaly.ts"
import { A, ask, B, deliver } from "../testing/moves.ts"
import { add, both, erase, generate, set, tableAnomaly, truncate } from "../testing/table-anomaly.ts"
import { cassandra } from "./cassandra.ts"
import { designs } from "./designs.ts"
import { goldengateAcdr, goldengateAcdrDelta } from "./goldengate-acdr.ts"
import {
  goldengateCdr,
  goldengateCdrIgnore,
  goldengateCdrOverwrite,
  goldengateCdrUseDelta,
} from "./goldengate.ts"
import {
  mariadbRingDefaultKeys,
  mariadbRingGtid,
  mariadbRingIdempotent,
  mariadbRingStatements,
  mariadbRingStrict,
} from "./mariadb-ring.ts"
import { mysqlGroupReplication } from "./mysql-group-replication.ts"
import { sqlServerP2p, sqlServerP2pLastWriter } from "./sql-server-p2p.ts"
import { symmetricds } from "./symmetricds.ts"
import { tungsten, tungstenShardHome, tungstenStar, tungstenWithoutPkey } from "./tungsten.ts"

const named = (prefix: string): ReadonlyArray<Design> => designs.filter(({ name }) => name.startsWith(prefix))

const goldengates = named("goldengate")
const sqlServers = named("sql-server")
const resolvingSqlServers = sqlServers.filter((design) => design !== sqlServerP2p)
const stoppingRings = [mariadbRingStrict, mariadbRingGtid, mariadbRingDefaultKeys]
const rings = [...stoppingRings, mariadbRingIdempotent]
const lastArrival = [tungsten, tungstenStar, ...rings, goldengateCdrOverwrite]
const ownStays = [tungstenWithoutPkey, goldengateCdrIgnore]
const deltas = [goldengateCdrUseDelta, goldengateAcdrDelta]
const latest = [goldengateCdr, goldengateAcdr, symmetricds, ...resolvingSqlServers]

tableAnomaly(
  "A21, one unique value is given to two records",
  2,
  [set(A, "x", "email", "e"), set(B, "y", "email", "e"), ...exchange],
  {
    "A x(email=e), B y(email=e), stops A>B, stops B>A": [
      ...named("tungsten"),
      ...stoppingRings,
      mariadbRingStatements,
      ...goldengates,
      ...sqlServers,
    ],
    // Each insert removes the row that is in its way.
    "A y(email=e), B x(email=e)": [mariadbRingIdempotent, symmetricds],
    "A x(email=e), B x(email=e)": [mysqlGroupReplication],
    "A x(email=e) y(email=e), B x(email=e) y(email=e)": [cassandra],
  },
)

const twoRecords = [set(A, "x", "a", "1"), set(A, "y", "a", "1"), deliver(A, B), deliver(A, B)]

tableAnomaly(
  "A21, an update gives a record the unique value of another",
  2,
  [...twoRecords, set(A, "x", "email", "e"), set(B, "y", "email", "e"), ...exchange],
  {
    // IDEMPOTENT ignores an update that it cannot apply.
    "A x(a=1 email=e) y(a=1), B x(a=1) y(a=1 email=e)": [mariadbRingIdempotent],
    "A y(a=1 email=e), B x(a=1 email=e)": [symmetricds],
  },
)

const threeRecords = [...twoRecords, set(A, "z", "a", "1"), deliver(A, B)]

tableAnomaly(
  "A26, two transactions meet in one of their two rows",
  2,
  [...threeRecords, both(A, "x", "y", "p"), both(B, "y", "z", "q"), ...exchange],
  {
    "A x(a=p) y(a=q) z(a=q), B x(a=p) y(a=p) z(a=q)": [...lastArrival, mariadbRingStatements],
    "A x(a=p) y(a=p) z(a=q), B x(a=p) y(a=q) z(a=q)": ownStays,
    "A x(a=p) y(a=q) z(a=q), B x(a=p) y(a=q) z(a=q)": [...latest, cassandra],
    "A x(a=p) y(a=p) z(a=1), B x(a=p) y(a=p) z(a=1)": [mysqlGroupReplication],
    // A transaction that meets a conflict is not applied at all.
    "A x(a=p) y(a=p) z(a=1), B x(a=1) y(a=q) z(a=q), stops A>B, stops B>A": [sqlServerP2p],
  },
)

const ten = [set(A, "x", "amount", "10"), deliver(A, B)]

tableAnomaly(
  "A27, lost increment: both add 1 to 10",
  2,
  [...ten, add(A, "x", 1), add(B, "x", 1), ...exchange],
  {
    "A x(amount=11), B x(amount=11)": [...lastArrival, ...ownStays, ...latest, cassandra],
    "A x(amount=12), B x(amount=12)": [...deltas, mariadbRingStatements],
  },
)

tableAnomaly(
  "A28, both reset the sum to 0",
  2,
  [...ten, set(A, "x", "amount", "0"), set(B, "x", "amount", "0"), ...exchange],
  {
    "A x(amount=-10), B x(amount=-10)": deltas,
    "A x(amount=0), B x(amount=0)": [...lastArrival, ...latest, mariadbRingStatements],
  },
)

tableAnomaly(
  "two columns of one record are set apart",
  2,
  [set(A, "x", "a", "0"), deliver(A, B), set(A, "x", "a", "1"), set(B, "x", "b", "2"), ...exchange],
  {
    "A x(a=0 b=2), B x(a=1)": lastArrival,
    "A x(a=1), B x(a=0 b=2)": ownStays,
    "A x(a=0 b=2), B x(a=0 b=2)": latest,
    "A x(a=1 b=2), B x(a=1 b=2)": [mariadbRingStatements, cassandra],
  },
)

const lowAndHigh = [set(A, "x", "low", "1"), set(A, "x", "high", "10"), deliver(A, B), deliver(A, B)]

tableAnomaly(
  "A31, the columns that merge break the check over both",
  2,
  [...lowAndHigh, set(A, "x", "low", "8"), set(B, "x", "high", "5"), ...exchange],
  {
    "A x(high=10 low=8), B x(high=5 low=1), stops A>B, stops B>A": [mariadbRingStatements],
    // There is no check to break.
    "A x(high=5 low=8), B x(high=5 low=8)": [cassandra],
    "A x(high=5 low=1), B x(high=5 low=1)": latest,
  },
)

const parent = [set(A, "p", "a", "v"), deliver(A, B)]

tableAnomaly(
  "A32, one leader refers to what another removes",
  2,
  [...parent, set(A, "c", "parent", "p"), erase(B, "p"), ...exchange],
  {
    // Foreign key deadlock: neither can apply what the other did.
    "A c(parent=p) p(a=v), B, stops A>B, stops B>A": [
      tungsten,
      tungstenStar,
      ...stoppingRings,
      ...goldengates,
      ...sqlServers,
      symmetricds,
    ],
    "A c(parent=p) p(a=v), B": [mariadbRingIdempotent],
    "A c(parent=p), B c(parent=p)": [cassandra],
    "A c(parent=p) p(a=v), B c(parent=p) p(a=v)": [mysqlGroupReplication],
  },
)

const one = [set(A, "x", "a", "v"), deliver(A, B)]

tableAnomaly(
  "A33, an insert crosses a truncation",
  2,
  [...one, truncate(A), set(B, "y", "a", "w"), ...exchange],
  {
    "A y(a=w), B": [tungsten, tungstenStar, ...rings, mariadbRingStatements, ...goldengates, symmetricds],
    // The truncation was a delete of each row.
    "A y(a=w), B y(a=w)": [...sqlServers, cassandra],
    "A, B": [mysqlGroupReplication],
  },
)

tableAnomaly(
  "A33, an update crosses a truncation",
  2,
  [...one, truncate(A), set(B, "x", "a", "w"), ...exchange],
  {
    // What was truncated leaves no tombstone, so the update inserts its row.
    "A x(a=w), B": [...goldengates.filter((design) => design !== goldengateCdrIgnore), symmetricds],
    "A, B, stops B>A": stoppingRings,
    "A, B": [tungsten, mariadbRingIdempotent, mariadbRingStatements, goldengateCdrIgnore],
  },
)

tableAnomaly(
  "A35, statements cross: one doubles, the other adds 1",
  2,
  [...ten, ask(A, { kind: "adjust", key: "x", times: 2, plus: 0 }), add(B, "x", 1), ...exchange],
  {
    "A x(amount=21), B x(amount=22)": [mariadbRingStatements],
    "A x(amount=11), B x(amount=20)": lastArrival,
  },
)

tableAnomaly("A36, two leaders generate a key each", 2, [generate(A, "a"), generate(B, "b"), ...exchange], {
  "A #1(a=a), B #1(a=b), stops A>B, stops B>A": [mariadbRingDefaultKeys],
  "A #1(a=b), B #1(a=b)": [symmetricds],
  "A #1(a=a) #2(a=b), B #1(a=a) #2(a=b)": [
    ...named("tungsten"),
    mariadbRingStrict,
    mysqlGroupReplication,
    ...goldengates,
    ...sqlServers,
  ],
})

tableAnomaly(
  "a trigger fires again where the change is executed by a client like any other",
  2,
  [set(A, "x", "audited", "1"), deliver(A, B), set(B, "x", "audited", "2"), deliver(B, A)],
  {
    // Twice for the first write at B, and once more for both at A.
    "A x(audited=2 firings=4), B x(audited=2 firings=3)": [
      tungsten,
      tungstenStar,
      symmetricds,
      ...sqlServers,
    ],
    // What the trigger did at B makes B's row another than A's, so that B's next update finds none at A.
    "A x(audited=1 firings=1), B x(audited=2 firings=3)": [tungstenWithoutPkey],
    "A x(audited=2 firings=2), B x(audited=2 firings=2)": [...rings, mariadbRingStatements, ...goldengates],
  },
)

tableAnomaly("A18, a record whose home is elsewhere", 2, [set(B, "x", "a", "v"), ...exchange], {
  "A, B x(a=v)": [tungstenShardHome],
  "A x(a=v), B x(a=v)": [tungsten, sqlServerP2pLastWriter],
})
