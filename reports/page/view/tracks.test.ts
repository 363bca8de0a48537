import { describe, expect, it } from "vitest"
import { deliver, put, shows, toldRun } from "./sample.harness.ts"
import { pieceAt, setBy, tracksOf } from "./tracks.ts"

const run = toldRun([put(0, "v1"), deliver(0, 1), put(1, "v2"), put(1, "v2"), { kind: "crash", at: 1 }], 2)

describe("the tracks of a run", () => {
  it("have a piece for each stretch of the same value", () => {
    const track = tracksOf(run)[1]?.[0] ?? []
    expect(track.slice(0, 4)).toEqual([
      { from: 0, up: true, held: "unheard" },
      { from: 2, up: true, held: shows("v1") },
      { from: 3, up: true, held: shows("v2") },
      { from: 5, up: false, held: shows("v2") },
    ])
  })

  it("say after every event what the event itself says", () => {
    const tracks = tracksOf(run)
    for (const { number, leaders } of run.events)
      for (const [leader, { up, holds }] of leaders.entries()) {
        const track = tracks[leader]?.[0] ?? []
        expect(track[pieceAt(track, number)]).toMatchObject({ up, held: holds[0] })
      }
  })

  it("lead from a value to the event that set it, past a crash", () => {
    const track = tracksOf(run)[1]?.[0] ?? []
    expect([1, 2, 3, 4, 5].map((event) => setBy(track, event))).toEqual([null, 2, 3, 3, 3])
  })

  it("are one for each leader where there is no object", () => {
    const tracks = tracksOf(toldRun([{ kind: "crash", at: 0 }], 2))
    expect(tracks.map((own) => own.length)).toEqual([1, 1])
    expect(tracks[0]?.[0]?.some(({ up }) => !up)).toBe(true)
  })
})
