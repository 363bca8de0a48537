import fc from "fast-check"
import { expect, it } from "vitest"
import { anyText, sample } from "../sample.harness.ts"
import { harmful, reportWith } from "./corpus.harness.ts"
import { ctrf } from "./ctrf.ts"

interface Written {
  readonly results: {
    readonly summary: Readonly<Record<string, number>>
    readonly tests: ReadonlyArray<Readonly<Record<string, unknown>> & { readonly status: string }>
  }
}

/** What version 1.0.0 names; it takes no other field of a test. */
const fields = "name suite status rawStatus duration message trace attachments extra".split(" ")

it("counts what it lists, in fields that the format has, whatever is written", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constantFrom(...harmful)), (text) => {
      const report = reportWith(text)
      const { summary, tests } = (JSON.parse(ctrf.write(report)) as Written).results
      expect(tests).toHaveLength(report.cells.length)
      expect(summary["tests"]).toBe(tests.length)
      for (const status of ["passed", "failed", "skipped", "pending", "other"])
        expect(summary[status]).toBe(tests.filter((one) => one.status === status).length)
      for (const test of tests) expect(fields).toEqual(expect.arrayContaining(Object.keys(test)))
    }),
    { seed: 22, numRuns: 80 },
  )
})

it("attaches the counterexample, and tells it as the trace", () => {
  const { tests } = (JSON.parse(ctrf.write(sample())) as Written).results
  expect(tests.find(({ rawStatus }) => rawStatus === "violated")).toMatchObject({
    name: "convergence/quiet-cluster-agrees",
    suite: ["tungsten"],
    status: "passed",
    attachments: [{ path: "counterexamples/tungsten--quiet-cluster-agrees.json" }],
    trace: expect.stringContaining("\n1. A: put x = v1 · A1, stamp 1@A · shows v1\n"),
  })
})
