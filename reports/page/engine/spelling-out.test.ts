import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Move } from "../../../model/replication/move.ts"
import { widest } from "../../../properties/adversary/scope.ts"
import type { Step } from "../../../properties/history.ts"
import { play } from "../../../properties/play.ts"
import { schedules } from "../../../properties/schedule/arbitrary.ts"
import { subjectCalled, twoInserts, write } from "../../sample.harness.ts"
import { spelledOut } from "./spelling-out.ts"

const healing: ReadonlySet<Move["kind"]> = new Set(["restart", "mend", "reconnect"])
const others = (steps: ReadonlyArray<Step>) => steps.filter(({ move }) => !healing.has(move.kind))

describe("a last phase spelled out", () => {
  it.each(["reference", "tungsten", "mariadb-ring-gtid", "bdr-1", "cassandra", "couchdb"])(
    "leaves the same history on %s, but for what heals nothing",
    (name) => {
      const subject = subjectCalled(name)
      let longer = 0
      const law = fc.property(
        schedules(widest(subject, 3, 20)),
        fc.constantFrom(0, 0, 0, 1),
        (drawn, end) => {
          const schedule = end === 0 ? drawn : { ...drawn, core: [0, 1] }
          const before = play(subject, schedule)
          const spelled = spelledOut(subject, schedule, before)
          if (spelled === null) {
            expect(before.steps.slice(before.settlesFrom).some(({ move }) => move.kind === "deliver")).toBe(
              false,
            )
            return
          }
          longer++
          const last = before.repeats?.to ?? before.steps.length
          const after = play(subject, spelled)
          expect(spelled.moves.slice(0, schedule.moves.length)).toEqual(schedule.moves)
          const settled = others(after.steps.slice(0, after.settlesFrom))
          expect(settled).toEqual(others(before.steps.slice(0, last)))
        },
      )
      fc.assert(law, { seed: 6, numRuns: 40 })
      expect(longer).toBeGreaterThan(10)
    },
  )

  it("is deliveries alone where nothing had failed", () => {
    const subject = subjectCalled("reference")
    const schedule = twoInserts("x", "v1", "v2")
    expect(spelledOut(subject, schedule, play(subject, schedule))?.moves.slice(2)).toEqual([
      { kind: "deliver", from: 0, to: 1, ahead: 0 },
      { kind: "deliver", from: 1, to: 0, ahead: 0 },
    ])
  })

  it("restarts a leader that had crashed, for it takes part in what follows", () => {
    const subject = subjectCalled("reference")
    const schedule = {
      leaders: 2,
      moves: [{ kind: "crash", at: 1 } as const, write(0, { kind: "put", key: "x", value: "v1" })],
    }
    const kinds = spelledOut(subject, schedule, play(subject, schedule))?.moves.map(({ kind }) => kind)
    expect(kinds).toEqual(["crash", "write", "restart", "deliver"])
  })

  it("is nothing where nothing was delivered", () => {
    const subject = subjectCalled("reference")
    for (const schedule of [
      { leaders: 2, moves: [] },
      { ...twoInserts("x", "a", "b"), core: [] },
    ])
      expect(spelledOut(subject, schedule, play(subject, schedule))).toBeNull()
  })
})
