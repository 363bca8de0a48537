/**
 * The documented anomalies of tables: unique values, references, checks, columns, sums, transactions, truncations and generated
 * keys. Each is the shortest schedule that the literature gives, played on every design that it is documented for, and on
 * those that survive it.
 *
 * How to read one: the moves, then what each leader shows when everything has been delivered, and the designs that end so.
 * `stops B>A` says that a change from B is stopped at A for ever, with all that is behind it.
 */
import { exchange } from "../testing/anomaly.ts"
import { A, B, C, deliver } from "../testing/moves.ts"
import { add, both, erase, generate, set, tableAnomaly, truncate } from "../testing/table-anomaly.ts"
import { bdr1, bdr1UncheckedReferences } from "./bdr-1.ts"
import { pgactive } from "./pgactive.ts"
import { pgdColumnLevel, pgdCrdtColumns, pgdCrdtColumnsInsertsAdd } from "./pgd-columns.ts"
import { pgd, pgdMissingUpdateSkipped, pgdOlderDeleteSkipped, pgdRowVersion } from "./pgd.ts"
import { pglogicalApplyRemote, pglogicalKeepLocal, pglogicalLastUpdateWins } from "./pglogical.ts"
import { postgresql16, postgresql18, postgresql19 } from "./postgresql.ts"
import { reference } from "./reference.ts"
import { singleLeader } from "./single-leader.ts"
import { spock509, spock510, spock6, spock6Delta } from "./spock.ts"

const postgresqls = [postgresql16, postgresql18, postgresql19]
const bdrs = [bdr1, bdr1UncheckedReferences]
const spocksByRow = [spock509, spock510, spock6]
const spocks = [...spocksByRow, spock6Delta]
const pgdsByRow = [pgd, pgdOlderDeleteSkipped, pgdMissingUpdateSkipped, pgdRowVersion]
const pgdsWithDelta = [pgdCrdtColumns, pgdCrdtColumnsInsertsAdd]
const pgdsByColumn = [pgdColumnLevel, ...pgdsWithDelta]
const pgds = [...pgdsByRow, ...pgdsByColumn]
/** Those that put an insert which finds a row by a unique index to last update wins. */
const resolvingUnique = [pglogicalLastUpdateWins, ...bdrs, pgactive, ...pgds]

tableAnomaly(
  "A21, one unique value is given to two records",
  2,
  [set(A, "x", "email", "e"), set(B, "y", "email", "e"), ...exchange],
  {
    "A x(email=e), B y(email=e), stops A>B, stops B>A": postgresqls,
    // The transaction is discarded at both, so they differ for ever although everything flows.
    "A x(email=e), B y(email=e)": [...spocks, pglogicalKeepLocal],
    "A y(email=e), B x(email=e)": [pglogicalApplyRemote],
    "A y(email=e), B y(email=e)": resolvingUnique,
    "A x(email=e) y(email=e), B x(email=e) y(email=e)": [reference],
    "A x(email=e), B x(email=e)": [singleLeader],
  },
)

tableAnomaly(
  "A21, an insert finds one row by its key and another by its unique value",
  2,
  [
    set(B, "x", "email", "e"),
    set(B, "y", "email", "f"),
    set(A, "x", "email", "f"),
    set(A, "z", "a", "v"),
    ...exchange,
  ],
  {
    // What is behind the insert does not arrive at B, while B's changes arrive at A.
    "A x(email=f) z(a=v), B x(email=e) y(email=f), stops A>B": resolvingUnique,
    "A x(email=f) z(a=v), B x(email=e) y(email=f), stops A>B, stops B>A": postgresqls,
    "A x(email=f) z(a=v), B x(email=e) y(email=f) z(a=v)": spocks,
  },
)

const twoRecords = [set(A, "x", "a", "1"), set(A, "y", "a", "1"), deliver(A, B), deliver(A, B)]

tableAnomaly(
  "A21, an update gives a record the unique value of another",
  2,
  [...twoRecords, set(A, "x", "email", "e"), set(B, "y", "email", "e"), ...exchange],
  {
    "A x(a=1 email=e) y(a=1), B x(a=1) y(a=1 email=e), stops A>B, stops B>A": [
      ...postgresqls,
      ...resolvingUnique,
      pglogicalApplyRemote,
    ],
    "A x(a=1 email=e) y(a=1), B x(a=1) y(a=1 email=e)": spocks,
  },
)

