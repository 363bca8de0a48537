import fc from "fast-check"
import { expect, it } from "vitest"
import { schedule } from "../testing/arbitraries.ts"
import { A, B, C, cut, deliver, healed, played, put, rows } from "../testing/moves.ts"
import { mysqlGroupReplication } from "./mysql-group-replication.ts"
import { view } from "../replication/view.ts"

it("of two writes to one row the second is refused, and its client may try again once it has seen the first", () => {
  const moves = [put(A, "k", "a"), put(B, "k", "b"), deliver(A, B), put(B, "k", "c")]
  const { cluster, happened } = played(mysqlGroupReplication, 3, moves)
  expect(happened.flatMap((one) => (one.kind === "refused" ? [one.why] : []))).toEqual(["conflict"])
  expect(rows(healed(mysqlGroupReplication, cluster).cluster, "k")).toEqual(["c", "c", "c"])
})

it("a member that reaches no majority refuses every write, and the others go on", () => {
  const moves = [cut(A, B), cut(A, C), put(A, "k", "a"), put(B, "k", "b")]
  const { happened } = played(mysqlGroupReplication, 3, moves)
  expect(happened.flatMap((one) => (one.kind === "refused" ? [one.why] : []))).toEqual(["unreachable"])
})

it("never diverges and never stops, along any schedule of rows and records", () => {
  const law = fc.property(schedule(3, ["row", "record"]), (moves) => {
    const { cluster, happened } = played(mysqlGroupReplication, 3, moves)
    const end = healed(mysqlGroupReplication, cluster)
    expect([...happened, ...end.happened].filter(({ kind }) => kind === "stopped")).toEqual([])
    const [first, ...others] = end.cluster.leaders.map(({ objects }) => view(objects))
    for (const shown of others) expect(shown).toEqual(first)
  })
  fc.assert(law, { seed: 8, numRuns: 1000 })
})
