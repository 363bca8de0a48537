import { describe, expect, it } from "vitest"
import { leadersOf } from "../model/vocabulary/leader.ts"
import { blank, type Family, under, type View } from "../model/vocabulary/write.ts"
import { seedOf } from "../properties/adversary/random.ts"
import { widest } from "../properties/adversary/scope.ts"
import { uniformSchedule } from "../properties/adversary/uniform.ts"
import { play } from "../properties/play.ts"
import { messagesOf } from "./messages.ts"
import { type Held, momentsOf } from "./moments.ts"
import { subjectCalled, twoInserts, write } from "./sample.harness.ts"

const subjects = [
  "reference",
  "reference-ring",
  "tungsten",
  "pgd",
  "goldengate-acdr",
  "single-leader",
  // It removes the record that is in the way of a unique value.
  "mariadb-ring-idempotent",
]

/** Random histories of several designs, with every fault that each can be put through. */
const histories = subjects.flatMap((name) => {
  const subject = subjectCalled(name)
  return Array.from({ length: 15 }, (_, run) => {
    const schedule = uniformSchedule(widest(subject, 3, 60), seedOf(11, run))
    return { subject, schedule, history: play(subject, schedule) }
  })
})

describe("the moments of a history", () => {
  it("are what a client could read at every leader after every move", () => {
    let unknown = 0
    let compared = 0
    for (const { subject, history } of histories) {
      const { objects, moments } = momentsOf(history)
      const run = subject.open(history.leaders)
      const last = new Map(moments.map((moment) => [moment.step, moment]))
      for (const [step, { move }] of history.steps.entries()) {
        run.play(move)
        for (const leader of leadersOf(history.leaders))
          for (const [index, { family, key }] of objects.entries()) {
            const held = last.get(step)?.leaders[leader]?.holds[index]
            compared++
            if (held === "unknown") unknown++
            else expect(asRead(held, family)).toEqual(read(run.view(leader), family, key))
          }
      }
      run.close()
    }
    expect(compared).toBeGreaterThan(20_000)
    expect(
      unknown,
      "only a crash that forgets makes what is shown unknown, and only for a while",
    ).toBeLessThan(compared / 20)
  })

  it("end with what the history says at the end", () => {
    for (const { history } of histories) {
      const { objects, end } = momentsOf(history)
      for (const leader of leadersOf(history.leaders))
        for (const [index, { family, key }] of objects.entries())
          expect(asRead(end[leader]?.holds[index], family)).toEqual(read(history.final[leader], family, key))
    }
  })

  it("show no record after a truncation, and none that was not heard of", () => {
    const { objects, moments } = momentsOf(
      play(subjectCalled("single-leader"), {
        leaders: 2,
        moves: [
          write(0, { kind: "set", key: "x", column: "a", value: "v1" }),
          { kind: "deliver", from: 0, to: 1, ahead: 0 },
          write(0, { kind: "set", key: "y", column: "a", value: "v2" }),
          write(0, { kind: "truncate", key: "*" }),
        ],
      }),
    )
    expect(objects.map(({ key }) => key)).toEqual(["x", "y"])
    expect(moments[3]?.leaders.map(({ holds }) => holds)).toEqual([
      [{ shows: null }, { shows: null }],
      [{ shows: { a: "v1" } }, "unheard"],
    ])
  })

  it("do not know what becomes of a record whose email another one has come by", () => {
    const email = (key: string) => ({ kind: "set", key, column: "email", value: "e" }) as const
    const { moments, end } = momentsOf(
      play(subjectCalled("mariadb-ring-idempotent"), {
        leaders: 2,
        moves: [write(0, email("x")), write(1, email("y")), { kind: "deliver", from: 0, to: 1, ahead: 0 }],
      }),
    )
    expect(moments[2]?.leaders[1]?.holds).toEqual([{ shows: { email: "e" } }, "unknown"])
    expect(end[1]?.holds[1]).not.toBe("unknown")
  })

  it("show an object under a name that every object has", () => {
    const { objects, end } = momentsOf(play(subjectCalled("reference"), twoInserts("constructor", "a", "b")))
    expect(objects).toEqual([{ family: "row", key: "constructor" }])
    expect(end.map(({ holds }) => holds)).toEqual([[{ shows: "b" }], [{ shows: "b" }]])
  })
})

/** What a read shows of an object; of one that nobody heard of, the same as of a deleted one. */
const read = (view: View | undefined, family: Family, key: string): unknown => {
  const shown = view === undefined ? undefined : under(view[family], key)
  return shown === undefined ? blank(family) : shown
}

const asRead = (held: Held | undefined, family: Family): unknown =>
  held === undefined || held === "unheard" ? blank(family) : held === "unknown" ? held : held.shows

describe("messages", () => {
  it("set out before they arrive, at a leader that had the change by then", () => {
    let seen = 0
    for (const { history } of histories) {
      const moments = momentsOf(history)
      for (const [index, message] of messagesOf(history, moments).entries()) {
        if (message === null) continue
        seen++
        expect(message.sentAt).not.toBeNull()
        expect(message.sentAt ?? index).toBeLessThan(index)
      }
    }
    expect(seen).toBeGreaterThan(500)
  })

  it("tell the lost, the repeated and the overtaking apart", () => {
    const history = play(subjectCalled("reference"), {
      leaders: 2,
      moves: [
        write(0, { kind: "put", key: "x", value: "v1" }),
        write(0, { kind: "put", key: "x", value: "v2" }),
        { kind: "deliver", from: 0, to: 1, ahead: 1 },
        { kind: "deliver", from: 0, to: 1, ahead: 0 },
        { kind: "duplicate", from: 0, to: 1, back: 0 },
        write(0, { kind: "put", key: "x", value: "v3" }),
        { kind: "lose", from: 0, to: 1 },
      ],
    })
    const moments = momentsOf(history)
    const fates = messagesOf(history, moments).flatMap((message) => (message === null ? [] : [message.fate]))
    expect(fates).toEqual(["overtook", "delivered", "again", "lost", "delivered"])
    const again = messagesOf(history, moments).at(-1)
    const reconnected = moments.moments.findLastIndex(
      ({ happening }) => happening.kind === "reconnected" && happening.from === 0,
    )
    expect(again?.sentAt, "a lost message sets out again where the link was opened anew").toBe(reconnected)
  })

  it("do not arrive twice when they waited for their causes", () => {
    const history = play(subjectCalled("reference"), {
      leaders: 2,
      moves: [
        write(0, { kind: "put", key: "x", value: "v1" }),
        write(0, { kind: "put", key: "x", value: "v2" }),
        { kind: "deliver", from: 0, to: 1, ahead: 1 },
        { kind: "deliver", from: 0, to: 1, ahead: 0 },
      ],
    })
    const arrivals = messagesOf(history, momentsOf(history)).filter((message) => message !== null)
    expect(arrivals.map(({ dot }) => dot.sequence)).toEqual([2, 1])
  })
})
