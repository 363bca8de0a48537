/** A page in the browser, watched: nothing that it asks of a network, breaks its policy or throws goes unnoticed. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Browser, BrowserContextOptions, Page } from "playwright-core"

declare global {
  interface Window {
    /** What the policy of the page refused. */
    policyViolations?: Array<string>
  }
}

export interface Opened {
  readonly page: Page
  /** Requests for anything but the page itself; each was refused. */
  readonly requests: ReadonlyArray<string>
  /** Errors and warnings of the console, errors that nobody caught, and what the policy refused. */
  readonly troubles: () => Promise<ReadonlyArray<string>>
}

export interface Wishes extends Pick<
  BrowserContextOptions,
  "viewport" | "colorScheme" | "reducedMotion" | "forcedColors" | "permissions"
> {
  /** The part of the address behind `#`. */
  readonly hash?: string
}

/** Opens the text of a page from a file, does something with it, and closes it. */
export const withPage = async <Result>(
  browser: Browser,
  html: string,
  { hash = "", ...wishes }: Wishes,
  use: (opened: Opened) => Promise<Result>,
): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), "polyarchy-page-"))
  const file = join(folder, "page.html")
  writeFileSync(file, html)
  const address = pathToFileURL(file).href
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...wishes })
  try {
    const requests: Array<string> = []
    const said: Array<string> = []
    await context.route("**/*", (route) => {
      const url = route.request().url()
      if (url === address) return route.continue()
      requests.push(url)
      return route.abort()
    })
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
        ;(window.policyViolations ??= []).push(`policy: ${violatedDirective} ${blockedURI}`)
      })
    })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) said.push(message.text())
    })
    page.on("pageerror", ({ message }) => said.push(message))
    page.on("dialog", (dialog) => {
      said.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await page.goto(`${address}${hash === "" ? "" : `#${hash}`}`)
    await page.waitForSelector("h1")
    const troubles = async () => [...said, ...(await page.evaluate(() => window.policyViolations ?? []))]
    return await use({ page, requests, troubles })
  } finally {
    await context.close()
    rmSync(folder, { recursive: true })
  }
}
