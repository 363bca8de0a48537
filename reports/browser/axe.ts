/** axe-core in a page: every rule of WCAG 2.x A and AA, and the best practices. */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import type { Page } from "playwright-core"

declare global {
  interface Window {
    axe: { readonly run: (context: Document, options: object) => Promise<AxeResults> }
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

/** What axe finds wrong: the rule, and each element with what is wrong there. `rules` are asked alone, where they are given. */
export const violationsIn = async (
  page: Page,
  rules: ReadonlyArray<string> = [],
): Promise<ReadonlyArray<string>> => {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source)
  const runOnly = rules.length > 0 ? { type: "rule", values: rules } : { type: "tag", values: tags }
  return page.evaluate(
    async (options) => {
      const { violations } = await window.axe.run(document, options)
      // A link to another view of the page has an address behind `#` and no target: axe takes the first one that is
      // scrolled out of sight for a skip link.
      const isRoute = (id: string, target: ReadonlyArray<unknown>): boolean =>
        id === "skip-link" && !target.join(" ").includes(".skip")
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .filter(({ target }) => !isRoute(id, target))
          .map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`),
      )
    },
    { runOnly, resultTypes: ["violations"] },
  )
}
