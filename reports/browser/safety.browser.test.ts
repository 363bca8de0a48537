/** What a page must never do: ask a network, break its own policy, run what stands in its data, or show damage as a result. */
import { gunzipSync, gzipSync } from "node:zlib"
import { expect, it } from "vitest"
import { pageOf } from "../page-of.ts"
import { viewNames } from "../page/data.ts"
import { hostile, sample, twoInserts, write } from "../sample.harness.ts"
import { inChromium } from "./chromium.ts"
import { withPage } from "./opening.ts"
import { foundView, pageCalled, reportView, views } from "./pages.ts"

/** The page with its data changed as text. */
const withData = (html: string, change: (data: string) => string): string =>
  html.replace(
    /(<script type="text\/plain" id="data">\n)([^]*?)(\n<\/script>)/,
    (_, open: string, data: string, end: string) => {
      const packed = !data.startsWith("{")
      const plain = packed ? gunzipSync(Buffer.from(data, "base64")).toString() : data
      const changed = change(plain)
      return open + (packed ? gzipSync(changed).toString("base64") : changed) + end
    },
  )

inChromium("a page is safe", (browser) => {
  it.each(viewNames)("asks no network for anything and keeps its policy: %s", async (view) => {
    await withPage(browser(), await pageCalled(view), {}, async ({ page, requests, troubles }) => {
      await page.keyboard.press("Tab")
      expect(await page.locator("h1").count()).toBe(1)
      expect(requests).toEqual([])
      expect(await troubles()).toEqual([])
    })
  })

  it("shows hostile values as text, and runs nothing of them", async () => {
    const values = hostile.filter(({ length }) => length <= 200)
    const moves = values.map((value, index) => write(index % 2, { kind: "put", key: "<b>x</b>", value }))
    const html = await pageOf(foundView({ leaders: 2, moves }))
    await withPage(browser(), html, {}, async ({ page, requests, troubles }) => {
      const text = await page.locator("body").innerText()
      expect(text).toContain("<script>alert(1)</script>")
      expect(text).toContain("row <b>x</b>")
      expect(await page.locator("#page").locator("script, img, iframe, object").count()).toBe(0)
      expect(await page.locator("#page b").filter({ hasText: /^x$/ }).count()).toBe(0)
      expect(await page.locator("a[href^='javascript' i]").count()).toBe(0)
      // A text that turns what follows it around would hide what is written.
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
      expect([...requests, ...(await troubles())]).toEqual([])
    })
  })

  it("shows hostile values of a run as text too", async () => {
    const html = await pageOf(
      reportView(sample(twoInserts("<img src=x onerror=alert(1)>", "</script>", "${x}"))),
    )
    const hash = "ce/tungsten--quiet-cluster-agrees"
    await withPage(browser(), html, { hash }, async ({ page, requests, troubles }) => {
      expect(await page.locator("main").innerText()).toContain("<img src=x onerror=alert(1)>")
      expect(await page.locator("#page").locator("img, script").count()).toBe(0)
      expect([...requests, ...(await troubles())]).toEqual([])
    })
  })

  it.each([
    ["cut off", (data: string) => data.slice(0, data.length / 2), /cut off or damaged/],
    ["empty", () => "", /cut off or damaged/],
    [
      "of a newer version",
      (data: string) => data.replace('"version":1,"made"', '"version":9,"made"'),
      /version 9/,
    ],
    ["not ours", () => '{"numTotalTests":3}', /not made by Polyarchy/],
    [
      "of another view",
      (data: string) => data.replace('"view":"playground"', '"view":"run"'),
      /another view/,
    ],
  ])("says plainly that its data is %s", async (_, change, says) => {
    const html = withData(await pageCalled("playground"), change)
    expect(html).not.toBe(await pageCalled("playground"))
    await withPage(browser(), html, {}, async ({ page, requests, troubles }) => {
      expect(await page.locator("main").textContent()).toMatch(says)
      expect([...requests, ...(await troubles())]).toEqual([])
    })
  })

  it("says plainly that packed data is cut off", async () => {
    const html = (await pageCalled("run")).replace(
      /(id="data">\n)([^<]*)/,
      (_, open: string, data: string) => open + data.slice(0, data.length / 2),
    )
    await withPage(browser(), html, {}, async ({ page, troubles }) => {
      expect(await page.locator("main").textContent()).toMatch(/cut off or damaged/)
      expect(await troubles()).toEqual([])
    })
  })

  it.each(viewNames)("is the same bytes when it is made twice: %s", async (view) => {
    expect(await pageOf(views[view]())).toBe(await pageCalled(view))
  })
})
