import fc from "fast-check"
import { expect, it } from "vitest"
import type { Explained } from "../report.ts"
import { anyText, sample } from "../sample.harness.ts"
import { anyTold, counterexampleWith, harmful } from "./corpus.harness.ts"
import { shiviz } from "./shiviz.ts"

interface Logged {
  readonly host: string
  readonly clock: Readonly<Record<string, number>>
  readonly event: string
}

/** The executions in a log by name, read as ShiViz does: its two expressions, many lines at a time. */
const executionsIn = (text: string): ReadonlyMap<string, ReadonlyArray<Logged>> => {
  const [event = "", delimiter = "", ...lines] = text.split("\n")
  const log = lines.join("\n").trim()
  const names = Array.from(log.matchAll(new RegExp(delimiter, "gm")), ({ groups }) => groups?.["trace"] ?? "")
  const [before, ...parts] = log.split(new RegExp(delimiter.replace("?<trace>", "?:"), "gm"))
  expect(before).toBe("")
  return new Map(
    parts.map((part, index) => [
      names[index] ?? "",
      Array.from(part.matchAll(new RegExp(`^${event}$`, "gm")), ({ groups = {} }) => ({
        host: groups["host"] ?? "",
        clock: JSON.parse(groups["clock"] ?? "") as Logged["clock"],
        event: groups["event"] ?? "",
      })),
    ]),
  )
}

/** The rules of ShiViz: a host counts its events from 1 without a gap, and knows of no event that is not there. */
const checkClocks = (events: ReadonlyArray<Logged>): void => {
  const counts = new Map<string, number>()
  for (const { host, clock } of events) {
    expect(clock[host]).toBe((counts.get(host) ?? 0) + 1)
    counts.set(host, clock[host] ?? 0)
    for (const [other, count] of Object.entries(clock)) {
      expect(count).toBeGreaterThanOrEqual(1)
      expect(count).toBeLessThanOrEqual(counts.get(other) ?? 0)
    }
  }
}

const checkLog = (one: Explained): void => {
  const executions = executionsIn(shiviz.write(one))
  expect(executions.size).toBeGreaterThan(0)
  for (const events of executions.values()) {
    expect(events).toHaveLength(one.events.length)
    checkClocks(events)
  }
}

it("ShiViz reads one event for each, with clocks that it takes, whatever was played", () => {
  fc.assert(
    fc.property(anyTold, ({ one }) => {
      fc.pre(one.events.length > 0)
      checkLog(one)
    }),
    { seed: 9, numRuns: 60 },
  )
})

it("ShiViz reads one event for each, whatever is written", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constantFrom(...harmful)), (text) => checkLog(counterexampleWith(text))),
    { seed: 9, numRuns: 80 },
  )
})

it("what arrives knows what its sender knew, and an event says what the specification shows there", () => {
  const [one] = sample().counterexamples
  if (one === undefined) throw new Error("the sample has no counterexample")
  const executions = executionsIn(shiviz.write(one))
  expect([...executions.keys()]).toEqual(["tungsten"])
  const [events = []] = [...executions.values()]
  expect(events.at(-1)).toMatchObject({ host: "A", clock: { A: 2, B: 1 } })
  expect(events.at(-1)?.event).toMatch(/· shows v1 · reference shows v2 there$/)
  expect(events.at(-2)?.event).toMatch(/· shows v2$/)
})
