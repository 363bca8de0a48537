/**
 * How large the pages are, and how fast: the programs of the views, and the page of a history of 100, 1,000 and 10,000 events in a
 * real Chromium.
 *
 * First paint is from the start of the navigation until the browser painted the first text; a selection is from the key until
 * the frame after the next. Compare the columns with each other: milliseconds are those of one machine. Run with
 * `npm run bench:page`.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { gzipSync } from "node:zlib"
import { chromium } from "playwright-core"
import type { Move } from "../../model/replication/move.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { replay } from "../../properties/replay.ts"
import { designSubjects } from "../../properties/subjects/designs.ts"
import { chromiumIn } from "../browser/program.ts"
import { explainedReplay } from "../explained.ts"
import { buildPage } from "../page/build.ts"
import { viewNames } from "../page/data.ts"
import { pageOf } from "../page-of.ts"
import { replayReportOf } from "../terminal/replay.ts"
import { made } from "../version.ts"

const leaders = 5
const rounds = 7

const inKilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`

console.log("Programs, each with its style sheet: as it is, and compressed")
for (const view of viewNames) {
  const { script, style } = await buildPage(view)
  const both = script + style
  console.log(
    `  ${view.padEnd(16)} ${inKilobytes(both.length).padStart(8)} ${inKilobytes(gzipSync(both).length).padStart(8)}`,
  )
}

/** Writes at five leaders, and some deliveries; the last phase delivers the rest, so that there are about five events a write. */
const scheduleOf = (events: number) => ({
  leaders,
  moves: Array.from({ length: events / 5 }, (_, index): Array<Move> => {
    const at = index % leaders
    const key = ["x", "y", "z"][index % 3] ?? "x"
    const write: Move = {
      kind: "write",
      at,
      after: index % 7 === 0 ? 0 : 1,
      write: { kind: "put", key, value: `v${index}` },
    }
    const to = (at + 1 + (index % (leaders - 1))) % leaders
    return index % 2 === 0 ? [write] : [write, { kind: "deliver", from: at, to, ahead: 0 }]
  }).flat(),
})

const pageWith = async (events: number) => {
  const [subject, property] = [
    designSubjects.find(({ name }) => name === "goldengate-cdr"),
    catalogue.find(({ id }) => id === "convergence/quiet-cluster-agrees"),
  ]
  if (subject === undefined || property === undefined)
    throw new Error("goldengate-cdr or its promise is gone")
  const schedule = scheduleOf(events)
  const { verdict, history, violation } = replay(subject, property, schedule, null)
  const explained = explainedReplay(
    { subject, property, history },
    schedule,
    violation,
    "long.json",
    "polyarchy replay long.json",
  )
  const html = await pageOf({
    view: "counterexample",
    replay: replayReportOf(made, {
      verdict,
      subject: subject.name,
      property: property.id,
      before: null,
      broken: [],
      explained,
    }),
  })
  return { html, events: explained.events.length }
}

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

// The next two run in the page, which this program knows nothing of: they are text here.

/** Milliseconds from the start of the navigation until the browser painted the first text. */
const firstPaint = `performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN`

/** Milliseconds from a key that selects until it is drawn. */
const selectionBy = (key: string): string => `new Promise((done) => {
  const begin = performance.now()
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent("keydown", { key: ${JSON.stringify(key)}, bubbles: true }))
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begin)))
})`

const program = chromiumIn(process.env)
if (program === null) {
  console.log("No Chromium was found: nothing is measured in it. Name one in POLYARCHY_CHROMIUM.")
} else {
  const browser = await chromium.launch({ executablePath: program })
  const folder = mkdtempSync(join(tmpdir(), "polyarchy-bench-"))
  console.log("Pages in Chromium: file, first paint, selection, elements; medians of", rounds)
  try {
    for (const wanted of [100, 1_000, 10_000]) {
      const { html, events } = await pageWith(wanted)
      const file = join(folder, `${wanted}.html`)
      writeFileSync(file, html)
      const paints: Array<number> = []
      const selections: Array<number> = []
      let elements = 0
      for (let round = 0; round < rounds; round++) {
        const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
        await page.goto(pathToFileURL(file).href)
        await page.waitForSelector('[role="option"]')
        paints.push(await page.evaluate<number>(firstPaint))
        await page.locator('[role="listbox"]').first().focus()
        for (const key of ["End", "Home", "j", "n"])
          selections.push(await page.evaluate<number>(selectionBy(key)))
        elements = await page.locator("*").count()
        await page.close()
      }
      console.log(
        `  ${String(events).padStart(6)} events ${inKilobytes(html.length).padStart(8)} ${median(paints).toFixed(0).padStart(6)} ms ${median(selections).toFixed(0).padStart(5)} ms ${String(elements).padStart(7)}`,
      )
    }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
}