const threeRecords = [...twoRecords, set(A, "z", "a", "1"), deliver(A, B)]

tableAnomaly(
  "A26, two transactions meet in one of their two rows",
  2,
  [...threeRecords, both(A, "x", "y", "p"), both(B, "y", "z", "q"), ...exchange],
  {
    // Half of A's transaction is left, at both.
    "A x(a=p) y(a=q) z(a=q), B x(a=p) y(a=q) z(a=q)": [
      ...resolvingUnique,
      ...spocks,
      reference,
      singleLeader,
    ],
    "A x(a=p) y(a=q) z(a=q), B x(a=p) y(a=p) z(a=q)": [...postgresqls, pglogicalApplyRemote],
  },
)

tableAnomaly(
  "A26, a transaction arrives before what one of its rows was inserted by",
  3,
  [set(A, "x", "a", "0"), deliver(A, B), both(B, "x", "y", "p"), deliver(B, C), deliver(A, C)],
  {
    "A x(a=p) y(a=p), B x(a=p) y(a=p), C x(a=0) y(a=p)": [
      ...postgresqls,
      ...bdrs,
      pgactive,
      pglogicalLastUpdateWins,
      pgdMissingUpdateSkipped,
    ],
    // One update that finds no row takes the whole transaction with it.
    "A x(a=p) y(a=p), B x(a=p) y(a=p), C x(a=0)": spocks,
    "A x(a=p) y(a=p), B x(a=p) y(a=p), C x(a=p) y(a=p)": [
      pgd,
      pgdOlderDeleteSkipped,
      pgdRowVersion,
      ...pgdsByColumn,
      reference,
      singleLeader,
    ],
  },
)

const ten = [set(A, "x", "amount", "10"), deliver(A, B)]

tableAnomaly(
  "A27, lost increment: both add 1 to 10",
  2,
  [...ten, add(A, "x", 1), add(B, "x", 1), ...exchange],
  {
    "A x(amount=11), B x(amount=11)": [
      ...postgresqls,
      ...bdrs,
      pgactive,
      ...spocksByRow,
      ...pgdsByRow,
      pgdColumnLevel,
      reference,
    ],
    "A x(amount=12), B x(amount=12)": [spock6Delta, ...pgdsWithDelta, singleLeader],
  },
)

tableAnomaly(
  "A28, both reset the sum to 0",
  2,
  [...ten, set(A, "x", "amount", "0"), set(B, "x", "amount", "0"), ...exchange],
  {
    "A x(amount=-10), B x(amount=-10)": [spock6Delta, ...pgdsWithDelta],
    "A x(amount=0), B x(amount=0)": [...spocksByRow, ...pgdsByRow, pgdColumnLevel, reference],
  },
)

tableAnomaly(
  "A29, both insert the sum",
  2,
  [set(A, "x", "amount", "100"), set(B, "x", "amount", "50"), ...exchange],
  {
    "A x(amount=150), B x(amount=150)": [spock6Delta, pgdCrdtColumnsInsertsAdd],
    "A x(amount=50), B x(amount=50)": [...spocksByRow, pgd, pgdColumnLevel, pgdCrdtColumns, reference],
  },
)

tableAnomaly(
  "A30, what is added arrives where the record has not",
  3,
  [...ten, add(B, "x", 1), deliver(B, C), deliver(A, C), deliver(B, A)],
  {
    "A x(amount=11), B x(amount=11), C x(amount=10)": [
      spock6Delta,
      ...spocksByRow,
      ...bdrs,
      pgactive,
      ...postgresqls,
    ],
    // The update inserts the row, and then the insert that it was made upon adds its amount once more.
    "A x(amount=11), B x(amount=11), C x(amount=21)": [pgdCrdtColumnsInsertsAdd],
    "A x(amount=11), B x(amount=11), C x(amount=11)": [pgd, pgdColumnLevel, pgdCrdtColumns, reference],
  },
)

const lowAndHigh = [set(A, "x", "low", "1"), set(A, "x", "high", "10"), deliver(A, B), deliver(A, B)]

