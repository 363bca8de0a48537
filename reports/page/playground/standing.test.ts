import { describe, expect, it } from "vitest"
import { replay } from "../../../properties/replay.ts"
import { subjectOf } from "../engine/playing.ts"
import { examples } from "./examples.ts"
import { playedOf } from "./game.ts"
import { A, B, deliver, put } from "./moves.ts"
import { everywhere, playedOut, rulesOf } from "./played.harness.ts"
import { countStandings, isBad, type Standings, standingsOf, turnsOf } from "./standing.ts"

const agrees = "convergence/quiet-cluster-agrees"
const writes = [put(A, "x", "apple"), put(B, "x", "banana")]
const after = (...moves: Parameters<typeof standingsOf>[1]["moves"]): Standings =>
  standingsOf(rulesOf("postgresql-18"), { leaders: 2, moves }, null)
const kindOf = ({ all }: Standings, id: string) => all.find(({ property }) => property.id === id)?.kind

describe("where promises stand", () => {
  it("is nowhere bad before the first write", () => {
    const standings = after()
    expect(standings.all.filter(({ kind }) => isBad(kind))).toEqual([])
    expect(standings.isSettled).toBe(true)
  })

  it("would be broken while what breaks it is on its way, and is broken once it has arrived", () => {
    expect(kindOf(after(...writes), agrees)).toBe("would-break")
    expect(kindOf(after(...writes, deliver(A, B)), agrees)).toBe("would-break")
    const settled = after(...writes, deliver(A, B), deliver(B, A))
    expect(settled.isSettled).toBe(true)
    expect(kindOf(settled, agrees)).toBe("broken")
  })

  it("counts every promise of the catalogue once", () => {
    const { all } = after(...writes)
    expect(Object.values(countStandings(all)).reduce((sum, count) => sum + count, 0)).toBe(all.length)
  })

  it("turns where it gets worse or better, and nowhere else", () => {
    const turned = turnsOf(after(...writes.slice(0, 1)), after(...writes))
    expect(turned.map(({ standing }) => standing.property.id)).toContain(agrees)
    expect(turned.every(({ standing }) => standing.kind === "would-break")).toBe(true)
    expect(turnsOf(after(...writes), after(...writes))).toEqual([])
    const back = turnsOf(after(...writes), after(...writes.slice(0, 1)))
    expect(back.length).toBe(turned.length)
  })

  it.each(examples)("is bad for what the example $name is about", (example) => {
    const game = playedOut(example)
    expect(kindOf(standingsOf(game.rules, playedOf(game), game.property), example.property)).toMatch(
      /break|broken/,
    )
  })

  it("is bad for exactly what `polyarchy replay` says is broken, whatever the moves and the rules", () => {
    for (const { rules, example } of everywhere) {
      const schedule = { leaders: example.leaders, moves: example.moves }
      const { broken } = replay(subjectOf(rules), null, schedule, null)
      const { all } = standingsOf(rules, schedule, null)
      const bad = all.flatMap(({ kind, property }) => (isBad(kind) ? [property.id] : []))
      expect(bad, `${example.name} on ${rules.name}`).toEqual(broken.map(({ property }) => property.id))
    }
  })
})
