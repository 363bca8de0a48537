import { execFileSync } from "node:child_process"
import { resolve } from "node:path"
import { EventJournal } from "effect/eventlog"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Move } from "../../model/replication/move.ts"
import { hybridClock } from "../../model/clocks/hybrid.ts"
import { beginning, later, type Time } from "../../model/clocks/clock.ts"
import * as Stamp from "../../model/vocabulary/stamp.ts"
import { widest } from "../adversary/scope.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { evidenceOf } from "../evidence.ts"
import { notClaimed } from "../not-claimed.ts"
import { play } from "../play.ts"
import { schedules } from "../schedule/arbitrary.ts"
import { eventlog, eventlogReplica, eventlogSubject } from "./eventlog.ts"
import type { Subject } from "./subject.ts"

const anySchedule = schedules(widest(eventlog, 3, 60))
const put = (at: number, value: string, after = 1): Move => ({
  kind: "write",
  at,
  after,
  write: { kind: "put", key: "x", value },
})
const remove = (at: number): Move => ({ kind: "write", at, after: 1, write: { kind: "delete", key: "x" } })
const deliver = (from: number, to: number): Move => ({ kind: "deliver", from, to, ahead: 0 })
const clock = (at: number, by: number): Move => ({ kind: "clock", at, by })

/** What leaders A and B show under x when both have got everything. */
const inTheEnd = (subject: Subject, ...moves: ReadonlyArray<Move>) =>
  play(subject, { leaders: 2, moves }).final.map(({ row }) => row["x"] ?? null)

describe("any schedule", () => {
  it("leaves leaders that agree, and breaks nothing that is claimed", () => {
    const claimed = catalogue.filter((property) => notClaimed(eventlog, property) === null)
    expect(claimed.length).toBeGreaterThan(5)
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        const history = play(eventlog, schedule)
        expect(history.quiet).toBe(true)
        expect(new Set(history.final.map((view) => JSON.stringify(view))).size).toBe(1)
        const evidence = evidenceOf(history)
        for (const { id, check } of claimed) expect(check(evidence).violation, id).toBeNull()
      }),
      { seed: 5, numRuns: 600 },
    )
  })

  it("gives the same happenings twice, to the byte", () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        expect(JSON.stringify(play(eventlog, schedule))).toBe(JSON.stringify(play(eventlog, schedule)))
      }),
      { seed: 6, numRuns: 60 },
    )
  })

  it("gives the same happenings in another process, to the byte", () => {
    const sample = fc.sample(anySchedule, { seed: 7, numRuns: 20 })
    const script = `
      import { play } from "./properties/play.ts"
      import { eventlog } from "./properties/subjects/eventlog.ts"
      console.log(JSON.stringify(${JSON.stringify(sample)}.map((schedule) => play(eventlog, schedule))))`
    const elsewhere = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: resolve(import.meta.dirname, "../.."),
      encoding: "utf8",
    })
    expect(elsewhere.trim()).toBe(JSON.stringify(sample.map((schedule) => play(eventlog, schedule))))
  })

  it("stamps each write as a hybrid clock does, and never two writes alike", () => {
    fc.assert(
      fc.property(anySchedule, ({ leaders, moves }) => {
        const run = eventlog.open(leaders)
        const latest: Array<Time> = Array.from({ length: leaders }, () => beginning)
        const offsets = latest.map(() => 0)
        const stamps = new Map<string, Stamp.Stamp>()
        let now = 0
        for (const move of moves) {
          if (move.kind === "write") now += move.after
          if (move.kind === "clock") offsets[move.at] = (offsets[move.at] ?? 0) + move.by
          for (const happening of run.play(move)) {
            if (happening.kind === "wrote" && happening.stamp !== null) {
              const { at, stamp } = happening
              const time = hybridClock.tick(latest[at] ?? beginning, now + (offsets[at] ?? 0))
              expect(stamp).toEqual({ ...time, leader: at })
              expect([...stamps.values()].every((other) => Stamp.compare(other, stamp) !== 0)).toBe(true)
              stamps.set(JSON.stringify(happening.dot), stamp)
              latest[at] = time
            }
            if (happening.kind === "applied") {
              const received = stamps.get(JSON.stringify(happening.dot)) ?? beginning
              latest[happening.at] = later(latest[happening.at] ?? beginning, {
                wall: received.wall,
                logical: received.logical,
              })
            }
          }
        }
      }),
      { seed: 8, numRuns: 200 },
    )
  })
})

