/** Leaders that leave and join, as evidence and as the properties that speak of every leader see them. */
import { describe, expect, it } from "vitest"
import { bdr1 } from "../model/systems/bdr-1.ts"
import type { Design } from "../model/replication/design.ts"
import type { Move } from "../model/replication/move.ts"
import { reference, referenceStar } from "../model/systems/reference.ts"
import { A, B, C, del, deliver, join, leave, put } from "../model/testing/moves.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { type Evidence, evidenceOf, survives } from "./evidence.ts"
import { play } from "./play.ts"
import { modelSubject } from "./subjects/model.ts"

const evidence = (design: Design, ...moves: ReadonlyArray<Move>): Evidence =>
  evidenceOf(play(modelSubject(design, "system"), { leaders: 3, moves }))

/** Which of some properties the moves break. */
const broken = (design: Design, ...moves: ReadonlyArray<Move>): ReadonlyArray<string> => {
  const seen = evidence(design, ...moves)
  return [
    "quiet-cluster-agrees",
    "every-acknowledged-write-reaches-every-leader",
    "deleted-stays-deleted",
    "nothing-is-lost-silently",
  ].filter((name) => catalogue.find(({ id }) => id.endsWith(name))?.check(seen).violation !== null)
}

describe("a leader that leaves", () => {
  it("is not there at the end, unless it joins again", () => {
    expect(evidence(reference, leave(B)).present).toEqual([A, C])
    expect(evidence(reference, leave(B), join(B)).present).toEqual([A, B, C])
  })

  it("loses a write that nobody has, and not one that somebody has", () => {
    const [alone] = [evidence(reference, put(A, "x", "v1"), leave(A))]
    const known = evidence(reference, put(A, "x", "v1"), deliver(A, B), leave(A))
    expect([alone, known].map((one) => one.writes.map((written) => survives(one, written)))).toEqual([
      [false],
      [true],
    ])
  })

  it("with a write or a delete that nobody has breaks nothing that is asked of those who are there", () => {
    expect(broken(bdr1, put(A, "x", "v1"), leave(A))).toEqual([])
    expect(broken(bdr1, put(A, "x", "v1"), deliver(A, B), deliver(A, C), del(A, "x"), leave(A))).toEqual([])
  })

  it("leaves the others apart where nobody sends on what some have, and not where somebody does", () => {
    const half = [put(A, "x", "v1"), deliver(A, B), leave(A)]
    expect(broken(bdr1, ...half)).toContain("every-acknowledged-write-reaches-every-leader")
    expect(broken(bdr1, ...half)).toContain("quiet-cluster-agrees")
    expect(broken(reference, ...half)).toEqual([])
  })

  it("as the hub leaves a cluster that is quiet at once, without a link", () => {
    const { history } = evidence(referenceStar, leave(A))
    expect(history.quiet).toBe(true)
  })
})

it("a leader that joins has seen what the leader it copies had seen", () => {
  const { seenAtEnd } = evidence(reference, put(A, "x", "v1"), leave(C), join(C))
  expect(seenAtEnd[C]).toEqual(seenAtEnd[A])
})
