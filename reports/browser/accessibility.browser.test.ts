/** What anybody must be able to read: axe's rules, contrast, names, small screens and print, in every view and state. */
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { viewNames } from "../page/data.ts"
import { violationsIn } from "./axe.ts"
import { inChromium } from "./chromium.ts"
import { contrastsIn } from "./contrast.ts"
import { withPage } from "./opening.ts"
import { pageCalled } from "./pages.ts"

const ce = "ce/tungsten--quiet-cluster-agrees"

/** Parts of the address at which a view shows something else. */
const states: Readonly<Record<(typeof viewNames)[number], ReadonlyArray<string>>> = {
  counterexample: [""],
  run: [
    "",
    "counterexamples",
    "systems",
    "promises",
    "schedules",
    "tests",
    "s/tungsten",
    "p/convergence/quiet-cluster-agrees",
    ce,
  ],
  hazards: ["", ce],
  playground: ["", "example/swap"],
}

/** The rules of axe that may find something else where there is less room. */
const narrowRules = ["color-contrast", "target-size", "scrollable-region-focusable", "meta-viewport"]

/** Everything that can be opened or chosen first is: what is folded up is looked at too. */
const unfold = async (page: Page): Promise<void> => {
  await page.locator("details").evaluateAll((all) => {
    for (const one of all) if (one instanceof HTMLDetailsElement) one.open = true
  })
  const event = page.getByRole("button", { name: /^Event 2$/ }).first()
  if ((await event.count()) > 0) await event.click()
}

const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
  await page.waitForTimeout(100)
  await unfold(page)
}

const tooFaint = async (page: Page): Promise<ReadonlyArray<string>> => {
  const contrasts = await contrastsIn(page)
  expect(contrasts.length).toBeGreaterThan(10)
  return [
    ...new Set(
      contrasts
        .filter(({ ratio, least }) => ratio < least)
        .map(
          ({ where, text, ratio, least }) =>
            `${where} ${JSON.stringify(text)}: ${ratio.toFixed(2)} of ${least}`,
        ),
    ),
  ]
}

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

inChromium("a page is for everybody", (browser) => {
  it.each(viewNames)(
    "has no violation of axe's rules, light, dark or narrow, and enough contrast: %s",
    async (view) => {
      await withPage(browser(), await pageCalled(view), {}, async ({ page }) => {
        const found: Record<string, ReadonlyArray<string>> = {}
        for (const state of states[view]) {
          await go(page, state)
          found[`#${state}, axe`] = await violationsIn(page)
          found[`#${state}, contrast`] = await tooFaint(page)
          await page.emulateMedia({ colorScheme: "dark" })
          // Our own check asks the same of every text; axe seconds it where a view begins.
          if (state === "") found[`#${state}, dark, axe`] = await violationsIn(page, ["color-contrast"])
          found[`#${state}, dark, contrast`] = await tooFaint(page)
          await page.emulateMedia({ colorScheme: "light" })
          await page.setViewportSize({ width: 400, height: 900 })
          found[`#${state}, narrow, axe`] = await violationsIn(page, narrowRules)
          await page.setViewportSize({ width: 320, height: 900 })
          const wide = await sideways(page)
          found[`#${state}, 320 px`] = wide > 0 ? [`${wide} px stick out`] : []
          await page.setViewportSize({ width: 1280, height: 900 })
        }
        expect(Object.fromEntries(Object.entries(found).filter(([, wrong]) => wrong.length > 0))).toEqual({})
      })
    },
  )

  it.each(viewNames)("gives every control a name that is read out: %s", async (view) => {
    await withPage(browser(), await pageCalled(view), {}, async ({ page }) => {
      await unfold(page)
      const snapshot = await page.locator("body").ariaSnapshot()
      const controls =
        snapshot.match(
          /(?<=^ *- )(?:button|link|checkbox|combobox|searchbox|textbox|slider|radio|option)\b.*/gm,
        ) ?? []
      expect(controls.length).toBeGreaterThan(3)
      expect(controls.filter((control) => !/^\w+ "[^"]*[\p{L}\p{N}]/u.test(control))).toEqual([])
    })
  })

  it.each(viewNames)("prints all that it shows, and no controls: %s", async (view) => {
    await withPage(browser(), await pageCalled(view), {}, async ({ page }) => {
      await page.emulateMedia({ media: "print" })
      await page.waitForTimeout(100)
      const controls = page.locator("button, input, select, textarea").filter({ visible: true })
      // A control that is a word of a sentence, such as an event's number, stays as that word.
      expect(
        await controls.evaluateAll((all) =>
          all.filter((one) => one.textContent === "").map((one) => one.outerHTML),
        ),
      ).toEqual([])
      expect(await page.locator("h1").first().isVisible()).toBe(true)
      expect((await page.pdf()).length).toBeGreaterThan(5000)
    })
  })

  it("keeps still for whoever asks for less motion", async () => {
    await withPage(
      browser(),
      await pageCalled("counterexample"),
      { reducedMotion: "reduce" },
      async ({ page }) => {
        const moving = await page.locator("*").evaluateAll((all) =>
          all
            .filter((one) => {
              const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(one)
              const slow = (times: string) => times.split(",").some((time) => Number.parseFloat(time) > 0.01)
              return slow(transitionDuration) || slow(animationDuration) || scrollBehavior === "smooth"
            })
            .map((one) => one.outerHTML.slice(0, 80)),
        )
        expect(moving).toEqual([])
      },
    )
  })

  it.each(viewNames)("keeps its text where colours are forced: %s", async (view) => {
    await withPage(
      browser(),
      await pageCalled(view),
      { forcedColors: "active" },
      async ({ page, troubles }) => {
        expect(await page.locator("h1").first().isVisible()).toBe(true)
        expect(await troubles()).toEqual([])
      },
    )
  })
})
