/**
 * Records in lockstep. They are not among the families of the registry's subject, because the model's table has
 * constraints, triggers and statements that the store does not offer; what it offers of them is held to the model here.
 */
import { describe, expect, test } from "vitest"
import { policyOf, ring, type Rules, TableMisnamed } from "../../impl/index.ts"
import { reference, referenceRing } from "../../model/systems/reference.ts"
import { A, ask, B, deliver } from "../../model/testing/moves.ts"
import { seedOf } from "../adversary/random.ts"
import { widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { play } from "../play.ts"
import { simulate, simulated } from "../simulation/cluster.ts"
import { withRecords } from "../simulation/testing/records.ts"
import type { Schedule } from "../schedule/schedule.ts"
import type { Subject } from "../subjects/subject.ts"
import { lockstep } from "./lockstep.ts"

const schedules = (subject: Subject, count: number): ReadonlyArray<Schedule> =>
  Array.from({ length: count }, (_, run) => {
    const scope = { ...widest(subject, 3, 60), families: ["row" as const] }
    const { leaders, moves } = uniformSchedule(scope, seedOf(11, run))
    return { leaders, moves: withRecords(moves) }
  })

const standing = [
  lockstep(simulated, reference, "full"),
  lockstep(simulate({ topology: ring }), referenceRing, "full"),
]

describe("a record in lockstep with the model", () => {
  test.each(standing)("$title: is the same after every move of a hundred schedules", (subject) => {
    let written = 0
    for (const schedule of schedules(subject, 100)) {
      const { divergence, final } = play(subject, schedule)
      expect(divergence).toBeNull()
      written += final.flatMap(({ record }) => Object.values(record)).filter((shown) => shown !== null).length
    }
    expect(written).toBeGreaterThan(100)
  })

  const mutants: { readonly [Rule in "supersedes" | "isUnseen" | "entomb"]: Rules[Rule] } = {
    supersedes: () => true,
    isUnseen: () => true,
    entomb: () => null,
  }

  test.each(Object.entries(mutants))("differs where the rule %s is another", (rule, mutant) => {
    const subject = lockstep(simulate({ rules: { [rule]: mutant } }), reference, "full")
    expect(schedules(subject, 100).some((schedule) => play(subject, schedule).divergence !== null)).toBe(true)
  })

  test("differs where its table merges by columns, first of all in what two concurrent writes leave", () => {
    const policy = policyOf({ t: { kind: "record", merge: "columns" } })
    if (policy instanceof TableMisnamed) throw policy
    const subject = lockstep(simulate({ rules: { policy } }), reference, "visible")
    const set = (column: string) => ({ kind: "set", key: "t/x", column, value: column }) as const
    const moves = [ask(A, set("a")), ask(B, set("b"), 0), deliver(A, B), deliver(B, A)]
    expect(play(subject, { leaders: 2, moves }).divergence).toMatchObject({
      place: "a read at B, record.t/x.a",
    })
  })
})
