import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { designs } from "../systems/designs.ts"
import { reference } from "../systems/reference.ts"
import { schedule } from "../testing/arbitraries.ts"
import {
  A,
  B,
  crash,
  cut,
  deliver,
  duplicate,
  join,
  leave,
  lose,
  mend,
  played,
  put,
  reconnect,
  restart,
  vacuum,
} from "../testing/moves.ts"
import { type Cluster, start } from "./cluster.ts"
import type { Design } from "./design.ts"
import { enabled } from "./enabled.ts"
import type { Move } from "./move.ts"
import { step } from "./step.ts"

/** Every move that the law speaks about, and many that name nothing: unknown leaders, links, messages. */
const conceivable = ({ leaders }: Cluster): ReadonlyArray<Move> => {
  const ids = [-1, ...leaders.map(({ id }) => id), leaders.length]
  const messages = [
    -1,
    ...Array.from({ length: 2 + Math.max(...leaders.map(({ log }) => log.length)) }).keys(),
  ]
  return [
    ...ids.flatMap((at) => [crash(at), restart(at), vacuum(at), leave(at), join(at)]),
    ...ids.flatMap((from) =>
      ids.flatMap((to) => [
        ...messages.flatMap((index) => [deliver(from, to, index), duplicate(from, to, index)]),
        ...[lose, cut, mend, reconnect].map((kind) => kind(from, to)),
      ]),
    ),
  ]
}

const mayChangeNothing = new Set(["stopped", "ignored", "reconnected"])

const holds = (design: Design, cluster: Cluster) => {
  const listed = new Set(enabled(design, cluster).map((move) => JSON.stringify(move)))
  const before = JSON.stringify(cluster)
  for (const move of conceivable(cluster)) {
    const after = step(design, cluster, move)
    const trace = JSON.stringify([move, ...after.happened])
    expect(after.happened.length > 0, trace).toBe(listed.delete(JSON.stringify(move)))
    if (after.happened.length === 0) expect(after.cluster, trace).toBe(cluster)
    else if (JSON.stringify(after.cluster) === before)
      for (const { kind } of after.happened) expect(mayChangeNothing, trace).toContain(kind)
  }
  expect(listed, "a listed move that is not conceivable").toEqual(new Set())
}

describe.each(designs)("$name", (design) => {
  it("exactly the moves listed leave a trace; the others give the very same cluster back", () => {
    const law = fc.property(schedule(3, design.families, 30, true), (moves) =>
      holds(design, played(design, 3, moves).cluster),
    )
    fc.assert(law, { seed: 30, numRuns: 40 })
  })
})

it("no move is listed twice", () => {
  const law = fc.property(schedule(3, undefined, undefined, true), (moves) => {
    const listed = enabled(reference, played(reference, 3, moves).cluster).map((move) => JSON.stringify(move))
    expect(new Set(listed).size).toBe(listed.length)
  })
  fc.assert(law, { seed: 31, numRuns: 100 })
})

it("where nothing was written, links can be cut or reconnected, and leaders can crash or leave", () => {
  const quiet = [
    cut(A, B),
    reconnect(A, B),
    cut(B, A),
    reconnect(B, A),
    crash(A),
    leave(A),
    crash(B),
    leave(B),
  ]
  expect(enabled(reference, start(reference, 2))).toEqual(quiet)
})

it("each message in flight can be delivered ahead of those before it; only the next can be lost", () => {
  const { cluster } = played(reference, 2, [
    put(A, "k", "a"),
    put(A, "k", "b"),
    put(A, "k", "c"),
    deliver(A, B),
  ])
  const onLink = enabled(reference, cluster).filter((move) => "from" in move && move.from === A)
  expect(onLink).toEqual([
    deliver(A, B, 0),
    deliver(A, B, 1),
    lose(A, B),
    duplicate(A, B, 0),
    cut(A, B),
    reconnect(A, B),
  ])
})
