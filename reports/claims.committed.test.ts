/** The claims that are committed: the document says what the data says, and a part of the data is measured again. */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import committed from "../properties/claims/claims.json" with { type: "json" }
import { multiLeader } from "../properties/claims/deployment.ts"
import { summarised } from "../properties/claims/measurements.ts"
import { continents } from "../properties/claims/places.ts"
import type { ClaimsReport } from "./claims.ts"
import { claimsAsMarkdown } from "./claims-markdown.ts"

/** What to do when it differs. */
const anew = "run `npx polyarchy claims --out properties/claims --forms text,data`"

describe("the committed claims", () => {
  it("all hold, in the document as in the data", () => {
    const text = readFileSync(new URL("../properties/claims/CLAIMS.md", import.meta.url), "utf8")
    expect(text, anew).toBe(claimsAsMarkdown(committed as ClaimsReport))
    expect(committed.claims.filter(({ holds }) => !holds)).toEqual([])
  })

  it.each(["none", "outage"] as const)("are what is measured now, under %s", (trouble) => {
    const measured = summarised(committed, continents, { deployment: multiLeader, trouble })
    const recorded = committed.trials.find(
      (one) => one.deployment === multiLeader.name && one.trouble === trouble,
    )
    expect(measured, anew).toEqual(recorded)
  })
})
