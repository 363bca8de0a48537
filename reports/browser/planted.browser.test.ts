/** That the checks of this folder see what they are for: each is shown a page with a defect planted in it. */
import { expect, it } from "vitest"
import { violationsIn } from "./axe.ts"
import { inChromium } from "./chromium.ts"
import { contrastsIn } from "./contrast.ts"
import { withPage } from "./opening.ts"
import { pageCalled } from "./pages.ts"

inChromium("the checks see what is planted", (browser) => {
  it("a button without a name, which axe names", async () => {
    await withPage(browser(), await pageCalled("playground"), {}, async ({ page }) => {
      await page.evaluate(() => {
        document.querySelector("main")?.append(document.createElement("button"))
      })
      expect((await violationsIn(page)).filter((found) => found.startsWith("button-name"))).toHaveLength(1)
    })
  })

  it("a text in a drawing that is as faint as what is behind it", async () => {
    await withPage(browser(), await pageCalled("counterexample"), {}, async ({ page }) => {
      const planted = await page
        .locator("svg text")
        .filter({ visible: true })
        .first()
        .evaluate((text) => {
          if (text instanceof SVGElement) Object.assign(text.style, { fill: "#dddddd", fillOpacity: "1" })
          return text.textContent?.trim() ?? ""
        })
      const faint = (await contrastsIn(page)).filter(({ ratio, least }) => ratio < least)
      expect(faint.map(({ text }) => text)).toEqual([planted])
    })
  })

  it("a request to a network, and a script from elsewhere, which the policy refuses", async () => {
    await withPage(browser(), await pageCalled("playground"), {}, async ({ page, requests, troubles }) => {
      await page.evaluate(async () => {
        document.body.append(Object.assign(document.createElement("script"), { text: "self.ran = true" }))
        await fetch("https://example.invalid/").catch(() => undefined)
      })
      expect(await page.evaluate(() => "ran" in self)).toBe(false)
      const told = [...requests, ...(await troubles())].join("\n")
      expect(told).toMatch(/policy: script-src/)
      expect(told).toMatch(/policy: (?:connect|default)-src/)
    })
  })
})
