import { describe, expect, it } from "vitest"
import { goldengateAcdr } from "../../model/systems/goldengate-acdr.ts"
import { reference } from "../../model/systems/reference.ts"
import { tungsten } from "../../model/systems/tungsten.ts"
import { A, B, crash, deliver, put } from "../../model/testing/moves.ts"
import { nothingShown } from "../../model/vocabulary/write.ts"
import { modelSubject, openModel } from "./model.ts"

describe("a design as a subject", () => {
  it("can be put through the faults that its transport and its memory have a use for", () => {
    const faults = [reference, tungsten, goldengateAcdr].map(
      (design) => modelSubject(design, "system").faults,
    )
    expect(faults).toEqual([
      ["loss", "duplication", "reordering", "partition", "crash", "skew", "ties", "leaving"],
      ["partition", "crash", "skew", "ties", "leaving"],
      ["partition", "crash", "skew", "ties", "vacuum", "leaving"],
    ])
  })

  it("starts every run afresh, and plays each by itself", () => {
    const subject = modelSubject(reference, "reference")
    const [one, other] = [subject.open(2), subject.open(2)]
    one.play(put(A, "x", "v1"))
    one.play(deliver(A, B))
    expect([A, B].map((leader) => one.view(leader).row)).toEqual([{ x: "v1" }, { x: "v1" }])
    expect([A, B].map((leader) => other.view(leader).row)).toEqual([{}, {}])
  })

  it("shows what a leader would show if it were up, and nothing for a leader that is not there", () => {
    const run = openModel(reference, 2)
    run.play(put(A, "x", "v1"))
    run.play(crash(A))
    expect(run.view(A).row).toEqual({ x: "v1" })
    expect(run.view(7)).toEqual(nothingShown)
    expect(run.cluster().leaders[0]?.up).toBe(false)
  })
})
