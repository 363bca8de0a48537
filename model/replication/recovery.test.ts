import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { designs } from "../systems/designs.ts"
import { pgd } from "../systems/pgd.ts"
import { reference, referenceRing, referenceStar } from "../systems/reference.ts"
import { tungsten } from "../systems/tungsten.ts"
import { schedule } from "../testing/arbitraries.ts"
import { A, B, crash, del, deliver, played, put, restart, rows, vacuum, viewAt } from "../testing/moves.ts"
import { show } from "../vocabulary/dot.ts"
import { recover } from "./applying.ts"
import type { LeaderState } from "./cluster.ts"
import type { Design } from "./design.ts"
import type { Happening } from "./happening.ts"

const forgotten = (happened: ReadonlyArray<Happening>) =>
  happened.flatMap((one) => (one.kind === "crashed" ? [one.forgot.map(show).join(" ")] : []))

/** Recovery of a leader that loses one last entry, so that it must replay the others. */
const replayed = (design: Design, leader: LeaderState): LeaderState => {
  const [first] = leader.log
  return recover(
    design,
    first === undefined ? leader : { ...leader, log: [...leader.log, first], durable: leader.log.length },
  )
}

const acknowledged = (happened: ReadonlyArray<Happening>) =>
  happened.flatMap((one) => (one.kind === "wrote" ? [one.dot] : []))

describe.each(designs)("$name", (design) => {
  it("a replay of the whole log is the leader as it was, but down and with an empty buffer", () => {
    const law = fc.property(schedule(3, design.families), (moves) => {
      // What a vacuum or a restart makes a leader forget is not in the log; see applying.ts.
      const { cluster } = played(
        design,
        3,
        moves.filter(
          ({ kind }) => kind !== "vacuum" && (kind !== "restart" || design.forgetsStamps !== "on restart"),
        ),
      )
      for (const leader of cluster.leaders)
        expect(replayed(design, leader)).toEqual({
          ...leader,
          up: false,
          buffer: [],
          durable: leader.log.length,
        })
    })
    fc.assert(law, { seed: 60, numRuns: 100 })
  })

  it("no acknowledged write is forgotten by the leader that made it, and no dot is used twice", () => {
    const law = fc.property(schedule(3, design.families), (moves) => {
      const { cluster, happened } = played(design, 3, moves)
      const dots = acknowledged(happened)
      expect(new Set(dots.map(show)).size).toBe(dots.length)
      for (const { id, log } of cluster.leaders) {
        const own = log.filter(({ dot }) => dot.leader === id).map(({ dot }) => dot)
        expect(own).toEqual(dots.filter(({ leader }) => leader === id))
      }
    })
    fc.assert(law, { seed: 61, numRuns: 100 })
  })
})

describe("a crash", () => {
  it("forgets what was received and not yet made durable, and it comes again by catch-up", () => {
    const { cluster, happened } = played(reference, 2, [
      put(A, "k", "a"),
      deliver(A, B),
      crash(B),
      restart(B),
    ])
    expect(forgotten(happened)).toEqual(["A1"])
    expect(rows(cluster, "k")).toEqual(["a", null])
    const later = played(reference, 2, [put(A, "k", "a"), deliver(A, B), crash(B), restart(B), deliver(A, B)])
    expect(rows(later.cluster, "k")).toEqual(["a", "a"])
  })

  it("forgets nothing that was received before an own write: that made all of the log durable", () => {
    const moves = [
      put(A, "k", "a"),
      put(A, "l", "a"),
      deliver(A, B),
      put(B, "m", "b"),
      deliver(A, B),
      crash(B),
    ]
    const { cluster, happened } = played(reference, 2, moves)
    expect(forgotten(happened)).toEqual(["A2"])
    expect(viewAt(cluster, B)?.row).toEqual({ k: "a", m: "b" })
  })

  it("forgets nothing where what is received is durable as soon as it is applied", () => {
    expect(forgotten(played(tungsten, 2, [put(A, "k", "a"), deliver(A, B), crash(B)]).happened)).toEqual([""])
  })

  it("does not bring back the memory of deletes that a vacuum has taken", () => {
    const forgets = [put(A, "k", "a"), deliver(A, B), del(B, "k"), vacuum(B), crash(B), restart(B)]
    expect(played(pgd, 2, forgets).cluster.leaders[B]?.objects.row).toEqual({})
  })

  it("of a leader that is down, or a restart of one that is up, is nothing", () => {
    expect(
      played(reference, 2, [restart(A), crash(A), crash(A), restart(A), restart(A)]).happened,
    ).toMatchObject([{ kind: "crashed" }, { kind: "restarted" }])
  })

  it("ends every connection of its leader; a restart opens those not cut whose ends are both up", () => {
    const connected = (moves: ReadonlyArray<Parameters<typeof played>[2][number]>) =>
      played(reference, 3, moves).cluster.links.flatMap(({ from, to, connection }) =>
        connection ? [`${from}>${to}`] : [],
      )
    expect(connected([crash(A)])).toEqual(["1>2", "2>1"])
    expect(connected([crash(A), crash(B), { kind: "cut", from: 2, to: 0 }, restart(A)])).toEqual(["0>2"])
  })
})

describe("durability before the acknowledgement is what keeps dots unique", () => {
  it.each([reference, referenceRing, referenceStar])("without it $name uses a dot twice", (design) => {
    const careless: Design = { ...design, durable: { local: false, remote: false } }
    const { happened } = played(careless, 2, [put(A, "k", "a"), crash(A), restart(A), put(A, "k", "b")])
    expect(acknowledged(happened).map(show)).toEqual(["A1", "A1"])
  })
})
