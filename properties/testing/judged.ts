/** For the tests of the catalogue: what a property must say of histories written by hand. */
import { describe, expect, it } from "vitest"
import { evidenceOf } from "../evidence.ts"
import type { History } from "../history.ts"
import type { Property, Violation } from "../property.ts"

type Judging = {
  readonly history: History
} & (
  | { readonly says: "broken"; readonly violation: Violation; readonly witnesses: number | null }
  | { readonly says: "holds"; readonly witnesses: number }
  | { readonly says: "nothing" }
)

/** The history breaks the property, in exactly these words; and could have, so many times, where that is given. */
export const breaks = (history: History, violation: Violation, witnesses: number | null = null): Judging => ({
  history,
  says: "broken",
  violation,
  witnesses,
})

/** The history does not break the property, and could have, so many times. */
export const holds = (history: History, witnesses: number): Judging => ({ history, says: "holds", witnesses })

/** The history could not have broken the property. */
export const saysNothing = (history: History): Judging => ({ history, says: "nothing" })

/** One test for each history; its name is what the history shows of the property. */
export const judged = (property: Property, cases: Readonly<Record<string, Judging>>): void => {
  describe(property.id, () => {
    const says = new Set(Object.values(cases).map((one) => one.says))
    it("is tried with a history that breaks it, one that does not, and one that cannot", () => {
      expect(says).toEqual(new Set(["broken", "holds", "nothing"]))
    })
    it.each(Object.entries(cases))("%s", (_claim, judging) => {
      const { witnesses, violation } = property.check(evidenceOf(judging.history))
      if (judging.says === "broken")
        expect({ witnesses, violation }).toEqual({
          witnesses: judging.witnesses ?? witnesses,
          violation: judging.violation,
        })
      else
        expect({ witnesses, violation }).toEqual({
          witnesses: judging.says === "holds" ? judging.witnesses : 0,
          violation: null,
        })
      if (judging.says === "holds") expect(witnesses).toBeGreaterThan(0)
      if (violation === null) return
      expect(violation.step).toBeLessThanOrEqual(judging.history.steps.length)
      expect(violation.because.at(-1)).toMatch(/^However, /)
      for (const sentence of [violation.harm, ...violation.because]) expect(sentence).toMatch(/^\S.*\.$/s)
    })
  })
}
