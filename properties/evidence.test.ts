/**
 * Evidence is computed in one pass, with bits that are carried along. Here it is held against the definition, read
 * literally: what a leader has seen is found by going through the whole history again, for every question.
 */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Happening } from "../model/replication/happening.ts"
import * as Dot from "../model/vocabulary/dot.ts"
import { covers } from "../model/vocabulary/version-vector.ts"
import { families, familyOf, type Shown } from "../model/vocabulary/write.ts"
import { reference } from "../model/systems/reference.ts"
import { widest } from "./adversary/scope.ts"
import { has } from "./bits.ts"
import {
  apart,
  concurrent,
  evidenceOf,
  hasConcurrent,
  sameShown,
  saw,
  survives,
  visible,
} from "./evidence.ts"
import type { History } from "./history.ts"
import { modelMutants } from "./mutants/model-mutants.ts"
import { play } from "./play.ts"
import { schedules } from "./schedule/arbitrary.ts"
import { modelSubject, openModel } from "./subjects/model.ts"
import { loadSubjects } from "./subjects/registry.ts"
import {
  applied,
  add,
  conflict,
  crashed,
  history,
  ignored,
  put,
  restarted,
  set,
  truncate,
  wrote,
  wroteFor,
} from "./testing/histories.ts"

type Wrote = Happening & { readonly kind: "wrote" }

const left = (name: string): Happening => ({ kind: "left", at: name.charCodeAt(0) - 65 })
const joined = (name: string, from: string): Happening => ({
  kind: "joined",
  at: name.charCodeAt(0) - 65,
  from: from.charCodeAt(0) - 65,
})

/** Every happening of a history in order; the place of one is its index. */
const happeningsOf = (history: History): ReadonlyArray<Happening> =>
  history.steps.flatMap(({ happened }) => happened)

/** The write that a dot named at some place: the last one before it, where a leader has used the dot twice. */
const named = (all: ReadonlyArray<Happening>, dot: Dot.Dot, place: number): Wrote | undefined =>
  all.slice(0, place).findLast((one): one is Wrote => one.kind === "wrote" && Dot.same(one.dot, dot))

/** What a leader has seen before some place: what it wrote or applied, without what a crash took since. */
const seenBefore = (all: ReadonlyArray<Happening>, leader: number, place: number): ReadonlySet<Wrote> => {
  const seen = new Set<Wrote>()
  for (const [index, one] of all.slice(0, place).entries()) {
    if (!("at" in one) || one.at !== leader) continue
    if (one.kind === "wrote") seen.add(one)
    if (one.kind === "applied") {
      const write = named(all, one.dot, index)
      if (write !== undefined) seen.add(write)
    }
    if (one.kind === "crashed")
      for (const dot of one.forgot) {
        const write = named(all, dot, index)
        if (write !== undefined) seen.delete(write)
      }
  }
  return seen
}

const nameOf = ({ write }: Wrote): string => `${familyOf(write)} ${write.key}`

const isRecord = (name: string): boolean => name.startsWith("record ")

/** The names of the objects that a write is for, as far as they were written before some place: a truncation is for every record. */
const namesOf = (all: ReadonlyArray<Happening>, write: Wrote, place: number): ReadonlyArray<string> => {
  if (write.write.kind !== "truncate") return [nameOf(write)]
  const before = all.slice(0, place + 1).filter((one): one is Wrote => one.kind === "wrote")
  return [...new Set(before.map(nameOf).filter(isRecord))]
}

