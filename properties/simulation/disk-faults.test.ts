/**
 * Three leaders live through disks with faults, a fault at a time and all at once; `testing/disk-campaign.ts` says what
 * is drawn and what is judged. Every campaign counts how often its fault struck, and journals that are careless about a
 * fault show that the judgement can fail.
 */
import { describe, expect, test } from "vitest"
import type { DiskFaults } from "./disk-faults.ts"
import { carelessJournals } from "./testing/careless-journals.ts"
import { liveThrough } from "./testing/disk-campaign.ts"

const seeds = Array.from({ length: 40 }, (_, seed) => seed)

/** More of them for what shows in few lives: a flipped bit mostly ends in a text that is no record. */
const further = Array.from({ length: 160 }, (_, index) => seeds.length + index)

const everything: Partial<DiskFaults> = {
  keepsTail: 0.5,
  tornWrite: 0.5,
  full: 1500,
  slowSync: 3,
  bitRot: 0.05,
  syncError: 0.03,
}

interface Campaign {
  readonly name: string
  readonly faults: Partial<DiskFaults>
  /** How often each of these must have struck, or the campaign says nothing. */
  readonly quota: Partial<DiskFaults>
}

const campaigns: ReadonlyArray<Campaign> = [
  { name: "lose all that was not synced", faults: {}, quota: {} },
  { name: "keep a part of what was not synced", faults: { keepsTail: 0.7 }, quota: { keepsTail: 10 } },
  {
    name: "tear the last write",
    faults: { keepsTail: 0.3, tornWrite: 0.7 },
    quota: { keepsTail: 5, tornWrite: 8 },
  },
  { name: "are full", faults: { full: 2000 }, quota: { full: 10 } },
  { name: "sync slowly", faults: { slowSync: 4 }, quota: { slowSync: 500 } },
  { name: "rot", faults: { bitRot: 0.3 }, quota: { bitRot: 30 } },
  { name: "fail to sync", faults: { syncError: 0.1 }, quota: { syncError: 50 } },
  {
    name: "do all of it",
    faults: everything,
    quota: { keepsTail: 20, tornWrite: 15, full: 3, slowSync: 400, bitRot: 5, syncError: 10 },
  },
]

describe("leaders on disks that", () => {
  test.each(campaigns)(
    "$name lose no acknowledged write, use no dot twice and agree in the end",
    ({ faults, quota }) => {
      const struck: Record<string, number> = {}
      let [acknowledged, merged, refused, stopped] = [0, 0, 0, 0]
      for (const seed of seeds) {
        const outcome = liveThrough(seed, faults)
        expect(outcome.violations, `seed ${seed}`).toEqual([])
        for (const [fault, times] of Object.entries(outcome.struck))
          struck[fault] = (struck[fault] ?? 0) + times
        acknowledged += outcome.acknowledged
        merged += outcome.merged
        refused += outcome.refused
        stopped += outcome.stopped
      }
      for (const [fault, least] of Object.entries(quota)) expect(struck[fault]).toBeGreaterThanOrEqual(least)
      expect(acknowledged).toBeGreaterThan(500)
      expect(merged).toBeGreaterThan(10)
      expect(refused > 0).toBe("bitRot" in faults)
      expect(stopped > 0).toBe("full" in faults || "syncError" in faults || "bitRot" in faults)
    },
  )

  test("do all of it do the same for the same seed, byte for byte", () => {
    for (const seed of seeds.slice(0, 20)) {
      const trace = liveThrough(seed, everything).trace
      expect(liveThrough(seed, everything).trace).toBe(trace)
      expect(liveThrough(seed + 1000, everything).trace).not.toBe(trace)
    }
  })
})

describe("a journal that", () => {
  test.each(carelessJournals.map((one) => [one.does, one] as const))(
    "%s: it is noticed",
    (_does, careless) => {
      const { faults, journal, noticed } = careless
      const finds = (seed: number) =>
        liveThrough(seed, faults, journal).violations.some((violation) => noticed.test(violation))
      expect([...seeds, ...further].some(finds)).toBe(true)
    },
  )
})
