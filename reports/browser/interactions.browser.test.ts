/** What people do in a page, by mouse and by keyboard, and that the page says what Node says. */
import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { violationOf } from "../../properties/replay.ts"
import { decodeSaved } from "../../properties/schedule/codec.ts"
import { designSubjects } from "../../properties/subjects/designs.ts"
import { pageOf } from "../page-of.ts"
import { agrees, twoInserts } from "../sample.harness.ts"
import { inChromium } from "./chromium.ts"
import { withPage } from "./opening.ts"
import { pageCalled, replayView } from "./pages.ts"

const lostUpdate = "conflict-resolution/nothing-is-lost-silently"
const dynamo = "dynamodb-global-tables"
const crossing = () => pageOf(replayView(dynamo, lostUpdate, twoInserts("cart", "milk", "eggs")))

/** What Node says of the schedule that the page gives as a file, on a design: the harm, or nothing. */
const harmOfDownload = async (page: Page, design: string): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page
      .locator(".what-if")
      .getByRole("button", { name: /^Download/ })
      .first()
      .click(),
  ])
  const { subject, schedule } = decodeSaved(JSON.parse(readFileSync(await download.path(), "utf8")))
  // A run that breaks nothing is given as a schedule, which names no subject.
  expect([design, null]).toContain(subject)
  const played = designSubjects.find(({ name }) => name === design)
  const asked = catalogue.find(({ id }) => id === lostUpdate)
  if (played === undefined || asked === undefined) throw new Error(`${design} or ${lostUpdate} is gone`)
  return violationOf(played, asked, schedule)?.harm ?? ""
}

const outcome = (page: Page) => page.locator(".trial-outcome")

inChromium("what people do in a page", (browser) => {
  it("goes from event to event by keyboard, and says which in table, diagram and inspector at once", async () => {
    await withPage(browser(), await crossing(), {}, async ({ page }) => {
      const diagram = page.getByRole("listbox").first()
      await diagram.focus()
      await page.keyboard.press("j")
      await page.keyboard.press("ArrowDown")
      const option = page.getByRole("option", { name: /^Event 2\b/ }).first()
      expect(await option.getAttribute("aria-selected")).toBe("true")
      expect(await diagram.getAttribute("aria-activedescendant")).toBe(await option.getAttribute("id"))
      expect(await page.locator(".events tr.is-self").first().innerText()).toContain("B: put cart = eggs")
      expect(await page.locator(".inspector").first().innerText()).toContain("B: put cart = eggs")
      await page.keyboard.press("Escape")
      expect(await page.locator("tr.is-self").count()).toBe(0)
    })
  })

  it("selects by mouse in the diagram and in the table", async () => {
    await withPage(browser(), await crossing(), {}, async ({ page }) => {
      await page.getByRole("button", { name: "Event 4" }).first().click()
      expect(await page.locator(".events tr.is-self").first().innerText()).toContain("B ← A put cart = milk")
      await page.locator('.diagram .event[data-event="1"]').first().click()
      expect(await page.locator(".events tr.is-self").first().innerText()).toContain("A: put cart = milk")
    })
  })

  it("plays an edited schedule at once, says what Node says of it, and takes it back", async () => {
    await withPage(browser(), await crossing(), {}, async ({ page }) => {
      const before = await harmOfDownload(page, dynamo)
      expect(before).toContain("A1 (put cart = milk) was acknowledged and is gone")
      expect(await outcome(page).innerText()).toContain(before)
      await page
        .getByRole("group", { name: /^Move 2:/ })
        .getByRole("button", { name: "Remove" })
        .click()
      expect(await outcome(page).getAttribute("class")).not.toContain("bad")
      expect(await harmOfDownload(page, dynamo)).toBe("")
      await page.getByRole("button", { name: "Undo" }).click()
      expect(await outcome(page).innerText()).toContain(before)
      await page
        .getByRole("group", { name: /^Move 2:/ })
        .getByRole("button", { name: "Up" })
        .click()
      const swapped = await harmOfDownload(page, dynamo)
      expect(swapped).not.toBe("")
      expect(await outcome(page).innerText()).toContain(swapped)
    })
  })

  it("plays the same schedule under other rules, and says which", async () => {
    await withPage(browser(), await crossing(), {}, async ({ page }) => {
      await page.locator(".what-if").getByLabel("Rules").selectOption({ value: "reference" })
      expect(await outcome(page).getAttribute("class")).not.toContain("bad")
      expect(await harmOfDownload(page, "reference")).toBe("")
    })
  })

  it("opens a counterexample of a run, and comes back to where it was", async () => {
    await withPage(browser(), await pageCalled("run"), {}, async ({ page }) => {
      const head = page.locator("h1").filter({ visible: true })
      const title = await head.innerText()
      await page.locator('a[href="#ce/tungsten--quiet-cluster-agrees"]').first().click()
      await page.locator(".diagram").first().waitFor()
      expect((await head.innerText()).toLowerCase()).toContain("for ever")
      await page.goBack()
      await page.locator(".grid").first().waitFor()
      expect(await head.innerText()).toBe(title)
    })
  })

  it("shows a conflict in the playground after two writes, by keyboard alone", async () => {
    await withPage(browser(), await pageCalled("playground"), {}, async ({ page }) => {
      await page.getByRole("button", { name: "Write at A" }).first().press("Enter")
      await page.getByRole("button", { name: "Write at B" }).first().press("Enter")
      await page.getByRole("button", { name: "Let them settle" }).press("Enter")
      await page.getByText("broken", { exact: false }).first().waitFor()
      const property = catalogue.find(({ id }) => id === agrees)
      expect(await page.locator("main").innerText()).toContain(property?.title)
    })
  })
})