const agreesWithTheDefinition = (history: History): void => {
  const evidence = evidenceOf(history)
  const all = happeningsOf(history)
  const writes = all.filter((one): one is Wrote => one.kind === "wrote")
  const numbers = (seen: ReadonlySet<Wrote>) =>
    writes.flatMap((write, index) => (seen.has(write) ? [index] : []))
  const indexes = (bits: Parameters<typeof has>[0]) =>
    writes.flatMap((_, index) => (has(bits, index) ? [index] : []))

  const pasts = writes.map((write) => seenBefore(all, write.at, all.indexOf(write)))
  expect(
    evidence.writes.map(({ write, dot, at, past }) => ({ write, dot, at, past: indexes(past) })),
  ).toEqual(
    writes.map(({ write, dot, at }, index) => ({ write, dot, at, past: numbers(pasts[index] ?? new Set()) })),
  )
  for (const [later, one] of evidence.writes.entries())
    for (const [earlier, other] of evidence.writes.entries()) {
      const before = (a: number, b: number) => pasts[a]?.has(writes[b] as Wrote) === true
      expect(saw(one, other)).toBe(before(later, earlier))
      expect(concurrent(one, other)).toBe(
        later !== earlier && !before(later, earlier) && !before(earlier, later),
      )
    }

  const sighted = all.flatMap((one, place) => {
    if (one.kind !== "wrote" && one.kind !== "applied" && one.kind !== "ignored" && one.kind !== "buffered")
      return []
    const write = one.kind === "wrote" ? one : named(all, one.dot, place)
    if (write === undefined) return []
    const forgetting = all
      .slice(0, place)
      .filter((crash) => crash.kind === "crashed" && crash.at === one.at && crash.forgot.length > 0)
    const after = seenBefore(all, one.at, place + 1)
    return namesOf(all, write, place).map((name) => {
      const object = writes.filter(
        (other) => nameOf(other) === name || (other.write.kind === "truncate" && isRecord(name)),
      )
      return {
        kind: one.kind,
        at: one.at,
        written: writes.indexOf(write),
        effective: one.kind === "wrote" || one.kind === "applied",
        again: one.kind !== "wrote" && seenBefore(all, one.at, place).has(write),
        copy: `${one.at} ${name} ${forgetting.length}`,
        outcome: one.kind === "wrote" ? "applied" : one.kind === "applied" ? one.outcome : "skipped",
        conflict: one.kind === "applied" ? one.conflict : null,
        seen: numbers(after),
        object: object.map((other) => writes.indexOf(other)),
        visible: object.filter((other) => after.has(other)).map((other) => writes.indexOf(other)),
        shows: one.shows,
      }
    })
  })
  expect(
    evidence.sightings.map(({ object, written, copy, seen, ...sighting }) => ({
      kind: sighting.kind,
      at: sighting.at,
      written: written.index,
      effective: sighting.effective,
      again: sighting.again,
      outcome: sighting.outcome,
      conflict: sighting.conflict,
      copy: sighted[evidence.sightings.findIndex((other) => other.copy === copy)]?.copy,
      seen: indexes(seen),
      object: indexes(object.mask),
      visible: visible(object, seen).map(({ index }) => index),
      shows: sighting.shows,
    })),
  ).toEqual(sighted)
  expect(evidence.families).toEqual(new Set(writes.map(({ write }) => familyOf(write))))
  for (const family of families)
    expect(evidence.sightingsOf[family]).toEqual(
      evidence.sightings.filter(({ object }) => object.family === family),
    )
  const copies = new Set(sighted.map(({ copy }) => copy))
  expect(new Set(evidence.sightings.map(({ copy }) => copy)).size).toBe(copies.size)
  const quiet = new Set(["applied", "ignored", "buffered", "lost"])
  expect(evidence.incidents.map(({ happening }) => happening)).toEqual(
    all.filter(({ kind }) => !quiet.has(kind)),
  )
  for (const { step, happening } of evidence.incidents)
    expect(history.steps[step]?.happened).toContain(happening)
  expect(evidence.seenAtEnd.map(indexes)).toEqual(
    evidence.seenAtEnd.map((_, at) => numbers(seenBefore(all, at, all.length))),
  )
}

const { subjects } = await loadSubjects()
const forgetful = modelMutants
  .filter(({ id }) => id === "acknowledged-before-durable")
  .map(({ subject }) => subject)

describe("evidence is what the definition says", () => {
  it.each([...forgetful, ...subjects].map((subject) => [subject.name, subject] as const))(
    "of %s",
    (_name, subject) => {
      const law = fc.property(schedules(widest(subject, 3, 40)), (schedule) =>
        agreesWithTheDefinition(play(subject, schedule)),
      )
      fc.assert(law, { seed: 11, numRuns: 12 })
    },
  )
})

it("one write had seen another exactly when the version vector that it was sent with covers the other", () => {
  const law = fc.property(schedules(widest(modelSubject(reference, "reference"), 3, 60)), (schedule) => {
    const run = openModel(reference, 3)
    const steps = schedule.moves.map((move) => ({ move, happened: run.play(move) }))
    const { writes } = evidenceOf({ ...history(3, []), steps })
    const changes = run.cluster().leaders.flatMap(({ log }) => log)
    for (const later of writes)
      for (const earlier of writes) {
        const change = changes.find(({ dot }) => Dot.same(dot, later.dot))
        expect(saw(later, earlier)).toBe(change !== undefined && covers(change.dependencies, earlier.dot))
      }
  })
  fc.assert(law, { seed: 12, numRuns: 60 })
})

