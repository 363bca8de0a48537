import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Happening } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import { reference } from "../../model/systems/reference.ts"
import { leadersOf } from "../../model/vocabulary/leader.ts"
import { nothingShown } from "../../model/vocabulary/write.ts"
import * as VersionVector from "../../model/vocabulary/version-vector.ts"
import { widest } from "../adversary/scope.ts"
import { schedules } from "../schedule/arbitrary.ts"
import type { Library, Replica } from "./library.ts"
import { modelSubject } from "./model.ts"
import { replicaSubject } from "./replicas.ts"

/**
 * The smallest library there is: counters whose updates wait for all that their author had seen. Its replicas do what
 * the leaders of the reference design do, so its transport can be held against the links of the model.
 */
interface Increment {
  readonly dot: { readonly leader: number; readonly sequence: number }
  readonly dependencies: VersionVector.VersionVector
  readonly key: string
  readonly by: number
}

const counterReplica = (leader: number): Replica<Increment, "counter"> => {
  let vector: VersionVector.VersionVector = VersionVector.empty(leader + 1)
  let pending: ReadonlyArray<Increment> = []
  const totals: Record<string, number> = {}
  const perform = (update: Increment): void => {
    if (VersionVector.covers(vector, update.dot)) return
    vector = leadersOf(Math.max(vector.length, update.dot.leader + 1)).map((id) =>
      VersionVector.seen(vector, id),
    )
    vector = VersionVector.including(vector, update.dot)
    totals[update.key] = (totals[update.key] ?? 0) + update.by
  }
  const drain = (): void => {
    const ready = pending.find(({ dependencies }) => VersionVector.dominates(vector, dependencies))
    if (ready === undefined) return
    pending = pending.filter((one) => one !== ready)
    perform(ready)
    drain()
  }
  return {
    write: ({ key, by }) => {
      const dot = { leader, sequence: VersionVector.seen(vector, leader) + 1 }
      const update = { dot, dependencies: vector, key, by }
      perform(update)
      return { update, stamp: null }
    },
    apply: (update) => {
      pending = [...pending, update]
      drain()
      return "applied"
    },
    holds: ({ dot }) => VersionVector.covers(vector, dot),
    view: () => ({ ...nothingShown, counter: { ...totals } }),
    close: () => undefined,
  }
}

const counters: Library<Increment, "counter"> = {
  name: "counters",
  title: "Counters",
  source: "this test",
  families: ["counter"],
  readsClock: false,
  stamps: false,
  disclaims: [],
  replica: counterReplica,
}

const subject = replicaSubject(counters)
const model = modelSubject(reference, "reference")
const increment = (at: number, by: number): Move => ({
  kind: "write",
  at,
  after: 1,
  write: { kind: "increment", key: "x", by },
})
const deliver = (from: number, to: number, ahead = 0): Move => ({ kind: "deliver", from, to, ahead })

/** What happened, without the stamps that the library lacks and what reads show, in an order without meaning. */
const bare = (happened: ReadonlyArray<Happening>): ReadonlyArray<string> =>
  happened.map((happening) => JSON.stringify({ ...happening, stamp: null, shows: null })).toSorted()

const played = (...moves: ReadonlyArray<Move>) => {
  const run = subject.open(3)
  return moves.map((move) => run.play(move)).at(-1)
}

it("after every move the same has happened as on the links of the model", () => {
  const scope = { ...widest(subject, 3, 60), faults: subject.faults }
  fc.assert(
    fc.property(schedules(scope), ({ leaders, moves }) => {
      const [ours, theirs] = [subject.open(leaders), model.open(leaders)]
      for (const move of moves) expect(bare(ours.play(move))).toEqual(bare(theirs.play(move)))
      for (const leader of leadersOf(leaders)) expect(ours.view(leader)).toEqual(theirs.view(leader))
    }),
    { seed: 3, numRuns: 500 },
  )
})

describe("one arrival that lets others in", () => {
  const moves = [increment(0, 1), increment(0, 2), increment(0, 4), deliver(0, 1, 2), deliver(0, 1, 1)]

  it("is reported with them in the order in which they were written, each with what it would have shown", () => {
    const happened = played(...moves, deliver(0, 1)) ?? []
    const shown = happened.map((one) => (one.kind === "applied" ? [one.dot.sequence, one.shows] : one.kind))
    expect(shown).toEqual([
      [1, 1],
      [2, 3],
      [3, 7],
    ])
  })

  it("was preceded by arrivals that are reported as buffered", () => {
    expect(played(...moves)).toEqual([
      { kind: "buffered", at: 1, from: 0, dot: { leader: 0, sequence: 2 }, shows: 0 },
    ])
  })
})

it("a message that waits already is a duplicate", () => {
  const happened = played(increment(0, 1), increment(0, 2), { kind: "lose", from: 0, to: 1 }, deliver(0, 1), {
    kind: "duplicate",
    from: 0,
    to: 1,
    back: 0,
  })
  expect(happened).toEqual([
    {
      kind: "ignored",
      at: 1,
      from: 0,
      dot: { leader: 0, sequence: 2 },
      why: "duplicate",
      shows: 0,
    },
  ])
})

it("a move that a library cannot be put through changes nothing", () => {
  const others: ReadonlyArray<Move> = [
    { kind: "crash", at: 0 },
    { kind: "restart", at: 0 },
    { kind: "vacuum", at: 0 },
    { kind: "clock", at: 0, by: 1 },
    { kind: "write", at: 0, after: 1, write: { kind: "put", key: "x", value: "v" } },
    { kind: "write", at: 3, after: 1, write: { kind: "increment", key: "x", by: 1 } },
    { kind: "deliver", from: 0, to: 3, ahead: 0 },
  ]
  for (const move of others) expect(played(move)).toEqual([])
})