tableAnomaly(
  "A31, the columns that merge break the check over both",
  2,
  [...lowAndHigh, set(A, "x", "low", "8"), set(B, "x", "high", "5"), ...exchange],
  {
    "A x(high=10 low=8), B x(high=5 low=1), stops A>B, stops B>A": pgdsByColumn,
    "A x(high=5 low=1), B x(high=5 low=1)": [...resolvingUnique, ...spocks, reference].filter(
      (design) => !pgdsByColumn.includes(design),
    ),
    "A x(high=5 low=1), B x(high=10 low=8)": postgresqls,
  },
)

tableAnomaly(
  "the same, where the columns have no check: one leader's column is lost, unless they merge",
  2,
  [set(A, "x", "a", "0"), deliver(A, B), set(A, "x", "a", "1"), set(B, "x", "b", "2"), ...exchange],
  {
    "A x(a=1 b=2), B x(a=1 b=2)": [...pgdsByColumn, singleLeader],
    "A x(a=0 b=2), B x(a=0 b=2)": [...bdrs, pgactive, ...spocks, ...pgdsByRow, reference],
    "A x(a=0 b=2), B x(a=1)": postgresqls,
  },
)

const parent = [set(A, "p", "a", "v"), deliver(A, B)]

tableAnomaly(
  "A32, one leader refers to what another removes",
  2,
  [...parent, set(A, "c", "parent", "p"), erase(B, "p"), ...exchange],
  {
    "A c(parent=p), B c(parent=p)": [
      ...postgresqls,
      pglogicalLastUpdateWins,
      bdr1UncheckedReferences,
      pgactive,
      ...spocks,
      ...pgds,
      reference,
    ],
    // Foreign key deadlock: neither can apply what the other did.
    "A c(parent=p) p(a=v), B, stops A>B, stops B>A": [bdr1],
    "A c(parent=p) p(a=v), B c(parent=p) p(a=v)": [singleLeader],
  },
)

tableAnomaly(
  "A32 is transient where the reference arrives before what it refers to",
  3,
  [...parent, set(B, "c", "parent", "p"), deliver(B, C), deliver(A, C)],
  {
    "A c(parent=p) p(a=v), B c(parent=p) p(a=v), C c(parent=p) p(a=v)": [
      ...bdrs,
      pgactive,
      ...spocks,
      ...pgds,
      ...postgresqls,
      reference,
    ],
  },
)

const one = [set(A, "x", "a", "v"), deliver(A, B)]

tableAnomaly(
  "A33, an insert crosses a truncation",
  2,
  [...one, truncate(A), set(B, "y", "a", "w"), ...exchange],
  {
    "A y(a=w), B": [...postgresqls, pglogicalLastUpdateWins, ...bdrs, pgactive, ...spocks, ...pgds],
    "A y(a=w), B y(a=w)": [reference, singleLeader],
  },
)

tableAnomaly(
  "A33, an update crosses a truncation",
  2,
  [...one, truncate(A), set(B, "x", "a", "w"), ...exchange],
  {
    // What was truncated leaves no dead tuple, so the update inserts its row.
    "A x(a=w), B": pgds.filter((design) => design !== pgdMissingUpdateSkipped),
    "A, B": [...postgresqls, ...bdrs, pgactive, ...spocks, pgdMissingUpdateSkipped],
    "A x(a=w), B x(a=w)": [reference, singleLeader],
  },
)

tableAnomaly("A36, two leaders generate a key each", 2, [generate(A, "a"), generate(B, "b"), ...exchange], {
  "A #1(a=a), B #1(a=b), stops A>B, stops B>A": postgresqls,
  "A #1(a=b), B #1(a=a)": [pglogicalApplyRemote],
  "A #1(a=a), B #1(a=b)": [pglogicalKeepLocal],
  "A #1(a=b), B #1(a=b)": [pglogicalLastUpdateWins],
  "A #1(a=a) #2(a=b), B #1(a=a) #2(a=b)": [...bdrs, singleLeader],
  "A #100(a=a) #101(a=b), B #100(a=a) #101(a=b)": [pgactive, ...spocks, ...pgds, reference],
})

tableAnomaly(
  "a trigger fires where the client writes, and not again where the row arrives",
  2,
  [set(A, "x", "audited", "1"), deliver(A, B), set(B, "x", "audited", "2"), deliver(B, A)],
  {
    "A x(audited=2 firings=2), B x(audited=2 firings=2)": [
      ...postgresqls,
      ...bdrs,
      pgactive,
      ...spocks,
      ...pgds,
      reference,
      singleLeader,
    ],
  },
)
