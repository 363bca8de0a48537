import { expect, test } from "vitest"
import { counterexampleOf } from "./shrink/shrink.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { counterexampleName } from "./counterexample.ts"
import { modelMutants } from "./mutants/model-mutants.ts"
import { asExpected, type Expected, type Verdict } from "./verdict.ts"
import { A, B, put } from "../model/testing/moves.ts"

const [mutant] = modelMutants
const [property] = catalogue
if (mutant === undefined || property === undefined) throw new Error("there is nothing to find")
const tie = { leaders: 2, moves: [put(A, "x", "v1"), put(B, "x", "v2", 0)] }
const counterexample = counterexampleOf(mutant.subject, property, tie, null)

const verdicts: ReadonlyArray<Verdict> = [
  { kind: "holds", runs: 1, witnesses: 1 },
  { kind: "violated", runs: 1, counterexample },
  { kind: "vacuous", runs: 1, witnesses: 0, needed: 1 },
  { kind: "unknown", runs: 1, because: "stopped" },
  { kind: "not-claimed", because: "it has no row" },
]

test.each<readonly [Expected["verdict"], ReadonlyArray<Verdict["kind"]>]>([
  ["holds", ["holds", "unknown"]],
  ["violated", ["violated", "unknown"]],
  ["not-claimed", ["unknown", "not-claimed"]],
])("where it is recorded that a property is %s, as expected is %j and nothing else", (recorded, kinds) => {
  const expected = { verdict: recorded, because: "" }
  const fine = verdicts.filter((verdict) => asExpected({ subject: "", property: "", verdict, expected }))
  expect(fine.map(({ kind }) => kind)).toEqual(kinds)
})

test("a counterexample is called after its subject and the sentence that is false", () => {
  expect(counterexampleName(counterexample)).toBe("ties-go-to-the-last-arrival--same-changes-same-state")
})
