/**
 * Clients that move between leaders, with their session's token and without: what the token is worth.
 *
 * Each session has a row of its own, which nobody else writes, and all share a counter that only grows. So what a session must
 * see can be said without knowing the store: in its row what it wrote last, in the counter never less than before.
 */
import { Context, Effect, Exit, Layer, Scope } from "effect"
import { expect, it } from "vitest"
import { allToAll, Leader, type VersionVector } from "../../impl/index.ts"
import { seeded } from "./interleaving.ts"
import { journalOn, makeDisk } from "./disk.ts"
import { makeKernel } from "./kernel.ts"

const leaders = [0, 1, 2]

interface Session {
  readonly row: string
  token: VersionVector
  written: string | null
  counted: number
}

interface Outcome {
  /** Answers that were not what the session had a right to. */
  broken: { ownWriteMissing: number; wentBack: number }
  /** Answers, and how often a leader said that it was behind. */
  answered: number
  behind: number
}

/** Three leaders, clients that ask any of them at random, and changes that arrive at random. */
const run = (seed: number, carries: boolean): Outcome => {
  const kernel = makeKernel()
  const within = kernel.context(kernel.wallClock(() => 0))
  const draw = seeded(seed)
  const below = (limit: number) => Math.floor(draw() * limit)
  const disks = leaders.map(() => makeDisk())
  const cluster = leaders.map((id) => {
    const disk = disks[id] ?? makeDisk()
    const layer = Leader.layer({ id, leaders: 3, topology: allToAll }).pipe(Layer.provide(journalOn(disk)))
    return Context.get(kernel.run(Layer.buildWithScope(layer, Scope.makeUnsafe()), within), Leader)
  })
  const sessions = [0, 1, 2, 3].map((id): Session => ({
    row: `row ${id}`,
    token: [],
    written: null,
    counted: 0,
  }))
  const outcome: Outcome = { broken: { ownWriteMissing: 0, wentBack: 0 }, answered: 0, behind: 0 }

  const arrive = (leader: Leader["Service"]): void => {
    const from = below(3)
    const vector = kernel.run(leader.vector, within)
    const next = disks[from]?.entries.find(
      ({ dot }) => dot.leader === from && dot.sequence === (vector[from] ?? 0) + 1,
    )
    if (from !== leader.id && next !== undefined) kernel.run(leader.receive([next], from), within)
  }

  const ask = (leader: Leader["Service"], session: Session, number: number): void => {
    const reached = carries ? leader.reached(session.token, 0) : Effect.void
    const program = Effect.gen(function* () {
      yield* reached
      const writes = draw() < 0.4
      const value = String(number)
      if (writes) {
        yield* leader.write({ _tag: "Put", key: session.row, value })
        yield* leader.write({ _tag: "Increment", key: "all", by: 1 })
        session.written = value
      }
      const row = yield* leader.look("row", session.row)
      const counter = yield* leader.look("counter", "all")
      return { row, counter }
    })
    kernel.advance(1)
    const fiber = kernel.fork(program, within)
    kernel.drain()
    kernel.advance(1)
    const exit = fiber.pollUnsafe()
    if (exit === undefined || Exit.isFailure(exit)) return void outcome.behind++
    const { row, counter } = exit.value
    outcome.answered++
    if (row.shows !== session.written) outcome.broken.ownWriteMissing++
    if (counter.shows < session.counted) outcome.broken.wentBack++
    session.token = counter.at
    session.counted = counter.shows
  }

  for (let number = 1; number <= 300; number++) {
    const leader = cluster[below(3)]
    const session = sessions[below(sessions.length)]
    if (leader === undefined || session === undefined) continue
    if (draw() < 0.5) arrive(leader)
    else ask(leader, session, number)
  }
  return outcome
}

const total = (carries: boolean) => {
  const outcomes = Array.from({ length: 60 }, (_, seed) => run(seed, carries))
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((all, one) => all + of(one), 0)
  return {
    ownWriteMissing: sum(({ broken }) => broken.ownWriteMissing),
    wentBack: sum(({ broken }) => broken.wentBack),
    answered: sum(({ answered }) => answered),
    behind: sum(({ behind }) => behind),
  }
}

it("a session that carries its token sees its own writes and never less than before, or is told to wait", () => {
  const found = total(true)
  expect(found).toMatchObject({ ownWriteMissing: 0, wentBack: 0 })
  expect(found.answered).toBeGreaterThan(1000)
  expect(found.behind).toBeGreaterThan(1000)
})

it("one that does not is answered always, misses its own writes, and goes back in time", () => {
  const found = total(false)
  expect(found.behind).toBe(0)
  expect(found.ownWriteMissing).toBeGreaterThan(100)
  expect(found.wentBack).toBeGreaterThan(100)
})
