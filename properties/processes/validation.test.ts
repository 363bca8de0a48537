import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { reference, referenceRing, referenceStar } from "../../model/systems/reference.ts"
import { referenceFirstWrite, referenceHighestLeader } from "../../model/systems/reference-rules.ts"
import { allToAll } from "../../model/topology.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { widest } from "../adversary/scope.ts"
import { modelSubject } from "../subjects/model.ts"
import { increment, put } from "../testing/histories.ts"
import type { ClientRecord } from "./client-record.ts"
import { findingInLines } from "./finding.ts"
import { byHand, trailsOf } from "./testing/trails.ts"
import type { RecordedReport, Trail, TrailEvent } from "./trail.ts"
import { validate } from "./validation.ts"

const applied = (
  from: number,
  shows: string | number,
  more: Partial<Extract<RecordedReport, { _tag: "Applied" }>> = {},
): RecordedReport => ({ _tag: "Applied", from, outcome: "applied", conflict: null, shows, ...more })

const told = (trails: ReadonlyArray<Trail>, records: ReadonlyArray<ClientRecord> = []) =>
  validate({ trails, records, topology: allToAll }).findings.map((finding) =>
    findingInLines(finding).join("\n"),
  )

/** A writes x = v1 and B writes x = v2 a little later, neither knowing of the other; both reach everybody. */
const race = () => {
  const [a, b, c] = [byHand(0), byHand(1), byHand(2)]
  const first = a.wrote(1, put("x", "v1"), { wall: 10, shows: "v1" })
  const second = b.wrote(1, put("x", "v2"), { wall: 11, shows: "v2" })
  const dots = { first: { leader: 0, sequence: 1 }, second: { leader: 1, sequence: 1 } }
  const name = "concurrent_writes"
  a.arrived(second, applied(1, "v2", { conflict: { name, local: dots.first, kept: "remote" } }))
  b.arrived(
    first,
    applied(0, "v2", { outcome: "kept", conflict: { name, local: dots.second, kept: "local" } }),
  )
  c.arrived(second, applied(1, "v2"))
  c.arrived(
    first,
    applied(0, "v2", { outcome: "kept", conflict: { name, local: dots.second, kept: "local" } }),
  )
  return { a, b, c, first, second, trails: [a.trail, b.trail, c.trail] }
}

/** The trails with one event of one leader replaced. */
const lying = (
  trails: ReadonlyArray<Trail>,
  leader: number,
  index: number,
  lie: (event: TrailEvent) => TrailEvent,
): ReadonlyArray<Trail> =>
  trails.map((trail, at) =>
    at === leader ? trail.map((event, place) => (place === index ? lie(event) : event)) : trail,
  )

const reported = (
  event: TrailEvent,
  more: Partial<Extract<RecordedReport, { _tag: "Applied" }>>,
): TrailEvent =>
  event._tag === "Arrived" && event.report._tag === "Applied"
    ? { ...event, report: { ...event.report, ...more } }
    : event

describe("every behaviour of the model", () => {
  for (const design of [reference, referenceRing, referenceStar])
    it(`is explained, under ${design.name}`, () => {
      const scope = {
        ...widest(modelSubject(design, "reference"), 3, 120),
        families: ["row", "register", "counter", "set"] as const,
      }
      let events = 0
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const trails = trailsOf(design, uniformSchedule(scope, seed))
          const { findings, history } = validate({ trails, records: [], topology: design.topology })
          events += history.steps.length
          expect(findings.map(findingInLines)).toStrictEqual([])
        }),
        { numRuns: 150 },
      )
      expect(events).toBeGreaterThan(1000)
    })
})

describe("a design that decides otherwise", () => {
  it.each([referenceFirstWrite, referenceHighestLeader])("is found out: $name", (design) => {
    const scope = { ...widest(modelSubject(design, "reference"), 3, 120), families: ["row"] as const }
    const found = Array.from({ length: 20 }, (_, seed) =>
      trailsOf(design, uniformSchedule(scope, seed)),
    ).filter((trails) => told(trails).length > 0)
    expect(found.length).toBeGreaterThan(3)
  })
})