describe("under a leader that decides for all", () => {
  it("clients can know nothing of each other although no two writes are concurrent", () => {
    const { writes } = evidenceOf(
      history(3, [
        wrote("A1", put("x", "v1")),
        applied("B", "A1", "v1"),
        wroteFor("B", "A2", put("x", "v2")),
        wroteFor("C", "A3", put("x", "v3")),
      ]),
    )
    const table = (related: typeof apart) => writes.map((one) => writes.map((other) => related(one, other)))
    expect(table(concurrent)).toEqual(writes.map(() => [false, false, false]))
    expect(table(apart)).toEqual([
      [false, false, true],
      [false, false, true],
      [true, true, false],
    ])
  })

  it("the parts of one transaction are not apart", () => {
    const parts = [wroteFor("B", "A1", set("x", "a", "v1")), wroteFor("B", "A2", set("y", "a", "v1"))]
    const [one, other] = evidenceOf(history(2, [parts])).writes
    expect(one && other && apart(one, other)).toBe(false)
  })
})

describe("a truncation", () => {
  it("is a write to every record that was written before and after, and to nothing else", () => {
    const { objects, sightings } = evidenceOf(
      history(2, [
        wrote("A1", put("x", "v1")),
        wrote("A2", set("x", "a", "v2")),
        wrote("A3", truncate),
        wrote("A4", set("y", "a", "v3")),
        applied("B", "A3", null),
        wrote("A5", put("y", "v4")),
      ]),
    )
    expect(objects.map(({ family, key, writes }) => [family, key, writes.map(({ index }) => index)])).toEqual(
      [
        ["row", "x", [0]],
        ["record", "x", [1, 2]],
        ["record", "*", [2]],
        ["record", "y", [2, 3]],
        ["row", "y", [4]],
      ],
    )
    expect(sightings.map(({ at, object, written }) => [at, object.key, written.index])).toEqual([
      [0, "x", 0],
      [0, "x", 1],
      [0, "x", 2],
      [0, "*", 2],
      [0, "y", 3],
      [1, "x", 2],
      [1, "*", 2],
      [1, "y", 2],
      [0, "y", 4],
    ])
  })
})

describe("a crash", () => {
  const both = [wrote("A1", put("x", "v1")), applied("B", "A1", "v1")]

  it("makes a leader forget what it lost, so that what it writes then had not seen it", () => {
    const { writes, sightings } = evidenceOf(
      history(2, [...both, crashed("B", "A1"), restarted("B"), wrote("B1", put("x", "v2"))]),
    )
    expect(sightings[2]?.copy).not.toBe(sightings[1]?.copy)
    expect(writes.map((later) => writes.map((earlier) => saw(later, earlier)))).toEqual([
      [false, false],
      [false, false],
    ])
  })

  it("that took nothing changes nothing", () => {
    const { writes, sightings } = evidenceOf(
      history(2, [...both, crashed("B"), restarted("B"), wrote("B1", put("x", "v2"))]),
    )
    expect(writes.map((earlier) => writes.map((later) => saw(later, earlier)))[0]).toEqual([false, true])
    expect(sightings[2]?.copy).toBe(sightings[1]?.copy)
  })

  it("after which a dot is used again leaves the two writes apart", () => {
    const { writes, sightings } = evidenceOf(
      history(2, [
        wrote("A1", put("x", "v1")),
        crashed("A", "A1"),
        wrote("A1", put("x", "v2")),
        applied("B", "A1", "v2"),
      ]),
    )
    expect(writes.map(({ write }) => write)).toEqual([put("x", "v1"), put("x", "v2")])
    expect(sightings.at(-1)?.written).toBe(writes[1])
  })
})

it("a write that is ignored when it first comes has not been seen", () => {
  const { sightings, seenAtEnd } = evidenceOf(history(2, [wrote("A1", put("x", "v1")), ignored("B", "A1")]))
  expect(sightings.map(({ again }) => again)).toEqual([false, false])
  expect(seenAtEnd.map((seen) => has(seen, 0))).toEqual([true, false])
})

it("an arrival of what nobody wrote is no evidence, and neither is its loss in a crash", () => {
  const nobodys = [applied("B", "A1", "v1"), ignored("B", "A1"), applied("B", "Z1", "v1"), crashed("B", "A1")]
  const { sightings, seenAtEnd } = evidenceOf(history(2, [...nobodys, wrote("A1", put("x", "v1"))]))
  expect(sightings.map(({ kind }) => kind)).toEqual(["wrote"])
  expect(seenAtEnd.map((seen) => has(seen, 0))).toEqual([true, false])
})

