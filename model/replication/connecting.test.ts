import { describe, expect, it } from "vitest"
import { mariadbRingIdempotent } from "../systems/mariadb-ring.ts"
import { reference, referenceRing } from "../systems/reference.ts"
import {
  A,
  B,
  C,
  continued,
  crash,
  cut,
  deliver,
  leave,
  mend,
  played,
  put,
  reconnect,
  restart,
} from "../testing/moves.ts"
import { type Cluster, start } from "./cluster.ts"
import { linkIndex, topologyOf } from "./connecting.ts"
import { fifo } from "./delivery.ts"
import type { Design } from "./design.ts"
import type { Move } from "./move.ts"

const link = (cluster: Cluster, from: number, to: number) => cluster.links[linkIndex(cluster, from, to)]

it("a link is found by both its ends; one that the topology does not have is nowhere", () => {
  const cluster = start(referenceRing, 3)
  const found = [A, B, C].flatMap((from) => [A, B, C].map((to) => linkIndex(cluster, from, to)))
  expect(found).toEqual([-1, 0, -1, -1, -1, 1, 2, -1, -1])
})

describe("a link carries", () => {
  const carried = (moves: ReadonlyArray<Move>, design = reference) => {
    const topology = topologyOf(design, played(design, 4, moves).cluster)
    return [A, B, C, 3].filter((origin) => topology.carries({ from: A, to: B }, origin))
  }

  it("what the topology says, as long as every leader is there", () => {
    expect(topologyOf(reference, start(reference, 4))).toBe(reference.topology)
    expect(carried([])).toEqual([A])
  })

  it("what began at a leader that has left, too, and nothing else, where the design inherits", () => {
    expect(carried([leave(3)])).toEqual([A, 3])
    expect(carried([leave(3)], { ...reference, inherits: false })).toEqual([A])
  })
})

describe("a cut, a mend or a reconnection", () => {
  const kinds = (moves: ReadonlyArray<Move>) => played(reference, 2, moves).happened.map(({ kind }) => kind)

  it("happens once: what is cut is not cut again, and only that is mended", () => {
    expect(kinds([mend(A, B), cut(A, B), cut(A, B), mend(A, B), mend(A, B)])).toEqual(["cut", "mended"])
  })

  it("of a link that is not there is nothing", () => {
    expect(kinds([cut(A, A), reconnect(A, C)])).toEqual([])
  })

  it("can be made while an end is down, but for the reconnection, and then opens nothing", () => {
    expect(kinds([crash(B), reconnect(A, B), cut(A, B), reconnect(A, B), mend(A, B)])).toEqual([
      "crashed",
      "cut",
      "mended",
    ])
    const down = played(reference, 2, [crash(B), cut(A, B), mend(A, B)]).cluster
    expect(link(down, A, B)).toStrictEqual({ from: A, to: B, cut: false, connection: null })
  })
})

describe("a new connection", () => {
  const two = [put(A, "k", "a"), put(A, "l", "a"), deliver(A, B)]
  const at = (next: number) => ({
    from: A,
    to: B,
    cut: false,
    connection: { since: next, next, early: [] },
  })

  it("begins with what the receiver has not seen, and nothing is read of where the last one ended", () => {
    const { cluster } = played(reference, 2, [...two, cut(A, B)])
    expect(link(cluster, A, B)).toStrictEqual({ from: A, to: B, cut: true, connection: null })
    expect(link(continued(reference, cluster, [mend(A, B)]).cluster, A, B)).toStrictEqual(at(1))
  })

  it("of a binary log sends what its receiver has seen from elsewhere, too; one of another stream does not", () => {
    // A1 has come to C over B, and is on its way back to B.
    const orphan = [put(A, "k", "a"), deliver(A, B), leave(A), deliver(B, C), cut(C, B), mend(C, B)]
    const back = (design: Design) => link(played(design, 3, orphan).cluster, C, B)?.connection
    expect(back(mariadbRingIdempotent)).toEqual({ since: 0, next: 0, early: [] })
    expect(back({ ...mariadbRingIdempotent, delivery: fifo })).toEqual({ since: 1, next: 1, early: [] })
  })

  it("of a binary log goes on where the last one ended, however long it was closed", () => {
    const after = (...moves: ReadonlyArray<Move>) =>
      link(played(mariadbRingIdempotent, 2, [...two, ...moves]).cluster, A, B)
    expect(after(reconnect(A, B))).toMatchObject(at(1))
    expect(after(cut(A, B))).toStrictEqual({ from: A, to: B, cut: true, connection: null, read: 1 })
    expect(after(cut(A, B), crash(B), restart(B))).toStrictEqual(after(cut(A, B)))
    expect(after(cut(A, B), crash(B), restart(B), mend(A, B))).toMatchObject(at(1))
    expect(after(deliver(A, B), crash(A), restart(A), cut(A, B), mend(A, B))).toMatchObject(at(2))
  })
})
