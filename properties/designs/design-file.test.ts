import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { contradiction, type Settings, switches, switchNames } from "../../model/systems/switches.ts"
import { bdr1 } from "../../model/systems/bdr-1.ts"
import { assembled } from "../../model/systems/assembled.ts"
import { rulings } from "../../model/testing/rulings.ts"
import { schedules } from "../schedule/arbitrary.ts"
import { BadSchedule } from "../schedule/codec.ts"
import { play } from "../play.ts"
import { modelSubject } from "../subjects/model.ts"
import { widest } from "../adversary/scope.ts"
import { decodeDesign } from "./design-file.ts"

const example: { readonly switches: Settings } & Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(`${import.meta.dirname}/../../reports/examples/design.json`, "utf8"),
)

const refused = (change: Readonly<Record<string, unknown>>): string => {
  try {
    decodeDesign({ ...example, ...change })
  } catch (error) {
    if (error instanceof BadSchedule) return error.message
    throw error
  }
  return "accepted"
}

const withSwitch = (change: Readonly<Record<string, unknown>>) =>
  refused({ switches: { ...example.switches, ...change } })

const settings: fc.Arbitrary<Settings> = fc
  .tuple(...switchNames.map((name) => fc.constantFrom(...switches[name])))
  // Each is drawn from the settings of its own switch.
  .map((drawn) => Object.fromEntries(switchNames.map((name, index) => [name, drawn[index]])) as Settings)

describe("a design in a file", () => {
  it("is assembled from its switches, and disclaims what it says", () => {
    const { design, disclaims } = decodeDesign(example)
    expect(design).toMatchObject({ name: "shop", title: "The shop's database, two sites", vacuums: false })
    expect(disclaims).toEqual([
      {
        property: "causality/stamps-grow-with-causality",
        because: "stamps are commit times of the wall clock",
      },
    ])
  })

  it("of the settings of BDR 1 rules as BDR 1 does, by other names", () => {
    const { design } = decodeDesign(example)
    const words = (rules: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(rules).map(([on, said]) => [on, said.replaceAll(/ \([a-z_]+\)/g, "")]),
      )
    expect(words(rulings(design, ["row"]))).toEqual(words(rulings(bdr1, ["row"])))
  })

  it("plays any schedule, whatever its settings, unless they contradict each other", () => {
    let contradicted = 0
    const law = fc.property(
      settings.chain((set) => {
        const subject = modelSubject(assembled("drawn", "drawn", "drawn", set), "system")
        return fc.record({ set: fc.constant(set), schedule: schedules(widest(subject, 3, 30)) })
      }),
      ({ set, schedule }) => {
        if (contradiction(set) !== null) contradicted++
        const subject = modelSubject(assembled("drawn", "drawn", "drawn", set), "system")
        expect(play(subject, schedule).quiet).toBe(true)
      },
    )
    fc.assert(law, { seed: 3, numRuns: 300 })
    expect(contradicted).toBeGreaterThan(50)
  })
})

describe("a design in a file is refused, with the switch and what it may be set to,", () => {
  it.each(switchNames)("without the switch %s", (name) => {
    const { [name]: _, ...rest } = example.switches
    expect(refused({ switches: rest })).toBe(
      `switches.${/^\w+$/.test(name) ? name : JSON.stringify(name)}: it is missing. Use one of ${switches[name].join(", ")}.`,
    )
  })

  it.each([
    [
      "with a misspelt setting",
      () => withSwitch({ clock: "wal" }),
      'switches.clock: it is "wal". Use one of wall, lamport, hybrid.',
    ],
    [
      "with a switch that there is not",
      () => withSwitch({ clok: "wall" }),
      'switches.clok: there is no such field. Perhaps "clock" was meant.',
    ],
    [
      "with settings that cannot go together",
      () => withSwitch({ detection: "none" }),
      'switches.detection: it is "none" while "insert-of-existing" is "resolve": an insert that finds a row is a conflict, which is not resolved where none is detected. Set detection to origin, before-image, time, version-vector, or insert-of-existing to apply, stop.',
    ],
    [
      "with a name that is no name",
      () => refused({ name: "My Shop" }),
      'name: it is "My Shop". Write it in lower case letters, digits, dots and dashes, such as my-design.',
    ],
    [
      "where it disclaims a property that there is not",
      () => refused({ disclaims: { "causality/stamps-grow": "no" } }),
      'disclaims."causality/stamps-grow": there is no such field. Perhaps "causality/stamps-grow-with-causality" was meant.',
    ],
    [
      "of another version",
      () => refused({ version: 2 }),
      "version: it is 2. This Polyarchy reads version 1.",
    ],
    [
      "with switches that are no object",
      () => refused({ switches: [] }),
      'switches: it is a list. Set every switch: { "topology": "ring", ... }.',
    ],
  ])("%s", (_what, refuse, message) => {
    expect(refuse()).toBe(message)
  })
})