describe("a copy of an object", () => {
  const copies = (leaders: number, happened: Parameters<typeof history>[1]) =>
    evidenceOf(history(leaders, happened)).sightings.map(({ copy }) => copy)

  it("is another after every loss, and never one that another leader has", () => {
    const lost = [crashed("A", "A1"), wrote("A1", put("x", "v1"))]
    const all = copies(2, [
      wrote("A1", put("x", "v1")),
      wrote("B1", put("x", "v2")),
      ...lost,
      ...lost,
      ...lost,
      wrote("A2", put("x", "v3")),
    ])
    expect(new Set(all).size).toBe(5)
    expect(all.at(-1)).toBe(all.at(-2))
  })

  it("is another where a leader comes back as a copy of one that is there, whatever it lost before", () => {
    const all = copies(3, [
      wrote("A1", put("x", "v1")),
      ...[[], [crashed("C", "A1")], [left("C"), joined("C", "A")], [left("C"), joined("C", "A")]].flatMap(
        (before) => [...before, applied("C", "A1", "v1")],
      ),
    ])
    expect(new Set(all).size).toBe(5)
  })
})

describe("a leader that leaves and comes back", () => {
  const before = [wrote("A1", put("x", "v1")), wrote("C1", put("y", "v2")), left("C")]
  const back = [...before, joined("C", "A"), wrote("C2", put("x", "v3"))]

  it("is not there in between, and both are told with the step at which they happened", () => {
    expect(evidenceOf(history(3, before)).present).toEqual([0, 1])
    const { present, incidents } = evidenceOf(history(3, back))
    expect(present).toEqual([0, 1, 2])
    expect(incidents.slice(2, 4)).toEqual([
      { step: 2, happening: left("C") },
      { step: 3, happening: joined("C", "A") },
    ])
  })

  it("has seen what the leader has that it is a copy of, and nothing else", () => {
    const { writes, seenAtEnd } = evidenceOf(history(3, back))
    const [a1, c1, c2] = writes
    expect(a1 && c1 && c2 && [saw(c2, a1), saw(c2, c1)]).toEqual([true, false])
    expect(seenAtEnd.map((seen) => writes.map(({ index }) => has(seen, index)))).toEqual([
      [true, false, false],
      [false, false, false],
      [true, false, true],
    ])
  })
})

describe("a write survives", () => {
  const surviving = (happened: Parameters<typeof history>[1], core?: ReadonlyArray<number>) => {
    const evidence = evidenceOf({ ...history(3, happened), ...(core === undefined ? {} : { core }) })
    return evidence.writes.map((written) => survives(evidence, written))
  }
  const moves = [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), wrote("A2", put("x", "v2"))]

  it("while its origin is there, and then where one leader that is there has it", () => {
    expect(surviving(moves)).toEqual([true, true])
    expect(surviving([...moves, left("A")])).toEqual([true, false])
    expect(surviving([...moves, left("A"), left("B")])).toEqual([false, false])
  })

  it("within the core that healed, where only a core did", () => {
    expect(surviving(moves, [1, 2])).toEqual([true, false])
    expect(surviving(moves, [2])).toEqual([false, false])
    expect(surviving(moves, [0, 2])).toEqual([true, true])
  })
})

it("an object has concurrent writes as soon as two of many are", () => {
  const { objects } = evidenceOf(
    history(3, [
      wrote("A1", put("one", "v")),
      wrote("A2", put("chain", "v")),
      applied("B", "A2", "v"),
      wrote("B1", put("chain", "v")),
      wrote("A3", put("fork", "v")),
      applied("B", "A3", "v"),
      wrote("B2", put("fork", "v")),
      applied("C", "A3", "v"),
      wrote("C1", put("fork", "v")),
    ]),
  )
  expect(objects.map(({ key }) => key)).toEqual(["one", "chain", "fork"])
  expect(objects.map(hasConcurrent)).toEqual([false, false, true])
})

it("the outcome and the conflict of an arrival are those that the leader named", () => {
  const named = { outcome: "skipped", conflict: conflict("B1", "local") } as const
  const { sightings } = evidenceOf(
    history(2, [wrote("A1", add("s", "e")), applied("B", "A1", [], named), ignored("B", "A1")]),
  )
  expect(sightings.map(({ outcome, conflict }) => ({ outcome, conflict }))).toEqual([
    { outcome: "applied", conflict: null },
    named,
    { outcome: "skipped", conflict: null },
  ])
})

it("two reads show the same exactly when they have the same kind and the same parts in the same order", () => {
  const shown = (): ReadonlyArray<Shown> => [
    null,
    0,
    1,
    "",
    "0",
    "a",
    [],
    ["a"],
    ["b"],
    ["a", "b"],
    ["b", "a"],
    {},
    { 0: "a" },
    { a: "1" },
    { a: "2" },
    { b: "1" },
    { a: "1", b: "1" },
    { a: "1", b: "2" },
  ]
  const copies = shown()
  const same = shown().map((one) => copies.map((other) => sameShown(one, other)))
  expect(same).toEqual(copies.map((_, row) => copies.map((__, column) => row === column)))
})
