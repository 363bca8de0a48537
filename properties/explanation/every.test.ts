import { describe, expect, it } from "vitest"
import type { Move } from "../../model/replication/move.ts"
import { leadersOf } from "../../model/vocabulary/leader.ts"
import { A, B, clock, crash, cut, del, deliver, lose, put } from "../../model/testing/moves.ts"
import { seeded, seedOf } from "../adversary/random.ts"
import { evidenceOf } from "../evidence.ts"
import { play } from "../play.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { type Asked, moved } from "./continuations.ts"
import { everyContinuation } from "./every.ts"
import { isSealed } from "./fate.ts"
import { sampledContinuations } from "./sampled.ts"
import { firstStays, lastArrivalWinsTies, propertyCalled, takesWhatArrives } from "./testing/cases.ts"

/** Every continuation, literally: each list of moves is played from nothing, and nothing is remembered. */
const literally = ({ subject, property, history }: Asked, after: number) => {
  const { leaders, settlesFrom, core = leadersOf(leaders) } = history
  const healed = history.core === undefined ? {} : { core }
  const links = subject.links(leaders).filter(({ from, to }) => core.includes(from) && core.includes(to))
  const writes = history.steps
    .slice(after, settlesFrom)
    .flatMap(({ move }) => (move.kind === "write" ? move : []))
  const begun: ReadonlyArray<Move> = [
    ...history.steps.slice(0, after).map(({ move }) => move),
    ...core.map((at): Move => ({ kind: "restart", at })),
    ...links.map(({ from, to }): Move => ({ kind: "mend", from, to })),
  ]
  const moves = (done: ReadonlyArray<Move>, last: Move): boolean => {
    const run = subject.open(leaders)
    for (const move of done) run.play(move)
    return moved(run.play(last))
  }
  const from = (
    done: ReadonlyArray<Move>,
    asked: number,
  ): { failing: number; of: number; chance: number } => {
    const write = writes[asked]
    const ways = [
      ...links
        .map(({ from: sender, to }): Move => ({ kind: "deliver", from: sender, to, ahead: 0 }))
        .filter((move) => moves(done, move))
        .map((move) => from([...done, move], asked)),
      ...(write === undefined ? [] : [from([...done, write], asked + 1)]),
    ]
    if (ways.length === 0) {
      const failed =
        property.check(evidenceOf(play(subject, { leaders, moves: done, ...healed }))).violation !== null
      return { failing: failed ? 1 : 0, of: 1, chance: failed ? 1 : 0 }
    }
    return {
      failing: ways.reduce((sum, { failing }) => sum + failing, 0),
      of: ways.reduce((sum, { of }) => sum + of, 0),
      chance: ways.reduce((sum, { chance }) => sum + chance, 0) / ways.length,
    }
  }
  return from(begun, 0)
}

/** Some writes to one row and some deliveries between them, now and then with a fault. */
const drawn = (seed: number): ReadonlyArray<Move> => {
  const { below, pick } = seeded(seed)
  let writes = 0
  return Array.from({ length: 5 }, (): Move => {
    const [at, other] = pick([
      [A, B],
      [B, A],
    ] as const)
    const what = below(8)
    if (what < 4 && writes < 3)
      return below(4) === 0 ? del(at, "x", below(2)) : put(at, "x", `v${++writes}`, below(2))
    if (what < 6) return deliver(at, other)
    return pick([cut(at, other), crash(at), lose(at, other), clock(at, 2)])
  })
}

/** Two leaders; in every third case there is a third one, which is not among those that heal. */
const drawnSchedule = (run: number): Schedule => {
  const moves = drawn(seedOf(21, run))
  return run % 3 === 0 ? { leaders: 3, core: [A, B], moves } : { leaders: 2, moves }
}

const cases = [lastArrivalWinsTies, takesWhatArrives, firstStays].flatMap((subject) =>
  Array.from({ length: 12 }, (_, run) => drawnSchedule(run)).flatMap((schedule) =>
    ["convergence/quiet-cluster-agrees", "conflict-resolution/nothing-is-lost-silently"].map((id) => ({
      asked: { subject, property: propertyCalled(id), history: play(subject, schedule) },
    })),
  ),
)

const plenty = () => ({ plays: 1e6, states: 1e6 })

describe("all continuations of a run of the model", () => {
  it("are as many, fail as often and with the same chance as when each is played from nothing", () => {
    let mixed = 0
    for (const { asked } of cases) {
      const every = everyContinuation(asked, plenty())
      const { steps, settlesFrom } = asked.history
      for (let after = Math.min(settlesFrom + 2, steps.length); after >= 0; after--) {
        const fate = every(after)
        const literal = literally(asked, after)
        expect(fate).toMatchObject({ after, failing: literal.failing, of: literal.of, by: "all" })
        expect(fate?.chance).toBeCloseTo(literal.chance, 12)
        if (literal.failing > 0 && literal.failing < literal.of) mixed++
      }
    }
    expect(mixed).toBeGreaterThan(20)
  })

  it("give none where the budget ends, and none for what only wraps a run of the model", () => {
    const [one] = cases
    if (one === undefined) throw new Error("there are cases")
    const { subject, history } = one.asked
    expect(everyContinuation(one.asked, { plays: 1, states: 1 })(0)).toBeNull()
    const wrapped = { ...subject, open: (leaders: number) => ({ ...subject.open(leaders) }) }
    expect(everyContinuation({ ...one.asked, subject: wrapped }, plenty())(history.settlesFrom)).toBeNull()
  })
})

describe("a sample of continuations", () => {
  it("agrees with all of them within four standard deviations, and on what is certain", () => {
    for (const { asked } of cases) {
      const { settlesFrom } = asked.history
      for (const after of [0, settlesFrom]) {
        const fate = everyContinuation(asked, plenty())(after)
        const sampled = sampledContinuations(asked, after, 100)
        if (fate === null) throw new Error("the budget is plenty")
        const spread = Math.sqrt((fate.chance * (1 - fate.chance)) / 100)
        expect(Math.abs(sampled.chance - fate.chance)).toBeLessThanOrEqual(4 * spread)
        if (isSealed(fate)) expect(isSealed(sampled)).toBe(true)
      }
    }
  })

  it("is the same each time, and plays a subject that only wraps the model", () => {
    const [one] = cases
    if (one === undefined) throw new Error("there are cases")
    const { subject } = one.asked
    const wrapped = { ...subject, open: (leaders: number) => ({ ...subject.open(leaders) }) }
    const sampled = sampledContinuations(one.asked, 0, 20)
    expect(sampledContinuations({ ...one.asked, subject: wrapped }, 0, 20)).toEqual(sampled)
  })
})
