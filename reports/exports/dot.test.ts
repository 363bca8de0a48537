import fc from "fast-check"
import { expect, it } from "vitest"
import type { Explained } from "../report.ts"
import { anyText, sample } from "../sample.harness.ts"
import { anyTold, counterexampleWith, harmful } from "./corpus.harness.ts"
import { dot } from "./dot.ts"

/** A quoted text of the language: only a quotation mark can be escaped, and ends it where it is not. */
const quoted = /"(?:[^"\\]|\\["\\n])*"/g

const checkGraph = (one: Explained): void => {
  const text = dot.write(one)
  const rest = text.replaceAll(quoted, "Q")
  expect(rest).toMatch(/^[\w\s=[\],;{}.>-]+$/)
  expect([...rest].filter((sign) => sign === "{").length).toBe(
    [...rest].filter((sign) => sign === "}").length,
  )
  const nodes = [...rest.matchAll(/^ +e(\d+) \[label/gm)].map(([, number]) => Number(number))
  expect(nodes.toSorted((a, b) => a - b)).toEqual(one.events.map(({ number }) => number))
  for (const [, from, to] of rest.matchAll(/e(\d+) -> e(\d+)/g)) expect(Number(from)).toBeLessThan(Number(to))
}

it("has a node for each event and edges forward, whatever was played", () => {
  fc.assert(
    fc.property(anyTold, ({ one }) => checkGraph(one)),
    { seed: 12, numRuns: 60 },
  )
})

it("keeps all text within quotation marks, whatever is written", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constantFrom(...harmful)), (text) =>
      checkGraph(counterexampleWith(text)),
    ),
    { seed: 12, numRuns: 100 },
  )
})

it("draws a message from where it set out", () => {
  const [one] = sample().counterexamples
  if (one === undefined) throw new Error("the sample has no counterexample")
  expect(dot.write(one)).toContain('e2 -> e5 [label="B to A, stopped", arrowhead=tee];')
})
