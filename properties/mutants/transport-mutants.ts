/** Bugs seeded around a subject: its connections behave wrongly, whatever the subject is. */
import { reference } from "../../model/systems/reference.ts"
import { modelSubject } from "../subjects/model.ts"
import type { Subject } from "../subjects/subject.ts"
import type { Mutant } from "./mutant.ts"

/** The subject whose every new connection begins one message too late. */
const skippingOne = (subject: Subject, name: string): Subject => ({
  ...subject,
  name,
  open: (leaders) => {
    const run = subject.open(leaders)
    return {
      ...run,
      play: (move) => {
        const happened = run.play(move)
        if (happened.length === 0) return happened
        if (move.kind === "mend" || move.kind === "reconnect")
          run.play({ kind: "lose", from: move.from, to: move.to })
        if (move.kind === "restart")
          for (const { from, to } of subject.links(leaders))
            if (to === move.at) run.play({ kind: "lose", from, to })
        return happened
      },
    }
  },
})

export const transportMutants: ReadonlyArray<Mutant> = [
  {
    id: "catch-up-starts-one-too-late",
    difference:
      "A new connection begins behind the first change that its receiver lacks, so that change never arrives.",
    of: "model",
    original: reference.name,
    subject: skippingOne(modelSubject(reference, "reference"), "catch-up-starts-one-too-late"),
    kills: ["convergence/returning-leader-catches-up"],
  },
]
