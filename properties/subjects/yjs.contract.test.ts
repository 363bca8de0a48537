import { describe, expect, it } from "vitest"
import type { Move } from "../../model/replication/move.ts"
import type { Write } from "../../model/vocabulary/write.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { redeliveryChangesNothing } from "../catalogue/convergence/redelivery-changes-nothing.ts"
import { evidenceOf } from "../evidence.ts"
import { expected } from "../expectations.ts"
import { play } from "../play.ts"
import type { Subject } from "./subject.ts"
import { loadYjs } from "./yjs.ts"
import type { YjsBug } from "./yjs-objects.ts"

const subjectWith = async (bug: YjsBug | null): Promise<Subject> => {
  const offer = await loadYjs(bug)
  return offer.kind === "loaded" ? offer.subject : expect.unreachable(offer.reason)
}

const yjs = await subjectWith(null)

const write = (at: number, write: Write): Move => ({ kind: "write", at, after: 1, write })
const put = (at: number, value: string, key = "x"): Move => write(at, { kind: "put", key, value })
const remove = (at: number): Move => write(at, { kind: "delete", key: "x" })
const deliver = (from: number, to: number): Move => ({ kind: "deliver", from, to, ahead: 0 })
const lose = (from: number, to: number): Move => ({ kind: "lose", from, to })

/** What leaders A and B show under x when both have got everything. */
const inTheEnd = (...moves: ReadonlyArray<Move>) =>
  play(yjs, { leaders: 2, moves }).final.map(({ row }) => row["x"] ?? null)

describe("rows", () => {
  it("of two concurrent puts the one of the higher client id wins, whichever was made later", () => {
    expect(inTheEnd(put(0, "a"), put(1, "b"))).toEqual(["b", "b"])
    expect(inTheEnd(put(1, "b"), put(0, "a"))).toEqual(["b", "b"])
  })

  it("a put made after seeing another wins over it, whatever the client ids", () => {
    expect(inTheEnd(put(1, "b"), deliver(1, 0), put(0, "a"))).toEqual(["a", "a"])
  })

  it("a put wins over a concurrent delete of the value that it replaced", () => {
    expect(inTheEnd(put(1, "b"), deliver(1, 0), remove(1), put(0, "a"))).toEqual(["a", "a"])
  })

  it("a put that the deleted value had beaten goes with it, although the delete never saw it", () => {
    expect(inTheEnd(put(0, "a"), put(1, "b"), remove(1))).toEqual([null, null])
    expect(inTheEnd(put(0, "a"), remove(0), put(1, "b"))).toEqual(["b", "b"])
  })

  it("a delete of a row that is not shown is refused", () => {
    expect(yjs.open(1).play(remove(0))).toMatchObject([{ kind: "refused", why: "absent" }])
  })

  it("a row is gone while the put that replaces its value waits (yjs/yjs issues 461, 591 and 674)", () => {
    const run = yjs.open(2)
    const before = [put(0, "old"), deliver(0, 1), put(0, "other", "y"), lose(0, 1), put(0, "new")]
    for (const move of before) run.play(move)
    expect(run.view(1).row).toEqual({ x: "old" })
    expect(run.play(deliver(0, 1))).toMatchObject([{ kind: "buffered" }])
    expect(run.view(1).row).toEqual({})
    run.play({ kind: "reconnect", from: 0, to: 1 })
    run.play(deliver(0, 1))
    expect(run.view(1).row).toEqual({ x: "new", y: "other" })
  })
})

/** A put of A waits at B for an add of C, which B never gets; what it replaces is in place there. */
const waitingPut: ReadonlyArray<Move> = [
  write(0, { kind: "add", key: "x", element: "p" }),
  put(0, "v1"),
  write(0, { kind: "add", key: "x", element: "p" }),
  lose(0, 1),
  deliver(0, 1),
  deliver(0, 1),
  write(2, { kind: "add", key: "x", element: "p" }),
  deliver(2, 0),
  write(0, { kind: "add", key: "x", element: "p" }),
  put(0, "v2"),
  deliver(0, 1),
  deliver(0, 1),
]

describe("redelivery", () => {
  // README, "Document Updates": updates can be applied many times. The guided strategy came upon this.
  it("does half of a put that waits, which is recorded (yjs/yjs issues 461, 591 and 674)", () => {
    const history = play(yjs, { leaders: 3, moves: waitingPut })
    expect(redeliveryChangesNothing.check(evidenceOf(history)).violation?.harm).toBe(
      "The same message twice turned row x at B from v1 to nothing.",
    )
    expect(expected(yjs, redeliveryChangesNothing).verdict).toBe("violated")
    expect(new Set(history.final.map(({ row }) => row["x"]))).toEqual(new Set(["v2"]))
  })
})

describe("a mistake of an adapter", () => {
  const increment = (at: number): Move => write(at, { kind: "increment", key: "x", by: 1 })
  const add = (at: number): Move => write(at, { kind: "add", key: "x", element: "p" })
  const mistakes: ReadonlyArray<readonly [bug: YjsBug, breaks: string, moves: ReadonlyArray<Move>]> = [
    ["covered-means-known", "convergence/quiet-cluster-agrees", [put(0, "a"), remove(0)]],
    [
      "one-entry-counter",
      "conflict-resolution/concurrent-increments-all-count",
      [increment(0), increment(1)],
    ],
    [
      "one-entry-element",
      "conflict-resolution/add-wins",
      [add(0), add(1), write(1, { kind: "remove", key: "x", element: "p" })],
    ],
  ]

  it.each(mistakes)("%s breaks %s where the library does not", async (bug, breaks, moves) => {
    const property = catalogue.find(({ id }) => id === breaks)
    const judged = (subject: Subject) =>
      property?.check(evidenceOf(play(subject, { leaders: 2, moves }))).violation
    expect(judged(yjs)).toBeNull()
    expect(judged(await subjectWith(bug))).toHaveProperty("harm")
  })
})
