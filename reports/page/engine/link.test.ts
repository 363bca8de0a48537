import { deflateRawSync } from "node:zlib"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { widest } from "../../../properties/adversary/scope.ts"
import { schedules } from "../../../properties/schedule/arbitrary.ts"
import { agrees, twoInserts } from "../../sample.harness.ts"
import { packed, unpackedRun } from "./link.ts"
import { type Rules, subjectOf } from "./rules.ts"
import { drifting } from "./sample.harness.ts"

const tungsten: Rules = { kind: "design", name: "tungsten" }
const shared = { rules: tungsten, property: agrees, schedule: twoInserts("x", "v1", "v2") }

/** A link with something else in it. */
const linkOf = (json: unknown): string => `1.${deflateRawSync(JSON.stringify(json)).toString("base64url")}`

describe("a run in an address", () => {
  it("comes back as it was, for any schedule", async () => {
    const scope = widest(subjectOf(tungsten), 4, 60)
    const law = fc.asyncProperty(schedules(scope), fc.boolean(), async (schedule, half) => {
      const run = { ...shared, schedule: half ? { ...schedule, core: [0, 2] } : schedule }
      const text = await packed(run)
      expect(text).toMatch(/^1\.[\w-]+$/)
      expect(await unpackedRun(text)).toEqual(run)
    })
    await fc.assert(law, { seed: 5, numRuns: 40 })
  })

  it("comes back with the settings of one's own rules, and with what it was made from", async () => {
    const run = {
      rules: { kind: "settings", name: "mine", settings: drifting } as const,
      property: null,
      schedule: { leaders: 3, core: [], moves: [] },
      of: "tungsten--quiet-cluster-agrees",
    }
    expect(await unpackedRun(await packed(run))).toEqual(run)
  })

  it("is short enough to be sent: a small one takes fewer than 300 characters", async () => {
    expect((await packed(shared)).length).toBeLessThan(300)
  })

  it("keeps hostile values", async () => {
    const hostile = twoInserts("__proto__", '</script><img src=x onerror="1">', "\u2028 ☃ 👩‍👩‍👧")
    expect((await unpackedRun(await packed({ ...shared, schedule: hostile }))).schedule).toEqual(hostile)
  })

  it("that is too large is refused before it is unpacked whole", async () => {
    const large = `1.${deflateRawSync(Buffer.alloc(17 * 1024 * 1024, 0x20)).toString("base64url")}`
    await expect(unpackedRun(large)).rejects.toThrow("larger than 16 MiB")
  })

  it.each([
    ["", "cut off or damaged"],
    ["1.", "cut off or damaged"],
    ["1.!!!!", "cut off or damaged"],
    ["1.q1", "cut off or damaged"],
    [linkOf(7), "cut off or damaged"],
    ["2.q1ZKLS5", 'of version "2", and the page reads version 1'],
    [linkOf({ rules: "nobody", property: null }), '"nobody", which is no design'],
    [linkOf({ rules: "pgd", property: "a/b" }), "names a property that this page does not have"],
    [linkOf({ rules: "pgd", property: 3 }), "names a property that this page does not have"],
    [linkOf({ rules: "pgd", property: null }), "A schedule is an object with leaders and moves"],
    [
      linkOf({
        rules: "pgd",
        property: null,
        schedule: { format: "polyarchy/schedule", version: 1, leaders: 2, moves: [{ move: "fly" }] },
      }),
      "moves[0].move",
    ],
    [linkOf({ rules: null, property: null }), "cannot be used"],
    [
      linkOf({
        rules: { format: "polyarchy/design", version: 1, name: "m", switches: { topology: "line" } },
        property: null,
      }),
      'switches.topology: it is "line"',
    ],
  ])("that is wrong is said: %s", async (text, problem) => {
    await expect(unpackedRun(text)).rejects.toThrow(problem)
  })

  it("that was cut anywhere is never taken for another run", async () => {
    const text = await packed(shared)
    for (let length = 0; length < text.length; length++)
      await expect(unpackedRun(text.slice(0, length))).rejects.toThrow(Error)
  })
})