describe("trails by hand", () => {
  it("a race that is told as it was is explained, and leaves a history with its conflicts", () => {
    const { trails } = race()
    const { findings, history } = validate({ trails, records: [], topology: allToAll })
    expect(findings).toStrictEqual([])
    expect(history.quiet).toBe(true)
    expect(history.final.map(({ row }) => row["x"])).toStrictEqual(["v2", "v2", "v2"])
    const conflicts = history.steps.flatMap(({ happened }) =>
      happened.filter((one) => one.kind === "applied" && one.conflict !== null),
    )
    expect(conflicts).toHaveLength(3)
  })

  it("a stamp that is not after what its leader had applied is named, with the legal ones", () => {
    const { trails, a } = race()
    a.wrote(2, put("y", "v3"), { wall: 9, shows: "v3", after: [1, 1, 0] })
    expect(told(trails)).toStrictEqual([
      `event 3 of leader A: wrote A2: put y = v3 (row), stamped 9@A, shows v3
  the latest time that this leader gave or applied is 11.0, and a stamp must be the next after it
  legal: 11.1@A
  legal: any wall-clock time above 11, with 0 behind it`,
    ])
  })

  it("an effect that arrives where its cause has never been is named, with what is in flight", () => {
    const [a, b, c] = [byHand(0), byHand(1), byHand(2)]
    const cause = a.wrote(1, increment("n"), { wall: 10, shows: 1 })
    b.arrived(cause, applied(0, 1))
    const effect = b.wrote(1, increment("n"), { wall: 11, shows: 2, after: [1, 0, 0] })
    c.arrived(effect, applied(1, 1))
    expect(told([a.trail, b.trail, c.trail])).toStrictEqual([
      `event 1 of leader C: B1 arrived from B (increment n by 1 (counter)): applied, no conflict, shows 1
  the model: buffered, since it has not seen all that the change depends on
  legal: buffered, since it has not seen all that the change depends on`,
    ])
  })

  it("a change that arrives before anybody can have written it is named", () => {
    const [a, b, c] = [byHand(0), byHand(1), byHand(2)]
    const made = byHand(0).wrote(1, increment("n"), { wall: 10, shows: 1, after: [0, 1, 0] })
    b.arrived(made, applied(0, 1))
    const cause = b.wrote(1, increment("m"), { wall: 11, shows: 1, after: [1, 0, 0] })
    a.arrived(cause, applied(1, 1))
    a.wrote(1, increment("n"), { wall: 10, shows: 1, after: [0, 1, 0] })
    const [finding] = told([a.trail, b.trail, c.trail])
    expect(finding).toContain("no order of the trails puts its cause first")
  })

  it("the wrong winner of a conflict is named, with the model's", () => {
    const { trails } = race()
    const lie = lying(trails, 1, 2, (event) => reported(event, { outcome: "applied", shows: "v1" }))
    expect(told(lie)).toStrictEqual([
      `event 2 of leader B: A1 arrived from A (put x = v1 (row)): applied, a conflict with B1, local kept, shows v1
  the model: kept, not applied
  legal: kept, a conflict with B1, local kept, shows v2`,
    ])
  })

  it("a conflict that is not told of is named, and so is one that there was not", () => {
    const { trails } = race()
    const [silent] = told(lying(trails, 0, 2, (event) => reported(event, { conflict: null })))
    expect(silent).toContain("the model finds otherwise than no conflict")
    expect(silent).toContain("legal: applied, a conflict with A1, remote kept, shows v2")
    const conflict = { name: "concurrent_writes", local: { leader: 0, sequence: 1 }, kept: "remote" } as const
    const [loud] = told(lying(trails, 2, 1, (event) => reported(event, { conflict })))
    expect(loud).toContain("legal: applied, no conflict, shows v2")
  })

  it("a value that no leader could show is named, with what it does show", () => {
    const { trails } = race()
    const [finding] = told(lying(trails, 2, 1, (event) => reported(event, { shows: "v9" })))
    expect(finding).toContain("event 1 of leader C")
    expect(finding).toContain("the model shows v2 after it")
  })

  it("a change that is not what its origin wrote is named", () => {
    const { trails } = race()
    const forged = lying(trails, 2, 1, (event) =>
      event._tag === "Arrived"
        ? { ...event, change: { ...event.change, operation: { ...event.change.operation, value: "v9" } } }
        : event,
    )
    expect(told(forged)[0]).toContain("it is not what B wrote")
  })

  it("a dot that is given twice is named, with the next one", () => {
    const { trails, a } = race()
    a.wrote(1, put("y", "v3"), { wall: 12, shows: "v3", after: [1, 1, 0] })
    expect(told(trails)[0]).toContain("legal: A2")
  })

  it("a crash may forget what arrived, and not what was acknowledged", () => {
    const { trails, a } = race()
    a.restarted([1, 0, 0], 10)
    expect(told(trails)).toStrictEqual([])
    const other = race()
    other.a.restarted([0, 0, 0])
    const [finding] = told(other.trails)
    expect(finding).toContain("it forgot A1, which was durable: its client was told so")
    expect(finding).toContain("legal: A1 B1 C0")
  })

  it("a write that became durable before its leader was killed, and was never noted, is put in", () => {
    const { trails, b, c, a } = race()
    const unnoted = byHand(0).wrote(2, put("y", "v3"), { wall: 12, shows: "v3", after: [1, 1, 0] })
    b.arrived(unnoted, applied(0, "v3"))
    a.restarted([2, 1, 0], 12)
    c.arrived(unnoted, applied(0, "v3"))
    const { findings, history } = validate({ trails, records: [], topology: allToAll })
    expect(findings).toStrictEqual([])
    expect(history.final[0]?.row["y"]).toBe("v3")
  })

  it("a write that only a journal still tells of is put in, too, where the others got its state in place of it", () => {
    const { trails, a, b, c } = race()
    const unnoted = byHand(0).wrote(2, put("y", "v3"), { wall: 12, shows: "v3", after: [1, 1, 0] })
    a.restarted([2, 1, 0], 12)
    for (const { trail } of [b, c]) trail.push({ _tag: "Merged", from: 0, vector: [2, 1, 0] })
    expect(told(trails)[0]).toContain("it has A2, and no trail tells what that was")
    const { findings, history } = validate({ trails, records: [], topology: allToAll, found: [unnoted] })
    expect(findings).toStrictEqual([])
    expect(history.final.map(({ row }) => row["y"])).toStrictEqual(["v3", "v3", "v3"])
  })

  it("what waited is released by a transfer, and not before it", () => {
    const { trails, a, c } = race()
    const cause = a.wrote(2, put("y", "v3"), { wall: 12, shows: "v3", after: [1, 1, 0] })
    const effect = a.wrote(3, put("z", "v4"), { wall: 13, shows: "v4", after: [2, 1, 0] })
    c.arrived(effect, { _tag: "Buffered", from: 0 })
    c.trail.push({ _tag: "Merged", from: 0, vector: [2, 1, 0] })
    c.arrived(effect, applied(0, "v4"))
    expect(told(trails)).toStrictEqual([])
    c.arrived(cause, applied(0, "v3"))
    expect(told(trails)[0]).toContain("the model: ignored, since it has that already")
  })

  it("a clock that starts behind what its leader kept is named", () => {
    const { trails, a } = race()
    a.restarted([1, 1, 0], 10)
    expect(told(trails)[0]).toContain("its clock starts at 10.0, and the latest time that it kept is 11.0")
  })

  it("a transfer brings all that its vector covers, and no more than its sender ever had", () => {
    const { trails, c } = race()
    c.trail.splice(1, 2, { _tag: "Merged", from: 0, vector: [1, 1, 0] })
    expect(told(trails)).toStrictEqual([])
    c.trail.splice(1, 1, { _tag: "Merged", from: 0, vector: [1, 2, 0] })
    expect(told(trails)[0]).toContain("A never had all that")
  })
})

