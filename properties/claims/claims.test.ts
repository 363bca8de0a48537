/** The claims: they hold for the store, each can fail, and a leader that waits for a peer breaks those of latency and cuts. */
import { describe, expect, it } from "vitest"
import { catalogue } from "../catalogue/catalogue.ts"
import { claims, evaluate } from "./claims.ts"
import { multiLeader, singleLeader, waitsForPeer } from "./deployment.ts"
import { localWriteLatencyHidesTheWideArea } from "./local-write-latency-hides-the-wide-area.ts"
import { measure, type Measurements, measuring } from "./measurements.ts"
import type { Summary } from "./summary.ts"
import { measuredWith, seed, tiny } from "./testing/measured.ts"

const failing = (measurements: Measurements): ReadonlyArray<string> =>
  evaluate(measurements).flatMap(({ id, holds }) => (holds ? [] : [id]))

/** The measurements with one trial altered. */
const altered = (
  measurements: Measurements,
  trial: { readonly deployment: string; readonly trouble: string },
  change: (summary: Summary) => Partial<Summary>,
): Measurements => ({
  ...measurements,
  trials: measurements.trials.map((one) =>
    one.deployment === trial.deployment && one.trouble === trial.trouble ? { ...one, ...change(one) } : one,
  ),
})

const store = (): Measurements => measuredWith(multiLeader)

describe("the claims", () => {
  it("hold for the store", () => {
    expect(failing(store())).toEqual([])
  })

  it("are named apart, and checked by properties that exist", () => {
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length)
    const known = new Set([localWriteLatencyHidesTheWideArea.id, ...catalogue.map(({ id }) => id)])
    expect(claims.flatMap(({ checkedBy }) => checkedBy).filter((id) => !known.has(id))).toEqual([])
  })

  it("come out the same for the same seed, to the byte", () => {
    const again = measure({ seed, scale: tiny, multi: multiLeader })
    expect(JSON.stringify(again)).toBe(JSON.stringify(store()))
  })

  it("can be stopped between two trials", () => {
    const steps = measuring({ seed, scale: tiny, multi: multiLeader })
    const { value } = steps.next()
    expect(value).toMatchObject({ done: 0, trial: "multi-leader, none, three continents" })
  })
})

describe("a leader that waits for a peer before it acknowledges", () => {
  it("breaks the claims that no write waits and that cut links stop none, and keeps those of convergence", () => {
    const broken = failing(measuredWith(waitsForPeer))
    expect(broken).toContain("no-write-waits-for-the-wide-area")
    expect(broken).toContain("cut-links-stop-no-write")
    expect(broken).not.toContain("several-leaders-lose-no-acknowledged-write")
    expect(broken).not.toContain("an-outage-stops-no-other-datacenter")
  })
})

describe("a claim fails", () => {
  it("of tolerance when a single leader stands for several", () => {
    const broken = failing(measuredWith(singleLeader))
    expect(broken).toEqual([
      "no-write-waits-for-the-wide-area",
      "an-outage-stops-no-other-datacenter",
      "cut-links-stop-no-write",
      "conflicts-grow-with-contention",
      "last-write-wins-overrules-acknowledged-writes",
      "families-that-merge-lose-nothing",
      "an-outage-can-hold-back-replication-between-the-others",
    ])
  })

  it("of loss when an acknowledged write is missing, or leaders differ", () => {
    const lost = altered(store(), { deployment: "multi-leader", trouble: "outage" }, () => ({ lost: 1 }))
    const apart = altered(store(), { deployment: "multi-leader", trouble: "cut" }, () => ({ agreed: false }))
    for (const worse of [lost, apart])
      expect(failing(worse)).toEqual(["several-leaders-lose-no-acknowledged-write"])
  })

  it("of catching up when it takes as long as the trouble, or never ends", () => {
    for (const took of [tiny.troubleTo - tiny.troubleFrom, null]) {
      const slow = altered(store(), { deployment: "multi-leader", trouble: "cut" }, () => ({
        recovery: { waiting: 0, backlog: 9, took },
      }))
      expect(failing(slow)).toEqual(["links-that-are-mended-catch-up"])
    }
  })

  it("of fail-over when it loses nothing", () => {
    const kept = (["outage", "cut"] as const).reduce(
      (found, trouble) => altered(found, { deployment: "failover", trouble }, () => ({ lost: 0 })),
      store(),
    )
    expect(failing(kept)).toEqual(["fail-over-loses-acknowledged-writes"])
  })

  it("of the price when a merged write is missing, or a loss is not logged", () => {
    const worse = (price: Partial<Measurements["contention"][number]["multi"]>): Measurements => ({
      ...store(),
      contention: store().contention.map((level) => ({ ...level, multi: { ...level.multi, ...price } })),
    })
    expect(failing(worse({ unmerged: 1 }))).toEqual(["families-that-merge-lose-nothing"])
    expect(failing(worse({ unlogged: 1 }))).toEqual(["last-write-wins-overrules-acknowledged-writes"])
  })
})
