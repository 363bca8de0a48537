import { describe, expect, it } from "vitest"
import { catalogue } from "../properties/catalogue/catalogue.ts"
import { play } from "../properties/play.ts"
import { abridgedEvents } from "./abridged.ts"
import { explainedReplay } from "./explained.ts"
import { subjectCalled, write } from "./sample.harness.ts"

const told = (writes: number) => {
  const schedule = {
    leaders: 2,
    moves: Array.from({ length: writes }, (_, index) =>
      write(0, { kind: "increment", key: "n", by: index + 1 }),
    ),
  }
  const subject = subjectCalled("reference")
  const [property] = catalogue
  const history = play(subject, schedule)
  return { property, subject, schedule, history }
}

const explained = (writes: number, seenAt: number | null) => {
  const { property, subject, schedule, history } = told(writes)
  if (property === undefined) throw new Error("the catalogue is empty")
  const one = explainedReplay({ subject, property, history }, schedule, null, "file", "command")
  const events = one.events.map((event) => ({ ...event, seenHere: event.number === seenAt }))
  return { ...one, events }
}

describe("the events of a counterexample, line by line", () => {
  it("are all there where they are few", () => {
    const one = explained(40, null)
    expect(abridgedEvents(one)).toBe(one.events)
  })

  it("lose the middle of a long history, keep their numbers, and say how many are missing", () => {
    const one = explained(400, null)
    const shown = abridgedEvents(one)
    const omitted = shown.filter(({ kind }) => kind === "omitted")
    expect(shown.length).toBeLessThan(200)
    expect(omitted).toHaveLength(1)
    const left = omitted.reduce((sum, { text }) => sum + Number(text.split(" ")[0]), 0)
    expect(shown.length - omitted.length + left).toBe(one.events.length)
    for (const event of shown)
      if (event.kind !== "omitted") expect(one.events[event.number - 1]).toEqual(event)
  })

  it("keep what is around the event at which it is seen", () => {
    const one = explained(400, 250)
    const wrong = { kind: "not known", because: "" } as const
    const doomed = { after: null, first: false, fates: [] }
    const relevance = { moves: [], orders: [], size: null, plays: 0, complete: true }
    const shown = abridgedEvents({ ...one, explanation: { doomed, wrong, seen: 249, relevance } })
    expect(shown.filter(({ kind }) => kind === "omitted")).toHaveLength(2)
    const numbers = shown.map(({ number }) => number)
    for (let number = 241; number <= 259; number++) expect(numbers).toContain(number)
  })
})
