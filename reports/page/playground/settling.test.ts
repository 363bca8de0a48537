import { describe, expect, it } from "vitest"
import { boardOf } from "./board.ts"
import { deliveriesOf, mostDeliveries } from "./delivering.ts"
import { A, B, C, crash, cut, deliver, lose, put } from "./moves.ts"
import { everywhere, rulesOf } from "./played.harness.ts"
import { settlingOf } from "./settling.ts"
import { isBad, standingsOf } from "./standing.ts"
import { playHere } from "../engine/playing.ts"

const reference = rulesOf("reference")
const two = [put(A, "x", "a"), put(B, "x", "b")]

describe("settling", () => {
  it("delivers what is on its way, and needs no new connection for that", () => {
    expect(settlingOf(reference, { leaders: 2, moves: two }).moves).toEqual([deliver(A, B), deliver(B, A)])
  })

  it("restarts and mends first", () => {
    const { moves } = settlingOf(reference, { leaders: 2, moves: [...two, cut(A, B), crash(A)] })
    expect(moves.map(({ kind }) => kind).slice(0, 2)).toEqual(["restart", "mend"])
  })

  it("starts connections anew where a message was lost", () => {
    const { moves } = settlingOf(reference, { leaders: 2, moves: [...two, lose(A, B)] })
    expect(moves.map(({ kind }) => kind)).toContain("reconnect")
  })

  it("leaves alone what the schedule says does not heal", () => {
    const { moves } = settlingOf(reference, { leaders: 3, core: [A, B], moves: [...two, cut(A, C)] })
    expect(moves).toEqual([deliver(A, B), deliver(B, A)])
    expect(settlingOf(reference, { leaders: 2, core: [], moves: two }).moves).toEqual([])
  })

  it("says that it has no end where a change goes round for ever", () => {
    const moves = [put(A, "x", "a"), deliver(A, B), { kind: "leave", at: A } as const]
    const { ends, moves: some } = settlingOf(rulesOf("mariadb-ring-idempotent"), { leaders: 3, moves })
    expect(ends).toBe(false)
    expect(some.length).toBeGreaterThan(2)
  })

  it("leaves nothing to settle, and turns no promise, whatever the moves and the rules", () => {
    let ended = 0
    for (const { rules, example } of everywhere) {
      const schedule = { leaders: example.leaders, moves: example.moves.slice(0, -1) }
      const { moves, ends } = settlingOf(rules, schedule)
      if (!ends) continue
      ended++
      const before = standingsOf(rules, schedule, null)
      const after = standingsOf(rules, { ...schedule, moves: [...schedule.moves, ...moves] }, null)
      const at = `${example.name} on ${rules.name}`
      expect(after.isSettled, at).toBe(true)
      expect(bad(after), at).toEqual(bad(before))
    }
    expect(ended).toBeGreaterThan(300)
  })
})

const bad = ({ all }: ReturnType<typeof standingsOf>): ReadonlyArray<string> =>
  all.flatMap(({ kind, property }) => (isBad(kind) ? [property.id] : []))

describe("delivering all", () => {
  it("delivers over open links alone, and heals nothing", () => {
    const moves = deliveriesOf(reference, { leaders: 3, moves: [...two, cut(A, B)] })
    expect(moves).toEqual([deliver(A, C), deliver(B, A), deliver(B, C)])
  })

  it("tries a stream that stops once, and not again", () => {
    const rules = rulesOf("postgresql-18")
    const moves = deliveriesOf(rules, { leaders: 2, moves: two })
    expect(moves).toEqual([deliver(A, B), deliver(B, A)])
    expect(deliveriesOf(rules, { leaders: 2, moves: [...two, ...moves] })).toEqual([])
  })

  it("leaves nothing on its way but behind what is stopped, whatever the moves and the rules", () => {
    for (const { rules, example } of everywhere) {
      const schedule = { leaders: example.leaders, moves: example.moves.slice(0, -1) }
      const deliveries = deliveriesOf(rules, schedule)
      if (deliveries.length === mostDeliveries) continue
      const after = { ...schedule, moves: [...schedule.moves, ...deliveries] }
      const { links } = boardOf(rules, after, playHere(rules, after, null).history)
      const moving = links.filter(({ waiting }) => waiting.length > 0 && waiting[0]?.stopped === null)
      expect(moving, `${example.name} on ${rules.name}`).toEqual([])
    }
  })
})