it("after any subset of entries in any order, a store is what applying them in id order makes of it", () => {
  const step = fc.record({
    at: fc.nat(2),
    write: fc.constantFrom("x", "y").chain((key) =>
      fc.oneof(
        fc.nat().map((value) => ({ kind: "put", key, value: `v${value}` }) as const),
        fc.constant({ kind: "delete", key } as const),
      ),
    ),
    wall: fc.nat(4),
    /** Who hears of it at once. */
    listener: fc.option(fc.nat(2)),
    /** Where the store's owner gets it among the others; `null` when it is lost. */
    place: fc.option(fc.nat(99)),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      let now = 0
      const origins = [0, 1, 2].map((leader) => eventlogReplica(leader, () => now, "updates"))
      const received = steps.flatMap(({ at, write, wall, listener, place }) => {
        now = wall
        const isShown = origins[at]?.view().row[write.key] !== undefined
        const made = origins[at]?.write(write) ?? "absent"
        if (made === "absent") return []
        if (listener !== null && listener !== at) origins[listener]?.apply(made.update)
        return place === null ? [] : [{ entry: made.update, place, write, isPatch: isShown }]
      })
      const store = eventlogReplica(3, () => 0, "updates")
      for (const { entry } of received.toSorted((a, b) => a.place - b.place)) store.apply(entry)
      const rows = new Map<string, string>()
      for (const { write, isPatch } of received.toSorted((a, b) =>
        EventJournal.Entry.Order(a.entry, b.entry),
      ))
        if (write.kind === "delete") rows.delete(write.key)
        else if (!isPatch || rows.has(write.key)) rows.set(write.key, write.value)
      expect(store.view().row).toEqual(Object.fromEntries(rows))
    }),
    { seed: 9, numRuns: 1000 },
  )
})

describe("the contract of rows", () => {
  it("of two concurrent puts the one with the later id wins, and on a tie the one of the higher leader", () => {
    expect(inTheEnd(eventlog, put(1, "b"), put(0, "a"))).toEqual(["a", "a"])
    expect(inTheEnd(eventlog, put(1, "b"), put(0, "a", 0))).toEqual(["b", "b"])
  })

  it("a local write comes after everything in its journal, even when its clock is behind", () => {
    expect(inTheEnd(eventlog, put(0, "a"), deliver(0, 1), clock(1, -10), put(1, "b"))).toEqual(["b", "b"])
  })

  it("an update made later than a concurrent delete is void", () => {
    expect(inTheEnd(eventlog, put(0, "a"), deliver(0, 1), remove(0), put(1, "b"))).toEqual([null, null])
  })

  it("an insert made after a delete is there, also where the delete comes later", () => {
    expect(inTheEnd(eventlog, put(0, "a"), remove(0), put(0, "b"))).toEqual(["b", "b"])
  })

  it("what another entry overrides is reported as kept, and a patch of nothing as skipped", () => {
    const run = eventlog.open(2)
    const outcomes = [put(1, "b"), put(0, "a"), put(0, "c"), deliver(1, 0), { ...deliver(0, 1), ahead: 1 }]
      .flatMap((move) => run.play(move))
      .flatMap((happening) => (happening.kind === "applied" ? [happening.outcome] : []))
    expect(outcomes).toEqual(["kept", "applied"])
    const other = eventlog.open(2)
    const late = [put(0, "a"), put(0, "c"), { ...deliver(0, 1), ahead: 1 }]
      .flatMap((move) => other.play(move))
      .at(-1)
    expect(late).toMatchObject({ outcome: "skipped", shows: null })
  })
})

it("a patch that upserts leaves two leaders that never agree again", () => {
  const moves = [put(0, "a"), deliver(0, 1), remove(0), put(1, "b")]
  expect(inTheEnd(eventlogSubject("upserts"), ...moves)).toEqual(["b", null])
})
