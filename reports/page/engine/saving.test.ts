import { describe, expect, it } from "vitest"
import { decodeDesign } from "../../../properties/designs/design-file.ts"
import { replay } from "../../../properties/replay.ts"
import { decodeSaved } from "../../../properties/schedule/codec.ts"
import { agrees, propertyCalled, subjectCalled, twoInserts } from "../../sample.harness.ts"
import { playHere, subjectOf } from "./playing.ts"
import { drifting } from "./sample.harness.ts"
import { savedRun } from "./saving.ts"

const schedule = twoInserts("x", "v1", "v2")
const read = (file: { readonly text: string } | undefined) => decodeSaved(JSON.parse(file?.text ?? ""))

describe("an edited run, saved", () => {
  it("is a counterexample that still fails in a replay, where a design breaks the property", () => {
    const { files, command } = savedRun(
      playHere({ kind: "design", name: "tungsten" }, schedule, agrees),
      agrees,
    )
    expect(command).toBe("polyarchy replay tungsten--quiet-cluster-agrees--edited.json")
    const saved = read(files[0])
    expect(saved).toMatchObject({ subject: "tungsten", property: agrees, schedule })
    const replayed = replay(
      subjectCalled("tungsten"),
      propertyCalled(agrees),
      saved.schedule,
      saved.violation,
    )
    expect(replayed.verdict).toBe("still fails")
  })

  it("is a schedule where the property is kept, and the command names the subject and the property", () => {
    const { files, command } = savedRun(
      playHere({ kind: "design", name: "reference" }, schedule, agrees),
      agrees,
    )
    expect(read(files[0])).toMatchObject({ subject: null, property: null, schedule, violation: null })
    expect(command).toBe(
      "polyarchy replay reference--quiet-cluster-agrees--edited.json --subject reference --property convergence/quiet-cluster-agrees",
    )
  })

  it("comes with its design, where the rules are one's own", () => {
    const rules = { kind: "settings", name: "mine", settings: drifting } as const
    const { files, command } = savedRun(playHere(rules, schedule, null), null)
    expect(files.map(({ name }) => name)).toEqual(["mine--edited.json", "mine.design.json"])
    expect(command).toBe("polyarchy replay mine--edited.json --subject ./mine.design.json")
    const { design } = decodeDesign(JSON.parse(files[1]?.text ?? ""))
    expect(design.name).toBe("mine")
    expect(JSON.stringify(design.topology.links(3))).toBe(JSON.stringify(subjectOf(rules).links(3)))
  })
})
