import { describe, expect, it } from "vitest"
import { BadSchedule } from "../../properties/schedule/codec.ts"
import { exporters } from "../exports/index.ts"
import { sample } from "../sample.harness.ts"
import { importFile } from "./file.ts"

const [one] = sample().counterexamples
if (one === undefined) throw new Error("the sample has no counterexample")

const refusal = (json: unknown): string => {
  try {
    importFile(json)
  } catch (error) {
    if (error instanceof BadSchedule) return error.message
    throw error
  }
  return "it was read"
}

const replayReport = { format: "polyarchy/replay", version: 2, verdict: "still fails", explained: one }

describe("a file that can be played", () => {
  it("gives the same schedule, whichever of our formats it is in", () => {
    const inFormat = (name: string): unknown =>
      JSON.parse(exporters.find((exporter) => exporter.name === name)?.write(one) ?? "")
    const saved = [inFormat("json"), inFormat("itf"), replayReport].map(importFile)
    for (const { subject, property, before, schedule } of saved)
      expect({ subject, property, harm: before?.harm, moves: schedule.moves.length }).toEqual({
        subject: "tungsten",
        property: "convergence/quiet-cluster-agrees",
        harm: one.harm,
        moves: 2,
      })
    expect(importFile(one.schedule)).toMatchObject({ subject: null, before: null, unused: "" })
  })

  it("gives a replay that broke nothing without a harm", () => {
    expect(importFile({ ...replayReport, explained: { ...one, harm: "" } }).before).toBeNull()
  })
})

describe("a file that cannot be played", () => {
  it.each([
    [
      "of a newer version",
      { ...replayReport, version: 3 },
      "version: it is 3. A newer Polyarchy wrote it: this one reads up to version 2.",
    ],
    [
      "without its events",
      { ...replayReport, explained: undefined },
      "explained: it is missing. Give what `polyarchy replay --json` printed, whole.",
    ],
    [
      "of a replay without a property",
      { ...replayReport, explained: null },
      "explained: it is null. That replay had no property to tell of: add --property ID and replay it again.",
    ],
    [
      "with a damaged schedule",
      {
        ...replayReport,
        explained: { ...one, schedule: { format: "polyarchy/schedule", version: 1, leaders: 1 } },
      },
      "explained.schedule.leaders: it is 1. Use a whole number from 2 to 26.",
    ],
    [
      "of a whole report",
      sample(),
      "format: it is a whole report. Give one of its counterexamples, which are in the folder counterexamples beside it.",
    ],
    [
      "of something else",
      { hello: 1 },
      "format: it is missing. Use one of polyarchy/counterexample, polyarchy/schedule.",
    ],
  ])("%s is refused with the place and what to do", (_, json, says) => {
    expect(refusal(json)).toBe(says)
  })
})
