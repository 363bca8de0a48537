import fc from "fast-check"
import { expect, it } from "vitest"
import type { Explained } from "../report.ts"
import { anyText, sample } from "../sample.harness.ts"
import { anyTold, counterexampleWith, harmful } from "./corpus.harness.ts"
import { perfetto } from "./perfetto.ts"

interface Traced {
  readonly ph: string
  readonly name: string
  readonly tid: number
  readonly ts: number
  readonly dur: number
  readonly id: number
}

const eventsOf = (one: Explained): ReadonlyArray<Traced> =>
  (JSON.parse(perfetto.write(one)) as { readonly traceEvents: ReadonlyArray<Traced> }).traceEvents

/** A slice for each event; no two overlap on a track; a flow begins and ends within one. */
const checkTrace = (one: Explained): void => {
  const all = eventsOf(one)
  const slices = all.filter(({ ph }) => ph === "X")
  const within = ({ tid, ts }: Traced): boolean =>
    slices.some((slice) => slice.tid === tid && slice.ts <= ts && ts < slice.ts + slice.dur)
  expect(slices).toHaveLength(one.events.length)
  for (const [index, { ts, dur, tid }] of slices.entries()) {
    expect(tid).toBeGreaterThan(0)
    expect(ts).toBeGreaterThanOrEqual((slices[index - 1]?.ts ?? 0) + dur)
  }
  const [starts, ends] = ["s", "f"].map((kind) => all.filter(({ ph }) => ph === kind))
  expect(starts?.map(({ id }) => id)).toEqual(ends?.map(({ id }) => id))
  for (const end of [...(starts ?? []), ...(ends ?? [])]) expect(within(end)).toBe(true)
}

it("has a slice for each event and flows within them, whatever was played", () => {
  fc.assert(
    fc.property(anyTold, ({ one }) => checkTrace(one)),
    { seed: 31, numRuns: 50 },
  )
})

it("is the same trace, whatever is written", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constantFrom(...harmful)), (text) =>
      checkTrace(counterexampleWith(text)),
    ),
    { seed: 31, numRuns: 50 },
  )
})

it("marks the moments", () => {
  const [one] = sample().counterexamples
  if (one === undefined) throw new Error("the sample has no counterexample")
  expect(eventsOf(one).filter(({ ph }) => ph === "i")).toMatchObject([{ name: "◆ no way back", ts: 2000 }])
})
