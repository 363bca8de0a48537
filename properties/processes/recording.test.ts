import { describe, expect, it } from "vitest"
import { decodeRecording, encodeRecording, type SavedRecording } from "./recording.ts"

const recording: SavedRecording = {
  seed: 7,
  topology: "ring",
  records: [
    {
      session: "s",
      carries: true,
      number: 0,
      leader: 1,
      asked: { kind: "read", family: "row", key: "rows/x" },
      answer: { kind: "shown", shows: null, token: [0, 0, 0] },
      amid: ["kill"],
    },
  ],
  trails: ["", "", ""],
  found: [],
}

describe("a recording", () => {
  it("is the same once it was saved and read", () => {
    expect(decodeRecording(JSON.parse(encodeRecording(recording)))).toStrictEqual(recording)
  })

  it("that cannot be used is refused with its place", () => {
    const changed = (more: object): unknown => ({
      ...(JSON.parse(encodeRecording(recording)) as object),
      ...more,
    })
    expect(() => decodeRecording(null)).toThrow("format: it is no recording")
    expect(() => decodeRecording(changed({ version: 2 }))).toThrow("version: this release reads version 1")
    expect(() => decodeRecording(changed({ topology: "mesh" }))).toThrow("topology: it is none of")
    expect(() => decodeRecording(changed({ trails: [] }))).toThrow("trails: it is no list of texts")
    expect(() => decodeRecording(changed({ records: [{}] }))).toThrow(
      "records[0]: it is not what a client saw",
    )
  })
})
