import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import * as Dot from "../../model/vocabulary/dot.ts"
import { leadersOf } from "../../model/vocabulary/leader.ts"
import { widest } from "../adversary/scope.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { evidenceOf } from "../evidence.ts"
import { expected } from "../expectations.ts"
import { play } from "../play.ts"
import { schedules } from "../schedule/arbitrary.ts"
import type { WriteTo } from "./library.ts"
import { replicaSubject } from "./replicas.ts"
import { yjsLibrary, yjsReplica } from "./yjs.ts"
import type { Offered } from "./yjs-objects.ts"

const yjs = replicaSubject(yjsLibrary(Y, null))
const anySchedule = schedules(widest(yjs, 3, 60))

const documentOf = (client: number): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = client
  return doc
}

/** A cluster and its documents. */
const openWithDocuments = (leaders: number) => {
  const docs: Array<Y.Doc> = []
  const replica = (leader: number) => {
    const doc = documentOf(leader + 1)
    docs[leader] = doc
    return yjsReplica(Y, doc, null)
  }
  const run = replicaSubject({ ...yjsLibrary(Y, null), replica }).open(leaders)
  return { run, doc: (leader: number): Y.Doc => docs[leader] ?? expect.unreachable() }
}

describe("any schedule", () => {
  it("leaves leaders that agree, and breaks nothing that is claimed", () => {
    const claimed = catalogue.filter((property) => expected(yjs, property).verdict === "holds")
    expect(claimed.length).toBeGreaterThan(5)
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        const history = play(yjs, schedule)
        expect(history.quiet).toBe(true)
        expect(new Set(history.final.map((view) => JSON.stringify(view))).size).toBe(1)
        const evidence = evidenceOf(history)
        for (const { id, check } of claimed) expect(check(evidence).violation, id).toBeNull()
      }),
      { seed: 1, numRuns: 1000 },
    )
  })

  it("gives the same happenings twice, to the byte", () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        expect(JSON.stringify(play(yjs, schedule))).toBe(JSON.stringify(play(yjs, schedule)))
      }),
      { seed: 2, numRuns: 60 },
    )
  })

  it("reports as buffered exactly what waits inside the documents", () => {
    let buffered = 0
    fc.assert(
      fc.property(anySchedule, ({ leaders, moves }) => {
        const { run, doc } = openWithDocuments(leaders)
        const waiting = leadersOf(leaders).map(() => new Set<string>())
        for (const move of moves) {
          for (const happening of run.play(move)) {
            if (happening.kind === "buffered") waiting[happening.at]?.add(Dot.show(happening.dot))
            if (happening.kind === "applied") waiting[happening.at]?.delete(Dot.show(happening.dot))
          }
          for (const [leader, dots] of waiting.entries()) {
            const { pendingStructs, pendingDs } = doc(leader).store
            expect(pendingStructs !== null || pendingDs !== null).toBe(dots.size > 0)
            buffered += dots.size
          }
        }
      }),
      { seed: 3, numRuns: 500 },
    )
    expect(buffered).toBeGreaterThan(1000)
  })

  it("makes documents that read the same when saved and loaded, also while something waits in them", () => {
    fc.assert(
      fc.property(anySchedule, ({ leaders, moves }) => {
        const { run, doc } = openWithDocuments(leaders)
        for (const move of moves) run.play(move)
        for (const leader of leadersOf(leaders)) {
          const loaded = new Y.Doc()
          Y.applyUpdate(loaded, Y.encodeStateAsUpdate(doc(leader)))
          expect(yjsReplica(Y, loaded, null).view()).toEqual(run.view(leader))
        }
      }),
      { seed: 4, numRuns: 500 },
    )
  })

  it("leaves a view as it was when a message comes again", () => {
    fc.assert(
      fc.property(anySchedule, ({ leaders, moves }) => {
        const run = yjs.open(leaders)
        for (const move of moves) {
          const before = leadersOf(leaders).map(run.view)
          const [happening] = run.play(move)
          if (happening?.kind === "ignored") expect(leadersOf(leaders).map(run.view)).toEqual(before)
        }
      }),
      { seed: 5, numRuns: 300 },
    )
  })
})

describe("documents that got the same updates", () => {
  const writesTo = (key: string): ReadonlyArray<fc.Arbitrary<WriteTo<Offered>>> => [
    fc.nat().map((value) => ({ kind: "put", key, value: `v${value}` }) as const),
    fc.constant({ kind: "delete", key } as const),
    fc.nat(3).map((by) => ({ kind: "increment", key, by: by + 1 }) as const),
    fc.constantFrom("p", "q").map((element) => ({ kind: "add", key, element }) as const),
    fc.constantFrom("p", "q").map((element) => ({ kind: "remove", key, element }) as const),
  ]
  const step = fc.record({
    at: fc.nat(2),
    write: fc.oneof(...["x", "y"].flatMap(writesTo)),
    /** Who hears of it at once. */
    listener: fc.option(fc.nat(2)),
    /** Where each of two documents places the update among the others; the same number twice is a repetition. */
    places: fc.tuple(fc.nat(99), fc.nat(99)),
    comesTwice: fc.boolean(),
    isLost: fc.nat(3).map((die) => die === 0),
  })

  it("read the same in any two orders and with repetitions, also while something waits in them", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 16 }), (steps) => {
        const origins = [1, 2, 3].map((client) => yjsReplica(Y, documentOf(client), null))
        const sent = steps.flatMap(({ at, write, listener, places, comesTwice, isLost }) => {
          const made = origins[at]?.write(write) ?? "absent"
          if (made === "absent") return []
          if (listener !== null && listener !== at) origins[listener]?.apply(made.update)
          return isLost ? [] : [{ update: made.update, places, comesTwice }]
        })
        const [one, other] = [yjsReplica(Y, documentOf(4), null), yjsReplica(Y, documentOf(5), null)]
        for (const { update } of sent.toSorted((a, b) => a.places[0] - b.places[0])) one.apply(update)
        const again = sent.filter(({ comesTwice }) => comesTwice)
        for (const { update } of [...sent.toSorted((a, b) => a.places[1] - b.places[1]), ...again])
          other.apply(update)
        expect(one.view()).toEqual(other.view())
      }),
      { seed: 6, numRuns: 2000 },
    )
  })
})
