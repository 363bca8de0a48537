import { expect, it } from "vitest"
import { seedOf } from "./adversary/random.ts"
import { widest } from "./adversary/scope.ts"
import { uniformSchedule } from "./adversary/uniform.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { evidenceOf } from "./evidence.ts"
import { play } from "./play.ts"
import { judge } from "./property.ts"
import { designSubjects } from "./subjects/designs.ts"

it("a property that is not asked would have said nothing", () => {
  let spared = 0
  for (const [index, subject] of designSubjects.entries())
    for (let run = 0; run < 12; run++) {
      const schedule = uniformSchedule(widest(subject, 3, 40), seedOf(index, run))
      const evidence = evidenceOf(play(subject, schedule))
      for (const property of catalogue) {
        expect(judge(property, evidence)).toEqual(property.check(evidence))
        if (property.families.every((family) => !evidence.families.has(family))) spared++
      }
    }
  expect(spared).toBeGreaterThan(1000)
})