describe("what clients were told", () => {
  const record = (
    number: number,
    more: Omit<ClientRecord, "session" | "carries" | "number" | "amid">,
  ): ClientRecord => ({
    session: "s",
    carries: true,
    number,
    amid: [],
    ...more,
  })
  const wrote = (token = [1, 0, 0], sequence = 1): ClientRecord =>
    record(0, {
      leader: 0,
      asked: { kind: "write", write: put("x", "v1") },
      answer: { kind: "written", dot: { leader: 0, sequence }, token },
    })
  const read = (leader: number, shows: string | null, token: ReadonlyArray<number>): ClientRecord =>
    record(1, {
      leader,
      asked: { kind: "read", family: "row", key: "x" },
      answer: { kind: "shown", shows, token },
    })

  it("is explained where it is so", () => {
    expect(told(race().trails, [wrote(), read(2, "v2", [1, 1, 0])])).toStrictEqual([])
  })

  it("an acknowledged write that its leader's trail does not have is named", () => {
    expect(told(race().trails, [wrote([1, 0, 0], 7)])[0]).toContain(
      "put x = v1 was acknowledged as A7, and the trail of A has no such write",
    )
  })

  it("an acknowledged write that no leader has in the end is lost", () => {
    const a = byHand(0)
    a.wrote(1, put("x", "v1"), { wall: 10, shows: "v1" })
    a.restarted([0, 0, 0])
    const findings = told([a.trail, byHand(1).trail, byHand(2).trail], [wrote()])
    expect(findings.some((finding) => finding.includes("it is lost: no leader has it in the end"))).toBe(true)
  })

  it("a read of what the leader does not show there is named, with what it shows", () => {
    const [finding] = told(race().trails, [read(2, "v1", [1, 1, 0])])
    expect(finding).toContain("a read of row x showed v1 with the token A1 B1 C0")
    expect(finding).toContain("legal: shows v2")
  })

  it("a read where the leader never stood is named", () => {
    expect(told(race().trails, [read(2, null, [1, 0, 0])])[0]).toContain("the leader never stood there")
  })

  it("a stale read breaks a session that carries its token, and is counted where none is carried", () => {
    const records = [wrote(), read(1, "v2", [0, 1, 0])]
    const { findings, sessions } = validate({ trails: race().trails, records, topology: allToAll })
    expect(findings.map(({ why }) => why)).toStrictEqual([
      "it breaks read-your-writes: the session had A1 B0 C0, and the answer is of A0 B1 C0",
    ])
    expect(sessions.withToken.missedOwnWrite).toBe(1)
    const without = records.map((one) => ({ ...one, carries: false }))
    const again = validate({ trails: race().trails, records: without, topology: allToAll })
    expect(again.findings).toStrictEqual([])
    expect(again.sessions.withoutToken).toStrictEqual({ reads: 1, missedOwnWrite: 1, wentBack: 0, behind: 0 })
  })
})
