/** A team's own test: what their database promises, as `design.json` describes it, must hold whatever happens. */
import { readFileSync } from "node:fs"
import { describe, it } from "vitest"
import { decodeDesign, modelSubject } from "polyarchy/properties"
import { expectToKeep } from "polyarchy/vitest"

const file = new URL("design.json", import.meta.url)
const { design, disclaims } = decodeDesign(JSON.parse(readFileSync(file, "utf8")))
const shop = modelSubject(design, "system", disclaims)

describe(design.title, () => {
  it("fires each trigger once", async () => {
    await expectToKeep(shop, "database-features/trigger-fires-once", { schedules: 100 })
  })

  it("loses no acknowledged write in a crash, and gives no number twice", async () => {
    await expectToKeep(
      shop,
      ["durability/acknowledged-write-survives-crash", "durability/recovered-leader-never-reuses-a-dot"],
      { schedules: 100 },
    )
  })
})
