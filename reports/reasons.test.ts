import { describe, expect, it } from "vitest"
import { play } from "../properties/play.ts"
import { toldOf } from "./explained.ts"
import { eventsNamed } from "./reasons.ts"
import { subjectCalled, twoInserts } from "./sample.harness.ts"

// 1 A: put x = v1 (A1, 1@A); 2 B: put x = v2 (B1, 2@B); 3 all heals; 4 B ← A (A1); 5 A ← B (B1), and both show v2 then.
const { events } = toldOf(play(subjectCalled("reference"), twoInserts("x", "v1", "v2")), null)
const named = (says: string) => eventsNamed(says, events)

describe("the events that show a sentence", () => {
  it("are where a change was made, and where it arrived at the leaders that are named with it", () => {
    expect(events.map(({ text }) => text)).toMatchObject({
      3: "B ← A put x = v1 (A1)",
      4: "A ← B put x = v2 (B1)",
    })
    expect(named("Somebody made A1 (put x = v1).")).toEqual([1])
    expect(named("B kept A1 (put x = v1).")).toEqual([1, 4])
    expect(named("A1 (put x = v1) and B1 (put x = v2) are concurrent.")).toEqual([1, 2])
  })

  it("are found by the stamp of a change too", () => {
    expect(named("B has seen 1@A: v1.")).toEqual([1, 4])
  })

  it("are where a leader that is named came to show a value that is named", () => {
    expect(named("A read at A showed v2.")).toEqual([5])
    expect(named("However, it is v2 at A and B.")).toEqual([2, 5])
  })

  it("are not those of a value that is only part of a longer one", () => {
    expect(named("However, a read at A showed v22.")).toEqual([])
  })

  it("are none where a sentence names nothing that happened", () => {
    expect(named("Every leader is up, and nothing is left to be delivered.")).toEqual([])
    expect(named("However, B has not got it.")).toEqual([])
    expect(named("Z9 says nothing at Q.")).toEqual([])
  })
})
