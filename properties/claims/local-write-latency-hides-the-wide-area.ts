/**
 * A property of time, which no history of moves can show: it is judged on the latencies that a trial measured.
 */
import type { Distribution } from "./measures/quantiles.ts"
import { nearestRoundTrip, type Place, type Places } from "./places.ts"

/** What latencies say; a datacenter breaks the law for all of them. */
interface Judgement {
  readonly witnesses: number
  readonly violation: {
    readonly harm: string
    readonly because: ReadonlyArray<string>
    readonly place: Place
  } | null
}

export const localWriteLatencyHidesTheWideArea = {
  id: "availability/local-write-latency-hides-the-wide-area",
  title: "Local write latency hides the wide area",
  law: "At every datacenter, 99 of 100 acknowledged writes are answered sooner than a message can go to another datacenter and back.",
  source: "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5, performance",
  assumes: "Messages take at least half the round trip that is set for their link.",
  witness: "an acknowledged write",
  /** Judges the latencies of writes, by datacenter. A datacenter without an acknowledged write cannot break the law. */
  check: (writes: ReadonlyArray<Distribution | null>, places: Places): Judgement => {
    const witnesses = writes.reduce((sum, one) => sum + (one?.count ?? 0), 0)
    for (const [place, latency] of writes.entries()) {
      const round = nearestRoundTrip(places, place)
      if (latency === null || latency.p99 < round) continue
      const name = places.names[place] ?? ""
      return {
        witnesses,
        violation: {
          harm: `Clients at ${name} wait for another datacenter when they write.`,
          because: [
            `The nearest other datacenter is ${round} ms away, there and back.`,
            `One write of a hundred at ${name} takes ${latency.p99} ms or more.`,
            "However, a write that is answered locally takes less than that.",
          ],
          place,
        },
      }
    }
    return { witnesses, violation: null }
  },
} as const
