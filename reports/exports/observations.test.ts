import fc from "fast-check"
import { expect, it } from "vitest"
import { anyText, sample } from "../sample.harness.ts"
import { harmful, reportWith } from "./corpus.harness.ts"
import { observations } from "./observations.ts"

type Observation = Readonly<Record<string, unknown>>

const linesOf = (text: string): ReadonlyArray<Observation> =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Observation)

const ofTestCase =
  "arguments coverage features how_generated metadata property representation run_start status status_reason timing type"

it("is one object a line, with the fields of its kind and no other, whatever is written", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constantFrom(...harmful)), (text) => {
      for (const observation of linesOf(observations.write(reportWith(text))))
        expect(Object.keys(observation).toSorted().join(" ")).toBe(
          observation["type"] === "test_case" ? ofTestCase : "content property run_start title type",
        )
    }),
    { seed: 25, numRuns: 80 },
  )
})

it("tells the counterexample as failed, the nearest run as passed, and every verdict", () => {
  const all = linesOf(observations.write(sample()))
  const [failed, passed] = all.filter(({ type }) => type === "test_case")
  expect(failed).toMatchObject({
    property: "tungsten: convergence/quiet-cluster-agrees",
    status: "failed",
    status_reason: "row x is v1 at A and v2 at B, for ever.",
    features: { moves: 2, "move: write": 2, leaders: 2, events: 5 },
  })
  expect(passed).toMatchObject({ status: "passed", metadata: { of: "tungsten--quiet-cluster-agrees" } })
  expect(all.filter(({ type }) => type === "alert")).toHaveLength(1)
  expect(all.filter(({ title }) => String(title).startsWith("holds"))).toHaveLength(5)
})
