/**
 * A page: one HTML file with its program, its data and nothing else. It opens from a disk, asks nothing of any network, and its
 * policy (CSP) lets nothing run or load but what is in it.
 *
 * The same data and the same sources give the same bytes.
 */
import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { gzipSync } from "node:zlib"
import { markup } from "./html/markup.ts"
import { counterexampleInLines } from "./markdown.ts"
import { type PageData, pageFormat, pageVersion, type PageView, type ViewName } from "./page/data.ts"
import type { BuiltPage } from "./page/build.ts"
import { countVerdicts } from "./report.ts"
import { made } from "./version.ts"
import { countOf } from "./words.ts"

/** Up to this many characters the data is plain JSON, which people and programs can read in the file. */
const mostPlain = 50_000

/** The page of a view. */
export const pageOf = async (view: PageView): Promise<string> => {
  const { script, style } = await builtPage(view.view)
  const data: PageData = { ...view, format: pageFormat, version: pageVersion, made }
  const policy = [
    "default-src 'none'",
    `script-src '${sourceOf(script)}'`,
    `style-src '${sourceOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ")
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(titleOf(view))}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    `<div id="page"><noscript><pre>${withoutScript(view).map(escaped).join("\n")}</pre></noscript></div>`,
    `<script type="text/plain" id="data">\n${embedded(JSON.stringify(data))}\n</script>`,
    `<script type="module">${script}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n")
}

const escaped = (text: string): string => markup`${text}`.markup

/** What a policy calls a script or a style sheet that stands in the page. */
const sourceOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`

/** Data as a page holds it: no `<` in it ends the element that it stands in. */
const embedded = (json: string): string =>
  json.length <= mostPlain
    ? json.replaceAll("<", String.raw`\u003c`)
    : (
        gzipSync(json, { level: 9 })
          .toString("base64")
          .match(/.{1,120}/g) ?? []
      ).join("\n")

const titleOf = (view: PageView): string => {
  switch (view.view) {
    case "run":
      return `${countOf(countVerdicts(view.report.cells).violated, "broken promise")} in ${countOf(view.report.subjects.length, "system")} · Polyarchy`
    case "hazards":
      return `The hazard matrix: ${countOf(view.hazards.subjects.length, "design")} · Polyarchy`
    case "counterexample":
      return `${view.replay.explained?.harm ?? view.replay.verdict} · ${view.replay.subject} · Polyarchy`
    case "playground":
      return "Playground · Polyarchy"
  }
}

/** The same for whoever lets no script run: the counterexample as text, or where the text is. */
const withoutScript = (view: PageView): ReadonlyArray<string> => {
  const explained = view.view === "counterexample" ? view.replay.explained : null
  if (explained !== null) return counterexampleInLines(explained)
  return [
    view.view === "playground"
      ? "The model runs in this page, so it needs JavaScript."
      : "This page needs JavaScript. The same stands as text in the Markdown file beside it.",
  ]
}

const building = new Map<ViewName, Promise<BuiltPage>>()

/** The program of a view: as a package brings it, or built from its sources, once for each process. */
const builtPage = (view: ViewName): Promise<BuiltPage> => {
  const built = building.get(view) ?? packaged(view).catch(() => fromSources(view))
  building.set(view, built)
  return built
}

/** A package holds it in two files. */
const packaged = async (view: ViewName): Promise<BuiltPage> => {
  const [script = "", style = ""] = await Promise.all(
    ["js", "css"].map((kind) => readFile(new URL(`built/${view}.${kind}`, import.meta.url), "utf8")),
  )
  return { script, style }
}

const fromSources = async (view: ViewName): Promise<BuiltPage> => {
  const { buildPage } = await import("./page/build.ts")
  return buildPage(view)
}
