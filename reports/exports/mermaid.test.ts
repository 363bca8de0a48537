import fc from "fast-check"
import { expect, it } from "vitest"
import type { Explained } from "../report.ts"
import { anyText, sample } from "../sample.harness.ts"
import { anyTold, counterexampleWith, harmful } from "./corpus.harness.ts"
import { mermaid } from "./mermaid.ts"

/** Text that means nothing to the parser: no sign of its own but as the number of a character. */
const words = String.raw`(?:[^#;:<>%\x60"\\{}\[\]|]|#\d+;)*`
const line = new RegExp(
  `^ {2,4}(?:participant [A-Z] as leader [A-Z]|rect rgb\\(\\d+, \\d+, \\d+\\)|end|(?:accTitle|accDescr|Note over [A-Z](?:,[A-Z])?|[A-Z](?:-x|--x|-\\))[A-Z]): ${words})$`,
)

const checkDiagram = (one: Explained): void => {
  const [head, ...lines] = mermaid.write(one).trimEnd().split("\n")
  expect(head).toBe("sequenceDiagram")
  for (const each of lines) expect(each).toMatch(line)
  expect(mermaid.write(one).length).toBeLessThan(50_000)
}

it("is lines of a diagram and nothing else, whatever is written", () => {
  const worst = ["\u202e".repeat(3000), "#".repeat(3000), "𝕏".repeat(3000), "\ud800".repeat(3000)]
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constantFrom(...harmful, ...worst)), (text) =>
      checkDiagram(counterexampleWith(text)),
    ),
    { seed: 2, numRuns: 100 },
  )
})

it("draws at most 30 events, the seen one among them, and says how many it does not draw", () => {
  fc.assert(
    fc.property(anyTold, ({ one }) => {
      checkDiagram(one)
      const numbers = [...mermaid.write(one).matchAll(/: (\d+) · /g)].map(([, number]) => Number(number))
      expect(numbers.length).toBe(Math.min(30, one.events.length))
      if (one.events.length > 30)
        expect(mermaid.write(one)).toMatch(new RegExp(`${one.events.length - 30} events? not drawn`))
    }),
    { seed: 2, numRuns: 60 },
  )
})

it("tells a message by its ends and its number, and the harm at the end", () => {
  const [one] = sample().counterexamples
  if (one === undefined) throw new Error("the sample has no counterexample")
  const text = mermaid.write(one)
  expect(text).toContain("  B--xA: 5 · A ← B put x = v2 (B1)")
  expect(text).toContain("    Note over A,B: row x is v1 at A and v2 at B, for ever.\n  end\n")
})
